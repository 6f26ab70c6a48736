"""The host asks each plugin alone, combines the answers as the hook says, and blames by name."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from dueprocess.case.notice_parts import Facet, parts_of
from dueprocess.case.notices import Notice
from dueprocess.case.plan import AnsweredBy, Reminder
from dueprocess.case.retention import Retention
from dueprocess.institutions import ConflictingAnswers, InstitutionError, Institutions, UnknownAuthority
from dueprocess.institutions.builtin import REMINDERS, SPOKEN
from dueprocess.institutions.discovery import find
from dueprocess.law.position import DeadlineKind
from dueprocess.law.regime import Statute
from dueprocess.law.regimes import REGIMES

Write = Callable[..., Path]
WritePackage = Callable[..., Path]
WritePlugin = Callable[[str, str, str], None]
Load = Callable[..., Institutions]

ON = date(2020, 1, 29)
DECISION = Notice.DECISION
FOIA = Statute.FOIA_2000
SILENT = "grounds.neither-confirmed-nor-denied"


@pytest.fixture
def write_plugin(write_package: WritePackage) -> WritePlugin:
    """Write a package that answers one hook, with the body given."""

    def write(name: str, signature: str, body: str) -> None:
        write_package(
            name,
            f"""
from dueprocess.institutions import *
from dueprocess.case.plan import Escalation, Reminder
from dueprocess.law.practice import Practice

@hookimpl
def dueprocess_{signature}:
    {body}
