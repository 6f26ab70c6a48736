"""What can be told to a case besides facts, to plan anew and to try its held notices again; and how it refuses."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from dueprocess.law.facts import ShortWords


class Replan(BaseModel):
    """Take today's calendar and the institution's plan as it is now."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    by: ShortWords | None = None


class Replanned(BaseModel):
    """What planning anew changed."""

    model_config = ConfigDict(frozen=True)

    on: date
    by: str | None
    old_calendar: str
    new_calendar: str
    old_respond_by: date | None
    new_respond_by: date | None


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
