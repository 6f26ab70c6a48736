"""An institution adds laws with their sources, by settings or in Python; a looser one is refused and blamed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dueprocess.institutions import CannotLoad, ConflictingAnswers, InstitutionError, Institutions, UnknownAuthority
from dueprocess.law.limits import in_force
from dueprocess.law.regimes.foia_2000 import FOIA_2000
from dueprocess.law.source import Source

Write = Callable[..., Path]
WritePackage = Callable[..., Path]
WritePlugin = Callable[[str, str], None]
Load = Callable[..., Institutions]

PROMISE = """
    [[regimes]]
    key = "anytown-promise"
    title = "Freedom of Information Act 2000"
    like = "foia-2000"
    respond_working_days = 10
    answer_review_working_days = 15
    ask_for_review_working_days = 60
    valid_from = 2026-01-01
    source = { act = "Anytown Charter 2026", provision = "para 4", url = "https://www.anytown.example/charter" }
"""

LOOSER = (
    "working days is looser than the Freedom of Information Act 2000, which has 20 working days (FOIA 2000 s.10(1)); "
    "give at most 20"
)


@pytest.fixture
def write_plugin(write_package: WritePackage) -> WritePlugin:
    """Write a package that answers the hook with the body given."""

    def write(name: str, body: str) -> None:
        write_package(
            name,
            f"""
from dataclasses import replace
from datetime import date
from dueprocess.institutions import hookimpl
from dueprocess.law.limits import Limit
from dueprocess.law.regimes.foia_2000 import FOIA_2000
from dueprocess.law.source import Source

def promised(days, key="promise", url="https://www.anytown.example/charter"):
    limit = Limit(days, Source("Anytown Charter 2026", "para 4", url), date(2005, 1, 1))
    return replace(FOIA_2000, key=key, like="foia-2000", respond=(limit,))

@hookimpl
def dueprocess_regimes(authority):
    {body}
