"""How long an authority keeps a case once it has closed. It is said, with the date; nothing is erased by it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from dueprocess.law.months import corresponding_date

_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Then = Literal["erase", "review"]
"""What the authority does when the time is over: erase the case, or look whether it must be kept longer."""


class RetentionSource(BaseModel):
    """The place in a published document that sets the time."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    act: _Text = Field(description="The document: `Anytown Retention Schedule 2026`.")
    provision: _Text = Field(description="The place in it: `line 12`.")
    url: Annotated[str, StringConstraints(pattern=r"^https://\S+$", max_length=300)] = Field(
        description="A page where anyone can read it, with `https://`."
    )

    def __str__(self) -> str:
        """For example `Anytown Retention Schedule 2026 line 12`."""
        return f"{self.act} {self.provision}"


class Retention(BaseModel):
    """How long, by what, and what then. Either `source` or `policy` says by what."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    keep_months: int = Field(ge=1, le=1200, description="Calendar months.")
    counted_from: Literal["closed"] = Field(default="closed", description="The day on which the case closed.")
    source: RetentionSource | None = Field(default=None, description="A published document that sets the time.")
    policy: _Text | None = Field(default=None, description="The name of a document that is not published.")
    then: Then = Field(default="review", description="What the authority does when the time is over.")

    @model_validator(mode="after")
    def _has_one_source(self) -> "Retention":
        if (self.source is None) == (self.policy is None):
            raise ValueError("give either source, a published document, or policy, the name of one that is not")
        return self

    @property
    def by(self) -> str:
        """The document that sets the time."""
        return str(self.source or self.policy)

    def keep_until(self, closed_on: date) -> date:
        """The last day on which a case that closed that day is kept."""
        return corresponding_date(closed_on, self.keep_months)
