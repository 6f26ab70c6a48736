"""The institution that is a folder of settings, house style and wording, answered on the same hooks as any plugin."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from dueprocess.case.notices import Notice
from dueprocess.case.plan import Escalation, Reminder
from dueprocess.case.request import AuthorityKey
from dueprocess.case.retention import Retention
from dueprocess.institutions.answers import House, Office, SendingRules, Wording
from dueprocess.institutions.channels import INTERNAL
from dueprocess.institutions.file_faults import FileFault, InvalidFile
from dueprocess.institutions.house import FILE as HOUSE
from dueprocess.institutions.house import files_of, read_house
from dueprocess.institutions.markers import hookimpl
from dueprocess.institutions.reference import reference_for, series_for
from dueprocess.institutions.settings import read_settings
from dueprocess.institutions.wording_files import WordingFolder
from dueprocess.law.practice import Practice
from dueprocess.law.regime import Regime, Statute

SETTINGS = "institution.toml"


def check_key(folder: Path, authority: str) -> str:
    """The key of an authority.

    Raises:
        InvalidFile: it cannot be one.
    """
    try:
        return TypeAdapter[str](AuthorityKey).validate_python(authority)
    except ValidationError as error:
        why = f"'{authority}' cannot be an authority's key; use at most 40 of a-z, 0-9 and -"
        raise InvalidFile(FileFault(folder, why)) from error


def fingerprint_of(folder: Path, files: Iterable[Path] = ()) -> str:
    """Twelve hexadecimal digits that change when one of these files of the folder does, or a Python file in it."""
    digest = hashlib.sha256()
    for path in sorted({*files, *folder.rglob("*.py")}):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:12]


class FolderInstitution:
    """One authority, as the files of its folder say; read once.

    Attributes:
        authority: its key.
        folder: where it was read from.
        settings: its `institution.toml`.
        house: its `house.toml`, if it has one.

    Raises:
        InvalidFile: a file of the folder cannot be used.
    """

    def __init__(self, folder: Path, authority: str) -> None:
        self.authority = check_key(folder, authority)
        self.folder = folder
        self.settings = read_settings(folder / SETTINGS)
        self.house = read_house(folder)
        self._wording = WordingFolder(folder / "wording")

    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that change when a file of the institution does: the version of a folder."""
        files = {self.folder / SETTINGS, *self.folder.glob("wording/*.md"), *self.folder.glob("*.typ")}
        if self.house:
            files |= {self.folder / HOUSE, *files_of(self.house)}
        return fingerprint_of(self.folder, files)

    @hookimpl
    def dueprocess_authorities(self) -> Iterable[str] | None:
        """The one authority of this folder."""
        return (self.authority,)

    @hookimpl
    def dueprocess_office(self, authority: str) -> Office | None:
        """The table `[office]`."""
        return self.settings.office if authority == self.authority else None

    @hookimpl
    def dueprocess_reference_series(self, authority: str, received_on: date) -> str | None:
        """The setting `reference.pattern` without its number."""
        reference = self.settings.reference
        if reference is None or authority != self.authority:
            return None
        return series_for(reference.pattern, received_on)

    @hookimpl
    def dueprocess_reference(self, authority: str, received_on: date, number: int) -> str | None:
        """The setting `reference.pattern`, filled in."""
        reference = self.settings.reference
        if reference is None or authority != self.authority:
            return None
        return reference_for(reference.pattern, received_on, number)

    @hookimpl
    def dueprocess_reminders(self, authority: str) -> Iterable[Reminder] | None:
        """The tables `[[reminders]]`."""
        return self.settings.reminders if authority == self.authority else None

    @hookimpl
    def dueprocess_escalation(self, authority: str) -> Escalation | None:
        """The table `[escalation]`."""
        return self.settings.escalation if authority == self.authority else None

    @hookimpl
    def dueprocess_recipients(self, authority: str) -> Mapping[str, Iterable[str]] | None:
        """The table `[recipients]`."""
        return self.settings.recipients if authority == self.authority else None

    @hookimpl
    def dueprocess_practice(self, authority: str) -> Practice | None:
        """The table `[practice]`."""
        return self.settings.practice if authority == self.authority else None

    @hookimpl
    def dueprocess_sending(self, authority: str) -> SendingRules | None:
        """The table `[sending]`."""
        return self.settings.sending if authority == self.authority else None

    @hookimpl
    def dueprocess_retention(self, authority: str) -> Retention | None:
        """The table `[retention]`."""
        return self.settings.retention if authority == self.authority else None

    @hookimpl
    def dueprocess_regimes(self, authority: str) -> Iterable[Regime] | None:
        """The tables `[[regimes]]`."""
        return self.settings.made_regimes() if authority == self.authority else None

    @hookimpl
    def dueprocess_wording(self, authority: str, notice: Notice, language: str, statute: Statute) -> Wording | None:
        """The file `wording/<notice>.<language>.md`, and over it that of one law."""
        return self._wording.wording(notice, language, statute) if authority == self.authority else None

    @hookimpl
    def dueprocess_house(self, authority: str) -> House | None:
        """The file `house.toml`."""
        return self.house if authority == self.authority else None

    @hookimpl
    def dueprocess_channel_for(self, authority: str, notice: Notice) -> str | None:
        """The table `[channels]`."""
        channels = self.settings.channels
        if channels is None or authority != self.authority:
            return None
        return channels.get(INTERNAL) if notice.is_internal else channels.get(notice, channels.get("default"))
