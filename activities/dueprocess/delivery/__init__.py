"""Where letters go: in this version, a folder."""

from dueprocess.delivery.folder import BelongsToAnotherCase, LetterFolder

__all__ = ["BelongsToAnotherCase", "LetterFolder"]
