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
APPROVE_LETTER = "approve-letter"
SEND_LETTER_BACK = "send-letter-back"
REPLACE_LETTER = "replace-letter"
DROP_LETTER = "drop-letter"
LETTER_SENT = "letter-sent"
