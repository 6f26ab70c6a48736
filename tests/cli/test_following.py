"""What is said of a case that has ended."""

from datetime import date

from dueprocess.case.view import CaseClosed
from dueprocess.cli.following import end_in_words
from dueprocess.law.outcomes import Closing

CLOSED = CaseClosed(
    authority="marrowby",
    reference="M/20/007",
    outcome=None,
    closing=Closing.WITHDRAWN,
    closed_on=date(2020, 3, 10),
)


def test_it_says_until_when_to_keep_the_case_and_what_to_do_then() -> None:
    ended = "M/20/007 closed on 10 March 2020: withdrawn"
    kept = CLOSED.model_copy(update={"keep_until": date(2023, 3, 10), "then": "erase"})
    assert end_in_words(CLOSED) == ended
    assert end_in_words(kept) == f"{ended}\nKeep it until 10 March 2023, then erase it."
    reviewed = kept.model_copy(update={"then": "review"})
    assert end_in_words(reviewed) == f"{ended}\nKeep it until 10 March 2023, then review whether to keep it longer."
