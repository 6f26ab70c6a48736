"""What an institution is told that may not add its regime: the sentences whole, and numbers that turn while it runs."""

from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from dueprocess.law.limits import Limit
from dueprocess.law.loosening import CannotAdd, Loosened
from dueprocess.law.regime import Effect, Regime, Reviews, Statute, Waiting
from dueprocess.law.regimes.foia_2000 import FOIA_2000
from dueprocess.law.regimes.foisa_2002 import FOISA_2002
from dueprocess.law.source import Source
from dueprocess.law.tightening import check_addition, tightened

SCHEME: Final = Source("Anytown Publication Scheme 2026", "para 4", "https://www.anytown.example/scheme")
SINCE: Final = date(2005, 1, 1)
TURN: Final = date(2026, 1, 1)


def days(count: int, valid_from: date = SINCE, valid_to: date | None = None) -> Limit:
    return Limit(count, SCHEME, valid_from, valid_to)


def of_anytown(law: Regime) -> Regime:
    return replace(law, key="anytown", like=law.key)


@pytest.mark.parametrize(
    ("law", "regime", "message"),
    [
        (
            replace(FOIA_2000, fees=None),
            of_anytown(FOIA_2000),
            "a fee is looser than the Freedom of Information Act 2000, which has none; leave it out",
        ),
        (
            replace(FOIA_2000, extension=None),
            of_anytown(FOIA_2000),
            "an extension is looser than the Freedom of Information Act 2000, which has none; leave it out",
        ),
        (
            FOIA_2000,
            replace(of_anytown(FOIA_2000), reviews=None),
            "none is looser than the Freedom of Information Act 2000, which has a review; keep it",
        ),
    ],
)
def test_what_the_law_does_not_have_or_must_keep_is_said_with_the_cure(
    law: Regime, regime: Regime, message: str
) -> None:
    with pytest.raises(Loosened) as refused:
        check_addition(regime, {law.key: law})
    assert refused.value.message == message


def test_a_number_that_was_in_bounds_is_looser_from_the_day_the_law_becomes_stricter() -> None:
    law = replace(FOIA_2000, respond=(days(20, SINCE, date(2025, 12, 31)), days(15, TURN)))
    own = replace(of_anytown(law), respond=(days(18),))
    with pytest.raises(Loosened, match="give at most 15"):
        check_addition(own, {law.key: law})


def test_a_way_of_waiting_that_begins_later_is_held_against_the_law_of_its_time() -> None:
    (way,) = FOIA_2000.clarification
    law = replace(FOIA_2000, clarification=(replace(way, effect=Effect.PAUSE),))
    later: Waiting = replace(way, valid_from=TURN)
    with pytest.raises(Loosened, match=r"restart is looser than the .*, which has pause; write 'pause'"):
        check_addition(replace(of_anytown(law), clarification=(later,)), {law.key: law})


def own_law(*respond: Limit, statute: Statute = Statute.FOISA_2002, extended: Limit | None = None) -> Regime:
    """A law of Anytown's own."""
    reviews = Reviews((days(40),), "answer", (days(20),), (extended,) if extended else (), None, SCHEME)
    return Regime(
        key="anytown",
        title="Anytown Information Act 2004",
        statute=statute,
        calendar="uk",
        in_force_from=SINCE,
        respond=respond or (days(20),),
        clarification=(),
        fees=None,
        extension=None,
        reviews=reviews,
    )


@pytest.mark.parametrize(
    ("regime", "field", "message"),
    [
        (replace(own_law(), key="eir-2004"), "key", "this is the key of a built-in law; give another"),
        (replace(own_law(), key="Anytown"), "key", "use at most 40 of a-z, 0-9 and -"),
        (
            replace(own_law(), title=" "),
            "title",
            "it is empty; letters print it; give the law in full with its year",
        ),
        (
            own_law(replace(days(20), source=replace(SCHEME, provision=" "))),
            "respond.1.source.provision",
            "it is empty; say where this stands",
        ),
        (
            own_law(replace(days(20), source=replace(SCHEME, url="http://scheme"))),
            "respond.1.source.url",
            "'http://scheme' is no page; give one that begins with https://",
        ),
        (replace(own_law(), respond=()), "respond", "it is empty; give the number with its source"),
        (own_law(extended=days(0)), "reviews.extended", "0 working days is no time; give 1 or more"),
        (
            own_law(*FOISA_2002.respond),
            "like",
            (
                "its time for an answer stands in Coronavirus (Scotland) Act 2020, FOISA 2002, which is built in; "
                "write like='foisa-2002', or cite the law that it stands in"
            ),
        ),
        (
            own_law(statute=Statute.FOIA_2000),
            "statute",
            (
                "a law of its own cannot have the letters and exemptions of 'foia-2000'; give another statute, or "
                "write like='foia-2000'"
            ),
        ),
    ],
)
def test_what_a_law_of_its_own_lacks_is_said_whole(regime: Regime, field: str, message: str) -> None:
    with pytest.raises(CannotAdd) as refused:
        check_addition(regime)
    assert (refused.value.regime, refused.value.field, refused.value.message) == (regime.key, field, message)


def test_a_number_that_goes_by_the_day_of_the_answer_must_hold_for_every_day_of_answer() -> None:
    """What was received before 2026 and is answered in it has no number, though what is received in 2026 has one."""
    until_2025 = replace(days(20, SINCE, date(2025, 12, 31)), applies_to="answered")
    check_addition(own_law(until_2025, replace(days(10, TURN), applies_to="answered")))
    with pytest.raises(CannotAdd, match="there is no number for 2005-01-01"):
        check_addition(own_law(until_2025, days(10, TURN)))


@pytest.mark.parametrize(
    ("law", "numbers"), [("foia-2000", {}), ("uk-gdpr-sar", {"answer_review": 10}), ("foia", {"respond": 10})]
)
def test_the_regime_that_cannot_be_made_is_named(law: str, numbers: dict[str, int]) -> None:
    with pytest.raises(CannotAdd, match="regime 'anytown', ") as refused:
        tightened(law, key="anytown", title="Promise", source=SCHEME, valid_from=SINCE, **numbers)
    assert refused.value.regime == "anytown"


def test_a_tightened_law_has_the_title_that_was_given() -> None:
    made = tightened("foia-2000", key="anytown", title="Our Promise", source=SCHEME, valid_from=SINCE, respond=10)
    assert (made.title, made.key) == ("Our Promise", "anytown")
