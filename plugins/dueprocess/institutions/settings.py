"""`institution.toml`: who the authority is and how it works."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from dueprocess.case.plan import Escalation, Reminder
from dueprocess.case.reading import nearest
from dueprocess.case.retention import Retention
from dueprocess.institutions.answers import Office, Recipients, SendingRules
from dueprocess.institutions.builtin import REMINDERS
from dueprocess.institutions.channels import Channels
from dueprocess.institutions.file_faults import FileFault, InvalidFile
from dueprocess.institutions.reference import DEFAULT_PATTERN, checked_pattern
from dueprocess.institutions.regime_settings import RegimeSettings, setting_of
from dueprocess.institutions.toml_files import fault_at, read_toml
from dueprocess.law.loosening import CannotAdd
from dueprocess.law.practice import Practice
from dueprocess.law.regime import Regime
from dueprocess.law.regimes import REGIMES

_MOVED: Final = {
    "house": "move these settings to a file house.toml beside this one, where they stand at the top, without [house]"
}


class ReferenceSettings(BaseModel):
    """How cases are numbered."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pattern: Annotated[str, AfterValidator(checked_pattern)] = Field(
        default=DEFAULT_PATTERN,
        description="`{yy}` or `{yyyy}` is the year of receipt; `{number}`, or `{number:03}` with leading zeros, "
        "counts 1, 2, 3 within what the rest gives.",
    )


class InstitutionSettings(BaseModel):
    """The whole of `institution.toml`; only `office` must be there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    office: Office
    reference: ReferenceSettings | None = None
    practice: Practice | None = None
    regimes: tuple[RegimeSettings, ...] = ()
    reminders: tuple[Reminder, ...] | None = None
    escalation: Escalation | None = None
    recipients: Recipients | None = None
    sending: SendingRules | None = None
    retention: Retention | None = None
    channels: Channels | None = None
    settings: Mapping[str, object] | None = Field(
        default=None, exclude=True, repr=False, description="For `institution.py` alone."
    )

    def made_regimes(self) -> tuple[Regime, ...]:
        """The regimes of `[[regimes]]`, which `read_settings` has checked."""
        return tuple(regime.made() for regime in self.regimes)


def read_settings(path: Path) -> InstitutionSettings:
    """Read and check `institution.toml`.

    Raises:
        InvalidFile: it is not there, not TOML, or has wrong or unknown settings; every wrong one is named.
    """
    if not path.is_file():
        raise InvalidFile(FileFault(path, "cannot be read; every institution has one"))
    settings = read_toml(InstitutionSettings, path, moved=_MOVED, environment=os.environ)
    faults = (
        *_faults_of_regimes(settings, path),
        *_faults_of_recipients(settings, path),
        *_fault_of_settings(settings, path),
    )
    if faults:
        raise InvalidFile(*faults)
    return settings


def _faults_of_regimes(settings: InstitutionSettings, path: Path) -> Iterator[FileFault]:
    keys = [regime.key for regime in settings.regimes]
    for number, regime in enumerate(settings.regimes, start=1):
        if keys.index(regime.key) < number - 1:
            why = f"'{regime.key}' is there twice; give each regime a key of its own"
            yield fault_at(path, f"regimes.{number}.key", why)
        try:
            regime.made()
        except CannotAdd as error:
            hint = nearest(regime.like, REGIMES) if error.field == "like" else ""
            yield fault_at(path, f"regimes.{number}.{setting_of(error.field)}", f"{error.message}.{hint}")


def _fault_of_settings(settings: InstitutionSettings, path: Path) -> Iterator[FileFault]:
    if settings.settings is not None and not path.with_name("institution.py").is_file():
        why = (
            "nothing reads this table without an institution.py beside the file; write one that calls own_settings, or "
        )
        yield fault_at(path, "settings", f"{why}take the table out.")


def _faults_of_recipients(settings: InstitutionSettings, path: Path) -> Iterator[FileFault]:
    known = settings.recipients
    if known is None:
        return
    reminders = REMINDERS if settings.reminders is None else settings.reminders
    named = [
        *((f"reminders.{number}.to", role) for number, reminder in enumerate(reminders, 1) for role in reminder.to),
        *(("escalation.to", role) for role in (settings.escalation or Escalation()).to),
    ]
    first = dict[str, str]()
    for setting, role in named:
        first.setdefault(role, setting)
    for role, setting in first.items():
        # A mailbox is its own address.
        if role not in known and "@" not in role:
            hint = nearest(role, known) or " Add it there."
            yield fault_at(path, setting, f"'{role}' has no e-mail address in [recipients].{hint}")
