"""A mistake in institution.toml is named by file, key and cure."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dueprocess.institutions import CannotLoad, Institutions
from dueprocess.institutions.file_faults import InvalidFile
from dueprocess.institutions.settings import InstitutionSettings, read_settings
from dueprocess.law.practice import Closure

Write = Callable[..., Path]
Load = Callable[..., Institutions]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ("[prctice]", "prctice: there is no such setting. Did you mean 'practice'?"),
        (
            "[practice]\nlate_reviews = 'accept'",
            "practice.late_reviews: there is no such setting. Did you mean 'late_review'?",
        ),
        ("[reference]\nxyz = 1", "reference.xyz: there is no such setting. There are pattern"),
        ("[[reminders]]\nbefore = 'respond'\ndays = 3", "reminders.1.days: there is no such setting"),
        ("[[reminders]]\nbefore = 'respond'", "reminders.1.working_days: this setting must be given"),
        ("[[reminders]]\nbefore = 'respond'\nworking_days = 90", "reminders.1.working_days: Input should be less than"),
        ("[office.signatori]", "office.signatori: there is no such setting. Did you mean 'signatory'?"),
        ("[house]\ncolour = 'red'", "house: move these settings to a file house.toml beside this one"),
        ("[reference]\npattern = 'K/{yy}'", "reference.pattern: 'K/{yy}' must hold {number}"),
        ("[escalation]\nto = ['Jo Bloggs']", "escalation.to.1: String should match pattern"),
        ("[practice]\nnation = 'jersey'", "practice.nation: Input should be 'england-and-wales', 'scotland' or"),
        (
            "[[practice.school_closed]]\nfirst_on = 2026-12-21\nlast_on = 2026-12-18",
            "practice.school_closed.1: last_on 2026-12-18 is before first_on 2026-12-21",
        ),
        (
            "[[practice.school_closed]]\nfrom = 2026-12-21\nlast_on = 2026-12-18",
            "practice.school_closed.1.from: there is no such setting. There are first_on, last_on, why",
        ),
        (
            "[practice]\nschool_closed = [{ first_on = 2026, last_on = 2026-12-18 }]",
            "practice.school_closed.1.first_on: write the day as YYYY-MM-DD, for example 2020-02-26 (it is 2026)",
        ),
        (
            "[recipients]\nfoi-oficer = ['foi@anytown.example']\nhead-of-information = ['sam@anytown.example']",
            "reminders.1.to: 'foi-officer' has no e-mail address in [recipients]. Did you mean 'foi-oficer'?",
        ),
        (
            "[recipients]\nfoi-officer = ['foi@anytown.example']",
            "escalation.to: 'head-of-information' has no e-mail address in [recipients]. Add it there.",
        ),
        ("[recipients]\n'Jo Bloggs' = ['foi@anytown.example']", "recipients.Jo Bloggs: String should match pattern"),
        ("[recipients]\nfoi-officer = []", "recipients.foi-officer: Tuple should have at least 1 item"),
        ("[recipients]\nfoi-officer = ['foi@anytown']", "recipients.foi-officer.1: String should match pattern"),
        (
            "[practice]\nidentity_lapses_after_working_days = 19",
            "practice.identity_lapses_after_working_days: write a number of working days, at least 20, or 'never'",
        ),
        ("[retention]\npolicy = 'Schedule'", "retention.keep_months: this setting must be given"),
        ("[retention]\nkeep_months = 1", "retention: give either source, a published document, or policy, the name of"),
        ("[retention]\nkeep_months = 1\npolicy = 'A'\nthen = 'delete'", "retention.then: Input should be 'erase' or"),
        (
            "[retention]\nkeep_months = 1\nsource = { act = 'A', provision = '1', url = 'http://a.example' }",
            "retention.source.url: String should match pattern",
        ),
        (
            "[retention]\nkeep_months = 1\nsource = { act = 'A', povision = '1', url = 'https://a.example' }",
            "retention.source.povision: there is no such setting. Did you mean 'provision'?",
        ),
        (
            "[office.laws.uk-gdpr-sar.review]\nrole = 'A'\nemail = 'a@b.example'",
            "'eisr-2004' or 'uk-gdpr' (it is 'uk-gdpr-sar'). Did you mean 'uk-gdpr'?",
        ),
        (
            "[office.laws.uk-gdpr.enquirys]",
            "office.laws.uk-gdpr.enquirys: there is no such setting. Did you mean 'enquiries'?",
        ),
        ("[office.laws.uk-gdpr.signatory]", "office.laws.uk-gdpr.signatory.role: this setting must be given"),
        (
            "[office.commissioners.foi-2000]",
            "'eisr-2004' or 'uk-gdpr' (it is 'foi-2000'). Did you mean 'foia-2000'?",
        ),
        (
            "[office.commissioners.foia-2000]\nname = 'Commissioner'",
            "office.commissioners.foia-2000.name: there is no such setting. There are address, website, telephone",
        ),
        ("[office.commissioners.foia-2000]\naddress = []", "office.commissioners.foia-2000.address: Tuple should"),
        ("house = ", "this is not TOML in UTF-8: "),
    ],
)
def test_a_wrong_setting_is_named_with_its_file(write_folder: Write, more: str, sentence: str) -> None:
    path = write_folder(more=more) / "institution.toml"
    with pytest.raises(InvalidFile) as refused:
        read_settings(path)
    assert str(refused.value).startswith(f"{path}: ")
    assert sentence in str(refused.value)
    assert "\n" not in str(refused.value)


def test_each_role_without_an_address_is_named_once_where_it_is_first_told(write_folder: Write) -> None:
    more = """
        [recipients]
        legal = ["legal@anytown.example"]
        [[reminders]]
        before = "respond"
        working_days = 5
        to = ["legal", "handler", "foi@anytown.example"]
        [[reminders]]
        before = "respond"
        working_days = 3
        to = ["handler"]
        [escalation]
        to = ["handler", "legl"]
    """
    path = write_folder(more=more) / "institution.toml"
    with pytest.raises(InvalidFile) as refused:
        read_settings(path)
    assert [(fault.line, fault.setting, fault.why) for fault in refused.value.faults] == [
        (13, "reminders.1.to", "'handler' has no e-mail address in [recipients]. Add it there."),
        (19, "escalation.to", "'legl' has no e-mail address in [recipients]. Did you mean 'legal'?"),
    ]


def test_every_wrong_setting_is_named_at_once(write_folder: Write) -> None:
    path = write_folder(more="[prctice]\n[hous]") / "institution.toml"
    with pytest.raises(InvalidFile, match=r"prctice: .* hous: "):
        read_settings(path)


def test_an_office_is_the_one_thing_that_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "institution.toml").write_text("[reference]")
    with pytest.raises(InvalidFile, match="office: this setting must be given"):
        read_settings(tmp_path / "institution.toml")
    assert [name for name, field in InstitutionSettings.model_fields.items() if field.is_required()] == ["office"]


def test_a_file_that_is_not_there_or_not_utf_8_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="cannot be read"):
        read_settings(tmp_path / "institution.toml")
    (tmp_path / "institution.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(InvalidFile, match="not TOML in UTF-8"):
        read_settings(tmp_path / "institution.toml")


def test_a_school_gives_its_holidays_as_days_or_in_quotes(write_folder: Write, load: Load) -> None:
    write_folder(
        more="""
            [practice]
            nation = "northern-ireland"
            school_closed = [
                { first_on = 2026-12-21, last_on = 2027-01-01, why = "Christmas holiday" },
                { first_on = "2027-02-15", last_on = "2027-02-19" },
            ]
        """
    )
    practice = load("anytown").plan("anytown", "foia-2000-schools").practice
    assert practice.nation == "northern-ireland"
    assert practice.school_closed == (
        Closure(first_on=date(2026, 12, 21), last_on=date(2027, 1, 1), why="Christmas holiday"),
        Closure(first_on=date(2027, 2, 15), last_on=date(2027, 2, 19), why="school holiday"),
    )


def test_loading_says_which_institution_has_the_wrong_setting(write_folder: Write, load: Load) -> None:
    write_folder(more="[prctice]")
    with pytest.raises(CannotLoad, match=r"^institution 'anytown': .*institution\.toml: prctice: ") as refused:
        load("anytown")
    assert refused.value.institution == "anytown"


def test_a_folder_needs_a_name_that_can_be_a_key(write_folder: Write, load: Load) -> None:
    write_folder("Any Town")
    with pytest.raises(CannotLoad, match="'Any Town' cannot be an authority's key"):
        load("Any Town")


def test_a_word_of_a_list_that_is_misspelt_is_met_with_the_nearest(write_folder: Write) -> None:
    with pytest.raises(InvalidFile, match=r"\(it is 'scottland'\)\. Did you mean 'scotland'\?"):
        read_settings(write_folder(more="[practice]\nnation = 'scottland'") / "institution.toml")


def test_all_settings_reach_the_office(write_folder: Write, load: Load) -> None:
    write_folder(
        settings="""
            [office]
            authority = "Department of Examples"
            website = "www.examples.example/foi"
            reuse = "Use it freely."
            appropriate_limit = 600
            [office.enquiries]
            role = "FOI Team"
            name = "Sam Sample"
            address = ["1 Road", "Town"]
            email = "foi@examples.example"
            telephone = "01632 960 001"
            [office.review]
            role = "Reviewer"
            email = "review@examples.example"
            [office.signatory]
            name = "Alex Example"
            role = "Head of FOI"
            unit = "Legal"
        """,
    )
    office = load("anytown").office("anytown")
    assert office.enquiries.address == ("1 Road", "Town")
    assert office.signatory.unit == "Legal"
    assert office.appropriate_limit_hours == 24
