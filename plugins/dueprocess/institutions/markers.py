"""The two marks of the hook system, and the version of it that plugins are written for."""

import pluggy  # noqa: TID251 - this package is the one that speaks to pluggy

PROJECT = "dueprocess"

API = 1
"""A package says which version it was written for with `DUEPROCESS_API = 1`. A new hook does not change it."""

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)
"""Marks a function or method of a plugin as its answer to the hook of the same name."""
