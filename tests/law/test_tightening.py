"""An institution can keep a law more strictly, or bring a law of its own; it cannot loosen one."""

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import TypeVar, cast

import pytest

from dueprocess.law.clock import assess
from dueprocess.law.limits import Limit, Unit
from dueprocess.law.loosening import CannotAdd, Loosened
from dueprocess.law.practice import Practice
from dueprocess.law.regime import Effect, Extension, Fees, Regime, Reviews, Statute, Waiting
from dueprocess.law.regimes import REGIMES
from dueprocess.law.regimes.eir_2004 import EIR_2004
from dueprocess.law.regimes.eisr_2004 import EISR_2004
from dueprocess.law.regimes.foia_2000 import FOIA_2000
from dueprocess.law.regimes.foia_variants import FOIA_2000_ARMED_FORCES, FOIA_2000_SCHOOLS
from dueprocess.law.regimes.foisa_2002 import FOISA_2002
from dueprocess.law.regimes.uk_gdpr import UK_GDPR_SAR
from dueprocess.law.source import Source
from dueprocess.law.tightening import check_addition, sources_of, tightened
from dueprocess.law.timeline import Timeline
from law.clocks import UK

T = TypeVar("T")

SCHEME = Source("Anytown Publication Scheme 2026", "para 4", "https://www.anytown.example/scheme")
SINCE = date(2005, 1, 1)
LAW_2011 = Source(
    "Freedom of Information (Jersey) Law 2011", "art 13", "https://www.jerseylaw.je/laws/current/l_29_2011"
)


def days(count: int, valid_from: date = SINCE, valid_to: date | None = None) -> Limit:
    return Limit(count, SCHEME, valid_from, valid_to)


def months(count: int) -> Limit:
    return Limit(count, SCHEME, SINCE, unit=Unit.MONTHS)


def changed(value: T, **changes: object) -> T:
    """`dataclasses.replace`, for fields whose names are data."""
    return cast("T", cast("Callable[..., object]", replace)(value, **changes))


def like(law: Regime, **changes: object) -> Regime:
    """A regime of Anytown's that is the law itself but for these changes; `reviews__asking` is in its reviews."""
    made = replace(law, key="anytown", like=law.key)
    for name, value in changes.items():
        field, _, inner = name.partition("__")
        made = changed(made, **{field: changed(getattr(made, field), **{inner: value}) if inner else value})
    return made


def first(law: Regime, **changes: object) -> tuple[Waiting, ...]:
    """The ways of waiting for a clarification, the first of them changed."""
    return (changed(law.clarification[0], **changes), *law.clarification[1:])


def waiting(law: Regime, **changes: object) -> Waiting:
    assert law.fees is not None
    return changed(law.fees.waiting, **changes)


def dated(value: T, since: date) -> T:
    """The same, with every number that begins with the law beginning on this day."""
    if isinstance(value, tuple):
        return cast("T", tuple(dated(item, since) for item in cast("Sequence[object]", value)))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    if isinstance(value, Limit):
        return cast("T", replace(value, valid_from=since))
    return changed(value, **{each.name: dated(getattr(value, each.name), since) for each in fields(value)})


def case(field: str, law: Regime, sentence: str, **changes: object) -> tuple[str, Regime, Regime, str]:
    return field, law, like(law, **changes), sentence


