"""The names that integrators in any language have written down; a change of one breaks them all."""

from dueprocess.case import names


def test_the_names_of_the_contract_stay_as_they_are() -> None:
    assert names.WORKFLOW == "InformationRequest"
    assert names.TASK_QUEUE == "dueprocess"
    assert names.CASE_QUERY == "case"
    assert names.RECORD_QUERY == "record"
    assert names.REPLAN == "replan"
    assert names.CALENDAR_CHANGED == "calendar-changed"
    assert names.RETRY_HELD_NOTICES == "retry-held-notices"
