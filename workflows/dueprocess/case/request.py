"""The request as it reaches the authority: what starts a case, and what a case file holds."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from dueprocess.law.day import Day
from dueprocess.law.facts import AnyFact

KEY = r"^[a-z0-9][a-z0-9-]{0,39}$"

AuthorityKey = Annotated[str, StringConstraints(pattern=KEY)]
"""The short name of an authority, for example `leeds`."""

RegimeKey = Annotated[str, StringConstraints(pattern=KEY)]

MOST_CHARACTERS = 50_000
"""The longest request text. Longer documents belong in the authority's own store."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]


class Applicant(BaseModel):
    """Who asks, and where to answer (FOIA 2000 s.8(1)(b))."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    name: Line = Field(default="", description="As the applicant gave it; printed in the salutation.")
    address: tuple[Line, ...] = Field(default=(), max_length=8, description="Postal lines, if given.")
    email: Line = ""
    reference: Line = Field(default="", description="The applicant's own reference, if given.")


class InformationRequested(BaseModel):
    """The start of a case: one request for information, as the authority received it.

    `dated_on` is the date on the request; `received_on` the day it reached any part of the authority, which is
    day 0 of the time limit (FOIA 2000 s.10(1)) and may lie in the past.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    authority: AuthorityKey
    regime: RegimeKey = "foia-2000"
    received_on: Day
    dated_on: Day | None = None
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MOST_CHARACTERS)]
    applicant: Applicant = Applicant()
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] = "en"


class CaseFile(BaseModel):
    """A whole case as data: the request, its reference and its facts. The form of `examples/*.json`."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    reference: Annotated[str, StringConstraints(pattern=r"^[ -~]{1,30}$")]
    request: InformationRequested
    facts: tuple[AnyFact, ...] = ()