LOOSER = [
    case(
        "statute",
        FOIA_2000,
        "eir-2004 is not that of the Freedom of Information Act 2000, foia-2000; write 'foia-2000'",
        statute=Statute.EIR_2004,
    ),
    case("calendar", FOIA_2000, "scotland is not that of the ", calendar="scotland"),
    case("calendar", UK_GDPR_SAR, "(subject access), none; leave it out", calendar="uk"),
    case(
        "in_force_from",
        dated(FOIA_2000, date(2004, 1, 1)),
        "2004-12-31 is looser than the Freedom of Information Act 2000, which has 2005-01-01; give that day or a later",
        in_force_from=date(2004, 12, 31),
    ),
    case(
        "respond",
        FOIA_2000,
        "21 working days is looser than the Freedom of Information Act 2000, which has 20 working days "
        "(FOIA 2000 s.10(1)); give at most 20",
        respond=(days(21),),
    ),
    case("respond", FOIA_2000, "30 working days is looser", respond=(days(20), days(30, date(2026, 1, 1)))),
    case("respond", FOIA_2000, "30 working days is looser", respond=(days(9), days(30, SINCE, date(2006, 1, 1)))),
    case("respond", FOIA_2000, "1 month is looser than the ", respond=(months(1),)),
    case("respond", UK_GDPR_SAR, "(UK GDPR Art 12(3)); count in months", respond=(days(15),)),
    # 60 days are the law's own in spring 2020, and before and after they are not.
    case("respond", FOISA_2002, "20 working days (FOISA 2002 s.10(1)); give at most 20", respond=(days(60),)),
    case("allowed", FOIA_2000, "60 working days is looser", allowed=(days(60),)),
    case("allowed", FOIA_2000_ARMED_FORCES, "give at most 60", allowed=(days(61),)),
    case("school_days_within", FOIA_2000, "which has none; leave it out", school_days_within=(days(20),)),
    case("school_days_within", FOIA_2000_SCHOOLS, "give at most 60", school_days_within=(days(61),)),
    case(
        "clarification",
        replace(FOIA_2000, clarification=()),
        "to restart is looser than the Freedom of Information Act 2000, which has none; leave it out",
        clarification=FOIA_2000.clarification,
    ),
    # Since 2020 a question stops the clock less than it did.
    case("clarification.effect", UK_GDPR_SAR, "which has none; write 'none'", clarification=first(UK_GDPR_SAR)[:1]),
    case(
        "clarification.effect",
        UK_GDPR_SAR,
        "restart is looser than the UK General Data Protection Regulation (subject access), which has pause",
        clarification=(
            *first(UK_GDPR_SAR, effect=Effect.NONE),
            replace(UK_GDPR_SAR.clarification[0], valid_from=date(2026, 1, 1)),
        ),
    ),
    case(
        "clarification.within_limit",
        EIR_2004,
        "False is looser than the Environmental Information Regulations 2004, which has True; write True",
        clarification=first(EIR_2004, within_limit=False),
    ),
    case(
        "clarification.within_first_limit",
        EIR_2004,
        "write True",
        clarification=first(EIR_2004, within_first_limit=False),
    ),
    case("identity", FOIA_2000, "to none is looser", identity=(waiting(FOIA_2000, effect=Effect.NONE),)),
    case("fees", replace(FOIA_2000, fees=None), "a fee is looser", fees=FOIA_2000.fees),
    case("fees.waiting.effect", EIR_2004, "write 'pause'", fees__waiting=waiting(EIR_2004, effect=Effect.RESTART)),
    case("fees.waiting.within_limit", EIR_2004, "write True", fees__waiting=waiting(EIR_2004, within_limit=False)),
    case("fees.pay_within", EIR_2004, "(EIR 2004 reg 8(5)); give at least 60", fees__pay_within=(days(59),)),
    case("fees.pay_within", FOIA_2000, "2 months is looser", fees__pay_within=(months(2),)),
    case("fees.pay_within", UK_GDPR_SAR, "90 working days is looser", fees__pay_within=(days(90),)),
    case("fees.begins_with_notice", EIR_2004, "write False", fees__begins_with_notice=True),
    case("extension", FOISA_2002, "an extension is looser", extension=FOIA_2000.extension),
    case("extension.ground", FOIA_2000, "write 'public-interest'", extension__ground="complexity"),
    case("extension.counts_from", FOIA_2000, "write 'limit'", extension__counts_from="receipt"),
    case("extension.limits", EIR_2004, "(EIR 2004 reg 7(1)); give at most 40", extension__limits=(days(41),)),
    case("extension.is_cap", EIR_2004, "write True", extension__is_cap=False),
    case("extension.once", EIR_2004, "write True", extension__once=False),
    case("reviews", FOIA_2000, "none is looser", reviews=None),
    case("reviews.asking", FOIA_2000, "para 5.3); give at least 40", reviews__asking=(days(39),)),
    case("reviews.asking_counts_from", EISR_2004, "write 'receipt'", reviews__asking_counts_from="answer"),
    # From the limit, where the answer came before it but reached the applicant after it.
    case("reviews.asking_counts_from", EISR_2004, "write 'receipt'", reviews__asking_counts_from="limit-or-receipt"),
    case("reviews.asking_counts_from", FOISA_2002, "write 'limit-or-", reviews__asking_counts_from="receipt"),
    case("reviews.answering", FOIA_2000, "para 5.4); give at most 20", reviews__answering=(days(21),)),
    case("reviews.extended", FOIA_2000, "give at most 40", reviews__extended=(days(41),)),
    case("reviews.extended", EIR_2004, "which has none; leave it out", reviews__extended=(days(40),)),
    case("reviews.of_silence", EIR_2004, "which has EIR 2004 reg 11(1); keep it", reviews__of_silence=None),
    case("reviews.of_silence", FOIA_2000, "2018 para 5.1; keep it", reviews__of_silence=None),
    case("reviews.silence_ends", FOIA_2000, "write False", reviews__silence_ends=True),
]


