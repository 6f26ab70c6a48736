"""A case as its workflow keeps it: what was asked, what was planned, what happened, what was sent."""

from collections.abc import Mapping
from datetime import date
from typing import Self

from pydantic import BaseModel, ConfigDict

from dueprocess.case.counted import LetterDays, counted_facts
from dueprocess.case.events import EventLog
from dueprocess.case.letters import Approved, Dropped, Held, Issued, Waiting
from dueprocess.case.plan import AnsweredBy, Plan, plugins_in
from dueprocess.case.request import InformationRequested
from dueprocess.case.steps import TOLD_BY_LETTER, Step, letter_of, steps_of_facts
from dueprocess.case.telling import MovedDate, Replanned
from dueprocess.law.calendar import Calendar
from dueprocess.law.clock import assess, calendar_of
from dueprocess.law.errors import InvalidTimeline
from dueprocess.law.facts import AnyFact, Reassigned, Withdrawn, type_of_fact
from dueprocess.law.position import Deadline, Position
from dueprocess.law.recalculating import Followed, difference, moved, settled_by
from dueprocess.law.regime import Regime
from dueprocess.law.regimes import find_regime, regimes_with
from dueprocess.law.settled import Settled
from dueprocess.law.telling import refuse_unless_allowed
from dueprocess.law.timeline import Timeline


class Planned(BaseModel):
    """The calendar and the plan a case follows, and the regimes that its institution adds to the built-in ones."""

    model_config = ConfigDict(frozen=True)

    calendar: Calendar
    plan: Plan
    regimes: tuple[Regime, ...] = ()
    regimes_by: tuple[AnsweredBy, ...] = ()
    """Who gave the regimes."""


class Opened(Planned):
    """What opening a case gave it. `unit` is who handles it first."""

    reference: str
    unit: str
    opened_by: tuple[AnsweredBy, ...] = ()
    """Who gave the reference, its series and the unit."""


