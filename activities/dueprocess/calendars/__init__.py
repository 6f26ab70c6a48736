"""Where holidays come from: the `holidays` package, held against the official list, frozen into calendars."""

from dueprocess.calendars.official import SourcesDisagree
from dueprocess.calendars.uk import CalendarSource, InstalledCalendars

__all__ = ["CalendarSource", "InstalledCalendars", "SourcesDisagree"]