@pytest.mark.parametrize(("field", "law", "regime", "sentence"), LOOSER)
def test_what_is_looser_than_the_law_is_refused_with_both_numbers_and_the_cure(
    field: str, law: Regime, regime: Regime, sentence: str
) -> None:
    with pytest.raises(Loosened) as refused:
        check_addition(regime, {law.key: law})
    assert (refused.value.regime, refused.value.field) == ("anytown", field)
    assert sentence in refused.value.message
    assert str(refused.value) == f"regime 'anytown', {field}: {refused.value.message}"


def test_every_field_of_a_regime_is_held_against_the_law() -> None:
    said_elsewhere = {"key", "title", "like", "ask", "resume", "required_by", "valid_from"}
    inner = [each.name for part in (Waiting, Fees, Extension, Reviews) for each in fields(part)]
    held = {name for field, _, _, _ in LOOSER for name in field.split(".")}
    assert {*[each.name for each in fields(Regime)], *inner} - said_elsewhere == held


STRICTER: list[Regime] = [
    *(like(law) for law in REGIMES.values()),
    like(FOIA_2000, in_force_from=date(2026, 1, 1)),
    like(FOIA_2000, respond=(days(10),)),
    like(FOISA_2002, respond=(*FOISA_2002.respond, days(10, date(2026, 1, 1)))),
    like(FOIA_2000_ARMED_FORCES, allowed=()),
    like(FOIA_2000_SCHOOLS, school_days_within=()),
    like(FOIA_2000_SCHOOLS, school_days_within=(days(30),)),
    like(FOIA_2000, clarification=()),
    like(FOIA_2000, clarification=first(FOIA_2000, effect=Effect.PAUSE)),
    like(FOIA_2000, clarification=first(FOIA_2000, effect=Effect.NONE, within_limit=True)),
    like(FOIA_2000, clarification=first(FOIA_2000, valid_from=date(2026, 1, 1))),
    like(
        UK_GDPR_SAR,
        clarification=tuple(replace(way, effect=Effect.NONE) for way in UK_GDPR_SAR.clarification),
    ),
    like(UK_GDPR_SAR, identity=()),
    like(FOIA_2000, fees=None),
    like(FOIA_2000, fees__pay_within=()),
    like(FOIA_2000, fees__pay_within=(months(6),)),
    like(FOIA_2000, fees__begins_with_notice=False),
    like(FOIA_2000, extension=None),
    like(FOIA_2000, extension__is_cap=True, extension__once=True, extension__limits=(days(5),)),
    like(UK_GDPR_SAR, reviews=EIR_2004.reviews, in_force_from=date(2018, 5, 25)),
    like(FOIA_2000, reviews__asking=(days(60),), reviews__asking_counts_from="receipt"),
    like(FOIA_2000, reviews__answering=(days(10),), reviews__extended=(), reviews__of_silence=SCHEME),
    like(EIR_2004, reviews__silence_ends=False),
]


@pytest.mark.parametrize("regime", STRICTER)
def test_the_law_itself_and_what_is_stricter_can_be_added(regime: Regime) -> None:
    check_addition(regime)


