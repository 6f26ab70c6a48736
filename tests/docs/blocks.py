"""The fenced blocks of a page, and how what they print is compared with what the page says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCED = re.compile(r"^```(?P<language>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """One block; `expected` is the block `text` right after it, and `before` the line above it.

    Both are empty where there is none.
    """

    language: str
    body: str
    line: int
    expected: str
    before: str


def blocks_of(page: str) -> Iterator[Block]:
    """Every block, in order."""
    found = list(_FENCED.finditer(page))
    for index, block in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        follows = after is not None and after["language"] == "text" and not page[block.end() : after.start()].strip()
        yield Block(
            block["language"],
            block["body"],
            page.count("\n", 0, block.start()) + 1,
            after["body"] if after is not None and follows else "",
            page[: block.start()].rstrip().rpartition("\n")[2],
        )


def missing_line(expected: str, printed: str) -> str | None:
    """The first line of what is expected that was not printed after the ones before it."""
    rest = " ".join(printed.split())
    for line in filter(None, (" ".join(line.split()) for line in expected.splitlines())):
        pattern = ".*?".join(map(re.escape, line.split("…")))
        found = re.search(pattern, rest)
        if found is None:
            return line
        rest = rest[found.end() :]
    return None
