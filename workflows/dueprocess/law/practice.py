"""What the law leaves to each authority, with the safe answer as the default."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


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
    clarification_lapses_after_working_days: int | None = Field(
        default=60,
        ge=20,
        description="When a case closes because the applicant never answered; None for never. The Act sets no end.",
    )
