"""Parts that the law requires and that are empty, or that nobody has words for."""

from collections.abc import Iterator
from pathlib import Path

from dueprocess.case.notice_parts import parts_of
from dueprocess.institutions.merging import lacking
from dueprocess.letters.checks.finding import Finding
from dueprocess.letters.checks.sources import Words
from dueprocess.letters.samples import samples_of


def emptied(words: Words) -> Iterator[Finding]:
    """Each required part, or variant of one, under whose mark stands nothing."""
    required = {
        part.key: part.source for part in parts_of(words.notice, words.statute).parts if part.source is not None
    }
    for key, text in words.wording.items():
        source = required.get(key.partition(".")[0])
        if source is not None and not text.strip():
            file, part = words.origins[key]
            cure = "Write its words, or take its mark out to use the built-in ones."
            what = f"'{key}' is empty, and {source} requires it. {cure}"
            yield Finding(file.path, part.first_line - 1, what, like=key)


def wordless(words: Words, settings: Path, line: int | None) -> Iterator[Finding]:
    """That a letter cannot be written at all; a fault of the setting `office.languages` where no file is to blame."""
    missing = lacking(words.notice, words.statute, words.wording)
    # Under some laws there is no such letter, for example no more time under FOISA 2002.
    if not missing or not samples_of(words.notice, words.statute):
        return
    what = f"there are no words in '{words.language}' for {', '.join(missing)} of '{words.notice}' ({words.statute})"
    blamed = next((file for file, _ in words.origins.values() if file.statute is words.statute), None)
    if blamed is not None and not words.is_spoken:
        yield Finding(blamed.path, None, f"{what}. Write them here; a part that is not wanted has nothing at its mark.")
    else:
        cure = f"Write wording/{words.notice}.{words.language}.md, or take '{words.language}' out."
        like = f"{words.notice} in {words.language}"
        yield Finding(settings, line, f"office.languages: {what}. {cure}", like=like)
