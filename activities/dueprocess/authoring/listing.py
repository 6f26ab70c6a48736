"""The institutions that are installed or lie in a folder."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel

from dueprocess.authoring.layers import BUILT_IN
from dueprocess.authoring.questions import DAYS, questions_of, sample_values
from dueprocess.institutions.asking import Plugins
from dueprocess.institutions.discovery import Plugin, available, find
from dueprocess.institutions.errors import CannotLoad, InstitutionError
from dueprocess.institutions.folder import FolderInstitution
from dueprocess.institutions.hooks import AUTHORITIES, HOOKS, REGIMES
from dueprocess.institutions.limits import LIMITS
from dueprocess.institutions.own_process import NoAnswer, OwnProcess


class Listed(BaseModel):
    """One institution.

    Attributes:
        name: what it is enabled as.
        package: whom an error blames: its package, or its folder.
        version: that of its package, or a fingerprint of its folder.
        kind: whether it is written in files, in Python, or both.
        api: the version of the hooks that its Python was written for.
        enabled: whether the settings enable it.
        authorities: those it serves.
        hooks: those it answers.
        error: why it cannot be loaded; empty if it can.
    """

    name: str
    package: str = ""
    version: str = ""
    kind: str = ""
    api: int | None = None
    enabled: bool = False
    authorities: tuple[str, ...] = ()
    hooks: tuple[str, ...] = ()
    error: str = ""


def list_institutions(folders: Sequence[Path], enabled: Collection[str]) -> Iterator[Listed]:
    """Every institution that could be enabled, and those that are enabled and not there."""
    for name in sorted({*available(folders), *enabled}):
        try:
            yield _listed(find(name, folders)).model_copy(update={"enabled": name in enabled})
        except (CannotLoad, InstitutionError, NoAnswer) as error:
            yield Listed(name=name, enabled=name in enabled, error=str(error))


def _listed(plugin: Plugin) -> Listed:
    api, coded = None, frozenset[str]()
    if plugin.code is not None:
        with closing(OwnProcess(plugin.code, LIMITS)) as process:
            loaded = process.loaded()
        api, coded = loaded.written_for, frozenset(loaded.answers)
    with closing(Plugins((plugin,), BUILT_IN, _refuse, LIMITS)) as alone:
        served = alone.collect(AUTHORITIES)
    hooks = coded | _in_files(plugin)
    written = [kind for kind, is_there in (("files", plugin.answers), ("code", plugin.code)) if is_there is not None]
    return Listed(
        name=plugin.enabled_as,
        package=plugin.name,
        version=plugin.version,
        kind=" and ".join(written),
        api=api,
        authorities=served[0].value if served else (),
        hooks=tuple(hook for hook in HOOKS if hook in hooks),
    )


def _in_files(plugin: Plugin) -> frozenset[str]:
    """The hooks that its files have something to say to."""
    files = plugin.answers
    if not isinstance(files, FolderInstitution):
        return frozenset()
    values = sample_values(files.authority, ("foia-2000",), files.settings.office.languages, DAYS[:1])
    alone = Plugins((replace(plugin, code=None),), BUILT_IN, _refuse, LIMITS)
    return frozenset(
        hook.name
        for hook in HOOKS.values()
        for question in questions_of(hook, values)
        for answer in alone.collect(hook, **question.arguments)
        # Files without laws of their own answer with none.
        if hook is not REGIMES or answer.value
    )


def _refuse(error: InstitutionError) -> None:
    raise error
