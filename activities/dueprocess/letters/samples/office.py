"""An invented office, for wording whose own institution has none yet that can be read."""

from typing import Final

from dueprocess.institutions.answers import Contact, Office, Signatory

SAMPLE_OFFICE: Final = Office(
    authority="Sampleton Council",
    enquiries=Contact(
        role="Information Team",
        address=("Town Hall", "1 Sample Square", "Sampleton", "SA1 1MP"),
        email="foi@sampleton.example",
        telephone="01632 960 000",
    ),
    review=Contact(
        role="Monitoring Officer",
        address=("Town Hall", "1 Sample Square", "Sampleton", "SA1 1MP"),
        email="reviews@sampleton.example",
    ),
    signatory=Signatory(role="Information Manager", unit="Information Team"),
    website="www.sampleton.example",
)
