"""A case as its workflow keeps it: what was asked, what was planned, what happened, what was sent."""

from datetime import date
from typing import Self

from pydantic import BaseModel, ConfigDict

from dueprocess.case.notices import Notice
from dueprocess.case.plan import AnsweredBy, Plan
from dueprocess.case.request import InformationRequested
from dueprocess.case.telling import Replanned
from dueprocess.law.calendar import Calendar
from dueprocess.law.clock import assess
from dueprocess.law.facts import AnyFact, Reassigned, type_of_fact
from dueprocess.law.position import DeadlineKind, Position
from dueprocess.law.regime import Regime, find_regime
from dueprocess.law.telling import refuse_unless_allowed
from dueprocess.law.timeline import Timeline


class Planned(BaseModel):
    """The calendar and the plan a case follows."""

    model_config = ConfigDict(frozen=True)

    calendar: Calendar
    plan: Plan


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

    @property
    def regime(self) -> Regime:
        """The law this case is answered under."""
        return find_regime(self.request.regime)

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
        opened = self.opened
        return assess(self.timeline(today), regime=self.regime, calendar=opened.calendar, practice=opened.plan.practice)

    def told(self, fact: type_of_fact, today: date) -> Self:
        """The case with one more fact.

        Raises:
            Refused: the case may not be told this today; the sentence cites the rule.
        """
        opened = self.opened
        refuse_unless_allowed(
            fact, self.timeline(today), regime=self.regime, calendar=opened.calendar, practice=opened.plan.practice
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

    def with_plan(self, planned: Planned, today: date, by: str | None) -> Self:
        """The case under today's calendar and plan, with the change on record."""
        opened = self.opened.model_copy(update={"calendar": planned.calendar, "plan": planned.plan})
        case = self.model_copy(update={"opened": opened})
        replanned = Replanned(
            on=today,
            by=by,
            old_calendar=self.opened.calendar.version,
            new_calendar=planned.calendar.version,
            old_respond_by=self.position(today).respond_by,
            new_respond_by=case.position(today).respond_by,
        )
        return case.model_copy(update={"replanned": (*self.replanned, replanned)})
