"""The HTML of an e-mail: for mail programs, which know no style sheets, variables, flexible boxes or scripts."""

from functools import cache
from html import escape
from pathlib import Path
from typing import Final

import css_inline

from dueprocess.institutions.answers import House
from dueprocess.letters.as_html import contact_lines
from dueprocess.letters.cleaning import clean
from dueprocess.letters.colours import readable
from dueprocess.letters.crest import HEIGHT
from dueprocess.letters.html_blocks import blocks_in_html, directed
from dueprocess.letters.letter import Letter
from dueprocess.letters.phrases import Phrases, phrases_in
from dueprocess.letters.references import facts_of

_CSS: Final = (Path(__file__).parent / "email.css").read_text(encoding="utf-8")
_ALL_ALONE: Final = 'role="presentation" cellpadding="0" cellspacing="0" border="0"'


def email_page(letter: Letter, house: House, crest: tuple[str, int] | None) -> str:
    """The page, with every style on its element. The colours are said on both sides, so that dark mode turns both.

    Args:
        letter: the letter.
        house: its look.
        crest: the `src` of the crest and its width in pixels, if there is one.
    """
    phrases = phrases_in(letter.language)
    footer = f'<p class="footer">{escape(clean(house.footer))}</p>\n' if house.footer else ""
    page = (
        f'<!DOCTYPE html>\n<html lang="{escape(letter.language)}" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light">\n<meta name="supported-color-schemes" content="light">\n'
        f"<title>{escape(letter.title)}</title>\n</head>\n"
        f'<body>\n<table {_ALL_ALONE} width="100%" class="ground"><tr><td class="ground" align="center">\n'
        f'<table {_ALL_ALONE} width="620" class="column"><tr><td class="letter">\n'
        f"{_head(letter, house, crest)}{_body(letter, phrases)}{_contact(letter, phrases)}{footer}"
        "</td></tr></table>\n</td></tr></table>\n</body>\n</html>\n"
    )
    return _inliner(house.colour, house.font).inline(page)


@cache
def _inliner(colour: str, font: str) -> css_inline.CSSInliner:
    """Colours and font are put in as words, since few mail programs know variables."""
    style = _CSS.replace("ACCENT-TEXT", readable(colour)).replace("ACCENT", colour)
    style = style.replace("FONT", f"'{font}', " if font else "")
    return css_inline.CSSInliner(extra_css=style, keep_style_tags=False, load_remote_stylesheets=False)


def _head(letter: Letter, house: House, crest: tuple[str, int] | None) -> str:
    first, *rest = [clean(line) for line in house.letterhead] or [letter.sender.authority]
    below = "".join(f"<br>{escape(line)}" for line in rest)
    name = f'<p class="wordmark"><strong>{escape(first)}</strong>{below}</p>'
    if crest is None:
        return f'<div class="head">{name}</div>\n'
    source, width = crest
    picture = f'<img src="{source}" width="{width}" height="{HEIGHT}" alt="{escape(clean(house.crest_alt))}">'
    return (
        f'<div class="head"><table {_ALL_ALONE}><tr><td class="crest">{picture}</td>'
        f'<td class="wordmark">{name}</td></tr></table></div>\n'
    )


def _body(letter: Letter, phrases: Phrases) -> str:
    internal = f'<p class="internal">{escape(phrases.internal)}</p>\n' if letter.is_internal else ""
    facts = "<br>".join(
        f"{escape(label)}: <strong><bdi>{escape(value)}</bdi></strong>" for label, value in facts_of(letter)
    )
    salutation = f"<p>{directed(letter.salutation)},</p>\n" if letter.salutation else ""
    return (
        f'{internal}<p class="facts">{facts}</p>\n{salutation}<h1>{escape(letter.subject)}</h1>\n'
        f'<p class="regime">{escape(letter.regime)}</p>\n'
        f"{''.join(blocks_in_html(part.blocks) for part in letter.body)}{_signature(letter)}"
    )


def _signature(letter: Letter) -> str:
    if not letter.signatory:
        return ""
    first, *rest = letter.signatory
    lines = "".join(f"<br>{escape(line)}" for line in rest)
    return f'<p class="valediction">{escape(letter.valediction)},</p>\n<p><strong>{escape(first)}</strong>{lines}</p>\n'


def _contact(letter: Letter, phrases: Phrases) -> str:
    return f'<p class="contact">{"<br>".join(contact_lines(letter, phrases))}</p>\n'
