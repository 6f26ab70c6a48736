"""Reading what others sent: JSON in, a model out, or one sentence that says what to change."""

import difflib
from collections.abc import Iterable
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

M = TypeVar("M", bound=BaseModel)


class Unreadable(ValueError):
    """What was sent cannot be understood; the sentence names each field and what to write instead."""


def read(model: type[M], json: bytes | str) -> M:
    """The model that this JSON object describes.

    Raises:
        Unreadable: it does not.
    """
    try:
        return model.model_validate_json(json)
    except ValidationError as invalid:
        raise Unreadable(explain(invalid, known=model.model_fields)) from invalid


def explain(invalid: ValidationError, known: Iterable[str] = ()) -> str:
    """The errors of a failed validation as sentences, with the nearest known field for one that is unknown."""
    names = list(known)
    sentences = [_sentence(error, names) for error in invalid.errors(include_url=False, include_input=False)]
    return " ".join(dict.fromkeys(sentences))


def nearest(word: str, known: Iterable[str]) -> str:
    """` Did you mean 'x'?`, or nothing when no known word is close."""
    close = difflib.get_close_matches(word, list(known), n=1)
    return f" Did you mean '{close[0]}'?" if close else ""


def _sentence(error: ErrorDetails, known: list[str]) -> str:
    where = ".".join(str(step) for step in error["loc"])
    message = error["msg"].removeprefix("Value error, ")
    match error["type"]:
        case "json_invalid":
            return f"This is not JSON: {message.removeprefix('Invalid JSON: ')}."
        case "missing":
            return f"'{where}' is missing."
        case "union_tag_not_found":
            return f"'{where}' needs a 'kind' that says what happened."
        case "union_tag_invalid":
            context = error.get("ctx", {})
            known_kinds = str(context.get("expected_tags", "")).replace("'", "").split(", ")
            tag = str(context.get("tag", ""))
            return f"'{where}': there is no kind '{tag}'.{nearest(tag, known_kinds)}"
        case "extra_forbidden":
            # What is known is named at the top only; for a field further in there is nothing to compare with.
            return f"'{where}' is not known here.{nearest(where, known) if len(error['loc']) == 1 else ''}"
        case _:
            return f"'{where}': {message}." if where else f"{message}."
