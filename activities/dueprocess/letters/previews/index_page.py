"""The page of a preview: plain and accessible HTML, which runs nothing."""

from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Final
from urllib.parse import quote

from dueprocess.letters.formats import LetterFormat
from dueprocess.letters.previews.making import PartShown, Preview, Previewed, in_words

CSS: Final = (Path(__file__).parent / "preview.css").read_text(encoding="utf-8")
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self' file:"
_FORMATS: Final = {
    LetterFormat.PDF: "PDF",
    LetterFormat.HTML: "HTML",
    LetterFormat.TEXT: "Text",
    LetterFormat.DOCX: "Word",
    LetterFormat.LARGE_PRINT: "Large print",
    LetterFormat.POSTAL: "Postal",
    LetterFormat.EMAIL: "E-mail",
}


def index_page(preview: Preview, *, policy: str = _POLICY, head: str = "", before: str = "") -> str:
    """The page, with the letters in the order they were made.

    Args:
        preview: the letters.
        policy: what the page may load and run.
        head: HTML for the end of its head.
        before: HTML that stands before the list of letters.
    """
    title = f"Letters of {preview.authority}"
    failed = sum(bool(letter.error) for letter in preview.letters)
    count = len(preview.letters)
    summary = f"{count} letter{'' if count == 1 else 's'} under the {preview.law}." if count else "No letter."
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{CSS}</style>\n{head}</head>\n<body>\n"
        f'<a class="skip" href="#letters">To the letters</a>\n<header>\n<h1>{escape(title)}</h1>\n'
        f"<p>{escape(summary)} Every person, request and answer in them is invented; "
        "the words, the look and the law are those that real letters have.</p>\n"
        f'{before}{_failures(failed)}<nav aria-label="Letters">\n{"".join(_contents(preview))}</nav>\n</header>\n'
        f'<main id="letters">\n{"".join(map(_section, preview.letters))}</main>\n</body>\n</html>\n'
    )


def _failures(failed: int) -> str:
    if not failed:
        return ""
    words = "1 letter cannot" if failed == 1 else f"{failed} letters cannot"
    return f'<p class="error">{words} be made; each says below what is wrong.</p>\n'


def _contents(preview: Preview) -> Iterator[str]:
    for notice, letters in groupby(preview.letters, key=lambda letter: letter.sample.notice):
        links = "".join(
            f'<li><a href="#{_anchor(letter)}">{escape(_capital(in_words(letter.sample)))}</a>{_failed(letter)}</li>\n'
            for letter in letters
        )
        yield f"<h2>{escape(_capital(notice))}</h2>\n<ul>\n{links}</ul>\n"


def _section(letter: Previewed) -> str:
    anchor = _anchor(letter)
    name = f"{_capital(letter.sample.notice)}: {in_words(letter.sample)}"
    error = f'<p class="error">{escape(letter.error)}</p>\n' if letter.error else ""
    head = (
        f'<section id="{anchor}" aria-labelledby="{anchor}-name"{" class=failed" if letter.error else ""}>\n'
        f'<h2 id="{anchor}-name">{escape(name)}</h2>\n<p class="quiet">{escape(letter.title)}</p>\n{error}'
    )
    if not letter.formats.files:
        return f"{head}</section>\n"
    return (
        f'{head}<div class="both">\n<div>{_embedded(letter, name)}</div>\n<div>\n<h3>Formats</h3>\n'
        f'<ul class="formats">\n{"".join(_links(letter))}</ul>\n{"".join(_reasons(letter))}'
        f"<h3>What it is made of</h3>\n{_table(letter)}</div>\n</div>\n</section>\n"
    )


def _embedded(letter: Previewed, name: str) -> str:
    file = letter.formats.files.get(LetterFormat.HTML)
    if file is None:
        return "<p>There is no HTML to show.</p>"
    return f'<iframe src="{quote(file)}" title="{escape(name)}, as HTML" loading="lazy" sandbox></iframe>'


def _links(letter: Previewed) -> Iterator[str]:
    for letter_format, file in letter.formats.files.items():
        yield f'<li><a href="{quote(file)}">{_FORMATS[letter_format]}</a></li>\n'


def _reasons(letter: Previewed) -> Iterator[str]:
    for letter_format, why in letter.formats.without.items():
        yield f'<p class="quiet">Not as {_FORMATS[letter_format].lower()}: {escape(why)}</p>\n'


def _table(letter: Previewed) -> str:
    rows = "".join(f"<tr>{_row(part)}</tr>\n" for part in letter.parts)
    return (
        '<table>\n<thead><tr><th scope="col">Part</th><th scope="col">Required by</th>'
        f'<th scope="col">Words from</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n'
    )


def _row(part: PartShown) -> str:
    # A long key may be parted at its dot.
    key = escape(part.key).replace(".", ".<wbr>")
    return f'<th scope="row">{key}</th><td>{_source(part)}</td><td>{escape(part.words_by)}</td>'


def _source(part: PartShown) -> str:
    if not part.source:
        return '<span class="quiet">nothing; may be left out</span>'
    return f'<a href="{escape(part.url)}">{escape(part.source)}</a>' if part.url else escape(part.source)


def _anchor(letter: Previewed) -> str:
    return f"{letter.sample.notice}-{letter.sample.name}"


def _failed(letter: Previewed) -> str:
    return " (not made)" if letter.error else ""


def _capital(words: str) -> str:
    words = words.replace("-", " ")
    return words[:1].upper() + words[1:]