class CaseRecord(BaseModel):
    """Everything a case knows. Frozen: each thing that happens gives a new record."""

    model_config = ConfigDict(frozen=True)

    request: InformationRequested
    opened: Opened
    facts: tuple[AnyFact, ...] = ()
    issued: tuple[Issued, ...] = ()
    held: tuple[Held, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    approved: tuple[Approved, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    waited: tuple[str, ...] = ()
    """The keys of the letters that were ever held or waited for approval."""
    replanned: tuple[Replanned, ...] = ()
    followed: tuple[Followed, ...] = ()
    events: EventLog = EventLog()
    """What its institution is told of it, where one listens."""
    entered: int = 0
    """How often it was entered in the register's index."""

    @property
    def regimes(self) -> Mapping[str, Regime]:
        """The regimes this case can be under."""
        return regimes_with(self.opened.regimes)

    def regime_of(self, part: str, today: date) -> Regime:
        """The law that a part is answered under, or with an empty name the whole request.

        The whole is under the law it was received under while a part of it is, and else under that of the first part.

        Raises:
            InvalidTimeline: there is no such regime.
        """
        parts = {classified.part: classified.regime for classified in self.timeline(today).parts()}
        received_under = self.request.regime
        whole = next(iter(parts.values()), received_under)
        if received_under in parts.values():
            whole = received_under
        return find_regime(parts.get(part, whole), self.regimes)

    def calendar_of(self, deadline: Deadline) -> Calendar:
        """The calendar that a deadline is counted by."""
        return calendar_of(self.regimes[deadline.regime], self.opened.calendar, self.opened.plan.practice)

    @property
    def answered_by(self) -> tuple[AnsweredBy, ...]:
        """Which plugin, at which version, gave each answer that the case keeps."""
        return (*self.opened.opened_by, *self.planned_by)

    @property
    def planned_by(self) -> tuple[AnsweredBy, ...]:
        """Those of the answers that are asked anew when the case is planned anew."""
        return (*self.opened.plan.answered_by, *self.opened.regimes_by)

    @property
    def unit(self) -> str:
        """Who handles the case now."""
        reassigned = [fact.to for fact in self.facts if isinstance(fact, Reassigned)]
        return reassigned[-1] if reassigned else self.opened.unit

    @property
    def done(self) -> frozenset[str]:
        """The keys of the steps that need no further act of their own."""
        kept = (self.issued, self.held, self.waiting)
        return frozenset(letter.step.key for letters in kept for letter in letters) | self.dropped_keys

    @property
    def dropped_keys(self) -> frozenset[str]:
        """The keys of the letters that will not be sent."""
        return frozenset(letter.key for letter in self.dropped)

    def approval_of(self, step: Step) -> Approved | None:
        """The last approval of a letter, if it has one."""
        return next((approved for approved in reversed(self.approved) if approved.key == step.key), None)

    def needs_approval(self, step: Step) -> bool:
        """Whether an officer must approve this letter before it goes out."""
        return self.opened.plan.rule(step.notice) == "on-approval" and self.approval_of(step) is None

    def letters_of_facts(self) -> tuple[Step, ...]:
        """The letters that the facts call for, sent or not."""
        return tuple(steps_of_facts(self.facts, self.opened.plan))

    def counted_facts(self, today: date) -> tuple[AnyFact, ...]:
        """The facts that count on this day: what is told by letter counts from the day on which its letter went out."""
        steps = self.letters_of_facts()
        sent = {letter.step.key: letter.dated_on for letter in self.issued}
        stuck = {letter.step.key for letter in self.waiting}
        stuck |= {letter.step.key for letter in self.held if not letter.stands}
        asking = {step.key for step in steps if step.key not in sent and self.needs_approval(step)}
        days = LetterDays(sent=sent, waits=stuck | asking, waited={*self.waited, *asking}, dropped=self.dropped_keys)
        return counted_facts(self.facts, steps, days, today)

    def timeline(self, today: date) -> Timeline:
        """The case as the clock sees it on this day."""
        return Timeline(
            regime=self.request.regime,
            received_on=self.request.received_on,
            facts=self.counted_facts(today),
            as_of=today,
        )

    def position(self, today: date) -> Position:
        """Where the case stands at the end of this day."""
        timeline, opened = self.timeline(today), self.opened
        return assess(
            timeline,
            calendar=opened.calendar,
            practice=opened.plan.practice,
            regimes=self.regimes,
            settled=self._settled(timeline),
        )

    def told(self, fact: type_of_fact, today: date) -> Self:
        """The case with one more fact, and without the letters that it overtakes.

        Raises:
            Refused: the case may not be told this today; the sentence cites the rule.
        """
        self.refuse_unless_allowed(fact, today)
        overtaken = tuple(
            Dropped(key=step.key, on=today, by=fact.by, reason=f"'{fact.kind}' was told instead")
            for step in self.letters_of_facts()
            if self._is_overtaken(step, fact)
        )
        return self.without_waiting(*(letter.key for letter in overtaken)).model_copy(
            update={"facts": (*self.facts, fact), "dropped": (*self.dropped, *overtaken)}
        )

    def refuse_unless_allowed(self, fact: type_of_fact, today: date) -> None:
        """See that the case may be told a fact.

        Raises:
            Refused: it may not; the sentence cites the rule.
        """
        timeline, opened = self.timeline(today), self.opened
        refuse_unless_allowed(
            fact,
            timeline,
            calendar=opened.calendar,
            practice=opened.plan.practice,
            regimes=self.regimes,
            settled=self._settled(timeline),
        )

    def _is_overtaken(self, step: Step, fact: type_of_fact) -> bool:
        """Whether a letter that has not gone out is of no use once this is told: a new one of its kind, or an end."""
        if step.fact is None or not isinstance(self.facts[step.fact], TOLD_BY_LETTER):
            return False
        if step.key in self.dropped_keys or any(letter.step.key == step.key for letter in self.issued):
            return False
        if not self._is_stuck(step) and not self.needs_approval(step):
            return False
        same_part = fact.part is None or step.part in {"", fact.part}
        return same_part and (isinstance(fact, Withdrawn) or step.notice is letter_of(fact))

    def as_if_sent(self, step: Step, today: date) -> Self:
        """The case as it will be when this letter has gone out today: what its words are to be true of."""
        if not self.needs_approval(step) and not self._is_stuck(step):
            return self
        return self.without_waiting(step.key).model_copy(
            update={
                "approved": (*self.approved, Approved(key=step.key, on=today, by="")),
                "waited": self._waited_with(step.key),
            }
        )

    def _is_stuck(self, step: Step) -> bool:
        return any(letter.step.key == step.key for letters in (self.held, self.waiting) for letter in letters)

    def _waited_with(self, key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.waited, key)))

    def with_issued(self, notice: Issued) -> Self:
        """The case with one more notice sent."""
        return self.model_copy(update={"issued": (*self.issued, notice)})

    def with_held(self, notice: Held) -> Self:
        """The case with one more notice waiting for a person."""
        key = notice.step.key
        free = self.without_waiting(key)
        case = free.model_copy(update={"held": (*free.held, notice), "waited": self._waited_with(key)})
        try:
            case.position(max([notice.held_on, *(fact.on for fact in self.facts)]))
        except InvalidTimeline:
            # While the letter was being made, the case was told what can only be true if the applicant was told this.
            stands = notice.model_copy(update={"stands": True})
            return free.model_copy(update={"held": (*free.held, stands)})
        return case

    def with_waiting(self, notice: Waiting) -> Self:
        """The case with one more notice waiting for approval; one that was overtaken meanwhile is left out."""
        key = notice.step.key
        if key in self.dropped_keys:
            return self
        case = self.without_waiting(key)
        return case.model_copy(update={"waiting": (*case.waiting, notice), "waited": self._waited_with(key)})

    def without_approval(self, key: str) -> Self:
        """The case as if this letter had never been approved: what was approved of it is not what would go out now."""
        return self.model_copy(update={"approved": tuple(given for given in self.approved if given.key != key)})

    def without_waiting(self, *keys: str) -> Self:
        """The case without these notices among those that wait or are held."""
        return self.model_copy(
            update={
                "waiting": tuple(letter for letter in self.waiting if letter.step.key not in keys),
                "held": tuple(letter for letter in self.held if letter.step.key not in keys),
            }
        )

    def with_plan(self, planned: Planned, today: date, by: str | None) -> tuple[Self, Replanned]:
        """The case under today's calendar and plan, with the change on record; and the change.

        A regime that the institution no longer adds stays with the case, which may be under it.
        """
        given = {regime.key: regime for regime in (*self.opened.regimes, *planned.regimes)}
        opened = self.opened.model_copy(update={**dict(planned), "regimes": tuple(given.values())})
        return self._under(opened, today, by)

    def with_calendar(self, calendar: Calendar, today: date, by: str | None) -> tuple[Self, Replanned]:
        """The case under another calendar, with the change on record; and the change.

        A case that follows that calendar already stays as it is.
        """
        case, change = self._under(self.opened.model_copy(update={"calendar": calendar}), today, by)
        return (self if change.old_calendar == change.new_calendar else case), change

    def _under(self, opened: Opened, today: date, by: str | None) -> tuple[Self, Replanned]:
        old, new = self.opened.calendar, opened.calendar
        is_new = old.version != new.version
        followed = (*self.followed, Followed(today, old)) if is_new else self.followed
        case = self.model_copy(update={"opened": opened, "followed": followed})
        before, after = self.position(today), case.position(today)
        change = Replanned(
            on=today,
            by=by,
            old_calendar=old.version,
            new_calendar=new.version,
            old_respond_by=before.respond_by,
            new_respond_by=after.respond_by,
            cause=str(difference(old, new)) if is_new else "",
            old_planned_by=plugins_in(self.planned_by),
            new_planned_by=plugins_in(case.planned_by),
            moved=tuple(
                MovedDate(kind=move.kind, part=move.part, old_on=move.old_on, new_on=move.new_on)
                for move in moved(before, after)
            ),
        )
        return case.model_copy(update={"replanned": (*self.replanned, change)}), change

    def _settled(self, timeline: Timeline) -> Settled:
        return settled_by(self.followed, timeline, practice=self.opened.plan.practice, regimes=self.regimes)
