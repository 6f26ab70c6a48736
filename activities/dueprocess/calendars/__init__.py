"""Where holidays come from: the `holidays` package, the official list and what was proclaimed since, as calendars."""

from dueprocess.calendars.official import SourcesDisagree
from dueprocess.calendars.proclaimed import (
    BadProclaimedDays,
    ProclaimedDay,
    add_proclaimed,
    nations_of,
    read_proclaimed,
)
from dueprocess.calendars.uk import CalendarSource, InstalledCalendars

__all__ = [
    "BadProclaimedDays",
    "CalendarSource",
    "InstalledCalendars",
    "ProclaimedDay",
    "SourcesDisagree",
    "add_proclaimed",
    "nations_of",
    "read_proclaimed",
]
