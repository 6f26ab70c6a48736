"""What a new institution begins with, checked before anything is written."""

from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from dueprocess.case.reading import Unreadable, nearest
from dueprocess.case.request import AuthorityKey
from dueprocess.institutions.answers import Email, Text
from dueprocess.letters.phrases import PHRASES

_KEY: TypeAdapter[str] = TypeAdapter(AuthorityKey)
_NAME: TypeAdapter[str] = TypeAdapter(Text)
_EMAIL: TypeAdapter[str] = TypeAdapter(Email)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a new institution begins with.

    Attributes:
        name: the key of the authority.
        authority: its full name.
        email: where questions go.
        languages: those of its letters, the usual one first.

    Raises:
        Unreadable: one of them cannot be used; the sentence says what can.
    """

    name: str
    authority: str
    email: str
    languages: tuple[str, ...]

    def __post_init__(self) -> None:
        """See that each can be used."""
        for what, value, read, cure in (
            ("key", self.name, _KEY, "Use at most 40 of a-z, 0-9 and hyphens, beginning with a letter"),
            ("full name", self.authority, _NAME, "Write it as letters print it, in one line"),
            ("e-mail address", self.email, _EMAIL, "Write it as foi@anytown.example"),
        ):
            try:
                read.validate_python(value)
            except ValidationError as error:
                raise Unreadable(f"'{value}' cannot be the {what} of an authority. {cure}.") from error
        for language in self.languages:
            if language not in PHRASES:
                hint = nearest(language, PHRASES) or f" Use one or more of: {', '.join(PHRASES)}."
                raise Unreadable(f"Letters cannot be written in '{language}'.{hint}")
        if not self.languages or len(set(self.languages)) < len(self.languages):
            raise Unreadable(f"Name each language of the letters once: {', '.join(PHRASES)}.")
