"""What an officer should know about a position beyond its dates: told too late, or in need of a justification."""

from collections.abc import Iterator, Sequence

from dueprocess.law.exemptions import find_exemption
from dueprocess.law.facts import Extended
from dueprocess.law.position import Caution, Deadline, DeadlineKind
from dueprocess.law.regime import Statute
from dueprocess.law.story import Story


def cautions_of(story: Story, deadlines: Sequence[Deadline]) -> Iterator[Caution]:
    """What had no effect, and what goes further than the regulator expects."""
    yield from story.cautions
    limits = {deadline.kind: deadline for deadline in deadlines}
    limit, terms = limits.get(DeadlineKind.RESPOND), story.working.regime.extension
    if limit is None or terms is None:
        return
    extended = limits.get(DeadlineKind.RESPOND_EXTENDED)
    until, seen = (extended or limit).on, 0
    for extension in story.extensions:
        seen += extension.on <= limit.on
        if extension.on > until:
            why = f"came after the limit, {until}, and adds nothing"
        elif extended is None and extension.until is not None:
            why = f"to {extension.until} adds nothing: that is not after the limit, {limit.on}"
        elif terms.once and seen > 1:
            why = "adds nothing: the time can be extended once"
        elif _are_absolute(extension, story.working.regime.statute):
            yield Caution(
                "no-qualified-exemption",
                f"The extension told on {extension.on} cites absolute exemptions only, which have no public interest "
                "to weigh. It may not stand.",
                terms.limits[-1].source,
            )
            continue
        else:
            continue
        yield Caution("without-effect", f"The extension told on {extension.on} {why}.", terms.limits[-1].source)
    if extended is None or all(extension.until is None for extension in story.extensions):
        return
    # A pause that nothing ended went on to the decision, and no further.
    norm = story.working.norm_of_extension(limit, story.pauses_to(story.decided.on if story.decided else story.as_of))
    if norm is not None and extended.on > norm:
        yield Caution(
            "beyond-the-norm",
            f"The extension to {extended.on} goes beyond {norm}, {terms.limits[-1]} after the limit, which the "
            "Commissioner expects except in exceptional cases. Be ready to justify it.",
            terms.limits[-1].source,
        )


def _are_absolute(extension: Extended, statute: Statute) -> bool:
    found = [
        (cited.provision, find_exemption(cited.provision, statute, extension.on)) for cited in extension.exemptions
    ]
    return bool(found) and all(row is not None and row.kind_of(provision) == "absolute" for provision, row in found)
