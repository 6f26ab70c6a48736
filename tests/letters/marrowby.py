"""The University of Marrowby, which does not exist, and one request to it."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from dueprocess.case.notices import Notice
from dueprocess.case.particulars import ExemptionParticulars, Particulars
from dueprocess.institutions.answers import Contact, House, Office, Recipients, Signatory
from dueprocess.law.outcomes import Outcome
from dueprocess.letters import Letter, compose

OFFICE: Final = Office(
    authority="University of Marrowby",
    enquiries=Contact(
        role="Information team",
        address=("1 Mill Lane", "Marrowby", "MB1 2CD"),
        email="foi@marrowby.example",
        telephone="01234 567890",
    ),
    review=Contact(
        role="Secretary", name="Pat Example", address=("Old Hall", "Marrowby"), email="review@marrowby.example"
    ),
    signatory=Signatory(name="Alex Sample", role="Information Officer", unit="Secretariat"),
    website="www.marrowby.example",
)

HOUSE: Final = House(
    letterhead=("University of Marrowby", "Information Office"), colour="#b5121b", footer="A charity, of a kind"
)

DECISION: Final[Mapping[str, str]] = {
    "opening": "Thank you for your request of {{ request_dated_on }}, received on {{ received_on }} ({{ regime }}).",
    "request": "## What you asked\n\n> {{ request }}",
    "answer": "## Our answer\n\nHere is what we hold.\n\n{% if answer %}\n{{ answer }}\n{% endif %}",
    "answer.not-held": "## Our answer\n\nWe do not hold it.",
    "grounds": (
        "{% for exemption in exemptions %}\n"
        "**Section {{ exemption.provision }}.** {{ exemption.reasons }}\n\n"
        "{% endfor %}"
    ),
    "public-interest": "We weighed it: {% for exemption in exemptions %}{{ exemption.provision }}{% endfor %}.",
    "documents": (
        "| Document | Size |\n| --- | --- |\n"
        "{% for document in documents %}\n| {{ document.title }} | {{ document.size }} |\n{% endfor %}"
    ),
    "help": "Ask for less.",
    "contact": "Write to [{{ office.enquiries.email }}](mailto:{{ office.enquiries.email }}).",
    "review-rights": (
        "- by e-mail to [our reviewer](mailto:{{ office.review.email }})\n- or to {{ office.review.address | lines }}"
    ),
    "commissioner": "Complain to the {{ commissioner.name }}, {{ commissioner.address | join(', ') }}.",
}

EXEMPTION: Final = ExemptionParticulars(
    provision="31(3)", name="law enforcement", is_qualified=True, reasons="It would help thieves.", public_interest=""
)


def particulars(**changes: object) -> Particulars:
    """The case; `changes` are not validated, so they can be what no interface would let through."""
    case = Particulars(
        reference="K/20/053",
        regime="Freedom of Information Act 2000",
        dated_on=date(2020, 2, 26),
        applicant="Jo Bloggs",
        request_dated_on=date(2020, 1, 28),
        received_on=date(2020, 1, 29),
        counted_from=date(2020, 1, 29),
        request="1. Do you use it?\n2. Why?\n\n3. Since when?",
        outcome=Outcome.DISCLOSED_IN_FULL,
    )
    return case.model_copy(update=changes)


def decision(wording: Mapping[str, str] | None = None, *, language: str = "en", **changes: object) -> Letter:
    """The decision letter, with these parts of the wording and these particulars changed."""
    return compose(
        Notice.DECISION,
        wording={**DECISION, **(wording or {})},
        particulars=particulars(**changes),
        office=OFFICE,
        language=language,
    )


def reminder(wording: str, *, emails: Recipients = MappingProxyType({}), **changes: object) -> Letter:
    """The internal reminder with this wording, to roles with these addresses."""
    return compose(
        Notice.REMINDER,
        wording={"due": wording},
        particulars=particulars(**{"recipients": ("foi-officer", "secretary"), **changes}),
        office=OFFICE,
        recipients=emails,
    )
