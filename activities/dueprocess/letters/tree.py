"""The document tree: the few kinds of block and inline that every format can show."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Node(BaseModel):
    """Anything in the tree: frozen, and one JSON object with its `kind`."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Node):
    """A run of characters in one style.

    `is_value` is true for what came from a value (the applicant's words, a date) and false for the
    institution's wording. `href` begins with `https://` or `mailto:`, or is empty.
    """

    kind: Literal["text"] = "text"
    text: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""
    is_value: bool = False


class Break(Node):
    """The end of a line inside a paragraph."""

    kind: Literal["break"] = "break"


Inline = Annotated[Text | Break, Field(discriminator="kind")]
Inlines = tuple[Inline, ...]


class Heading(Node):
    """A heading inside the letter; level 1 is the letter's own title, so these start at 2 and skip none."""

    kind: Literal["heading"] = "heading"
    level: int = Field(ge=2, le=6)
    content: Inlines


class Paragraph(Node):
    """A paragraph."""

    kind: Literal["paragraph"] = "paragraph"
    content: Inlines


class Quote(Node):
    """Someone else's words, set apart."""

    kind: Literal["quote"] = "quote"
    blocks: "tuple[Block, ...]"


class BulletList(Node):
    """A list whose order says nothing."""

    kind: Literal["bullets"] = "bullets"
    items: "tuple[tuple[Block, ...], ...]"


class NumberedList(Node):
    """A list counted from `start`."""

    kind: Literal["numbers"] = "numbers"
    start: int = 1
    items: "tuple[tuple[Block, ...], ...]"


class Table(Node):
    """A table with one heading row; every row has as many cells as there are columns."""

    kind: Literal["table"] = "table"
    columns: tuple[Literal["left", "center", "right"], ...]
    head: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]


class Rule(Node):
    """A line across the page."""

    kind: Literal["rule"] = "rule"


Block = Annotated[Heading | Paragraph | Quote | BulletList | NumberedList | Table | Rule, Field(discriminator="kind")]

for _model in (Quote, BulletList, NumberedList):
    _model.model_rebuild()


def plain(content: Inlines) -> str:
    """The characters of `content` alone, a line end for each break."""
    return "".join(inline.text if isinstance(inline, Text) else "\n" for inline in content)


def is_only_values(content: Inlines) -> bool:
    """Whether none of the institution's own words stand in `content`, so that it may run in another direction."""
    return all(inline.is_value or not inline.text.strip() for inline in content if isinstance(inline, Text))
