"""A case as its workflow keeps it: what was asked, what was planned, what happened, what was sent."""

from collections.abc import Mapping
from datetime import date
from typing import Self

from pydantic import BaseModel, ConfigDict

from dueprocess.case.notices import Notice
from dueprocess.case.plan import AnsweredBy, Plan
from dueprocess.case.request import InformationRequested
from dueprocess.case.telling import MovedDate, Replanned
from dueprocess.law.calendar import Calendar
from dueprocess.law.clock import Settled, assess, calendar_of
from dueprocess.law.facts import AnyFact, Reassigned, type_of_fact
from dueprocess.law.position import Deadline, DeadlineKind, Position
from dueprocess.law.recalculating import Followed, difference, moved, settled_by
from dueprocess.law.regime import Regime
from dueprocess.law.regimes import REGIMES, find_regime
from dueprocess.law.telling import refuse_unless_allowed
from dueprocess.law.timeline import Timeline


class Planned(BaseModel):
    """The calendar and the plan a case follows, and the regimes that its institution adds to the built-in ones."""

    model_config = ConfigDict(frozen=True)

    calendar: Calendar
    plan: Plan
    regimes: tuple[Regime, ...] = ()


class Opened(Planned):
    """What opening a case gave it. `unit` is who handles it first."""

    reference: str
    unit: str


class Step(BaseModel):
    """A notice that is owed. `key` is unique in the case and is the same however often it is worked out."""

    model_config = ConfigDict(frozen=True)

    key: str
    notice: Notice
    due_on: date
    deadline: DeadlineKind | None = None
    part: str = ""


class StoredFile(BaseModel):
    """One format of a letter as it lies in the store."""

    model_config = ConfigDict(frozen=True)

    key: str
    sha256: str


class Issued(BaseModel):
    """A notice that was composed and stored, and which plugins gave its words."""

    model_config = ConfigDict(frozen=True)

    step: Step
    dated_on: date
    files: tuple[StoredFile, ...]
    answered_by: tuple[AnsweredBy, ...] = ()


class Held(BaseModel):
    """A notice that could not be made; it waits for a person."""

    model_config = ConfigDict(frozen=True)

    step: Step
    held_on: date
    why: str


class CaseRecord(BaseModel):
    """Everything a case knows. Frozen: each thing that happens gives a new record."""

    model_config = ConfigDict(frozen=True)

    request: InformationRequested
    opened: Opened
    facts: tuple[AnyFact, ...] = ()
    issued: tuple[Issued, ...] = ()
    held: tuple[Held, ...] = ()
    replanned: tuple[Replanned, ...] = ()
    followed: tuple[Followed, ...] = ()

    @property
    def regimes(self) -> Mapping[str, Regime]:
        """The regimes this case can be under."""
        return {**REGIMES, **{regime.key: regime for regime in self.opened.regimes}}

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
    def unit(self) -> str:
        """Who handles the case now."""
        reassigned = [fact.to for fact in self.facts if isinstance(fact, Reassigned)]
        return reassigned[-1] if reassigned else self.opened.unit

    @property
    def done(self) -> frozenset[str]:
        """The keys of the steps that need no further act of their own."""
        return frozenset([sent.step.key for sent in self.issued] + [held.step.key for held in self.held])

    def timeline(self, today: date) -> Timeline:
        """The case as the clock sees it on this day."""
        return Timeline(regime=self.request.regime, received_on=self.request.received_on, facts=self.facts, as_of=today)

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
        """The case with one more fact.

        Raises:
            Refused: the case may not be told this today; the sentence cites the rule.
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
        return self.model_copy(update={"facts": (*self.facts, fact)})

    def with_issued(self, notice: Issued) -> Self:
        """The case with one more notice sent."""
        return self.model_copy(update={"issued": (*self.issued, notice)})

    def with_held(self, notice: Held) -> Self:
        """The case with one more notice waiting for a person."""
        return self.model_copy(update={"held": (*self.held, notice)})

    def without_held(self) -> Self:
        """The case with its held notices owed again."""
        return self.model_copy(update={"held": ()})

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
            moved=tuple(
                MovedDate(kind=move.kind, part=move.part, old_on=move.old_on, new_on=move.new_on)
                for move in moved(before, after)
            ),
        )
        return case.model_copy(update={"replanned": (*self.replanned, change)}), change

    def _settled(self, timeline: Timeline) -> Settled:
        return settled_by(self.followed, timeline, practice=self.opened.plan.practice, regimes=self.regimes)
