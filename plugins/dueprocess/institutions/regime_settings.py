"""`[[regimes]]` of `institution.toml`: a built-in law kept more strictly."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from dueprocess.case.request import RegimeKey
from dueprocess.institutions.answers import Text
from dueprocess.law.day import Day
from dueprocess.law.regime import Regime
from dueprocess.law.source import Source
from dueprocess.law.tightening import tightened

_Days = Annotated[int, Field(ge=1, le=1000)]


class SourceSettings(BaseModel):
    """Where the authority has bound itself to the numbers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    act: Text = Field(description="The document: `Anytown Publication Scheme 2026`.")
    provision: Text = Field(description="The place in it: `para 4`.")
    url: Text = Field(description="A page where anyone can read it, with `https://`.")


class RegimeSettings(BaseModel):
    """One law kept more strictly; what is not given stays as in `like`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: RegimeKey = Field(description="The word for it in requests.")
    title: Text = Field(description="The law in full with its year, as letters print it.")
    like: str = Field(description="The key of the built-in law.")
    respond_working_days: _Days | None = Field(default=None, description="The time for an answer; the same or shorter.")
    answer_review_working_days: _Days | None = Field(
        default=None, description="The time for an answer to a review; the same or shorter."
    )
    ask_for_review_working_days: _Days | None = Field(
        default=None, description="The time to ask for a review; the same or longer."
    )
    valid_from: Day = Field(description="For requests received since.")
    source: SourceSettings

    def made(self) -> Regime:
        """The regime that they describe.

        Raises:
            CannotAdd: they describe none; `setting_of` its `field` is what to mend.
        """
        return tightened(
            self.like,
            key=self.key,
            title=self.title,
            source=Source(self.source.act, self.source.provision, self.source.url),
            valid_from=self.valid_from,
            respond=self.respond_working_days,
            answer_review=self.answer_review_working_days,
            ask_for_review=self.ask_for_review_working_days,
        )


_SETTINGS: Mapping[str, str] = {
    "respond": "respond_working_days",
    "reviews.answering": "answer_review_working_days",
    "reviews.asking": "ask_for_review_working_days",
}


def setting_of(field: str) -> str:
    """The setting that a field of the regime was made from."""
    _, dot, of_source = field.rpartition(".source.")
    return f"source.{of_source}" if dot else _SETTINGS.get(field, field)
