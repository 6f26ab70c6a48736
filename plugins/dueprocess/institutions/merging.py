"""Laying one wording over another, part by part."""

from collections.abc import Sequence

from dueprocess.case.notices import PARTS, Notice, Part
from dueprocess.institutions.answers import ChosenWording, Wording
from dueprocess.institutions.asking import Answer, conflict
from dueprocess.institutions.errors import InstitutionError
from dueprocess.institutions.hooks import WORDING
from dueprocess.institutions.wording_files import variants_of, why_not_a_part


def merge(
    notice: Notice, language: str, built_in: Answer[Wording] | None, answers: Sequence[Answer[Wording]]
) -> ChosenWording:
    """The plugins' texts over the built-in ones.

    A part without a variant replaces the built-in variants of it too: who words `answer` once means it for every
    outcome, unless they also give `answer.not-held`.

    Raises:
        InstitutionError: a plugin words something that is not a part, or empties a part that the law requires.
        ConflictingAnswers: two plugins word the same part.
    """
    chosen = {key: Answer(text, built_in.by) for key, text in built_in.value.items()} if built_in else {}
    given = dict[str, Answer[str]]()
    for answer in answers:
        _check(notice, answer)
        for key, text in answer.value.items():
            if key in given:
                raise conflict(WORDING, given[key].by, answer.by, f"with '{key}' of '{notice}'")
            given[key] = Answer(text, answer.by)
    kept = {key: text for key, text in chosen.items() if key.partition(".")[0] not in given}
    merged = kept | given
    return ChosenWording(
        language,
        {key: answer.value for key, answer in merged.items()},
        {key: answer.by for key, answer in merged.items()},
    )


def lacking(notice: Notice, wording: Wording, *, all_parts: bool = False) -> tuple[str, ...]:
    """The parts of the notice for which there are no words, for some outcome at least.

    Only those that the law requires, unless `all_parts`: then one that is not wanted has to be emptied.
    """
    wanted = [part for part in PARTS[notice] if all_parts or part.source is not None]
    return tuple(part.key for part in wanted if part.key not in wording and not _in_full(notice, part, wording))


def _in_full(notice: Notice, part: Part, wording: Wording) -> bool:
    variants = variants_of(notice, part)
    return bool(variants) and all(f"{part.key}.{variant}" in wording for variant in variants)


def _check(notice: Notice, answer: Answer[Wording]) -> None:
    required = {part.key: part.source for part in PARTS[notice] if part.source is not None}
    for key, text in answer.value.items():
        why = why_not_a_part(notice, key)
        source = required.get(key.partition(".")[0])
        if why is None and source is not None and not text.strip():
            why = f"'{key}' of '{notice}' is empty, and {source} requires it; write its text, or leave the part out "
            why += "to use the built-in one"
        if why is not None:
            raise InstitutionError(answer.by.hook, answer.by.plugin, answer.by.version, why)
