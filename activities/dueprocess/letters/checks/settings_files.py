"""The two settings files of an institution, and its key."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from dueprocess.institutions.answers import House, Office
from dueprocess.institutions.file_faults import FileFault, InvalidFile
from dueprocess.institutions.folder import SETTINGS, check_key
from dueprocess.institutions.house import read_house
from dueprocess.institutions.settings import read_settings
from dueprocess.institutions.toml_files import fault_at
from dueprocess.letters.checks.finding import Finding, found
from dueprocess.letters.phrases import PHRASES
from dueprocess.letters.samples import SAMPLE_OFFICE


@dataclass(slots=True)
class SettingsFiles:
    """What the files say, or what stands in for one that cannot be used.

    Attributes:
        folder: the institution's.
        findings: what is wrong with the files.
        office: an invented one where there is none that can be read.
        house: the built-in look where that of the house cannot be used.
        languages: those that letters are written in and have fixed phrases for.
    """

    folder: Path
    findings: list[Finding] = field(default_factory=list[Finding])
    office: Office = SAMPLE_OFFICE
    house: House | None = None
    languages: tuple[str, ...] = ("en",)

    @property
    def path(self) -> Path:
        """`institution.toml`."""
        return self.folder / SETTINGS

    def read(self) -> None:
        """Read both, and keep every fault."""
        faults: list[FileFault] = []
        # A package names its key in Python; its folder is named as modules are.
        if not (self.folder / "__init__.py").exists():
            try:
                check_key(self.folder, self.folder.resolve().name)
            except InvalidFile as error:
                faults += error.faults
        try:
            self.office = read_settings(self.path).office
            self.languages = self.office.languages
        except InvalidFile as error:
            faults += error.faults
            self.languages = _languages_at_least(self.path) or self.languages
        try:
            self.house = read_house(self.folder) or House()
        except InvalidFile as error:
            faults += error.faults
        without = [language for language in self.languages if language not in PHRASES]
        faults += [
            fault_at(
                self.path,
                "office.languages",
                f"letters have no fixed phrases in '{language}', such as their salutation; use {', '.join(PHRASES)}",
            )
            for language in without
        ]
        self.languages = tuple(language for language in self.languages if language in PHRASES)
        self.findings += found(faults)


def _languages_at_least(path: Path) -> tuple[str, ...]:
    """Those that a file names in which something else is wrong."""
    try:
        office: object = tomllib.loads(path.read_text("utf-8")).get("office")
    except (OSError, ValueError):
        return ()
    named = cast("dict[str, object]", office).get("languages") if isinstance(office, dict) else None
    return tuple(map(str, cast("list[object]", named))) if isinstance(named, list) else ()
