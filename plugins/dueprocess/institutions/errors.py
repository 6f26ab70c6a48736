"""What can be wrong with an institution.

Exception
├── CannotLoad(ValueError)        at start: a setting, a file or a package that has to be put right first
├── UnknownAuthority(LookupError) an authority that no enabled institution serves
└── InstitutionError(RuntimeError) a plugin failed, or answered something that cannot be used
    └── ConflictingAnswers        two plugins answered where one may
"""

from collections.abc import Sequence

from dueprocess.case.reading import nearest


class CannotLoad(ValueError):
    """An institution cannot be loaded; the message says which, why and what to do.

    Attributes:
        institution: the enabled name.
    """

    def __init__(self, institution: str, message: str) -> None:
        super().__init__(f"institution '{institution}': {message}")
        self.institution = institution


class UnknownAuthority(LookupError):
    """No enabled institution serves this authority."""

    def __init__(self, authority: str, known: Sequence[str]) -> None:
        super().__init__(
            f"there is no authority '{authority}'.{nearest(authority, known)} "
            f"Known: {', '.join(known) or 'none; enable an institution'}."
        )
        self.authority = authority
        self.known = tuple(known)


class InstitutionError(RuntimeError):
    """A plugin failed while it was asked, or its answer cannot be used.

    Attributes:
        hook: the hook that was asked.
        plugin: the plugin to blame, or the two of them.
        version: its version.
    """

    def __init__(self, hook: str, plugin: str, version: str, message: str) -> None:
        super().__init__(f"{plugin} {version}, {hook}: {message}")
        self.hook = hook
        self.plugin = plugin
        self.version = version


class ConflictingAnswers(InstitutionError):
    """Two plugins answered for one authority where only one may."""
