"""Printing one letter in every format: whether the look of the house can be used."""

from collections.abc import Iterator
from pathlib import Path

from dueprocess.case.notices import Notice
from dueprocess.institutions.answers import House, Office, OfficeUnderLaw, SaidInLanguage
from dueprocess.institutions.file_faults import FileFault
from dueprocess.institutions.house import FILE
from dueprocess.institutions.toml_files import fault_at
from dueprocess.law.regime import Statute
from dueprocess.letters.checks.finding import Finding
from dueprocess.letters.composing import compose
from dueprocess.letters.errors import LayoutError, UnusableMailbox, WordingError
from dueprocess.letters.formats import LetterFormat, render
from dueprocess.letters.mailbox import mailbox
from dueprocess.letters.samples import samples_of

_SETTINGS = ("typst", "html", "docx", "crest", "fonts")


def check_look(folder: Path, settings: Path, house: House, office: Office) -> Iterator[Finding]:
    """The findings in layouts, crest and fonts, and in the addresses that e-mails come from."""
    usual = office.model_copy(update={"laws": {}, "translations": {}})
    sample = samples_of(Notice.REMINDER, Statute.FOIA_2000)[0]
    letter = compose(
        Notice.REMINDER, wording={"due": "{{ due }}"}, particulars=sample.particulars, office=usual
    ).model_copy(update={"notice": Notice.DECISION, "recipient": ("Ada Example", "12 Sample Street")})
    for letter_format in LetterFormat:
        try:
            render(letter, house, letter_format)
        except LayoutError as error:
            # A crest that cannot be drawn is found out by the built-in layout too.
            at_worst = "crest" if house.crest else "colour"
            named = next((name for name in _SETTINGS if getattr(house, name) == error.layout), at_worst)
            yield _of(fault_at(folder / FILE, named, error.why))
        except UnusableMailbox as error:
            yield _of(fault_at(settings, "office.enquiries.email", error.why))
        except WordingError as error:
            yield Finding(folder / FILE, None, error.why)
    for place, own in _others(office):
        setting = f"office.{place}.enquiries.email"
        if own.enquiries and own.enquiries.email and mailbox("", own.enquiries.email) is None:
            yield _of(fault_at(settings, setting, UnusableMailbox(own.enquiries.email, setting).why))


def _others(office: Office) -> Iterator[tuple[str, OfficeUnderLaw | SaidInLanguage]]:
    """Who answers instead under a law, or in another language, and where the settings say so."""
    yield from ((f"laws.{law}", own) for law, own in office.laws.items())
    for language, said in office.translations.items():
        yield f"translations.{language}", said
        yield from ((f"translations.{language}.laws.{law}", own) for law, own in said.laws.items())


def _of(fault: FileFault) -> Finding:
    return Finding(fault.file, fault.line, fault.what, like=fault.setting)
