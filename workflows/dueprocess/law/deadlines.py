"""How each deadline is counted under a regime, a calendar and an institution's practice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from dueprocess.law.calendar import Calendar
from dueprocess.law.counting import (
    ONE_DAY,
    Count,
    Pause,
    count_working_days,
    joined,
    working_day_after,
    working_day_from,
)
from dueprocess.law.facts import Decided, Extended, ReviewExtended, TimeAllowed
from dueprocess.law.limits import Limit, Limits, Unit, in_force
from dueprocess.law.months import count_months, last_day_of_months_beginning_with
from dueprocess.law.position import Deadline, DeadlineKind, Event
from dueprocess.law.practice import Practice
from dueprocess.law.regime import Extension, Fees, Regime, Reviews, Waiting
from dueprocess.law.settled import NOTHING_OF_PART, SettledPart
from dueprocess.law.source import Source
from dueprocess.law.uk_time import short_date

CameTo = tuple[Extended, Deadline | str]
"""An extension with the limit that it gives, or in words why it gives none."""

ALLOWED = "the Commissioner allowed more time"
REVIEW_EXTENDED = "told that the review takes longer"
"""Events that only a deadline which they moved has."""

EXTENSION = "extension"


def met(limit: Deadline, on: date) -> Deadline:
    """The same deadline, met on this day unless an earlier act met it."""
    return limit._replace(met_on=limit.met_on or on)


def _stopped(pause: Pause) -> Event:
    return Event(pause.first_on, f"{pause.why}, to {short_date(pause.last_on)}")


def _because(counted: Deadline, on: date, what: str) -> Deadline:
    """The deadline with what gave the time for it, and on which day."""
    return counted._replace(events=(*counted.events, Event(on, what, counted.source)))


def _at_most(told: Deadline, longest: Deadline, until: date) -> Deadline:
    """The date that was told, `until`, as it stands now; or the longest time that the law gives, if that is earlier."""
    if told.on <= longest.on:
        return told
    later = "which is" if until > longest.on else "and with the days of waiting since it is"
    event = Event(longest.events[-1].on, f"{short_date(until)} was told, {later} later than the law allows")
    return longest._replace(events=(*longest.events, event))


@dataclass(frozen=True, slots=True)
class Working:
    """What every deadline of one part of a case is counted with. `calendar` is the one that the regime names."""

    regime: Regime
    calendar: Calendar
    practice: Practice
    settled: SettledPart = NOTHING_OF_PART
    received_on: date | None = None
    """Of the request; a limit for what was received in a time goes by this day also when the time began afresh."""
    in_time: dict[tuple[str, date, date], bool] = field(default_factory=dict[tuple[str, date, date], bool])
    """What was found in time or too late while this part was worked out."""

    def is_in_time(self, what: str, on: date, day_zero: date, limit_on: date) -> bool:
        """Whether what was done on the day `on` was within the limit that runs from day 0, by the calendar of then."""
        found = self.settled.in_time.get((what, on, day_zero), on <= limit_on)
        self.in_time[what, on, day_zero] = found
        return found

    def respond(
        self,
        day_zero: date,
        pauses: Sequence[Pause] = (),
        extensions: Sequence[Extended] = (),
        allowed: TimeAllowed | None = None,
        answered_on: date | None = None,
    ) -> tuple[list[Deadline], list[CameTo]]:
        """The limit for an answer and, if the applicant was told in time, the extended one; and of each extension.

        `answered_on` is the day of the answer, or of which the position is asked: some limits depend on it.
        """
        limit = self._first_limit(day_zero, pauses, allowed, answered_on)
        terms = self.regime.extension
        came_to = list(self._extended(terms, limit, day_zero, pauses, extensions)) if terms and extensions else []
        longer = [extended for _, extended in came_to if not isinstance(extended, str)]
        return [limit, *longer[-1:]], came_to

    def _extended(
        self,
        terms: Extension,
        limit: Deadline,
        day_zero: date,
        pauses: Sequence[Pause],
        extensions: Sequence[Extended],
    ) -> Iterator[CameTo]:
        extended = longest = None
        for extension in extensions:
            # FOIA s.17(2), EIR reg 7(3): the notice of an extension must itself be given within the time then running.
            running = extended or limit
            if not self.is_in_time(EXTENSION, extension.on, day_zero, running.on):
                yield extension, f"came after the limit, {running.on}, and adds nothing"
            elif terms.once and extended:
                yield extension, "adds nothing: the time can be extended once"
            else:
                longest = longest or self._longest(terms, limit, day_zero, pauses)
                longer = self._extend(terms, longest, extension, pauses)
                if longer.on > limit.on:
                    extended = self._kept(longer)
                    yield extension, extended
                else:
                    yield extension, f"to {extension.until} adds nothing: that is not after the limit, {limit.on}"

    def clarify(self, asked_on: date) -> Deadline | None:
        """When a case closes for want of an answer; None where the institution never closes it."""
        days = self.practice.clarification_lapses_after_working_days
        return self._lapse(DeadlineKind.CLARIFY, days, self.regime.clarification[-1], asked_on)

    def prove_identity(self, asked_on: date) -> Deadline | None:
        """When a case closes for want of a proof of identity; None where the institution never closes it."""
        days = self.practice.identity_lapses_after_working_days
        if days is None:
            days = self.practice.clarification_lapses_after_working_days
        return self._lapse(
            DeadlineKind.PROVE_IDENTITY, None if days == "never" else days, self.regime.identity[-1], asked_on
        )

    def pay_fee(self, fees: Fees, charged_on: date) -> Deadline | None:
        """The last day to pay; None where neither the law nor the institution sets one."""
        if not fees.pay_within:
            days = self.practice.fee_lapses_after_working_days
            return self._lapse(DeadlineKind.PAY_FEE, days, fees.waiting, charged_on)
        limit, kind = in_force(fees.pay_within, charged_on), DeadlineKind.PAY_FEE
        if not fees.begins_with_notice:
            return self._kept(self._count(kind, fees.pay_within, charged_on))
        if limit.unit is Unit.MONTHS:
            self.calendar.refuse_outside(charged_on)
            count = Count(last_day_of_months_beginning_with(charged_on, limit.count), (), provisional=False)
        else:
            count = self._counted(limit, charged_on - ONE_DAY)
        rule = f"{limit} beginning with the day of the notice"
        return self._kept(self._deadline(kind, rule, limit.source, charged_on, count))

    def norm_of_extension(self, limit: Deadline, pauses: Sequence[Pause] = ()) -> date | None:
        """The day past which an extension of this limit needs a justification; None where none can go past it."""
        terms = self.regime.extension
        if terms is None or terms.is_cap:
            return None
        return self._counted(in_force(terms.limits, limit.on), limit.on, pauses).on

    def ask_for_review(self, reviews: Reviews, decided: Decided, limit_on: date | None) -> Deadline:
        """The last day to ask for a review, from issue or receipt of the answer as the law or the institution says.

        `limit_on` is the day by which the answer was due; None when no limit was running.
        """
        # There is one decision and one window, whichever day a newer calendar would count it from.
        for (kind, _), settled in self.settled.deadlines.items():
            if kind is DeadlineKind.ASK_FOR_REVIEW:
                return settled._replace(met_on=None)
        received_on = decided.reached_applicant_on or working_day_after(
            decided.on, self.practice.posting_working_days, self.calendar
        )
        by_choice = reviews.asking_counts_from == "answer" and self.practice.review_window_from == "issue"
        day_zero = decided.on if by_choice else received_on
        if reviews.asking_counts_from == "limit-or-receipt" and limit_on is not None and decided.on <= limit_on:
            day_zero = limit_on
        return self._count(DeadlineKind.ASK_FOR_REVIEW, reviews.asking, day_zero, of=decided.on)

    def ask_for_review_of_silence(self, reviews: Reviews, limit_on: date) -> Deadline:
        """The last day to ask for a review when no answer came by the limit."""
        return self._count(DeadlineKind.ASK_FOR_REVIEW, reviews.asking, limit_on)

    def answer_review(
        self, reviews: Reviews, requested_on: date, extension: ReviewExtended | None, answered_on: date | None = None
    ) -> Deadline:
        """The last day to answer a review, and the longer time where the law knows one and it was told in time."""
        kind = DeadlineKind.ANSWER_REVIEW
        usual = self._kept(self._count(kind, reviews.answering, requested_on, answered_on=answered_on))
        if extension is None or not reviews.extended:
            return usual
        if not self.is_in_time(REVIEW_EXTENDED, extension.on, requested_on, usual.on):
            return usual
        longest = self._count(kind, reviews.extended, requested_on)
        longest = _because(longest, extension.on, REVIEW_EXTENDED)
        if extension.until is None:
            return self._kept(longest)
        if extension.until <= usual.on:
            return usual
        return self._kept(_at_most(self._told(longest, extension.until), longest, extension.until))

    def _kept(self, counted: Deadline) -> Deadline:
        """The deadline on the day on which it was met or missed; newly counted where it was neither."""
        kept = self.settled.deadlines.get((counted.kind, counted.counted_from))
        if kept is None:
            return counted
        return counted._replace(
            on=kept.on,
            rule=kept.rule,
            source=kept.source,
            skipped=kept.skipped,
            provisional=kept.provisional,
        )

    def _kept_of_one_source(self, counted: Deadline) -> Deadline:
        """The same, where the day one asks of can bring the limit under another provision than the one kept."""
        kept = self._kept(counted)
        return kept if kept.source == counted.source else counted

    def _first_limit(
        self, day_zero: date, pauses: Sequence[Pause], allowed: TimeAllowed | None, answered_on: date | None
    ) -> Deadline:
        kind, of = DeadlineKind.RESPOND, self.received_on
        limit = self._count(kind, self.regime.respond, day_zero, pauses, of=of, answered_on=answered_on)
        if self.regime.school_days_within:
            limit = self._count_school_days(limit, day_zero, pauses)
        limit = self._kept_of_one_source(limit)
        if allowed is None or not self.regime.allowed or allowed.asked_on > limit.on:
            return limit
        longest = self._count(kind, self.regime.allowed, day_zero, pauses, of=of)
        longest = _because(longest, allowed.on, ALLOWED)
        told = self._told(longest, allowed.until, "the date the Commissioner specified")
        told = _at_most(self._moved_on(told, allowed.on, pauses), longest, allowed.until)
        if told.on <= limit.on:
            return limit
        # That the usual limit was missed before does not take back what the Commissioner allowed after it.
        return self._kept_of_one_source(told)

    def _count_school_days(self, limit: Deadline, day_zero: date, pauses: Sequence[Pause]) -> Deadline:
        """The earlier of the working day that is also a school day, and the outer limit."""
        closed = [Pause(days.first_on, days.last_on, days.why) for days in self.practice.school_closed]
        days = in_force(self.regime.respond, self.received_on or day_zero).count
        school = count_working_days(day_zero, days, self.calendar, [*pauses, *closed])
        outer = self._count(DeadlineKind.RESPOND, self.regime.school_days_within, day_zero, pauses)
        if outer.on < school.on:
            return outer._replace(rule=f"{outer.rule}, since {days} school days would take longer")
        known_to = self.practice.school_days_known_to()
        return limit._replace(
            on=school.on,
            rule=f"{days} school days",
            skipped=school.skipped,
            # Nobody has said yet whether the school is open on the last of these days.
            provisional=school.provisional or known_to is None or known_to < school.on,
        )

    def _lapse(self, kind: DeadlineKind, days: int | None, waiting: Waiting, asked_on: date) -> Deadline | None:
        """The end that the institution sets; None where it sets none."""
        if days is None:
            return None
        return self._kept(self._count(kind, (Limit(days, waiting.ask, date.min),), asked_on))

    def _longest(self, terms: Extension, limit: Deadline, day_zero: date, pauses: Sequence[Pause]) -> Deadline:
        # FOIA s.10(3) leaves the original limit where it is; the further days follow it, not the day of the notice.
        counted_from = limit.on if terms.counts_from == "limit" else day_zero
        of = self.received_on or day_zero
        return self._count(DeadlineKind.RESPOND_EXTENDED, terms.limits, counted_from, pauses, of=of)

    def _extend(self, terms: Extension, longest: Deadline, extension: Extended, pauses: Sequence[Pause]) -> Deadline:
        longest = _because(longest, extension.on, "told that the answer takes longer")
        if extension.until is None:
            return longest
        told = self._moved_on(self._told(longest, extension.until), extension.on, pauses)
        return _at_most(told, longest, extension.until) if terms.is_cap else told

    def _told(self, counted: Deadline, until: date, rule: str = "the date told to the applicant") -> Deadline:
        """A deadline that is a date told to somebody, not a count."""
        # A date that the calendar does not know could be told, but nothing could be counted back from it.
        self.calendar.why_not_working(until)
        return counted._replace(on=until, rule=rule, skipped=(), provisional=False)

    def _moved_on(self, told: Deadline, told_on: date, pauses: Sequence[Pause]) -> Deadline:
        """The date that was told, moved on by the days of waiting since: they do not count towards it either."""
        on = told.on
        for pause in joined(pauses, told_on):
            if pause.first_on > on:
                break
            self.calendar.refuse_outside(pause.last_on)
            # By all days, not working days: it is no count, and a holiday more in the pause must not make it earlier.
            on = working_day_from(on + (pause.last_on - pause.first_on) + ONE_DAY, self.calendar)
        if on == told.on:
            return told
        rule = f"{told.rule}, {told.on.isoformat()}, and the days of waiting since"
        return told._replace(on=on, rule=rule, provisional=self.calendar.is_provisional(on))

    def _count(  # noqa: PLR0913 - all that a count depends on
        self,
        kind: DeadlineKind,
        limits: Limits,
        day_zero: date,
        pauses: Sequence[Pause] = (),
        *,
        of: date | None = None,
        answered_on: date | None = None,
    ) -> Deadline:
        """Count from day 0 by the limit in force for what happened on the day `of`, which is day 0 by default."""
        limit = in_force(limits, of or day_zero, answered_on)
        count = self._counted(limit, day_zero, pauses)
        return self._deadline(kind, str(limit), limit.source, day_zero, count)

    def _deadline(self, kind: DeadlineKind, rule: str, source: Source, day_zero: date, count: Count) -> Deadline:
        return Deadline(
            kind=kind,
            on=count.on,
            rule=rule,
            source=source,
            counted_from=day_zero,
            skipped=count.skipped,
            provisional=count.provisional,
            events=tuple(_stopped(pause) for pause in count.pauses) if count.pauses else (),
            regime=self.regime.key,
        )

    def _counted(self, limit: Limit, day_zero: date, pauses: Sequence[Pause] = ()) -> Count:
        if limit.unit is Unit.MONTHS:
            return count_months(day_zero, limit.count, self.calendar, pauses)
        return count_working_days(day_zero, limit.count, self.calendar, pauses)
