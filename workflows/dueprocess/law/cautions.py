"""What an officer should know about a position beyond its dates: told too late, or in need of a justification."""

from collections.abc import Iterator, Sequence
from datetime import date

from dueprocess.law.deadlines import ALLOWED, REVIEW_EXTENDED
from dueprocess.law.exemptions import find_exemption
from dueprocess.law.facts import Extended, ReviewExtended, TimeAllowed
from dueprocess.law.position import Caution, Deadline, DeadlineKind
from dueprocess.law.regime import Extension, Reviews, Statute
from dueprocess.law.source import Source
from dueprocess.law.story import Story


def cautions_of(story: Story, deadlines: Sequence[Deadline]) -> Iterator[Caution]:
    """What had no effect, and what goes further than the regulator expects."""
    yield from story.cautions
    limits = {deadline.kind: deadline for deadline in deadlines}
    limit, terms = limits.get(DeadlineKind.RESPOND), story.working.regime.extension
    if limit is not None and story.allowed is not None:
        yield from _of_allowance(story.allowed, limit, story.working.regime.allowed[-1].source)
    if limit is not None and terms is not None and story.extensions:
        yield from _of_extensions(story, terms, limit, limits.get(DeadlineKind.RESPOND_EXTENDED))
    answer, reviews = limits.get(DeadlineKind.ANSWER_REVIEW), story.working.regime.reviews
    if answer is not None and reviews is not None and story.review_extended is not None:
        yield from _of_review(story.review_extended, reviews, answer)


def _of_allowance(allowed: TimeAllowed, limit: Deadline, source: Source) -> Iterator[Caution]:
    if not _is_moved_by(limit, ALLOWED):
        told = f"The time allowed on {allowed.on}, to {allowed.until}, adds nothing"
        yield _without_effect(f"{told}: that is not after the limit, {limit.on}", source)
    elif limit.on < allowed.until:
        yield _capped(f"The time allowed on {allowed.on}", allowed.until, limit.on, source)


def _of_extensions(story: Story, terms: Extension, limit: Deadline, extended: Deadline | None) -> Iterator[Caution]:
    source = terms.limits[-1].source
    for extension, came_to in story.extensions_came_to:
        told = f"The extension told on {extension.on}"
        if isinstance(came_to, str):
            yield _without_effect(f"{told} {came_to}", source)
            continue
        if extension.until is not None and came_to.on < extension.until:
            yield _capped(told, extension.until, came_to.on, source)
        if _are_absolute(extension, story.working.regime.statute):
            yield Caution(
                "no-qualified-exemption",
                f"{told} cites absolute exemptions only, which have no public interest to weigh. It may not stand.",
                source,
            )
    if extended is None or all(extension.until is None for extension in story.extensions):
        return
    # A pause that nothing ended went on to the decision, and no further.
    norm = story.working.norm_of_extension(limit, story.pauses_to(story.decided.on if story.decided else story.as_of))
    if norm is not None and extended.on > norm:
        yield Caution(
            "beyond-the-norm",
            f"The extension to {extended.on} goes beyond {norm}, {terms.limits[-1]} after the limit, which the "
            "Commissioner expects except in exceptional cases. Be ready to justify it.",
            source,
        )


def _of_review(extension: ReviewExtended, reviews: Reviews, answer: Deadline) -> Iterator[Caution]:
    told = f"The extension of the review told on {extension.on}"
    if not reviews.extended:
        yield _without_effect(f"{told} adds nothing: this law knows none", answer.source)
        return
    source = reviews.extended[-1].source
    if _is_moved_by(answer, REVIEW_EXTENDED):
        if extension.until is not None and answer.on < extension.until:
            yield _capped(told, extension.until, answer.on, source)
    elif extension.on > answer.on:
        yield _without_effect(f"{told} came after the limit, {answer.on}, and adds nothing", source)
    else:
        until = f"to {extension.until} adds nothing: that is not after the limit, {answer.on}"
        yield _without_effect(f"{told} {until}", source)


def _is_moved_by(deadline: Deadline, what: str) -> bool:
    return any(event.what == what for event in deadline.events)


def _capped(told: str, until: date, on: date, source: Source) -> Caution:
    return _without_effect(f"{told} goes to {on} and not to {until}, which is later than the law allows", source)


def _without_effect(what: str, source: Source) -> Caution:
    return Caution("without-effect", f"{what}.", source)


def _are_absolute(extension: Extended, statute: Statute) -> bool:
    found = [
        (cited.provision, find_exemption(cited.provision, statute, extension.on)) for cited in extension.exemptions
    ]
    return bool(found) and all(row is not None and row.kind_of(provision) == "absolute" for provision, row in found)
