"""Registering a plugin with pluggy, and refusing what pluggy would overlook."""

from collections.abc import Iterator
from inspect import signature
from types import ModuleType

import pluggy  # noqa: TID251 - this package is the one that speaks to pluggy

from dueprocess.case.reading import nearest
from dueprocess.institutions import specifications
from dueprocess.institutions.markers import PROJECT

_PREFIX = f"{PROJECT}_"


class Unregistrable(Exception):
    """A plugin answers a hook that is not there, or in a way that would never be asked; the sentence says which."""


def register(answers: object, hooks: ModuleType = specifications) -> tuple[pluggy.HookRelay, tuple[str, ...]]:
    """The hooks of this plugin alone, and the names of those it answers.

    With a manager of its own, no plugin's failure can lose another's answer.

    Args:
        answers: an object with marked methods, or a module with marked functions.
        hooks: the module that specifies the hooks.

    Raises:
        Unregistrable: it answers a hook that does not exist, or takes an argument the hook does not have, or forgot to
            mark an answer; pluggy alone would say nothing, and the built-in answer would be used without notice.
    """
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(hooks)
    for name in dir(answers):
        for wrong in _faults(manager, hooks, answers, name):
            raise Unregistrable(wrong)
    manager.register(answers)
    return manager.hook, tuple(sorted(caller.name for caller in manager.get_hookcallers(answers) or ()))


def _faults(manager: pluggy.PluginManager, hooks: ModuleType, answers: object, name: str) -> Iterator[str]:
    marked = manager.parse_hookimpl_opts(answers, name)
    answer: object = getattr(answers, name, None) if marked or name.startswith(_PREFIX) else None
    if not callable(answer):
        return
    known_hooks = [each for each in vars(hooks) if each.startswith(_PREFIX)]
    if name not in known_hooks:
        yield f"there is no hook '{name}'.{nearest(f'{_PREFIX}{name.removeprefix(_PREFIX)}', known_hooks)}"
    elif marked is None:
        yield f"'{name}' is not marked; put @hookimpl above it"
    elif marked["wrapper"] or marked["hookwrapper"]:
        yield f"'{name}' is a wrapper; answer the hook itself"
    else:
        known = list(signature(getattr(hooks, name)).parameters)
        for argument in signature(answer).parameters:
            if argument not in known:
                has = f"it has {', '.join(known)}" if known else "it has no arguments"
                yield f"'{name}' takes '{argument}', which the hook does not have; {has}"
