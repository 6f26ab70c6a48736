"""Whether the laws that an institution adds are as strict as the statute."""

from dataclasses import replace
from datetime import date

from authoring.conftest import WriteSubject
from dueprocess.authoring.checks.laws import answers_later, is_no_looser
from dueprocess.law.limits import Limit
from dueprocess.law.practice import Practice
from dueprocess.law.regimes import FOIA_2000
from dueprocess.law.source import Source

CHARTER = """
    [[regimes]]
    key = "anytown-charter"
    title = "Freedom of Information Act 2000"
    like = "foia-2000"
    respond_working_days = 15
    valid_from = 2026-01-01
    source = { act = "Anytown Charter", provision = "para 4", url = "https://www.anytown.example/charter" }
"""


def test_a_law_kept_more_strictly_passes(subject: WriteSubject) -> None:
    assert not list(is_no_looser(subject(CHARTER)))


def test_one_that_the_clock_would_answer_later_fails_with_the_day() -> None:
    source = Source("Anytown Charter", "para 4", "https://www.anytown.example/charter")
    later = replace(FOIA_2000, key="later", like="foia-2000", respond=(Limit(21, source, date(2005, 1, 1)),))
    (fault,) = answers_later(later, Practice())
    assert fault == (
        "regime 'later': a request received on 2026-01-01 would be answered by 2026-02-02, and under the Freedom of "
        "Information Act 2000 by 2026-01-30. Give a number that is at most that of the law."
    )
    assert not list(answers_later(replace(later, respond=FOIA_2000.respond), Practice()))
