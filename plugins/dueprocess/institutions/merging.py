"""Laying one wording over another, part by part."""

from collections.abc import Sequence

from dueprocess.case.notice_parts import Facet, Part, parts_of
from dueprocess.case.notices import Notice
from dueprocess.institutions.answers import ChosenWording, Wording
from dueprocess.institutions.asking import Answer, conflict
from dueprocess.institutions.errors import InstitutionError
from dueprocess.institutions.hooks import WORDING
from dueprocess.institutions.wording_files import laid_over, variants_of, why_not_a_part
from dueprocess.law.regime import Statute


def merge(
    notice: Notice,
    language: str,
    statute: Statute,
    built_in: Answer[Wording] | None,
    answers: Sequence[Answer[Wording]],
) -> ChosenWording:
    """The plugins' texts over the built-in ones.

    Raises:
        InstitutionError: a plugin words something that is not a part, or empties a part that the law requires.
        ConflictingAnswers: two plugins word the same part.
    """
    below = dict(built_in.value) if built_in else {}
    given = dict[str, Answer[str]]()
    for answer in answers:
        _check(notice, statute, answer)
        for key, text in answer.value.items():
            if key in given:
                raise conflict(WORDING, given[key].by, answer.by, f"with '{key}' of '{notice}'")
            given[key] = Answer(text, answer.by)
    merged = laid_over(below, {key: answer.value for key, answer in given.items()})
    by = dict.fromkeys(merged, built_in.by) if built_in else {}
    return ChosenWording(language, merged, by | {key: answer.by for key, answer in given.items()})


def lacking(notice: Notice, statute: Statute, wording: Wording) -> tuple[str, ...]:
    """The parts that the law requires of the notice and for which there are no words, for some outcome at least.

    Without those that only some cases call for, such as a list of documents: a letter that needs one is held.
    """
    wanted = [part for part in parts_of(notice, statute).parts if part.source is not None and not _is_for_some(part)]
    return tuple(
        part.key for part in wanted if part.key not in wording and not _in_full(notice, part, statute, wording)
    )


def _is_for_some(part: Part) -> bool:
    return part.only_for is not None and part.only_for <= set(Facet)


def _in_full(notice: Notice, part: Part, statute: Statute, wording: Wording) -> bool:
    variants = variants_of(notice, part, statute)
    return bool(variants) and all(f"{part.key}.{variant}" in wording for variant in variants)


def _check(notice: Notice, statute: Statute, answer: Answer[Wording]) -> None:
    required = {part.key: part.source for part in parts_of(notice, statute).parts if part.source is not None}
    for key, text in answer.value.items():
        why = why_not_a_part(notice, key)
        source = required.get(key.partition(".")[0])
        if why is None and source is not None and not text.strip():
            why = f"'{key}' of '{notice}' is empty, and {source} requires it; write its text, or leave the part out "
            why += "to use the built-in one"
        if why is not None:
            raise InstitutionError(answer.by.hook, answer.by.plugin, answer.by.version, why)
