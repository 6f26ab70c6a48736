"""What the workflow hands to its activities: one JSON object each, so that a field can be added later."""

import pytest
from pydantic import ValidationError

from case.cases import PERSONAL, RECEIVED_ON, case
from dueprocess.case.agenda import agenda
from dueprocess.case.describing import describe
from dueprocess.case.letters import StoredFile
from dueprocess.case.orders import NoticeMade, NoticeOrder, OpenOrder, ReplanOrder
from dueprocess.case.record import CaseRecord
from law.clocks import day


def order(record: CaseRecord, today: str) -> NoticeOrder:
    """The order for what fell due last."""
    step = agenda(record, day(today)).owed[-1]
    return NoticeOrder(
        case_id="marrowby/1",
        authority="marrowby",
        language="en",
        step=step,
        particulars=describe(record, step.notice, day(today)),
    )


def test_orders_read_back_as_they_were_sent() -> None:
    opening = OpenOrder(case_id="marrowby/1", request=case().request, opened_on=RECEIVED_ON)
    assert OpenOrder.model_validate_json(opening.model_dump_json()) == opening
    notice = order(case(), "2020-01-29")
    assert NoticeOrder.model_validate_json(notice.model_dump_json()) == notice
    made = NoticeMade(files=(StoredFile(key="marrowby/1/acknowledgement.pdf", sha256="0" * 64),))
    assert NoticeMade.model_validate_json(made.model_dump_json()) == made


def test_the_order_for_a_reminder_carries_nothing_personal() -> None:
    assert not [word for word in PERSONAL if word in order(case(), "2020-02-21").model_dump_json()]
    assert [word for word in PERSONAL if word in order(case(), "2020-01-29").model_dump_json()]


@pytest.mark.parametrize("authority", ["", "Leeds", "leeds/1", "../leeds", "a" * 41])
def test_an_authority_is_named_by_its_key_alone(authority: str) -> None:
    """The key becomes part of workflow ids and file names."""
    with pytest.raises(ValidationError):
        ReplanOrder(authority=authority, regime="foia-2000", received_on=RECEIVED_ON, today=RECEIVED_ON)
