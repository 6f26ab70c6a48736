"""Reading what others sent: JSON in, a model out, or one sentence that says what to change."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from dueprocess.case.request import KEY
from dueprocess.law.facts import PART_NAME

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
        raise Unreadable(explain(invalid, model)) from invalid


def explain(invalid: ValidationError, model: type[BaseModel] | None = None) -> str:
    """The errors of a failed validation as sentences, with the nearest known word for one that is unknown.

    `model` is what was to be read; without it there is no known field to name.
    """
    errors = invalid.errors(include_url=False)
    # What holds a bad item is said to hold too few.
    holding = {error["loc"][:length] for error in errors for length in range(len(error["loc"]))}
    told = [error for error in errors if error["type"] != "too_short" or error["loc"] not in holding]
    return " ".join(dict.fromkeys(_sentence(error, model) for error in told))


def nearest(word: str, known: Iterable[str]) -> str:
    """` Did you mean 'x'?`, or nothing when no known word is close.

    Close is one that is spelt like it, or the only one of several words of which it is one.
    """
    names = list(known)
    close = difflib.get_close_matches(word, names, n=1)
    if not close:
        close = [name for name in names if word in re.split("[-_]", name)]
    return f" Did you mean '{close[0]}'?" if len(close) == 1 else ""


def _sentence(error: ErrorDetails, model: type[BaseModel] | None) -> str:  # noqa: PLR0911 - one for each kind
    where = ".".join(str(step) for step in error["loc"])
    message, context = error["msg"].removeprefix("Value error, "), error.get("ctx", {})
    match error["type"]:
        case "json_invalid":
            return f"This is not JSON: {message.removeprefix('Invalid JSON: ')}."
        case "missing":
            return f"'{where}' is missing."
        case "union_tag_not_found":
            return f"'{where}' needs a 'kind' that says what happened."
        case "union_tag_invalid":
            tag = str(context.get("tag", ""))
            return f"'{where}': there is no kind '{tag}'.{nearest(tag, _quoted(context.get('expected_tags')))}"
        case "extra_forbidden":
            return f"'{where}' is not known here.{nearest(str(error['loc'][-1]), _fields_at(error['loc'], model))}"
        case "too_short" | "too_long":
            bound, count = ("least", "min_length") if error["type"] == "too_short" else ("most", "max_length")
            message = f"Input should be a list of at {bound} {context[count]}"
        case "literal_error" | "enum":
            # Only what is known is said: what was written may be personal.
            return f"'{where}': {message}.{nearest(str(error['input']), _quoted(context.get('expected')))}"
        case "string_pattern_mismatch":
            message = _IN_WORDS.get(str(context.get("pattern")), message)
        case kind:
            message = _SHOULD_BE.get(kind, message)
    return f"'{where}': {message}." if where else f"{message}."


_SHOULD_BE: Mapping[str, str] = {
    "tuple_type": "Input should be a list",
    "list_type": "Input should be a list",
    "dict_type": "Input should be an object",
    "model_type": "Input should be an object",
    "model_attributes_type": "Input should be an object",
}
"""In the words of JSON, where those of the error are of Python."""

_IN_WORDS: Mapping[str, str] = {
    PART_NAME: "use letters without accents and digits, with single hyphens between them, for example 'noise-survey'",
    KEY: "use at most 40 of a-z, 0-9 and hyphens, and no hyphen at the beginning",
}
"""What a pattern asks for."""


def _quoted(words: object) -> Sequence[str]:
    return re.findall("'([^']*)'", str(words))


def _fields_at(where: Sequence[int | str], model: type[BaseModel] | None) -> Iterable[str]:
    """The fields that what stands there can have; the last step is the name that is none of them."""
    models = [model] if model else []
    for step in where[:-1]:
        of_kind = [each for each in models if "kind" in each.model_fields and each.model_fields["kind"].default == step]
        if of_kind:
            models = of_kind
        elif isinstance(step, str):
            fields = [each.model_fields[step].annotation for each in models if step in each.model_fields]
            models = [each for annotation in fields for each in _models_in(annotation)]
    return dict.fromkeys(name for each in models for name in each.model_fields)


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """The models that a field can hold, whatever they are held in."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)
