"""Why an authority has the answer that it has: who was asked, who answered, and whose answer holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dueprocess.authoring.layers import BUILT_IN, Said, file_of_part, said_by
from dueprocess.case.notices import Notice
from dueprocess.institutions import ConflictingAnswers, Institutions
from dueprocess.institutions.code import FILE as CODE
from dueprocess.institutions.hooks import WORDING, Hook
from dueprocess.law.regime import Statute


@dataclass(frozen=True, slots=True)
class Explained:
    """What everybody said to one question.

    Attributes:
        said: each layer of each enabled plugin in the order they are asked, then what is built in.
        holds: those whose answer holds; none if nobody has one, or if two answer where only one may.
        parts: for wording, who gave each part, and in which file.
    """

    said: Sequence[Said]
    holds: Sequence[Said]
    parts: Mapping[str, str]


def explain(institutions: Institutions, hook: Hook[object], arguments: Mapping[str, object]) -> Explained:
    """Ask everybody, and say whose answer holds.

    Raises:
        InstitutionError: the hook is `dueprocess_wording` and the words cannot be put together.
    """
    said = list[Said]()
    tops = list[Sequence[Said]]()
    for plugin in institutions.plugins:
        layers = tuple(said_by(plugin, hook, arguments))
        said += layers
        answered = [layer for layer in layers if layer.answer is not None]
        if answered:
            tops.append(answered if hook.lay_over else answered[:1])
    built_in = tuple(said_by(BUILT_IN, hook, arguments))
    said += built_in
    below = [layer for layer in built_in if layer.answer is not None]
    top = [layer for layers in tops for layer in layers]
    if hook.name == WORDING.name:
        return Explained(said, [*top, *below], _parts(institutions, arguments, top))
    if hook.kind == "slot" and len(tops) > 1:
        return Explained(said, (), {})
    return Explained(said, top or below, {})


def _parts(institutions: Institutions, arguments: Mapping[str, object], top: Sequence[Said]) -> Mapping[str, str]:
    notice, statute = Notice(str(arguments["notice"])), Statute(str(arguments["statute"]))
    try:
        wording = institutions.wording(str(arguments["authority"]), notice, str(arguments["language"]), statute)
    except ConflictingAnswers:
        return {}
    plugins = {plugin.name: plugin for plugin in institutions.plugins}
    parts = dict[str, str]()
    coded = {(said.by, key) for said in top if said.file == CODE for key in WORDING.read(said.answer)}
    for key, by in wording.answered_by.items():
        who = f"{by.plugin} {by.version}"
        in_files = file_of_part(plugins[by.plugin], arguments, key) if by.plugin in plugins else None
        file = CODE if (who, key) in coded else in_files
        parts[key] = f"{who}, {file}" if file else who
    return parts