def jersey(**changes: object) -> Regime:
    """A law of its own: not one of the built-in ones."""
    limit = Limit(30, LAW_2011, date(2015, 1, 1))
    law = Regime(
        key="jersey-foi-2011",
        title="Freedom of Information (Jersey) Law 2011",
        statute=Statute.FOISA_2002,
        calendar="uk",
        in_force_from=date(2015, 1, 1),
        respond=(limit,),
        clarification=(),
        fees=None,
        extension=Extension("complexity", (limit,), "limit", is_cap=True, once=True),
        reviews=Reviews((limit,), "answer", (limit,), (), None, LAW_2011),
    )
    return changed(law, **changes)


def test_a_law_of_its_own_can_have_any_number() -> None:
    check_addition(jersey())
    check_addition(jersey(extension=None, reviews=None))


@pytest.mark.parametrize(
    ("field", "regime", "sentence"),
    [
        ("key", jersey(key="foia-2000"), "this is the key of a built-in law; give another"),
        ("key", jersey(key="Jersey FOI"), "use at most 40 of a-z, 0-9 and -"),
        ("key", jersey(key="x" * 41), "use at most 40"),
        ("title", jersey(title=" "), "it is empty"),
        ("respond", jersey(respond=()), "it is empty; give the number with its source"),
        ("respond", jersey(respond=(Limit(0, LAW_2011, SINCE),)), "0 working days is no time; give 1 or more"),
        ("extension.limits", jersey(extension=Extension("complexity", (), "limit", True, True)), "it is empty"),  # noqa: FBT003
        ("reviews.asking", jersey(reviews=Reviews((), "answer", (days(1),), (), None, LAW_2011)), "it is empty"),
        ("reviews.answering", jersey(reviews=Reviews((days(1),), "answer", (), (), None, LAW_2011)), "it is empty"),
        (
            "respond",
            jersey(respond=(Limit(30, LAW_2011, date(2015, 1, 2)),)),
            "there is no number for 2015-01-01; give one for every day from 2015-01-01, when the regime begins",
        ),
        ("respond", jersey(respond=(Limit(30, LAW_2011, SINCE, date(2025, 12, 31)),)), "no number for 2026-01-01"),
        (
            "respond",
            jersey(respond=(Limit(30, LAW_2011, SINCE, date(2020, 1, 1)), Limit(3, LAW_2011, date(2020, 1, 3)))),
            "no number for 2020-01-02",
        ),
        (
            "fees.pay_within",
            like(FOIA_2000, fees__pay_within=(days(90, date(2026, 1, 1)),)),
            "no number for 2005-01-01",
        ),
        ("allowed", jersey(allowed=(Limit(60, LAW_2011, date(2026, 1, 1)),)), "no number for 2015-01-01"),
        ("like", jersey(like="foia-200"), "there is no built-in law 'foia-200'; there are foia-2000, "),
        (
            "like",
            replace(FOIA_2000, key="anytown", respond=(replace(FOIA_2000.respond[0], count=60),)),
            "its time for an answer stands in FOIA 2000, which is built in; write like='foia-2000'",
        ),
        ("statute", jersey(statute=Statute.FOIA_2000), "cannot have the letters and exemptions of 'foia-2000'"),
    ],
)
def test_what_is_not_complete_or_not_a_law_of_its_own_is_refused(field: str, regime: Regime, sentence: str) -> None:
    with pytest.raises(CannotAdd) as refused:
        check_addition(regime)
    assert type(refused.value) is CannotAdd
    assert (refused.value.regime, refused.value.field) == (regime.key, field)
    assert sentence in refused.value.message


def test_a_number_that_ends_with_the_last_of_all_days_has_no_end() -> None:
    check_addition(jersey(respond=(Limit(30, LAW_2011, SINCE, date.max),)))


def with_source(value: T, path: Sequence[str], source: Source) -> T:
    """The same, with another source in this place."""
    if not path:
        return cast("T", source)
    name, *rest = path
    if isinstance(value, tuple):
        items = list(cast("Sequence[object]", value))
        items[int(name) - 1] = with_source(items[int(name) - 1], rest, source)
        return cast("T", tuple(items))
    assert is_dataclass(value)
    assert not isinstance(value, type)
    return changed(value, **{name: with_source(getattr(value, name), rest, source)})


