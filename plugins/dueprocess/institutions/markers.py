"""The two marks of the hook system."""

import pluggy  # noqa: TID251 - this package is the one that speaks to pluggy

PROJECT = "dueprocess"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)
"""Marks a function or method of a plugin as its answer to the hook of the same name."""
