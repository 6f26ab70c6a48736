"""Registering a plugin with pluggy, and refusing what pluggy would overlook."""

from collections.abc import Iterator
from inspect import signature

import pluggy  # noqa: TID251 - this package is the one that speaks to pluggy

from dueprocess.case.reading import nearest
from dueprocess.institutions import specifications
from dueprocess.institutions.discovery import Plugin
from dueprocess.institutions.errors import CannotLoad
from dueprocess.institutions.hooks import HOOKS
from dueprocess.institutions.markers import PROJECT

_PREFIX = f"{PROJECT}_"


def register(plugin: Plugin) -> pluggy.HookRelay:
    """The hooks of this plugin alone: with a manager of its own, no plugin's failure can lose another's answer.

    Raises:
        CannotLoad: it answers a hook that does not exist, or takes an argument the hook does not have, or forgot to
            mark an answer; pluggy alone would say nothing, and the built-in answer would be used without notice.
    """
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(specifications)
    for name in dir(plugin.answers):
        for wrong in _faults(manager, plugin.answers, name):
            raise CannotLoad(plugin.enabled_as, f"{plugin}: {wrong}")
    manager.register(plugin.answers)
    return manager.hook


def _faults(manager: pluggy.PluginManager, answers: object, name: str) -> Iterator[str]:
    marked = manager.parse_hookimpl_opts(answers, name)
    answer: object = getattr(answers, name, None) if marked or name.startswith(_PREFIX) else None
    if not callable(answer):
        return
    if name not in HOOKS:
        yield f"there is no hook '{name}'.{nearest(f'{_PREFIX}{name.removeprefix(_PREFIX)}', HOOKS)}"
    elif marked is None:
        yield f"'{name}' is not marked; put @hookimpl above it"
    elif marked["wrapper"] or marked["hookwrapper"]:
        yield f"'{name}' is a wrapper; answer the hook itself"
    else:
        known = list(signature(getattr(specifications, name)).parameters)
        for argument in signature(answer).parameters:
            if argument not in known:
                has = f"it has {', '.join(known)}" if known else "it has no arguments"
                yield f"'{name}' takes '{argument}', which the hook does not have; {has}"
