"""From which file each part of the words of a letter comes: the institution's own, or a built-in one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dueprocess.case.notice_parts import parts_of
from dueprocess.case.notices import Notice
from dueprocess.institutions import builtin
from dueprocess.institutions.builtin import SPOKEN
from dueprocess.institutions.wording_files import PartText, WordingFile, WordingFolder, laid_over
from dueprocess.law.regime import Statute

_BUILT_IN: Final = Path(builtin.__file__).parent / "wording"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a letter in one language under one law, and the file and part that each key comes from."""

    notice: Notice
    language: str
    statute: Statute
    wording: Mapping[str, str]
    origins: Mapping[str, tuple[WordingFile, PartText]]
    is_spoken: bool
    """Whether there are built-in words."""


class Sources:
    """The institution's files over the built-in ones."""

    def __init__(self, files: Sequence[WordingFile]) -> None:
        self.own = tuple(files)
        self._built_in = WordingFolder(_BUILT_IN).files

    def words(self, languages: Sequence[str]) -> Iterator[Words]:
        """Those of every notice in each language, under every law that has built-in words or own ones."""
        for language in languages:
            for notice in Notice:
                for statute in Statute:
                    is_spoken = notice.is_internal or statute in SPOKEN.get(language, ())
                    if is_spoken or self._written_for(notice, language, statute):
                        yield self._words(notice, language, statute, is_spoken=is_spoken)

    def _written_for(self, notice: Notice, language: str, statute: Statute) -> bool:
        return any((file.notice, file.language, file.statute) == (notice, language, statute) for file in self.own)

    def _words(self, notice: Notice, language: str, statute: Statute, *, is_spoken: bool) -> Words:
        wording: dict[str, str] = {}
        origins: dict[str, tuple[WordingFile, PartText]] = {}
        for group in ((self._built_in if is_spoken else ()), self.own):
            own: dict[str, str] = {}
            for law in (None, statute):
                for file in group:
                    if (file.notice, file.language, file.statute) == (notice, language, law):
                        own = laid_over(own, file.wording)
                        origins |= {key: (file, part) for key, part in file.parts.items()}
            wording = laid_over(wording, own)
        keys = {part.key for part in parts_of(notice, statute).parts}
        wording = {key: text for key, text in wording.items() if key.partition(".")[0] in keys}
        return Words(notice, language, statute, wording, origins, is_spoken)
