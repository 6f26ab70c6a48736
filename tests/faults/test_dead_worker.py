"""A letter in hand: it has its time while its worker lives, and another worker takes it up soon after that one died."""

import time
from pathlib import Path

import pytest

from dueprocess.case.view import CaseView
from faults.institutions import BY_RECORDS, write_institutions
from faults.office import open_office, sent, until
from faults.spools import records_of

pytestmark = pytest.mark.special
LONGER_THAN_WITHOUT_A_SIGN_OF_LIFE_SECONDS = 20
TAKEN_UP_WITHIN_SECONDS = 40
"""Fifteen without a sign of life, and the start of a worker. Without these signs it would be two minutes."""


def acknowledged(view: CaseView) -> bool:
    return sent(view) == ["acknowledgement"]


async def test_a_letter_has_its_time_while_its_worker_lives_and_is_taken_up_within_seconds_after_it_died(
    tmp_path: Path,
) -> None:
    institutions, records = write_institutions(tmp_path, mail=False), records_of(tmp_path)
    records.mkdir()
    takes, asked = records / "takes_seconds", records / "asked"

    def times_asked() -> int:
        return len(asked.read_text().splitlines()) if asked.exists() else 0

    async with open_office(tmp_path, institutions) as office:
        takes.write_text(str(LONGER_THAN_WITHOUT_A_SIGN_OF_LIFE_SECONDS))
        slow = await office.open(BY_RECORDS, "slow")
        await office.seen(slow, acknowledged, within_seconds=2 * LONGER_THAN_WITHOUT_A_SIGN_OF_LIFE_SECONDS)
        assert times_asked() == 1, "it was not given to anybody else meanwhile"

        killed = await office.open(BY_RECORDS, "killed")
        await until(lambda: times_asked() == 2, within_seconds=20)
        takes.unlink()
        assert office.worker.kill()
        began = time.monotonic()
        await office.seen(killed, acknowledged, within_seconds=150)
        took_seconds = time.monotonic() - began
    assert took_seconds < TAKEN_UP_WITHIN_SECONDS
    assert times_asked() == 3
    assert len(list(records.glob("*.letter"))) == 2
