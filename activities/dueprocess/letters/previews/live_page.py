"""What a preview that is served has besides the letters: mistakes, other laws and languages, and reloading itself."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final

from dueprocess.law.regime import Statute
from dueprocess.letters.previews.index_page import CSS, index_page
from dueprocess.letters.previews.making import Preview
from dueprocess.letters.previews.mistakes import Mistake, as_html

_SCRIPT: Final = (Path(__file__).parent / "reload.js").read_text(encoding="utf-8")
_HASH: Final = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()
_POLICY: Final = (
    f"default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; connect-src 'self'; script-src 'sha256-{_HASH}'"
)
_LANGUAGES: Final = {"en": "English", "cy": "Welsh"}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another page of the preview: the letters in one language under one law."""

    language: str
    statute: Statute

    @property
    def path(self) -> str:
        """Where it is."""
        return f"/{self.language}/{self.statute}/"

    def __str__(self) -> str:
        """For example `Welsh, eir-2004`."""
        return f"{_LANGUAGES.get(self.language, self.language)}, {self.statute}"


def live_page(
    preview: Preview, *, version: str, mistakes: Sequence[Mistake], here: Elsewhere, pages: Sequence[Elsewhere]
) -> str:
    """The page of the letters, which loads itself again when its version is no longer the newest."""
    links = "".join(
        f'<li><a href="{page.path}"{" aria-current=page" if page == here else ""}>{page}</a></li>\n' for page in pages
    )
    others = f'<nav class="elsewhere" aria-label="Languages and laws">\n<ul>\n{links}</ul>\n</nav>\n'
    return index_page(preview, policy=_POLICY, head=_script(version), before=f"{others}{as_html(mistakes)}")


def mistakes_page(authority: str, mistakes: Sequence[Mistake], *, version: str) -> str:
    """The page where there is no letter to show: what is wrong, until it is mended."""
    title = f"Letters of {authority}"
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{CSS}</style>\n{_script(version)}</head>\n<body>\n"
        f"<header>\n<h1>{escape(title)}</h1>\n<p>There is no letter to show. Save the file when it is mended, and the "
        f"letters are here.</p>\n</header>\n<main>\n{as_html(mistakes)}</main>\n</body>\n</html>\n"
    )


def _script(version: str) -> str:
    return f'<script data-version="{version}">{_SCRIPT}</script>\n'
