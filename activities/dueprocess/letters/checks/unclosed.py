"""Where a tag of Jinja was opened that is never closed: Jinja itself names the line on which it gave up."""

import re
from typing import Final

from dueprocess.letters.errors import BrokenWording, Place

_TAG: Final = re.compile(
    r"\{#.*?#\}|\{%-?\s*(?P<word>if|for|endif|endfor)\b.*?%\}|\{\{.*?\}\}|(?P<open>\{[{%#])", re.DOTALL
)
_ENDS: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}


def better_said(error: BrokenWording, source: str) -> BrokenWording:
    """The same error, with the line of the tag that is open, and how to close it; as it was where none is."""
    open_tags: list[tuple[str, int]] = []
    for tag in _TAG.finditer(source):
        line = source.count("\n", 0, tag.start()) + 1
        if tag["open"]:
            return _open(error, line, f"{tag['open']} is not closed. Write {_ENDS[tag['open']]} where it ends.")
        match tag["word"]:
            case "if" | "for":
                open_tags.append((tag["word"], line))
            case "endif" | "endfor":
                if not open_tags or f"end{open_tags[-1][0]}" != tag["word"]:
                    return _open(error, line, f"{{% {tag['word']} %}} closes nothing. Take it out.")
                open_tags.pop()
            case _:
                pass
    if not open_tags:
        return error
    word, line = open_tags[-1]
    return _open(error, line, f"{{% {word} %}} is not closed. Write {{% end{word} %}} where it ends.")


def _open(error: BrokenWording, line: int, why: str) -> BrokenWording:
    place: Place | None = error.place
    return error if place is None else BrokenWording(place.at(line), why)
