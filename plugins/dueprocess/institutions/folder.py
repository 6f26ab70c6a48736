"""The institution that is a folder: `institution.toml` and wording files, answered on the same hooks as any plugin."""

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from dueprocess.case.notices import Notice
from dueprocess.case.plan import Escalation, Reminder
from dueprocess.case.request import AuthorityKey
from dueprocess.institutions.answers import House, Office, Wording
from dueprocess.institutions.markers import hookimpl
from dueprocess.institutions.reference import reference_for, series_for
from dueprocess.institutions.settings import InvalidFile, read_settings
from dueprocess.institutions.wording_files import read_wording
from dueprocess.law.practice import Practice
from dueprocess.law.regime import Regime

SETTINGS = "institution.toml"


class FolderInstitution:
    """One authority, read once from its folder. Subclass it to answer a hook in Python instead.

    Attributes:
        authority: its key.
        folder: where it was read from.
        settings: its `institution.toml`.

    Raises:
        InvalidFile: a file of the folder cannot be used.
    """

    def __init__(self, folder: Path, authority: str) -> None:
        try:
            self.authority = TypeAdapter[str](AuthorityKey).validate_python(authority)
        except ValidationError as error:
            raise InvalidFile(
                f"{folder}: '{authority}' cannot be an authority's key; use at most 40 of a-z, 0-9 and -"
            ) from error
        self.folder = folder
        self.settings = read_settings(folder / SETTINGS)
        self._wording = read_wording(folder / "wording")

    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that change when a file of the institution does: the version of a folder."""
        digest = hashlib.sha256()
        for path in sorted((self.folder / SETTINGS, *self.folder.glob("wording/*.md"), *self.folder.glob("*.typ"))):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(self.folder).as_posix()} {len(content)}\n".encode() + content)
        return digest.hexdigest()[:12]

    @hookimpl
    def dueprocess_authorities(self) -> Iterable[str] | None:
        """The one authority of this folder."""
        return (self.authority,)

    @hookimpl
    def dueprocess_office(self, authority: str) -> Office | None:
        """The table `[office]`."""
        return self.settings.office if authority == self.authority else None

    @hookimpl
    def dueprocess_reference_series(
        self,
        authority: str,
        regime: str,  # noqa: ARG002 - a subclass may need the regime
        received_on: date,
    ) -> str | None:
        """The setting `reference.pattern` without its number."""
        reference = self.settings.reference
        if reference is None or authority != self.authority:
            return None
        return series_for(reference.pattern, received_on)

    @hookimpl
    def dueprocess_reference(
        self,
        authority: str,
        regime: str,  # noqa: ARG002 - a subclass may need the regime
        received_on: date,
        number: int,
    ) -> str | None:
        """The setting `reference.pattern`, filled in."""
        reference = self.settings.reference
        if reference is None or authority != self.authority:
            return None
        return reference_for(reference.pattern, received_on, number)

    @hookimpl
    def dueprocess_reminders(self, authority: str, regime: str) -> Iterable[Reminder] | None:  # noqa: ARG002 - a subclass may need the regime
        """The tables `[[reminders]]`."""
        return self.settings.reminders if authority == self.authority else None

    @hookimpl
    def dueprocess_escalation(self, authority: str) -> Escalation | None:
        """The table `[escalation]`."""
        return self.settings.escalation if authority == self.authority else None

    @hookimpl
    def dueprocess_practice(self, authority: str, regime: str) -> Practice | None:  # noqa: ARG002 - a subclass may need the regime
        """The table `[practice]`."""
        return self.settings.practice if authority == self.authority else None

    @hookimpl
    def dueprocess_regimes(self, authority: str) -> Iterable[Regime] | None:
        """The tables `[[regimes]]`."""
        return self.settings.made_regimes() if authority == self.authority else None

    @hookimpl
    def dueprocess_wording(self, authority: str, notice: Notice, language: str) -> Wording | None:
        """The file `wording/<notice>.<language>.md`."""
        return self._wording.get((notice, language)) if authority == self.authority else None

    @hookimpl
    def dueprocess_house(self, authority: str) -> House | None:
        """The table `[house]`."""
        return self.settings.house if authority == self.authority else None


def from_folder(folder: Path, *, authority: str | None = None) -> FolderInstitution:
    """The institution in `folder`, for a package to name as its entry point.

    Args:
        folder: holds `institution.toml` and, if wanted, `wording/`.
        authority: the key of the authority; the name of the folder if not given.

    Raises:
        InvalidFile: a file of the folder cannot be used.
    """
    return FolderInstitution(folder, authority or folder.name)
