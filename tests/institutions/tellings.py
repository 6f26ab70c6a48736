"""Every notice, under every law, for every outcome, however little or much there is to say: as letters."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final

import pytest

from dueprocess.case.notices import Notice
from dueprocess.case.particulars import ExemptionParticulars, Particulars
from dueprocess.institutions.answers import Contact, Office, Signatory
from dueprocess.institutions.builtin import SPOKEN
from dueprocess.law.outcomes import Closing, Outcome, ReviewOutcome
from dueprocess.law.refusal_notice import REFUSAL_NOTICES
from dueprocess.law.regime import Statute
from dueprocess.letters import Letter, as_text
from institutions.anytown import (
    ANSWER,
    DOCUMENTS,
    FOIA,
    FOISA,
    GDPR,
    LAWS,
    OFFICE,
    case,
    made,
    silencing,
    unweighed,
    weighed,
)

LAPSES: Final[Mapping[Closing, str]] = {
    Closing.CLARIFICATION_LAPSED: "We have not had your reply by 15 June 2026",
    Closing.FEE_LAPSED: "asked you to pay £12.50 before we went on. The payment has not reached us by 19 June 2026",
    Closing.IDENTITY_LAPSED: "asked you to show us who you are",
}
BARE_OFFICE: Final = Office(
    authority="Anytown Borough Council",
    enquiries=Contact(role="Information Team", email="foi@anytown.example"),
    review=Contact(role="Monitoring Officer", email="reviews@anytown.example"),
    signatory=Signatory(role="Information Manager"),
)

# Of no table, as the UK GDPR allows: nothing is known of it but what the officer says.
CITED_ALONE: Final = unweighed(GDPR).model_copy(update={"provision": "Sch 3 para 5", "name": ""})

# What is absent where a case has no more than its law needs.
LEAST: Final[Mapping[str, object]] = {
    "applicant": "",
    "request_dated_on": None,
    "respond_by": None,
    "handler": "",
    "clarify_by": None,
    "pay_by": None,
    "earlier_limit": None,
    "extension_reason": "",
    "delay_reason": "",
    "expected_on": None,
    "decided_on": None,
    "ask_review_by": None,
    "review_requested_on": None,
    "answer_review_by": None,
    "estimate_hours": "",
    "earlier_reference": "",
    "transferred_to": "",
}
CIRCUMSTANCES: Final[Mapping[str, Mapping[str, object]]] = {
    "as usual": {},
    "with the least": LEAST,
    "no name": {"applicant": ""},
    "late and provisional": {
        "provisional": True,
        "dated_on": date(2026, 9, 1),
        "respond_by_explained": ("Counted so.", "Not counted: a holiday."),
    },
    "about one part": {"part": "noise-survey"},
    "with documents": {"documents": DOCUMENTS},
    "in the words of the officer": {"answer": ANSWER},
}


@dataclass(frozen=True)
class Told:
    """What one notice tells under one law."""

    notice: Notice
    statute: Statute
    values: Mapping[str, object]
    language: str = "en"

    def __str__(self) -> str:
        told = (str(value) for key, value in self.values.items() if key != "exemptions")
        return "-".join((self.language, self.notice, self.statute, *told))

    def in_each_circumstance(self) -> tuple[tuple[Letter, Particulars, str], ...]:
        """The letter, what it was made of, and where to look when it is wrong."""
        return self._made

    @cached_property
    def _made(self) -> tuple[tuple[Letter, Particulars, str], ...]:
        return tuple(self._make())

    def _make(self) -> Iterator[tuple[Letter, Particulars, str]]:
        for circumstance, values in CIRCUMSTANCES.items():
            told = {**values, **self.values}
            if told.get("outcome") is Outcome.NEITHER_CONFIRMED_NOR_DENIED:
                told |= {"documents": (), "answer": ""}
            office = BARE_OFFICE if values is LEAST else OFFICE
            letter = made(self.notice, self.statute, office=office, language=self.language, **told)
            yield letter, case(self.statute, **told), f"{self}, {circumstance}"


def _decisions(statute: Statute) -> Iterator[Mapping[str, object]]:
    for outcome in Outcome:
        if outcome in REFUSAL_NOTICES[statute].instead:
            continue
        if outcome is Outcome.NEITHER_CONFIRMED_NOR_DENIED:
            yield {"outcome": outcome, "exemptions": (silencing(statute),)}
        elif outcome in {Outcome.REFUSED, Outcome.DISCLOSED_IN_PART}:
            yield from ({"outcome": outcome, "exemptions": exemptions} for exemptions in _relied_on(statute))
        else:
            yield {"outcome": outcome}


def _relied_on(statute: Statute) -> Iterator[tuple[ExemptionParticulars, ...]]:
    absolute = unweighed(statute)
    yield (absolute,)
    if statute is GDPR:
        yield (absolute, silencing(statute))
        yield (CITED_ALONE,)
    else:
        yield (weighed(statute),)
        yield (weighed(statute), absolute, silencing(statute))


UNKNOWN_TO: Final[Mapping[Notice, frozenset[Statute]]] = {
    Notice.EXTENSION: frozenset({FOISA}),
    Notice.REVIEW_ACKNOWLEDGEMENT: frozenset({GDPR}),
    Notice.REVIEW_EXTENSION: frozenset(LAWS) - {FOIA},
    Notice.REVIEW_OUTCOME: frozenset({GDPR}),
}
"""Which laws have no such letter: no more time, no review, no more time for a review."""


def _tellings(notice: Notice, statute: Statute) -> Iterator[Mapping[str, object]]:
    """What the notice can have to tell under this law."""
    if statute in UNKNOWN_TO.get(notice, ()):
        return
    match notice:
        case Notice.DECISION:
            yield from _decisions(statute)
        case Notice.EXTENSION if statute is FOIA:
            yield from ({"exemptions": (weighed(FOIA),)}, {"exemptions": (weighed(FOIA), silencing(FOIA))})
        case Notice.LAPSE:
            yield from ({"closing": closing} for closing in (None, *LAPSES))
        case Notice.CLOSING:
            yield from ({"closing": closing} for closing in Closing if closing not in LAPSES)
        case Notice.REVIEW_ACKNOWLEDGEMENT:
            for in_time, accepted in ((True, True), (False, True), (False, False)):
                yield {"review_in_time": in_time, "review_accepted": accepted}
        case Notice.REVIEW_OUTCOME:
            yield from ({"review_outcome": outcome} for outcome in ReviewOutcome)
        case _:
            yield {}


TELLINGS: Final = [
    Told(notice, statute, values) for notice in Notice for statute in LAWS for values in _tellings(notice, statute)
]
WELSH: Final = [replace(told, language="cy") for told in TELLINGS if told.statute in SPOKEN["cy"]]
every_letter = pytest.mark.parametrize("told", TELLINGS, ids=str)
every_welsh_letter = pytest.mark.parametrize("told", WELSH, ids=str)
in_every_language = pytest.mark.parametrize("told", [*TELLINGS, *WELSH], ids=str)


def flat(letter: Letter) -> str:
    """The text on one line."""
    return " ".join(as_text(letter).split())


def own_words(letter: Letter) -> str:
    """The text without what its law has to say of another: how the Commissioner comes to decide."""
    body = tuple(part for part in letter.body if part.key not in {"commissioner", "complaint"})
    return flat(letter.model_copy(update={"body": body}))
