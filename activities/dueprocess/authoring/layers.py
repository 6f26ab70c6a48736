"""An institution taken apart: what its code says, what its files say, and in which file."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from dueprocess.institutions.asking import Plugins
from dueprocess.institutions.builtin import BuiltIn
from dueprocess.institutions.code import FILE as CODE
from dueprocess.institutions.discovery import Plugin
from dueprocess.institutions.errors import InstitutionError
from dueprocess.institutions.folder import SETTINGS, FolderInstitution
from dueprocess.institutions.hooks import HOUSE, WORDING, Hook
from dueprocess.institutions.house import FILE as HOUSE_FILE
from dueprocess.institutions.limits import LIMITS
from dueprocess.institutions.wording_files import WordingFolder

BUILT_IN = Plugin("dueprocess", "dueprocess", version("dueprocess"), BuiltIn())
"""What speaks where no institution does."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one layer of one plugin said to a question.

    Attributes:
        by: the plugin and its version.
        file: where it says so, such as `institution.py` or `house.toml`; empty for what is built in.
        answer: what it said, or None.
        error: how it failed, or why it was not asked; empty otherwise.
    """

    by: str
    file: str
    answer: object = None
    error: str = ""

    def __str__(self) -> str:
        """For example `anytown 2f0c, institution.toml`."""
        return f"{self.by}, {self.file}" if self.file else self.by


def said_by(plugin: Plugin, hook: Hook[object], arguments: Mapping[str, object]) -> Iterator[Said]:
    """What the plugin says: its code first, then its files, which the code is laid over."""
    serves = plugin.serves
    if serves is not None and arguments.get("authority", serves) != serves:
        yield Said(str(plugin), "", error=f"not asked: it serves {serves} alone")
        return
    if plugin.code is not None:
        yield _said(replace(plugin, answers=None), CODE, hook, arguments)
    if plugin.answers is not None:
        yield _said(replace(plugin, code=None), _file_of(plugin, hook), hook, arguments)


def file_of_part(plugin: Plugin, arguments: Mapping[str, object], part: str) -> Path | None:
    """The wording file of the plugin from which a part of a letter comes: that for one law lies over the shared one."""
    answers = plugin.answers
    if not isinstance(answers, FolderInstitution):
        return None
    asked = (arguments["notice"], arguments["language"])
    found = [
        file
        for file in WordingFolder(answers.folder / "wording").files
        if (file.notice, file.language) == asked and file.statute in {None, arguments["statute"]} and part in file.parts
    ]
    return max(found, key=lambda file: file.statute is not None).path if found else None


def _said(plugin: Plugin, file: str, hook: Hook[object], arguments: Mapping[str, object]) -> Said:
    with closing(Plugins((plugin,), BUILT_IN, _refuse, LIMITS)) as alone:
        try:
            answers = alone.collect(hook, **arguments)
        except InstitutionError as error:
            return Said(str(plugin), file, error=str(error))
    return Said(str(plugin), file, answers[0].value if answers else None)


def _file_of(plugin: Plugin, hook: Hook[object]) -> str:
    if plugin is BUILT_IN:
        return ""
    return {HOUSE.name: HOUSE_FILE, WORDING.name: "wording"}.get(hook.name, SETTINGS)


def _refuse(error: InstitutionError) -> None:
    raise error
