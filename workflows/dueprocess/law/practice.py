"""What the law leaves to each authority, with the safe answer as the default."""

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from dueprocess.law.day import Day


class Closure(BaseModel):
    """Days on which a school is closed, the first and the last included."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    first_on: Day
    last_on: Day
    why: str = Field(default="school holiday", min_length=1, max_length=100)

    @model_validator(mode="after")
    def _in_order(self) -> "Closure":
        if self.last_on < self.first_on:
            raise ValueError(f"last_on {self.last_on} is before first_on {self.first_on}")
        return self


_SHORTEST: Final = 20
"""Working days. No law sets an end here; nobody is given less time to reply than FOIA s.10(1) gives an authority."""


def _days_or_never(value: object) -> object:
    if value is None or value == "never":
        return value
    days = int(value) if isinstance(value, str) and value.isdecimal() else value
    if isinstance(days, bool) or not isinstance(days, int) or days < _SHORTEST:
        raise ValueError(f"write a number of working days, at least {_SHORTEST}, or 'never'")
    return days


def _none_for_never(value: object) -> object:
    return None if value == "never" else _days_or_never(value)


_Days = Annotated[int, Field(ge=_SHORTEST)]
_Lapse = Annotated[_Days | None, BeforeValidator(_none_for_never)]


class Practice(BaseModel):
    """An institution's choices where the law or the Code leaves one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    review_window_from: Literal["issue", "receipt"] = Field(
        default="issue",
        description="Whether the 40 working days to ask for a review run from the day the response is issued "
        "(Code of Practice, para 5.3) or from the day the applicant receives it.",
    )
    posting_working_days: int = Field(
        default=0,
        ge=0,
        le=10,
        description="With `receipt`: how many working days after issue a response counts as received. 0 for e-mail.",
    )
    late_review: Literal["accept", "refuse"] = Field(
        default="refuse", description="What to answer a request for a review that arrives after the window."
    )
    clarification_lapses_after_working_days: _Lapse = Field(
        default=60,
        description="When a case closes because the applicant never answered; None for never. The Act sets no end.",
    )
    identity_lapses_after_working_days: Annotated[
        _Days | Literal["never"] | None,
        BeforeValidator(_days_or_never),
        Field(
            description="When a case closes because the applicant never proved who they are; None for the time of a "
            "question. UK GDPR Art 12(6) sets no end."
        ),
    ] = None
    fee_lapses_after_working_days: _Lapse = Field(
        default=None,
        description="When a case closes because a fee was never paid, where the law sets no end (UK GDPR Art 12(5)); "
        "None for never. Where it does, as FOIA s.9(2) and EIR reg 8(5) do, that holds.",
    )
    nation: Literal["england-and-wales", "scotland", "northern-ireland"] = Field(
        default="england-and-wales",
        description="Where the authority is: subject access looks at the public holidays of its own nation.",
    )
    school_closed: tuple[Closure, ...] = Field(
        default=(), description="A school's holidays, where only school days count (SI 2004/3364 reg 3)."
    )

    def school_days_known_to(self) -> date | None:
        """The last day of which it is known whether the school is open; None when nothing is known."""
        return max((closure.last_on for closure in self.school_closed), default=None)
