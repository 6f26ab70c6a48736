"""Whether names appear in letters as they were given."""

from authoring.conftest import WriteSubject
from dueprocess.authoring.awkward import AWKWARD_NAMES
from dueprocess.authoring.checks.awkward_names import shows_names_as_given

PAGE = "<!DOCTYPE html><title>{{ title }}</title><main>{{ body }}</main>"


def test_the_built_in_look_keeps_every_name_in_every_format(subject: WriteSubject) -> None:
    assert not list(shows_names_as_given(subject()))
    assert len(AWKWARD_NAMES["long"]) == 200


def test_a_page_of_its_own_that_prints_only_the_body_still_has_the_name_in_its_salutation(
    subject: WriteSubject,
) -> None:
    assert not list(shows_names_as_given(subject(page=PAGE)))


def test_a_page_that_changes_what_it_prints_fails_for_each_name_it_spoils(subject: WriteSubject) -> None:
    spoilt = list(shows_names_as_given(subject(page=PAGE.replace("{{ body }}", "{{ body | upper }}"))))
    with_capitals = [(what, name) for what, name in AWKWARD_NAMES.items() if what != "right-to-left"]
    for fault, (what, name) in zip(spoilt, with_capitals, strict=True):
        assert fault.startswith(f"html: the {what} name '{name}' does not appear as it was given.")
