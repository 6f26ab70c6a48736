"""Dates for answering that others published, and what the Act gives.

To add one, add a row: its id, where it was published, the day of receipt, the date they published, the date that
section 10 of the Freedom of Information Act 2000 gives, and what is worth knowing about it. The two dates differ where
the publisher was wrong.

`published_cases.json` beside this file has more of them, also under other laws and with what happened in between; one a
line, in the words of `PublishedCase`.
"""

import json
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from pydantic import BaseModel, ConfigDict, JsonValue


class Published(NamedTuple):
    """One published date for answering a request."""

    id: str
    source: str
    received: str
    published: str
    lawful: str
    note: str

    @property
    def received_on(self) -> date:
        return date.fromisoformat(self.received)

    @property
    def lawful_on(self) -> date:
        return date.fromisoformat(self.lawful)

    @property
    def published_on(self) -> date:
        return date.fromisoformat(self.published)


class PublishedCase(BaseModel):
    """One published date, the request it is of, and the date of the law.

    Attributes:
        what: what was published: the date to answer the request, or its review, by; or a day on which either was
            answered or was still unanswered, as a regulator found; or from when it was overdue. `days_add_20`, and the
            same with `sub` and with the name of a calendar, are bare counts of working days from `received_on`.
        published_on: the date as published.
        lawful_on: the limit that the law gives; of a review where `what` speaks of one.
        assumed: what the source does not say outright.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    source: str
    regime: str
    received_on: date
    facts: tuple[dict[str, JsonValue], ...] = ()
    as_of: date | None = None
    what: str
    published_on: date
    lawful_on: date
    assumed: tuple[str, ...] = ()
    note: str = ""

    @property
    def timeline(self) -> dict[str, JsonValue]:
        """The request as `dueprocess clock` reads it."""
        told: dict[str, JsonValue] = {
            "regime": self.regime,
            "received_on": self.received_on.isoformat(),
            "facts": [*self.facts],
        }
        if self.as_of is not None:
            told["as_of"] = self.as_of.isoformat()
        return told


_FESTIVE = "FOIMan blog, chart of due dates for the festive season 2014/15"
_ALAVETELI = "mySociety Alaveteli, tests of its holiday model"
_STAFFS = "Staffordshire University, disclosure log"

_ST_ANDREW = "Scotland keeps 1 December 2014, St Andrew's Day."
_NEW_YEAR = "Scotland keeps 2 January 2015."
_NONE = "No holidays in between."
_ON_A_HOLIDAY = "Received on a Scottish holiday. The chart moves the day of receipt; s.10(6) does not."
_NORTHERN_IRELAND = "Received on a Sunday. The publisher forgot St Patrick's Day, kept in Northern Ireland."
_WEDDING = "The publisher forgot the royal wedding, 29 April 2011."

# fmt: off
# ruff: noqa: E501 - a table reads best with its rows on one line
PUBLISHED: Final = (
    #         id      source      received      published     lawful        note
    Published("D004", _FESTIVE,   "2014-11-20", "2014-12-19", "2014-12-19", _ST_ANDREW),
    Published("D005", _FESTIVE,   "2014-11-21", "2014-12-22", "2014-12-22", _ST_ANDREW),
    Published("D010", _FESTIVE,   "2014-12-01", "2015-01-05", "2014-12-31", _ON_A_HOLIDAY),
    Published("D012", _FESTIVE,   "2014-12-03", "2015-01-06", "2015-01-06", _NEW_YEAR),
    Published("D018", _FESTIVE,   "2014-12-11", "2015-01-14", "2015-01-14", _NEW_YEAR),
    Published("D021", _FESTIVE,   "2014-12-16", "2015-01-19", "2015-01-19", _NEW_YEAR),
    Published("D026", _FESTIVE,   "2014-12-23", "2015-01-26", "2015-01-26", _NEW_YEAR),
    Published("D027", _FESTIVE,   "2014-12-24", "2015-01-27", "2015-01-27", _NEW_YEAR),
    Published("D033", _FESTIVE,   "2015-01-06", "2015-02-03", "2015-02-03", _NONE),
    Published("D037", _ALAVETELI, "2008-10-01", "2008-10-29", "2008-10-29", _NONE),
    Published("D038", _ALAVETELI, "2007-02-01", "2007-03-01", "2007-03-01", "A February of 28 days."),
    Published("D041", _ALAVETELI, "2009-03-13", "2009-04-15", "2009-04-15", "Received on a Friday; St Patrick's Day and Easter follow."),
    Published("D066", _STAFFS,    "2008-03-16", "2008-04-15", "2008-04-16", _NORTHERN_IRELAND),
    Published("D067", _STAFFS,    "2010-01-05", "2010-02-02", "2010-02-02", _NONE),
    Published("D071", _STAFFS,    "2011-04-27", "2011-05-26", "2011-05-27", _WEDDING),
    Published("D078", _STAFFS,    "2015-09-01", "2015-09-29", "2015-09-29", _NONE),
    Published("D082", _STAFFS,    "2015-10-09", "2015-11-06", "2015-11-06", _NONE),
)
# fmt: on

_ALL: Final = tuple(
    PublishedCase.model_validate(case)
    for case in json.loads((Path(__file__).parent / "published_cases.json").read_text(encoding="utf-8"))
)
CASES: Final = tuple(case for case in _ALL if not case.what.startswith("days_"))
"""Those that are of a request."""
COUNTS: Final = tuple(case for case in _ALL if case.what.startswith("days_"))
"""Those that are bare counts of working days."""
