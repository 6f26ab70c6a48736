"""The activities: thin, with what touches the world injected."""

from dueprocess.activities.case_activities import CaseActivities

__all__ = ["CaseActivities"]
