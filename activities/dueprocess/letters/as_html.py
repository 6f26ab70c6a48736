"""A letter as one accessible HTML page that needs nothing from anywhere else."""

from html import escape
from pathlib import Path
from typing import Final

from dueprocess.institutions.answers import House
from dueprocess.letters.cleaning import clean
from dueprocess.letters.colours import readable
from dueprocess.letters.crest import crest_of
from dueprocess.letters.house_page import in_own_page
from dueprocess.letters.html_blocks import blocks_in_html, directed
from dueprocess.letters.letter import Letter
from dueprocess.letters.phrases import Phrases, phrases_in
from dueprocess.letters.references import facts_of

_CSS: Final = (Path(__file__).parent / "letter.css").read_text(encoding="utf-8")
# The page runs nothing and loads nothing, also if a browser should read its text otherwise than we do.
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_POLICY_WITH_CREST: Final = f"{_POLICY}; img-src data:"


def as_html(letter: Letter, house: House) -> str:
    """The whole page, with its style inside and in the colours of `house` where they can be read.

    Raises:
        LayoutError: the page or the crest of `house` cannot be used.
    """
    phrases = phrases_in(letter.language)
    pieces = {
        "language": escape(letter.language),
        "title": escape(letter.title),
        "policy": _POLICY_WITH_CREST if house.crest else _POLICY,
        "style": f":root {{ {_variables(house)} }}\n{_CSS}",
        "head": _head(letter, house, phrases),
        "body": _body(letter, phrases),
        "footer": f"<footer><p>{escape(clean(house.footer))}</p></footer>\n" if house.footer else "",
    }
    return in_own_page(house.html, pieces) if house.html else _PAGE.format(**pieces)


_PAGE: Final = """\
<!DOCTYPE html>
<html lang="{language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<div class="letter">
{head}<main>
{body}</main>
{footer}</div>
</body>
</html>
"""


def _variables(house: House) -> str:
    font = f' --font: "{house.font}";' if house.font else ""
    return f"--accent: {house.colour}; --accent-text: {readable(house.colour)};{font}"


def _body(letter: Letter, phrases: Phrases) -> str:
    internal = f'<p class="internal">{escape(phrases.internal)}</p>\n' if letter.is_internal else ""
    salutation = f"<p>{directed(letter.salutation)},</p>\n" if letter.salutation else ""
    return (
        f"{internal}{_references(letter)}{salutation}"
        f"<h1>{escape(letter.subject)}</h1>\n"
        f'<p class="regime">{escape(letter.regime)}</p>\n'
        f"{''.join(blocks_in_html(part.blocks) for part in letter.body)}{_signature(letter)}"
    )


def _head(letter: Letter, house: House, phrases: Phrases) -> str:
    first, *rest = [clean(line) for line in house.letterhead] or [letter.sender.authority]
    below = "".join(f"<br>{escape(line)}" for line in rest)
    crest = crest_of(house)
    picture = f'<img class="crest" src="{crest.data_uri}" alt="{escape(clean(crest.alt))}">\n' if crest else ""
    return (
        f'<header>\n{picture}<p class="wordmark"><strong>{escape(first)}</strong>{below}</p>\n'
        f"<address>{'<br>'.join(contact_lines(letter, phrases))}</address>\n</header>\n"
    )


def contact_lines(letter: Letter, phrases: Phrases) -> list[str]:
    """Where to reach the office, as lines of HTML."""
    sender = letter.sender
    lines = [escape(line) for line in sender.address]
    if sender.telephone:
        lines.append(f"{escape(phrases.telephone)} {escape(sender.telephone)}")
    lines.append(_link(f"mailto:{sender.email}", sender.email))
    if sender.website:
        lines.append(_link(f"https://{sender.website}", sender.website))
    return lines


def _references(letter: Letter) -> str:
    rows = "".join(
        f'<div><dt>{escape(label)}</dt><dd dir="auto">{escape(value)}</dd></div>\n' for label, value in facts_of(letter)
    )
    lines = "" if letter.is_internal else "<br>".join(f"<bdi>{escape(line)}</bdi>" for line in letter.recipient)
    to = f'<p class="recipient">{lines}</p>\n' if lines else ""
    return f'<div class="references">\n{to}<dl>\n{rows}</dl>\n</div>\n'


def _signature(letter: Letter) -> str:
    if not letter.signatory:
        return ""
    first, *rest = letter.signatory
    lines = "".join(f"<br>{escape(line)}" for line in rest)
    return (
        f'<div class="signature">\n<p>{escape(letter.valediction)},</p>\n'
        f"<p><strong>{escape(first)}</strong>{lines}</p>\n</div>\n"
    )


def _link(href: str, words: str) -> str:
    return f'<a href="{escape(href)}">{escape(words)}</a>'
