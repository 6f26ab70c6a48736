"""The ledger of letters: one edition stands, states are only added, and a hand-over is the end."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier

import pytest
from sqlalchemy import Engine

from dueprocess.case.letters import StoredFile
from dueprocess.register.ledger import AlreadyHandedOver, Entry, Ledger, LetterKey, LetterState, Made

KEY = LetterKey("marrowby/1", "decision")


@pytest.fixture
def ledger(engine: Engine) -> Ledger:
    return Ledger(engine)


def made(name: str = "a") -> Made:
    return Made(files=(StoredFile(key=f"marrowby/M-1/decision/{name}.pdf", sha256=name * 64),))


def enter(ledger: Ledger, letter: Made, key: LetterKey = KEY) -> Entry:
    return ledger.enter(key, letter, authority="marrowby", reference="M/1", notice=key.step)


def test_a_letter_that_was_never_entered_is_not_there(ledger: Ledger) -> None:
    assert ledger.find(KEY) is None


def test_the_letter_that_was_entered_first_stands(ledger: Ledger) -> None:
    first = enter(ledger, made())
    assert enter(ledger, made("b")) == first
    assert ledger.find(KEY) == first
    assert (first.made, first.edition, first.state) == (made(), 1, LetterState.ENTERED)


@pytest.mark.parametrize("state", [state for state in LetterState if state is not LetterState.HELD])
def test_it_stands_whatever_became_of_it(ledger: Ledger, state: LetterState) -> None:
    ledger.note(enter(ledger, made())._replace(state=state))
    assert enter(ledger, made("b")).made == made()


def test_one_that_is_held_and_did_not_go_out_is_made_anew(ledger: Ledger) -> None:
    ledger.note(enter(ledger, made())._replace(state=LetterState.HELD, why="refused"))
    again = enter(ledger, made("b"))
    assert (again.made, again.edition, again.state, again.why) == (made("b"), 2, LetterState.ENTERED, "")


def test_what_became_of_it_is_noted_with_its_time(ledger: Ledger) -> None:
    before = datetime.now(UTC)
    entry = ledger.note(enter(ledger, made())._replace(state=LetterState.HANDING_OVER, channel="smtp"))
    ledger.note(
        entry._replace(state=LetterState.HANDED_OVER, receipt="250 2.0.0 as 17", sent_on=date(2026, 5, 6)),
    )
    found = ledger.find(KEY)
    assert found is not None
    assert (found.state, found.channel, found.receipt) == (LetterState.HANDED_OVER, "smtp", "250 2.0.0 as 17")
    assert found.sent_on == date(2026, 5, 6)
    assert before <= found.at <= datetime.now(UTC)


def test_whatever_another_system_answers_can_be_noted(ledger: Ledger) -> None:
    """What could not be noted would be sent again."""
    entry = enter(ledger, made())
    ledger.note(entry._replace(state=LetterState.HANDED_OVER, receipt="queued as " + "7" * 500, why="\0\ud800"))
    found = ledger.find(KEY)
    assert found is not None
    assert (len(found.receipt), found.why) == (510, "\N{REPLACEMENT CHARACTER}?")


def test_two_attempts_at_once_enter_one_letter(ledger: Ledger) -> None:
    together = Barrier(8)

    def attempt(number: int) -> Entry:
        together.wait()
        return enter(ledger, made("abcdefgh"[number]))

    with ThreadPoolExecutor(8) as many:
        assert len({entry.made.files[0].sha256 for entry in many.map(attempt, range(8))}) == 1


def test_two_attempts_at_once_hand_it_over_once(ledger: Ledger) -> None:
    entry, together = enter(ledger, made()), Barrier(8)

    def attempt(number: int) -> str:
        together.wait()
        return ledger.note(entry._replace(state=LetterState.HANDED_OVER, receipt=f"{number}")).receipt

    with ThreadPoolExecutor(8) as many:
        assert len(set(many.map(attempt, range(8)))) == 1


def test_a_hand_over_is_noted_once_and_nothing_comes_after_it(ledger: Ledger) -> None:
    entry = enter(ledger, made())
    first = ledger.note(entry._replace(state=LetterState.HANDED_OVER, receipt="one"))
    assert ledger.note(entry._replace(state=LetterState.HANDED_OVER, receipt="two")) == first
    with pytest.raises(AlreadyHandedOver, match=r"marrowby/1/decision was handed over already"):
        ledger.note(entry._replace(state=LetterState.NOT_TAKEN))
    assert ledger.find(KEY) == first


def test_letters_are_counted_by_the_last_state_of_their_last_edition(ledger: Ledger) -> None:
    ledger.note(enter(ledger, made())._replace(state=LetterState.HELD))
    enter(ledger, made("b"))
    other = enter(ledger, made("c"), LetterKey("marrowby/1", "acknowledgement"))
    ledger.note(other._replace(state=LetterState.HANDING_OVER))
    ledger.note(other._replace(state=LetterState.HANDED_OVER))
    assert ledger.count() == {LetterState.ENTERED: 1, LetterState.HANDED_OVER: 1}