""",
        )

    return write


@pytest.fixture
def with_plugin(write_folder: Write, write_plugin: WritePlugin, load: Load) -> Callable[[str, str], Institutions]:
    """Load Anytown together with a package that answers one hook so."""

    def loaded(hook: str, body: str) -> Institutions:
        write_folder("anytown")
        write_plugin("other", hook, body)
        return load("anytown", "other")

    return loaded


def test_an_unknown_authority_is_met_with_the_known_ones(write_folder: Write, load: Load) -> None:
    write_folder("anytown")
    write_folder("sometown")
    institutions = load("anytown", "sometown")
    assert institutions.known("anytown")
    assert not institutions.known("anytwon")
    asked: list[Callable[[], object]] = [
        lambda: institutions.office("anytwon"),
        lambda: institutions.house("anytwon"),
        lambda: institutions.recipients("anytwon", Notice.REMINDER),
        lambda: institutions.plan("anytwon", "foia-2000"),
        lambda: institutions.regimes("anytwon"),
        lambda: institutions.wording("anytwon", DECISION, "en"),
        lambda: institutions.reference_series("anytwon", "foia-2000", ON),
        lambda: institutions.reference("anytwon", "foia-2000", ON, 1),
    ]
    for ask in asked:
        with pytest.raises(UnknownAuthority) as unknown:
            ask()
        assert str(unknown.value) == (
            "there is no authority 'anytwon'. Did you mean 'anytown'? Known: anytown, sometown."
        )


def test_without_institutions_the_sentence_says_so(load: Load) -> None:
    with pytest.raises(UnknownAuthority, match=r"there is no authority 'leeds'\. Known: none; enable an institution\."):
        load().office("leeds")


def test_what_an_institution_leaves_out_is_built_in(write_folder: Write, load: Load) -> None:
    write_folder("anytown")
    institutions = load("anytown")
    plan = institutions.plan("anytown", "foia-2000")
    assert plan.reminders == REMINDERS
    assert {answer.plugin for answer in plan.answered_by} == {"dueprocess"}
    assert institutions.reference("anytown", "foia-2000", ON, 7) == "FOI/2020/0007"
    assert institutions.reference_series("anytown", "foia-2000", ON) == "FOI/2020"
    assert institutions.house("anytown").letterhead == ()


def test_a_plan_names_the_plugins_it_came_from(write_folder: Write, write_plugin: WritePlugin, load: Load) -> None:
    write_folder("anytown", "[escalation]\nto = ['monitoring-officer']")
    write_plugin("extra", "practice(authority)", "return Practice(late_review='accept')")
    institutions = load("anytown", "extra")
    version = institutions.plugins[0].version
    plan = institutions.plan("anytown", "foia-2000")
    assert plan.escalation.to == ("monitoring-officer",)
    assert plan.practice.late_review == "accept"
    assert plan.answered_by[:2] == (
        AnsweredBy(hook="dueprocess_escalation", plugin="anytown", version=version),
        AnsweredBy(hook="dueprocess_practice", plugin="extra-foi", version="1.4.0"),
    )


def test_how_long_a_case_is_kept_is_in_its_plan_and_not_built_in(write_folder: Write, load: Load) -> None:
    write_folder("anytown", "[retention]\nkeep_months = 36\npolicy = 'Schedule'")
    write_folder("sometown")
    institutions = load("anytown", "sometown")
    plan = institutions.plan("anytown", "foia-2000")
    assert plan.retention == Retention(keep_months=36, policy="Schedule")
    assert ("dueprocess_retention", "anytown") in {(by.hook, by.plugin) for by in plan.answered_by}
    assert institutions.plan("sometown", "foia-2000").retention is None


def test_a_case_does_not_open_while_nobody_can_say_how_long_it_is_kept(
    with_plugin: Callable[[str, str], Institutions],
) -> None:
    with pytest.raises(InstitutionError, match=r"dueprocess_retention: it failed: ValueError: no"):
        with_plugin("retention(authority)", "raise ValueError('no')")


def test_the_addresses_of_roles_are_asked_for_internal_notices_only(write_folder: Write, load: Load) -> None:
    write_folder(
        more="[recipients]\nfoi-officer = ['foi@anytown.example']\nhead-of-information = ['sam@anytown.example']"
    )
    institutions = load("anytown")
    recipients = {"foi-officer": ("foi@anytown.example",), "head-of-information": ("sam@anytown.example",)}
    assert institutions.recipients("anytown", Notice.ESCALATION) == recipients
    assert institutions.recipients("anytown", DECISION) == {}


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("return ['foi-officer']", r"\['foi-officer'\] is not a mapping of role to e-mail addresses"),
        ("return {'a': 'a@b.example'}", "what 'a' has is not a list or tuple of e-mail addresses"),
        ("return {'a': ['Jo Bloggs']}", "a: 0: String should match pattern"),
        ("raise ValueError('no')", "it failed: ValueError: no"),
    ],
)
def test_addresses_that_cannot_be_used_are_refused_at_start_and_left_out_later(
    with_plugin: Callable[[str, str], Institutions], folders: Path, body: str, why: str
) -> None:
    with pytest.raises(InstitutionError, match=f"^other-foi 1.4.0, dueprocess_recipients: .*{why}"):
        with_plugin("recipients(authority)", body)
    told: list[InstitutionError] = []
    institutions = Institutions([find(name, [folders]) for name in ("anytown", "other")], told.append)
    assert institutions.recipients("anytown", Notice.REMINDER) == {}
    assert [error.plugin for error in told] == ["other-foi"]


def test_reminders_of_all_plugins_are_joined_without_repeats_in_the_order_of_names(
    write_folder: Write, write_plugin: WritePlugin, load: Load
) -> None:
    write_folder("zebra", "[[reminders]]\nbefore = 'respond'\nworking_days = 5")
    body = "yield Reminder(before='respond', working_days=5)\n    yield Reminder(before='respond', working_days=1)"
    write_plugin("ant", "reminders(authority, regime)", body)
    for enabled in (["zebra", "ant"], ["ant", "zebra"]):
        plan = load(*enabled).plan("zebra", "foia-2000")
        assert plan.reminders == tuple(Reminder(before=DeadlineKind.RESPOND, working_days=days) for days in (5, 1))
        by = [answer.plugin for answer in plan.answered_by if answer.hook == "dueprocess_reminders"]
        assert by == ["ant-foi", "zebra"]


def test_an_institution_can_want_no_reminders(write_folder: Write, load: Load) -> None:
    settings = write_folder() / "institution.toml"
    settings.write_text("reminders = []\n" + settings.read_text())
    assert load("anytown").plan("anytown", "foia-2000").reminders == ()


OFFICE = (
    "to = Contact(role='T', email='a@b.example'); "
    "return Office(authority='B', enquiries=to, review=to, signatory=Signatory(role='S'))"
)


@pytest.mark.parametrize(
    ("hook", "body"),
    [
        ("office", OFFICE),
        ("reference", "return 'X/1'"),
        ("reference_series", "return 'X'"),
        ("practice", "return Practice()"),
        ("escalation", "return Escalation()"),
        ("house", "return House()"),
    ],
)
def test_two_answers_to_one_slot_are_refused_at_start_naming_both(
    write_folder: Write, write_plugin: WritePlugin, load: Load, hook: str, body: str
) -> None:
    folder = write_folder("anytown", "[reference]\npattern = '{number}'\n[practice]\n[escalation]")
    (folder / "house.toml").write_text("")
    write_plugin("other", f"{hook}(authority)", body)
    with pytest.raises(ConflictingAnswers) as refused:
        load("anytown", "other")
    version = load("anytown").plugins[0].version
    assert str(refused.value) == (
        f"anytown {version} and other-foi 1.4.0, dueprocess_{hook}: both answer for anytown, and only one may; "
        "disable one, or take its answer out"
    )


@pytest.mark.parametrize(
    ("hook", "body", "sentence"),
    [
        ("reference()", "return 'x' * 31", "its answer cannot be used: String should match pattern"),
        ("reference()", "return 1 / 0", "it failed: ZeroDivisionError: division by zero"),
        ("reference_series()", "return ''", "its answer cannot be used: String should match pattern"),
        ("practice()", "return {'late': 'accept'}", "late: Extra inputs are not permitted"),
        ("practice()", "return Practice(late_review='no')", "late_review: Input should be 'accept'"),
        ("regimes()", "return 'eir'", "'eir' is not a list or tuple"),
        ("reminders()", "return 'respond'", "'respond' is not a list or tuple"),
        ("reminders()", "return [3]", "its answer cannot be used: "),
        ("reminders()", "yield 1 / 0", "it failed: ZeroDivisionError"),
        ("authorities()", "return ['Any Town']", "its answer cannot be used: String should match pattern"),
        ("wording()", "return 'Hello'", "'Hello' is not a mapping of part to text"),
        ("wording()", "return {'contact': 3}", "contact: Input should be a valid string (it is 3)"),
        ("wording()", "return {'contcat': ''}", "has no part 'contcat'. "),
        (
            "wording(notice)",
            "return {'answer': ' '} if notice == 'decision' else None",
            "'answer' of 'decision' is empty, and FOIA 2000 s.1(1) requires it",
        ),
        ("house()", "raise KeyError('x' * 900)", "xxx…"),
    ],
)
def test_an_unusable_answer_is_refused_at_start_and_blamed_on_plugin_version_and_hook(
    with_plugin: Callable[[str, str], Institutions], hook: str, body: str, sentence: str
) -> None:
    with pytest.raises(InstitutionError) as refused:
        with_plugin(hook, body)
    assert refused.value.plugin == "other-foi"
    assert refused.value.version == "1.4.0"
    assert hook.startswith(refused.value.hook.removeprefix("dueprocess_"))
    assert str(refused.value).startswith(f"other-foi 1.4.0, {refused.value.hook}: ")
    assert sentence in str(refused.value)
    assert len(str(refused.value)) < 500


def test_an_authority_without_an_office_is_blamed_on_who_names_it(
    with_plugin: Callable[[str, str], Institutions],
) -> None:
    with pytest.raises(
        InstitutionError, match=r"^other-foi 1\.4\.0, dueprocess_office: no plugin answers it for somet"
    ):
        with_plugin("authorities()", "return ['sometown']")


LATER = "import pathlib; return pathlib.Path({path!r}).exists() and {answer} or None"


def test_a_plugin_that_fails_later_is_passed_over_and_reported_where_its_answer_can_be_left_out(
    write_folder: Write, write_plugin: WritePlugin, load: Load, tmp_path: Path
) -> None:
    write_folder("anytown", "[[reminders]]\nbefore = 'respond'\nworking_days = 4")
    write_plugin("other", "reminders(authority)", LATER.format(path=str(tmp_path / "broken"), answer="1 / 0"))
    write_plugin("third", "escalation(authority)", LATER.format(path=str(tmp_path / "broken"), answer="1 / 0"))
    reported: list[InstitutionError] = []
    institutions = load("anytown", "other", "third", on_failure=reported.append)
    (tmp_path / "broken").touch()
    plan = institutions.plan("anytown", "foia-2000")
    assert [reminder.working_days for reminder in plan.reminders] == [4]
    assert plan.escalation.to == ("head-of-information",)
    assert [(error.plugin, error.hook) for error in reported] == [
        ("third-foi", "dueprocess_escalation"),
        ("other-foi", "dueprocess_reminders"),
    ]


def test_a_failure_is_logged_unless_told_otherwise(
    write_folder: Write, write_plugin: WritePlugin, load: Load, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_folder("anytown")
    write_plugin("other", "house(authority)", LATER.format(path=str(tmp_path / "broken"), answer="1 / 0"))
    institutions = load("anytown", "other")
    (tmp_path / "broken").touch()
    institutions.house("anytown")
    assert caplog.messages == [
        (
            "institution.failed other-foi 1.4.0, dueprocess_house: it failed: ZeroDivisionError: division by zero "
            "(institution.py, line 9); "
            "mend it, or do not enable 'other'"
        )
    ]


def test_a_plugin_that_fails_later_holds_the_letter_where_its_answer_cannot_be_left_out(
    write_folder: Write, write_plugin: WritePlugin, load: Load, tmp_path: Path
) -> None:
    write_folder("anytown")
    write_plugin("other", "wording(authority)", LATER.format(path=str(tmp_path / "broken"), answer="1 / 0"))
    institutions = load("anytown", "other")
    (tmp_path / "broken").touch()
    with pytest.raises(InstitutionError, match=r"other-foi 1\.4\.0, dueprocess_wording: it failed"):
        institutions.wording("anytown", DECISION, "en")


def test_wording_is_laid_over_the_built_in_text_part_by_part(write_folder: Write, load: Load) -> None:
    write_folder(decision="<!-- part: contact -->\nCall us.\n<!-- part: answer.not-held -->\nNo.")
    wording = load("anytown").wording("anytown", DECISION, "en")
    assert wording["contact"] == "Call us."
    assert wording["answer.not-held"] == "No."
    assert wording.answered_by["contact"].plugin == "anytown"
    assert wording.answered_by["answer.refused"].plugin == "dueprocess"
    assert set(wording) == set(wording.answered_by)
    assert len(wording) == len(list(wording))


def test_a_part_without_variant_replaces_the_built_in_variants_too(write_folder: Write, load: Load) -> None:
    write_folder(decision="<!-- part: answer -->\nOur answer.\n<!-- part: answer.refused -->\nNo.")
    wording = load("anytown").wording("anytown", DECISION, "en")
    assert [key for key in wording if key.startswith("answer")] == ["answer", "answer.refused"]
    assert "grounds.vexatious" in wording


def test_two_plugins_may_word_different_parts_but_not_the_same(
    write_folder: Write, write_plugin: WritePlugin, load: Load
) -> None:
    write_folder(decision="<!-- part: contact -->\nCall us.")
    write_plugin("other", "wording(notice)", "return {'opening': 'Hello.'} if notice == 'decision' else None")
    wording = load("anytown", "other").wording("anytown", DECISION, "en")
    assert (wording["contact"], wording["opening"]) == ("Call us.", "Hello.")
    write_plugin("third", "wording(notice)", "return {'contact': 'Hello.'} if notice == 'decision' else None")
    with pytest.raises(ConflictingAnswers, match=r"anytown .* and third-foi 1\.4\.0.*with 'contact' of 'decision'"):
        load("anytown", "other", "third")


def test_a_part_without_a_source_can_be_emptied(write_folder: Write, load: Load) -> None:
    write_folder(decision="<!-- part: request -->")
    assert load("anytown").wording("anytown", DECISION, "en")["request"] == ""


def test_a_language_needs_words_for_every_part_the_law_requires(write_folder: Write, load: Load) -> None:
    folder = write_folder()
    settings = folder / "institution.toml"
    settings.write_text(settings.read_text().replace("[office]", "[office]\nlanguages = ['en', 'gd']"))
    with pytest.raises(
        InstitutionError, match=r"no words in 'gd' for receipt, time-limit, contact of 'acknowledgement'"
    ):
        load("anytown")


@pytest.mark.parametrize(
    ("language", "statute"), [(language, statute) for language, laws in SPOKEN.items() for statute in sorted(laws)]
)
@pytest.mark.parametrize("notice", [Notice.ACKNOWLEDGEMENT, Notice.CLARIFICATION, DECISION, Notice.DELAY, Notice.LAPSE])
def test_the_built_in_words_serve_the_laws_they_speak_of(
    write_folder: Write, load: Load, notice: Notice, language: str, statute: Statute
) -> None:
    settings = write_folder() / "institution.toml"
    settings.write_text(settings.read_text().replace("[office]", "[office]\nlanguages = ['en', 'cy']"))
    wording = load("anytown").wording("anytown", notice, language, statute)
    assert wording.language == language
    required = {part.key for part in parts_of(notice, statute).parts if part.source}
    assert required <= {key.partition(".")[0] for key in wording}
    assert {answer.plugin for answer in wording.answered_by.values()} == {"dueprocess"}


def test_the_words_of_an_institution_for_one_law_lie_over_the_built_in_ones_of_that_law_alone(
    write_folder: Write, load: Load
) -> None:
    folder = write_folder(decision="<!-- part: contact -->\nCall us.")
    (folder / "wording" / "decision.eir-2004.en.md").write_text("<!-- part: contact -->\nWrite to us.")
    institutions = load("anytown")
    assert institutions.wording("anytown", DECISION, "en", Statute.EIR_2004)["contact"] == "Write to us."
    for statute in (Statute.FOIA_2000, Statute.FOISA_2002):
        assert institutions.wording("anytown", DECISION, "en", statute)["contact"] == "Call us."


def write_words(folder: Path, notice: Notice, keys: Sequence[str], statute: Statute) -> None:
    """Words in Welsh for these parts of a notice under one law."""
    text = "\n".join(f"<!-- part: {key} -->\n{'' if key == 'request' else 'Hello.'}" for key in keys)
    (folder / "wording" / f"{notice}.{statute}.cy.md").write_text(text)


@pytest.fixture
def in_welsh(write_folder: Write) -> Path:
    """An institution that writes in Welsh alone, and has words of its own for the letters under FOIA 2000.

    The built-in Welsh does not speak of the UK GDPR.
    """
    assert Statute.UK_GDPR not in SPOKEN["cy"]
    folder = write_folder(more="languages = ['cy']")
    for notice in Notice:
        keys = [part.key for part in parts_of(notice, Statute.FOIA_2000).parts if part.key != "request"]
        write_words(folder, notice, keys, Statute.FOIA_2000)
    return folder


def required_of(notice: Notice) -> list[str]:
    """What the UK GDPR asks for of a notice, whatever the case has about it."""
    asked_for = [part for part in parts_of(notice, Statute.UK_GDPR).parts if part.source is not None]
    return [part.key for part in asked_for if part.only_for is None or not part.only_for <= set(Facet)]


TO_APPLICANTS = [notice for notice in Notice if not notice.is_internal]


@pytest.mark.parametrize("notice", [notice for notice in TO_APPLICANTS if required_of(notice)])
def test_no_built_in_word_reaches_an_applicant_under_a_law_that_none_speaks_of(
    in_welsh: Path, load: Load, notice: Notice
) -> None:
    write_words(in_welsh, notice, ["further"], Statute.UK_GDPR)
    institutions = load("anytown")
    version = institutions.plugins[0].version
    with pytest.raises(InstitutionError) as refused:
        institutions.wording("anytown", notice, "cy", Statute.UK_GDPR)
    title = next(law.title for law in REGIMES.values() if law.statute is Statute.UK_GDPR)
    assert str(refused.value) == (
        f"anytown {version}, dueprocess_wording: there are no words in 'cy' for {', '.join(required_of(notice))} of "
        f"'{notice}' under the {title}, of which the built-in ones do not speak; write wording/{notice}.cy.md"
    )
    assert institutions.wording("anytown", notice, "cy") == institutions.wording(
        "anytown", notice, "cy", Statute.FOIA_2000
    )


@pytest.mark.parametrize("notice", [notice for notice in TO_APPLICANTS if not required_of(notice)])
def test_what_such_a_law_asks_nothing_of_has_the_words_of_the_institution_alone(
    in_welsh: Path, load: Load, notice: Notice
) -> None:
    write_words(in_welsh, notice, ["further"], Statute.UK_GDPR)
    wording = load("anytown").wording("anytown", notice, "cy", Statute.UK_GDPR)
    assert dict(wording) == {"further": "Hello."}


def test_an_institution_that_words_nothing_is_blamed_for_its_letters_under_such_a_law(
    in_welsh: Path, load: Load
) -> None:
    assert in_welsh.name == "anytown"
    with pytest.raises(
        InstitutionError, match=r"^anytown \w+, dueprocess_wording: .* for time-limit of 'acknowledgement' under the UK"
    ):
        load("anytown").wording("anytown", Notice.ACKNOWLEDGEMENT, "cy", Statute.UK_GDPR)


def test_words_of_the_institution_for_every_part_serve_under_such_a_law(in_welsh: Path, load: Load) -> None:
    keys = [part.key for part in parts_of(DECISION, Statute.UK_GDPR).parts]
    write_words(in_welsh, DECISION, keys, Statute.UK_GDPR)
    wording = load("anytown").wording("anytown", DECISION, "cy", Statute.UK_GDPR)
    assert list(wording) == keys
    assert {answer.plugin for answer in wording.answered_by.values()} == {"anytown"}


@pytest.mark.parametrize("statute", Statute)
@pytest.mark.parametrize("notice", [notice for notice in Notice if notice.is_internal])
def test_what_stays_inside_keeps_the_built_in_words_under_every_law(
    write_folder: Write, load: Load, notice: Notice, statute: Statute
) -> None:
    write_folder()
    institutions = load("anytown")
    assert institutions.wording("anytown", notice, "en", statute) == institutions.wording("anytown", notice, "en")


def test_a_letter_is_written_in_the_first_language_when_the_wanted_one_is_not_written(
    write_folder: Write, load: Load
) -> None:
    write_folder()
    wording = load("anytown").wording("anytown", DECISION, "cy")
    assert wording.language == "en"
    assert load("anytown").wording("anytown", DECISION, "en") == wording
