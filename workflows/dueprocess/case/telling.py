"""What can be told to a case besides facts: to plan anew, and to try its held notices again."""

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
