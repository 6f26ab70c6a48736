"""Why a date is what it is, as data and in words: the same in the command, on a running case and in letters."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dueprocess.law.calendar import Calendar
from dueprocess.law.counting import ONE_DAY
from dueprocess.law.position import Deadline, DeadlineKind
from dueprocess.law.uk_time import short_date
from dueprocess.law.working_days import WEEKEND, Skipped

DUE_WORDS = {
    DeadlineKind.RESPOND: "answer the request",
    DeadlineKind.RESPOND_EXTENDED: "answer the request, as extended",
    DeadlineKind.CLARIFY: "clarify the request",
    DeadlineKind.PROVE_IDENTITY: "prove who asks",
    DeadlineKind.PAY_FEE: "pay the fee",
    DeadlineKind.ASK_FOR_REVIEW: "ask for a review",
    DeadlineKind.ANSWER_REVIEW: "answer the review",
}
"""What each deadline asks for, in words."""

_WEEKEND = frozenset(WEEKEND.values())

_PLAIN_COUNT = re.compile(r"\d+ (working days?|school days?|months?)")


@dataclass(frozen=True, slots=True)
class Run:
    """Days one after the other that did not count for one reason; both ends are included."""

    first: Skipped
    last: Skipped

    def __str__(self) -> str:
        """For example `17 March 2020, St Patrick's Day (Northern Ireland)`."""
        if self.first.on == self.last.on:
            return f"{short_date(self.first.on)}, {self.first.why}"
        return f"{short_date(self.first.on)} to {short_date(self.last.on)}, {self.first.why}"


def explain(deadline: Deadline, calendar: Calendar) -> tuple[str, ...]:
    """Why the deadline is on its day, in sentences: the rule, what happened, each day left out, and the calendar.

    `calendar` is the one that the deadline was counted by.
    """
    due = DUE_WORDS[deadline.kind].capitalize()
    part = f" (part {deadline.part})" if deadline.part else ""
    return (
        f"{due}{part} by {short_date(deadline.on)}: {how_counted(deadline)}.",
        *_reasons(deadline, calendar),
        f"Calendar {calendar.name}, version {calendar.version}: {calendar.made_of}.",
    )


def explain_to_applicant(deadline: Deadline, calendar: Calendar) -> tuple[str, ...]:
    """The same for a letter: without what is asked of the authority, and without the version of the calendar."""
    counted = how_counted(deadline)
    return (f"{counted[0].upper()}{counted[1:]}.", *_reasons(deadline, calendar))


def how_counted(deadline: Deadline) -> str:
    """The rule and its source in one line: `20 working days after 29 January 2020, FOIA 2000 s.10(1)`."""
    if deadline.rule.startswith("the date"):
        return f"{deadline.rule}, {deadline.source}"
    # Any more words than a plain count has say themselves how the days lie to the one they are counted from.
    after = " after" if _PLAIN_COUNT.fullmatch(deadline.rule) else ", counted from"
    return f"{deadline.rule}{after} {short_date(deadline.counted_from)}, {deadline.source}"


def runs(skipped: Sequence[Skipped]) -> Iterator[Run]:
    """The days that did not count besides weekends, those in a row for one reason together.

    A weekend in the midst of a pause belongs to it.
    """
    first = last = None
    # The day that would carry on those in a row so far: a weekend carries a row on, and does not end it.
    next_on = date.min
    for day in skipped:
        if day.why in _WEEKEND:
            if day.on == next_on:
                next_on += ONE_DAY
            continue
        if first is not None and last is not None and not (day.on == next_on and day.why == first.why):
            yield Run(first, last)
            first = None
        first, last, next_on = first or day, day, day.on + ONE_DAY
    if first is not None and last is not None:
        yield Run(first, last)


def _reasons(deadline: Deadline, calendar: Calendar) -> Iterator[str]:
    for event in deadline.events:
        source = f" ({event.source})" if event.source else ""
        yield f"{short_date(event.on)}: {event.what}{source}."
    weekend = [day.why for day in deadline.skipped if day.why in _WEEKEND]
    if weekend:
        yield f"Not counted: {f'{len(weekend)} Saturdays and Sundays' if len(weekend) > 1 else f'1 {weekend[0]}'}."
    for run in runs(deadline.skipped) if len(weekend) < len(deadline.skipped) else ():
        yield f"Not counted: {run}."
    if deadline.provisional and calendar.is_provisional(deadline.on):
        known_to = short_date(calendar.verified_to)
        yield f"Provisional: holidays are known to {known_to} only, and others may be proclaimed."
    elif deadline.provisional:
        yield "Provisional: it is not known of all these days whether the school is open."
