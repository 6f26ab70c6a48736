"""What can be told to a case besides facts, such as that the calendar has changed; and how it refuses."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from dueprocess.law.facts import ShortWords
from dueprocess.law.position import DeadlineKind


class Replan(BaseModel):
    """Take today's calendar and the institution's plan as it is now."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    by: ShortWords | None = None


class CalendarChanged(BaseModel):
    """The list of holidays has changed: take today's, and leave the plan as it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    by: ShortWords | None = None


class MovedDate(BaseModel):
    """A deadline that moved; `part` is empty where the request is one whole."""

    model_config = ConfigDict(frozen=True)

    kind: DeadlineKind
    part: str
    old_on: date
    new_on: date


class Replanned(BaseModel):
    """What a new calendar, or planning anew, changed."""

    model_config = ConfigDict(frozen=True)

    on: date
    by: str | None
    old_calendar: str
    new_calendar: str
    old_respond_by: date | None
    new_respond_by: date | None
    cause: str = ""
    """How the new calendar differs from the old one, in words; empty when it is the same."""
    moved: tuple[MovedDate, ...] = ()
    """The dates that moved for it. One that was met or missed already never does."""
    old_planned_by: tuple[str, ...] = ()
    """The plugins whose plan the case followed, each with its version."""
    new_planned_by: tuple[str, ...] = ()
    """The plugins whose plan it follows now."""


class RetryHeldNotices(BaseModel):
    """What stopped the held notices has been mended."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    by: ShortWords | None = None


class HeldNoticesRetried(BaseModel):
    """How many notices are owed again."""

    model_config = ConfigDict(frozen=True)

    owed: int


class Refusal(BaseModel):
    """The details of an error by which a case refuses what it is told; the error's type is the rule too."""

    model_config = ConfigDict(frozen=True)

    rule: str
    """A stable hyphenated word, for example `already-decided`."""
    source: str | None
    """The provision it rests on, for example `FOIA 2000 s.10(1)`; none where it is plain logic."""