""",
        )

    return write


def test_an_institution_that_adds_no_law_has_the_built_in_ones_alone(write_folder: Write, load: Load) -> None:
    write_folder()
    assert load("anytown").regimes("anytown") == ()


def test_a_law_is_kept_more_strictly_by_settings_from_a_day_on(write_folder: Write, load: Load) -> None:
    write_folder(more=PROMISE)
    (regime,) = load("anytown").regimes("anytown")
    assert (regime.key, regime.like, regime.title) == ("anytown-promise", "foia-2000", FOIA_2000.title)
    before, since = (in_force(regime.respond, on) for on in (date(2025, 12, 31), date(2026, 1, 1)))
    assert (before.count, since.count) == (20, 10)
    assert since.source == Source("Anytown Charter 2026", "para 4", "https://www.anytown.example/charter")
    assert regime.reviews is not None
    assert [in_force(each, date(2026, 1, 1)).count for each in (regime.reviews.answering, regime.reviews.asking)] == [
        15,
        60,
    ]


def test_a_law_of_one_authority_is_not_another_s(write_folder: Write, load: Load) -> None:
    write_folder(more=PROMISE)
    write_folder("sometown", more=PROMISE.replace("= 10", "= 5"))
    institutions = load("anytown", "sometown")
    counts = {key: institutions.regimes(key)[0].respond[-1].count for key in ("anytown", "sometown")}
    assert counts == {"anytown": 10, "sometown": 5}
    with pytest.raises(UnknownAuthority):
        institutions.regimes("anytwon")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "respond_working_days = 10",
            "respond_working_days = 30",
            f"regimes.1.respond_working_days: 30 {LOOSER}.",
        ),
        ("= 15", "= 21", "regimes.1.answer_review_working_days: 21 working days is looser than the "),
        ("= 60", "= 39", "regimes.1.ask_for_review_working_days: 39 working days is looser than the "),
        ('"foia-2000"', '"uk-gdpr-sar"', "regimes.1.answer_review_working_days: the UK General Data Protection Reg"),
        ('"foia-2000"', '"foia-200"', "regimes.1.like: there is no built-in law 'foia-200'; there are foia-2000, "),
        ('"foia-2000"', '"foia-200"', ". Did you mean 'foia-2000'?"),
        ('"anytown-promise"', '"eir-2004"', "regimes.1.key: this is the key of a built-in law; give another."),
        ('"anytown-promise"', '"Any Town"', "regimes.1.key: String should match pattern"),
        (
            "respond_working_days = 10\n    answer_review_working_days = 15\n    ask_for_review_working_days = 60",
            "",
            "regimes.1.respond_working_days: nothing is stricter than in the Freedom of Information Act 2000; give",
        ),
        ('like = "foia-2000"', "", "regimes.1.like: this setting must be given."),
        ("valid_from = 2026-01-01", "", "regimes.1.valid_from: this setting must be given."),
        ("2026-01-01", '"January"', "regimes.1.valid_from: write the day as YYYY-MM-DD"),
        ("= 10", "= 0", "regimes.1.respond_working_days: Input should be greater than or equal to 1"),
        ("respond_working_days", "respond_workin_days", "Did you mean 'respond_working_days'?"),
        (
            "provision =",
            "provisoin =",
            "regimes.1.source.provisoin: there is no such setting. Did you mean 'provision'",
        ),
        ('"para 4"', '""', "regimes.1.source.provision: String should have at least 1 character"),
        ('"Anytown Charter 2026"', '" "', "regimes.1.source.act: String should have at least 1 character"),
        ("https://www", "http://www", "regimes.1.source.url: 'http://www.anytown.example/charter' is no page"),
        ("https://www.anytown.example/charter", "https:// x", "regimes.1.source.url: 'https:// x' is no page"),
    ],
)
def test_a_setting_that_would_loosen_a_law_or_is_wrong_is_named_with_file_and_cure(
    write_folder: Write, load: Load, old: str, new: str, sentence: str
) -> None:
    assert old in PROMISE
    place = write_folder(more=PROMISE.replace(old, new))
    with pytest.raises(CannotLoad) as refused:
        load("anytown")
    assert str(refused.value).startswith(f"institution 'anytown': {place / 'institution.toml'}: regimes.1.")
    assert sentence in str(refused.value)
    assert "\n" not in str(refused.value)


def test_the_wrong_one_of_several_laws_is_named(write_folder: Write, load: Load) -> None:
    write_folder("anytown", more=PROMISE + PROMISE)
    with pytest.raises(CannotLoad, match=r"regimes\.2\.key: 'anytown-promise' is there twice; give each regime a key"):
        load("anytown")
    write_folder("sometown", more=PROMISE + PROMISE.replace("= 10", "= 21").replace("anytown-promise", "other"))
    with pytest.raises(CannotLoad, match=r"regimes\.2\.respond_working_days: 21 working days"):
        load("sometown")


def test_laws_of_all_plugins_are_joined_in_the_order_of_names(
    write_folder: Write, write_plugin: WritePlugin, load: Load
) -> None:
    write_folder(more=PROMISE)
    write_plugin("another", "yield promised(5, 'sector'); yield promised(6, 'sector-2')")
    keys = [regime.key for regime in load("anytown", "another").regimes("anytown")]
    assert keys == ["sector", "sector-2", "anytown-promise"]


def test_two_plugins_that_give_one_key_are_refused_at_start_naming_both(
    write_folder: Write, write_plugin: WritePlugin, load: Load
) -> None:
    write_folder(more=PROMISE)
    write_plugin("other", "return [promised(5, 'anytown-promise')]")
    version = load("anytown").plugins[0].version
    with pytest.raises(ConflictingAnswers) as refused:
        load("anytown", "other")
    assert str(refused.value) == (
        f"anytown {version} and other-foi 1.4.0, dueprocess_regimes: both answer with the regime 'anytown-promise', "
        "and only one may; disable one, or take its answer out"
    )


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (
            "return [promised(21)]",
            f"its answer cannot be used: regime 'promise', respond: 21 {LOOSER}",
        ),
        ("return [FOIA_2000]", "regime 'foia-2000', key: this is the key of a built-in law; give another"),
        ("return [promised(5, url='')]", "regime 'promise', respond.1.source.url: '' is no page"),
        ("return [promised(5), promised(6)]", "it gives the regime 'promise' more than once"),
        ("return [promised('5')]", "0: respond: 0: count: Input should be a valid integer (it is '5')"),
        ("return [replace(promised(5), calendar='jersey')]", "0: calendar: Input should be 'uk'"),
        ("return [replace(promised(5), reviews=3)]", "0: reviews: "),
        ("return ['foia-2000']", "its answer cannot be used: 0: "),
        ("return promised(5)", "is not a list or tuple"),
        ("return 'promise'", "'promise' is not a list or tuple"),
        ("yield 1 / 0", "it failed: ZeroDivisionError: division by zero"),
    ],
)
@pytest.mark.special
def test_a_law_in_python_that_cannot_be_used_is_refused_at_start_and_blamed(
    write_folder: Write, write_plugin: WritePlugin, load: Load, body: str, sentence: str
) -> None:
    write_folder()
    write_plugin("other", body)
    with pytest.raises(InstitutionError) as refused:
        load("anytown", "other")
    assert str(refused.value).startswith("other-foi 1.4.0, dueprocess_regimes: ")
    assert sentence in str(refused.value)


def test_a_plugin_that_fails_later_holds_the_opening(
    write_folder: Write, write_plugin: WritePlugin, load: Load, tmp_path: Path
) -> None:
    write_folder()
    write_plugin(
        "other", f"import pathlib; return 1 / 0 if pathlib.Path({str(tmp_path / 'broken')!r}).exists() else []"
    )
    institutions = load("anytown", "other")
    (tmp_path / "broken").touch()
    with pytest.raises(InstitutionError, match=r"^other-foi 1\.4\.0, dueprocess_regimes: it failed: ZeroDivision"):
        institutions.regimes("anytown")
