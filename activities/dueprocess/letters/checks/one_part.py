"""Every mistake in one part that can be seen without any case: in Jinja, in values, in Markdown, in headings."""

from collections.abc import Iterator

from jinja2 import nodes

from dueprocess.institutions.wording_files import PartText, WordingFile
from dueprocess.letters import grammar
from dueprocess.letters.checks.attributes import VALUES, unknown_attributes
from dueprocess.letters.checks.branches import ways
from dueprocess.letters.checks.finding import Finding, sentence
from dueprocess.letters.checks.heading_levels import skipped
from dueprocess.letters.checks.one_law import named_laws
from dueprocess.letters.checks.unclosed import better_said
from dueprocess.letters.cleaning import clean
from dueprocess.letters.errors import BrokenWording, MissingPart, Place, WordingError, suggest
from dueprocess.letters.filling import TESTS, parsed
from dueprocess.letters.filters import FILTERS
from dueprocess.letters.markdown import faults_of, heading_lines


def check_part(file: WordingFile, key: str) -> Iterator[Finding]:
    """The findings in the part of the file."""
    part = file.parts[key]
    place = Place(file.notice, key)
    source = clean(part.text)
    try:
        tree = parsed(source, place)
    except BrokenWording as error:
        yield finding_of(better_said(error, source), file, part)
        return
    faults = [*grammar.faults_of(tree, place, VALUES), *unknown_attributes(tree, place), *_unknown_words(tree, place)]
    for fault in faults:
        yield finding_of(fault, file, part)
    for way in ways(tree):
        blocks, mistakes = faults_of(way.text, way.slots, place, way.lines)
        for mistake in mistakes:
            yield finding_of(mistake, file, part)
        for line, why in skipped(blocks, [way.lines[number] for number in heading_lines(way.text)]):
            yield Finding(file.path, _in_file(part, line), why)
    if file.statute is None and not file.notice.is_internal:
        for line, words in named_laws(tree):
            yield Finding(
                file.path,
                _in_file(part, line),
                f"'{words}' is of one law, and this file serves every law. Write {{{{ regime }}}} or a value of "
                f"{{{{ law }}}}, or move the part to {file.notice}.<law>.{file.language}.md.",
                is_caution=True,
            )


def finding_of(error: WordingError, file: WordingFile, part: PartText, more: str = "") -> Finding:
    """The error as a finding, on the line of the file."""
    line = error.place.line if error.place else None
    like = type(error).__name__ if isinstance(error, MissingPart) else error.why
    return Finding(file.path, _in_file(part, line or 1), f"{sentence(error.why)}{more}", like=like)


def _in_file(part: PartText, line: int) -> int:
    return part.first_line + line - 1


def _unknown_words(tree: nodes.Template, place: Place) -> Iterator[BrokenWording]:
    for node in tree.find_all(nodes.Filter):
        if node.name not in FILTERS:
            known = [name for name in FILTERS if " " not in name]
            yield BrokenWording(place.at(node.lineno), f"No filter named '{node.name}'.{suggest(node.name, known)}")
    for test in tree.find_all(nodes.Test):
        if test.name not in TESTS:
            yield BrokenWording(place.at(test.lineno), f"No test named '{test.name}'.{suggest(test.name, TESTS)}")