def test_the_sources_of_a_regime_are_those_of_its_numbers_and_of_its_ways() -> None:
    assert [field for field, _ in sources_of(like(EIR_2004))] == [
        "respond.1.source",
        "clarification.1.ask",
        "clarification.1.resume",
        "fees.waiting.ask",
        "fees.waiting.resume",
        "fees.pay_within.1.source",
        "extension.limits.1.source",
        "reviews.asking.1.source",
        "reviews.answering.1.source",
        "reviews.of_silence",
        "reviews.required_by",
    ]


@pytest.mark.parametrize("law", [FOIA_2000, EIR_2004, FOISA_2002, UK_GDPR_SAR, FOIA_2000_SCHOOLS])
@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("act", replace(SCHEME, act=" ")),
        ("provision", replace(SCHEME, provision="")),
        ("url", replace(SCHEME, url="")),
        ("url", replace(SCHEME, url="http://www.anytown.example/scheme")),
        ("url", replace(SCHEME, url="https://scheme")),
    ],
)
def test_a_source_without_act_provision_or_page_is_refused_wherever_it_stands(
    law: Regime, name: str, source: Source
) -> None:
    regime = like(law)
    for field, _ in sources_of(regime):
        with pytest.raises(CannotAdd) as refused:
            check_addition(with_source(regime, field.split("."), source))
        assert refused.value.field == f"{field}.{name}"


def test_a_law_is_tightened_by_numbers_of_working_days_from_a_day_on() -> None:
    made = tightened(
        "foia-2000",
        key="anytown",
        title="Freedom of Information Act 2000",
        source=SCHEME,
        valid_from=date(2026, 1, 1),
        respond=10,
        answer_review=15,
        ask_for_review=60,
    )
    assert made.like == "foia-2000"
    assert made.reviews is not None
    regimes = {**REGIMES, made.key: made}

    def respond_by(received_on: date) -> tuple[date | None, str]:
        position = assess(
            Timeline(regime="anytown", received_on=received_on),
            calendar=UK,
            practice=Practice(),
            regimes=regimes,
        )
        return position.respond_by, str(position.deadlines[0].source)

    assert respond_by(date(2025, 12, 31))[1] == "FOIA 2000 s.10(1)"
    assert respond_by(date(2026, 2, 2)) == (date(2026, 2, 16), "Anytown Publication Scheme 2026 para 4")
    assert [limit.count for limit in made.reviews.asking] == [40, 60]
    assert [limit.count for limit in made.reviews.answering] == [20, 15]


def test_a_number_that_is_not_given_stays_that_of_the_law() -> None:
    made = tightened("eir-2004", key="anytown", title="EIR", source=SCHEME, valid_from=SINCE, respond=20)
    assert made.reviews == EIR_2004.reviews
    assert made.extension == EIR_2004.extension


@pytest.mark.parametrize(
    ("law", "numbers", "field", "sentence"),
    [
        ("foia-2000", {"respond": 21}, "respond", "give at most 20"),
        ("foia-2000", {"answer_review": 21}, "reviews.answering", "give at most 20"),
        ("foia-2000", {"ask_for_review": 39}, "reviews.asking", "give at least 40"),
        ("uk-gdpr-sar", {"respond": 10}, "respond", "count in months"),
        ("uk-gdpr-sar", {"answer_review": 10}, "reviews.answering", "knows no review; leave it out"),
        ("uk-gdpr-sar", {"ask_for_review": 90}, "reviews.asking", "knows no review; leave it out"),
        ("foia-2000", {}, "respond", "nothing is stricter than in the Freedom of Information Act 2000; give a number"),
        ("foia", {"respond": 10}, "like", "there is no built-in law 'foia'"),
    ],
)
def test_a_law_cannot_be_tightened_to_a_looser_number_or_one_it_does_not_have(
    law: str, numbers: dict[str, int], field: str, sentence: str
) -> None:
    with pytest.raises(CannotAdd) as refused:
        tightened(law, key="anytown", title="Promise", source=SCHEME, valid_from=SINCE, **numbers)
    assert refused.value.field == field
    assert sentence in refused.value.message
