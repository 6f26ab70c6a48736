"""The audit of the fault suite finds what it must find: it is given runs in which something is wrong."""

from collections import Counter

import pytest

from faults.audit import Delivered, Evidence, Reference, audit, notice_of

CASE, OTHER = "wharram/a-1", "wharram/b-1"
DECIDED = '{"kind":"decided"}'
ACKNOWLEDGEMENT = Delivered(CASE, "acknowledgement", 1.0, "aa", "<1@mail.example>")
DECISION = Delivered(CASE, "decision", 2.0, "bb", "<2@mail.example>")
OTHER_ACKNOWLEDGEMENT = Delivered(OTHER, "acknowledgement", 3.0, "cc", "<3@mail.example>")

SOUND = Evidence(
    acknowledged=((CASE, DECIDED),),
    recorded={CASE: (DECIDED,), OTHER: ()},
    owed={CASE: Counter({"acknowledgement": 1, "decision": 1}), OTHER: Counter({"acknowledgement": 1})},
    delivered=(ACKNOWLEDGEMENT, DECISION, OTHER_ACKNOWLEDGEMENT),
    references=(
        Reference(CASE, "wharram", "WH-2026", 1, "WH-2026-0001"),
        Reference(OTHER, "wharram", "WH-2026", 2, "WH-2026-0002"),
    ),
    shown={CASE: "WH-2026-0001", OTHER: "WH-2026-0002"},
    still_open=(),
    handed_over=Counter([(CASE, "acknowledgement"), (CASE, "decision"), (OTHER, "acknowledgement")]),
    indexed={CASE: ("decided",), OTHER: ()},
)


def test_a_sound_run_has_nothing_wrong() -> None:
    assert audit(SOUND).sentences == ()
    assert audit(SOUND).mail_repeated == 0


@pytest.mark.parametrize("knows", [(), ('{"kind":"withdrawn"}',)])
def test_a_fact_that_was_acknowledged_and_is_not_in_the_case_is_lost(knows: tuple[str, ...]) -> None:
    found = audit(SOUND._replace(recorded={CASE: knows}))
    assert found.facts_lost == (f"{CASE} was told {DECIDED}, and does not know it",)


def test_a_fact_that_a_case_knows_twice_is_doubled() -> None:
    found = audit(SOUND._replace(recorded={CASE: (DECIDED, DECIDED)}))
    assert found.facts_doubled == (f"{CASE} knows {DECIDED} 2 times",)


def test_a_letter_that_is_owed_and_did_not_arrive_is_lost() -> None:
    found = audit(SOUND._replace(delivered=(ACKNOWLEDGEMENT, OTHER_ACKNOWLEDGEMENT)))
    assert found.letters_lost == (f"{CASE} owed 1 x decision and 0 arrived",)
    assert found.register_wrong == (f"decision of {CASE} was handed over, the register says, and it is not there",)


def test_a_letter_that_arrived_and_was_not_owed_is_named_but_not_one_more_inside_the_authority() -> None:
    more = (Delivered(CASE, "decision.2"), Delivered(CASE, "escalation-respond-2026-01-02-0"))
    found = audit(SOUND._replace(delivered=(*SOUND.delivered, *more)))
    assert found.letters_not_owed == (f"{CASE} owed 1 x decision and 2 arrived",)


def test_a_letter_that_lies_in_the_folder_twice_is_doubled() -> None:
    filed = DECISION._replace(message_id="")
    found = audit(SOUND._replace(delivered=(ACKNOWLEDGEMENT, filed, filed, OTHER_ACKNOWLEDGEMENT)))
    assert found.letters_doubled == (f"decision of {CASE} arrived 2 times, in 1 forms",)


def test_mail_that_comes_again_under_its_message_id_is_counted_and_not_doubled() -> None:
    found = audit(SOUND._replace(delivered=(*SOUND.delivered, DECISION, DECISION)))
    assert found.sentences == ()
    assert found.mail_repeated == 2


@pytest.mark.parametrize("again", [DECISION._replace(message_id="<9@mail.example>"), DECISION._replace(sha256="dd")])
def test_mail_that_comes_again_with_another_message_id_or_content_is_doubled(again: Delivered) -> None:
    found = audit(SOUND._replace(delivered=(*SOUND.delivered, again)))
    assert found.letters_doubled == (f"decision of {CASE} arrived 2 times, in 2 forms",)


def test_a_number_that_was_skipped_or_given_twice_is_found() -> None:
    first, second = SOUND.references
    skipped = audit(SOUND._replace(references=(first, second._replace(number=3))))
    assert skipped.references_wrong == ("series WH-2026 of wharram has the numbers [1, 3]",)
    twice = audit(SOUND._replace(references=(first, second._replace(number=1))))
    assert twice.references_wrong == ("series WH-2026 of wharram has the numbers [1, 1]",)


def test_a_reference_that_no_case_shows_or_another_than_it_shows_is_found() -> None:
    burned = audit(SOUND._replace(shown={CASE: "WH-2026-0001"}))
    assert burned.references_wrong == (f"WH-2026-0002 was given to {OTHER}, which no client opened",)
    other = audit(SOUND._replace(shown={CASE: "WH-2026-0002", OTHER: "WH-2026-0002"}))
    assert other.references_wrong == (f"{CASE} shows WH-2026-0002, and the register gave it WH-2026-0001",)


def test_a_case_that_has_not_closed_is_stuck() -> None:
    assert audit(SOUND._replace(still_open=(OTHER,))).cases_stuck == (f"{OTHER} has not closed",)


def test_a_letter_that_the_register_has_not_or_twice_handed_over_is_found() -> None:
    never = audit(SOUND._replace(handed_over=Counter([(CASE, "acknowledgement"), (OTHER, "acknowledgement")])))
    assert never.register_wrong == (f"decision of {CASE} was handed over 0 times, the register says",)
    twice = audit(SOUND._replace(handed_over=SOUND.handed_over + Counter([(CASE, "decision")])))
    assert twice.register_wrong == (f"decision of {CASE} was handed over 2 times, the register says",)


@pytest.mark.parametrize("indexed", [{OTHER: ()}, {CASE: ("decided", "decided"), OTHER: ()}])
def test_a_case_that_stands_in_the_index_otherwise_than_it_ended_is_found(indexed: dict[str, tuple[str, ...]]) -> None:
    found = audit(SOUND._replace(indexed=indexed))
    stands = indexed.get(CASE)
    assert found.index_wrong == (f"{CASE} was told ['decided'], and stands in the index with {stands}",)


@pytest.mark.parametrize(
    ("step", "notice"),
    [
        ("decision", "decision"),
        ("decision.2", "decision"),
        ("review-acknowledgement", "review-acknowledgement"),
        ("reminder-respond-2026-10-02-10", "reminder"),
    ],
)
def test_the_kind_of_a_step_is_its_notice(step: str, notice: str) -> None:
    assert notice_of(step) == notice
