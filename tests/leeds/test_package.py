"""The University of Leeds is a package of its own, found by its entry point."""

from datetime import date
from importlib.metadata import entry_points, version

import pytest

from dueprocess.institutions import Institutions


@pytest.fixture(scope="module")
def leeds() -> Institutions:
    return Institutions.load(["leeds"])


def test_it_is_found_by_its_entry_point_with_its_own_version(leeds: Institutions) -> None:
    assert [entry.name for entry in entry_points(group="dueprocess.institutions", name="leeds")] == ["leeds"]
    assert [str(plugin) for plugin in leeds.plugins] == [f"dueprocess-leeds {version('dueprocess-leeds')}"]
    assert leeds.authorities() == ("leeds",)


@pytest.mark.parametrize(
    ("received_on", "number", "reference"),
    [
        (date(2020, 1, 29), 53, "K/20/053"),
        (date(2019, 12, 31), 1, "K/19/001"),
        (date(2026, 11, 23), 1204, "K/26/1204"),
    ],
)
def test_references_are_counted_within_the_year_of_receipt(
    leeds: Institutions, received_on: date, number: int, reference: str
) -> None:
    assert leeds.reference("leeds", "foia-2000", received_on, number) == reference
    assert leeds.reference_series("leeds", "foia-2000", received_on) == reference.rpartition("/")[0]


def test_the_window_for_a_review_counts_from_receipt(leeds: Institutions) -> None:
    plan = leeds.plan("leeds", "foia-2000")
    assert plan.practice.review_window_from == "receipt"
    by = {answer.hook: answer.plugin for answer in plan.answered_by}
    assert by.pop("dueprocess_sending") == "dueprocess"
    assert set(by.values()) == {"dueprocess-leeds"}
