"""An HTML page of an institution's own, in Jinja, with places for the pieces of a letter."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from dueprocess.letters.errors import LayoutError

_ENVIRONMENT: Final = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)


def in_own_page(page: Path, pieces: Mapping[str, str]) -> str:
    """The page with these pieces put in, which are HTML already.

    Raises:
        LayoutError: the page is missing, cannot be read as Jinja, or names a piece that there is not.
    """
    try:
        template = _template(page.read_text(encoding="utf-8"))
        return template.render({name: Markup(piece) for name, piece in pieces.items()})  # noqa: S704 - each was escaped when it was made
    except OSError as error:
        raise LayoutError(page, f"it cannot be read ({error.strerror})") from error
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        line = getattr(error, "lineno", None)
        where = f"line {line}: " if line else ""
        raise LayoutError(page, f"{where}{error}; there are {', '.join(pieces)}") from error


@lru_cache(maxsize=16)
def _template(source: str) -> Template:
    return _ENVIRONMENT.from_string(source)
