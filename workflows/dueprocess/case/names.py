"""The names that are a contract with integrators in any language."""

WORKFLOW = "InformationRequest"
"""The workflow type."""

TASK_QUEUE = "dueprocess"
"""The task queue workers poll unless told otherwise."""

CASE_QUERY = "case"
RECORD_QUERY = "record"
REPLAN = "replan"
CALENDAR_CHANGED = "calendar-changed"
RETRY_HELD_NOTICES = "retry-held-notices"
