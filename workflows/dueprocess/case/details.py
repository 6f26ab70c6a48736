"""The page about a case that an operator reads in the Temporal UI."""

from dueprocess.case.agenda import Agenda
from dueprocess.case.due import due_words
from dueprocess.case.letters import Held, Issued
from dueprocess.case.plan import plugins_in
from dueprocess.case.record import CaseRecord
from dueprocess.law.explaining import how_counted
from dueprocess.law.position import Deadline
from dueprocess.law.uk_time import short_date


def details_page(case: CaseRecord, now: Agenda) -> str:
    """A Markdown page for the Temporal UI: where the case stands and why. No personal data."""
    position = now.position
    lines = [f"**{case.opened.reference}**: {position.stage}" + (", **overdue**" if position.overdue else "")]
    if position.outcome:
        lines.append(f"Outcome: {position.outcome}.")
    lines.append(f"Handled by {case.unit}. Received on {short_date(position.received_on)}.")
    lines += ["", "| due | by | why |", "| --- | --- | --- |"]
    lines += [_deadline_row(deadline) for deadline in position.deadlines]
    if position.cautions:
        lines += ["", *(f"- {caution.what}" for caution in position.cautions)]
    if now.wake_for:
        lines += ["", f"Next: {now.wake_for}."]
    if case.issued:
        lines += ["", "Sent:"]
        lines += [
            f"- {short_date(sent.dated_on)}: {sent.step.notice} (`{sent.place}`){_by_channel(sent)}"
            for sent in case.issued
        ]
    if case.waiting:
        lines += ["", "**Waiting for approval:**"]
        lines += [
            f"- `{letter.step.key}`, made on {short_date(letter.prepared_on)} (`{letter.files[0].key}`). Send the "
            "update `approve-letter`, `send-letter-back`, `replace-letter` or `drop-letter`."
            for letter in case.waiting
        ]
    if case.held:
        lines += ["", "**Held, and waiting for a person:**"]
        lines += [f"- `{held.step.key}`: {held.why} {_cure(held)}" for held in case.held]
    return "\n".join([*lines, *_not_told(case), *_changed(case), *_kept_with_it(case)])


def _cure(held: Held) -> str:
    """What a person can do with a letter that is held."""
    again = "Mend it, then send the update `retry-held-notices`."
    return f"{again} Or send `{held.files[0].key}` by hand, then tell it: `letter-sent`." if held.files else again


def _by_channel(sent: Issued) -> str:
    by = sent.delivered
    if by is None or by.channel == "folder":
        return ""
    if by.channel == "officer":
        return f", sent by hand on {short_date(by.sent_on)} as {by.plugin} says" + (
            f": `{by.receipt}`" * bool(by.receipt)
        )
    receipt = by.receipt.replace("`", "'")
    return f", by `{by.channel}` of {by.plugin} {by.version} on {short_date(by.sent_on)}: `{receipt}`"


def _not_told(case: CaseRecord) -> list[str]:
    """What its institution could not be told."""
    lost = [
        f"- event {event.number}, `{event.kind}` of {short_date(event.on)}: {event.why}"
        for event in case.events.given_up
    ]
    return ["", "**Not told to the institution, and given up:**", *lost] if lost else []


def _changed(case: CaseRecord) -> list[str]:
    """What a new calendar or a new plan changed."""
    lines = list[str]()
    if moved := [(change, move) for change in case.replanned for move in change.moved]:
        lines += ["", "Moved by a change of the calendar:"]
        lines += [
            f"- {short_date(change.on)}: {due_words(move.kind, move.part)}, from {short_date(move.old_on)} to "
            f"{short_date(move.new_on)} ({change.cause})"
            for change, move in moved
        ]
    if anew := [change for change in case.replanned if change.old_planned_by != change.new_planned_by]:
        lines += ["", "Planned anew:"]
        lines += [
            f"- {short_date(change.on)}: by {', '.join(change.new_planned_by)}; before by "
            f"{', '.join(change.old_planned_by) or 'nobody on record'}"
            for change in anew
        ]
    return lines


def _kept_with_it(case: CaseRecord) -> list[str]:
    """The plan and the calendar that it follows."""
    lines = list[str]()
    if retention := case.opened.plan.retention:
        then = "erased" if retention.then == "erase" else "reviewed"
        months = "1 month" if retention.keep_months == 1 else f"{retention.keep_months} months"
        lines += ["", f"Once closed, to be kept for {months} and then {then} by the authority ({retention.by})."]
    planners = ", ".join(plugins_in(case.answered_by))
    planned = f" Planned by {planners}." if planners else ""
    return [*lines, "", f"Calendar {case.opened.calendar.version} ({case.opened.calendar.made_of}).{planned}"]


def _deadline_row(deadline: Deadline) -> str:
    by = short_date(deadline.on) + (" (provisional)" if deadline.provisional else "")
    if deadline.met_on:
        by += f", done {short_date(deadline.met_on)}"
    return f"| {due_words(deadline.kind, deadline.part)} | {by} | {how_counted(deadline)} |"
