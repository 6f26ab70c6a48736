"""How each deadline is counted under a regime, a calendar and an institution's practice."""

import calendar as months
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dueprocess.law.calendar import Calendar
from dueprocess.law.counting import ONE_DAY, Pause, count_working_days
from dueprocess.law.facts import Extended, ReviewExtended
from dueprocess.law.position import Deadline, DeadlineKind
from dueprocess.law.practice import Practice
from dueprocess.law.regime import Regime, Rule

_MONTHS_IN_A_YEAR = 12


def met(limits: Sequence[Deadline], on: date) -> list[Deadline]:
    """The same deadlines, met on this day unless an earlier act met them."""
    return [replace(limit, met_on=limit.met_on or on) for limit in limits]


def last_day_of_months_beginning_with(on: date, count: int) -> date:
    """The last day of a period of `count` months that begins with the day `on`.

    It is the day before the corresponding date, or the last day of the month when there is no such date, so
    that nobody is given less than the months they were told.
    """
    index = on.month - 1 + count
    year, month = on.year + index // _MONTHS_IN_A_YEAR, index % _MONTHS_IN_A_YEAR + 1
    days_in_month = months.monthrange(year, month)[1]
    if on.day > days_in_month:
        return date(year, month, days_in_month)
    return date(year, month, on.day) - ONE_DAY


@dataclass(frozen=True, slots=True)
class Working:
    """What every deadline of one case is counted with."""

    regime: Regime
    calendar: Calendar
    practice: Practice

    def respond(self, day_zero: date, pauses: Sequence[Pause], extensions: Sequence[Extended]) -> list[Deadline]:
        """The limit for an answer and, if the applicant was told in time, the extended one (FOIA s.10(1), (3))."""
        limit = self._count(DeadlineKind.RESPOND, self.regime.respond, day_zero, pauses)
        extended: Deadline | None = None
        for extension in extensions:
            # s.17(2): the notice of an extension must itself be given within the time then running.
            if extension.on <= (extended or limit).on:
                extended = self._extend(limit, extension, pauses)
        return [limit] if extended is None else [limit, extended]

    def clarify(self, asked_on: date) -> Deadline | None:
        """When a case closes for want of an answer; None where the institution never closes it."""
        days = self.practice.clarification_lapses_after_working_days
        if days is None:
            return None
        return self._count(DeadlineKind.CLARIFY, Rule(days, self.regime.clarification), asked_on)

    def fee_pause(self, charged_on: date, ended_on: date) -> Pause:
        """The days from the fees notice to the payment, both included (FOIA s.10(2))."""
        return Pause(charged_on, ended_on, f"fees notice given, fee not yet received ({self.regime.fee_pause})")

    def pay_fee(self, charged_on: date) -> Deadline:
        """The last day to pay: three months beginning with the day of the notice (FOIA s.9(2))."""
        return Deadline(
            kind=DeadlineKind.PAY_FEE,
            on=last_day_of_months_beginning_with(charged_on, self.regime.fee_months),
            rule=f"{self.regime.fee_months} months beginning with the day of the notice",
            source=self.regime.fees_notice,
            counted_from=charged_on,
        )

    def ask_for_review(self, decided_on: date) -> Deadline:
        """The last day to ask for a review, from issue or from receipt of the answer as the institution says."""
        day_zero = decided_on
        if self.practice.review_window_from == "receipt":
            day_zero = count_working_days(decided_on, self.practice.posting_working_days, self.calendar).on
        return self._count(DeadlineKind.ASK_FOR_REVIEW, self.regime.review_window, day_zero)

    def answer_review(self, requested_on: date, extension: ReviewExtended | None) -> Deadline:
        """The last day to answer a review: 20 working days, or up to 40 in all when extended within the 20."""
        usual = self._count(DeadlineKind.ANSWER_REVIEW, self.regime.review, requested_on)
        if extension is None or extension.on > usual.on:
            return usual
        longest = self._count(DeadlineKind.ANSWER_REVIEW, self.regime.review_extended, requested_on)
        if extension.until is None:
            return longest
        return _told(longest, min(max(extension.until, usual.on), longest.on))

    def _extend(self, limit: Deadline, extension: Extended, pauses: Sequence[Pause]) -> Deadline:
        # s.10(3) leaves the original limit where it is; the further days follow it, not the day of the notice.
        further = self._count(DeadlineKind.RESPOND_EXTENDED, self.regime.extension, limit.on, pauses)
        if extension.until is None:
            return further
        # A date that the calendar does not know could be told, but nothing could be counted back from it.
        self.calendar.why_not_working(extension.until)
        return _told(further, max(extension.until, limit.on))

    def _count(self, kind: DeadlineKind, rule: Rule, day_zero: date, pauses: Sequence[Pause] = ()) -> Deadline:
        count = count_working_days(day_zero, rule.working_days, self.calendar, pauses)
        return Deadline(
            kind=kind,
            on=count.on,
            rule=str(rule),
            source=rule.source,
            counted_from=day_zero,
            skipped=count.skipped,
            provisional=count.provisional,
        )


def _told(counted: Deadline, until: date) -> Deadline:
    """A deadline that is a date told to the applicant, not a count."""
    return replace(counted, on=until, rule="the date told to the applicant", skipped=(), provisional=False)
