"""Whether a whole case can be run for an authority."""

import pytest

from authoring.conftest import WriteSubject
from dueprocess.authoring.checks.whole_case import lives_a_case

pytestmark = pytest.mark.special


def test_a_case_whose_letters_wait_is_approved_on_its_way_and_closes(subject: WriteSubject) -> None:
    waiting = (
        '[sending]\nacknowledgement = "never"\nclarification = "on-approval"\n'
        'decision = "on-approval"\nreview-outcome = "on-approval"\n'
    )
    assert not list(lives_a_case(subject(waiting)))


def test_a_letter_that_is_held_is_named_with_its_mistake(subject: WriteSubject) -> None:
    (told,) = lives_a_case(subject(clarification="<!-- part: help -->\n{{ fee }}\n"))
    assert told.startswith("the letter 'clarification' of anytown is held: clarification, part 'help', line 1: 'fee' ")
