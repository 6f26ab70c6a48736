"""What an officer should know about a position beyond its dates: told too late, or in need of a justification."""

from collections.abc import Iterator, Sequence

from dueprocess.law.position import Caution, Deadline, DeadlineKind
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
        elif terms.once and seen > 1:
            why = "adds nothing: the time can be extended once"
        else:
            continue
        yield Caution("without-effect", f"The extension told on {extension.on} {why}.", terms.limits[-1].source)
    norm = None if extended is None else story.working.norm_of_extension(limit, story.pauses_to(story.as_of))
    if extended is not None and norm is not None and extended.on > norm:
        yield Caution(
            "beyond-the-norm",
            f"The extension to {extended.on} goes beyond {norm}, {terms.limits[-1]} after the limit, which the "
            "Commissioner expects except in exceptional cases. Be ready to justify it.",
            terms.limits[-1].source,
        )
