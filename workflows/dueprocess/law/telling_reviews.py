"""When a review may be asked for, extended and answered."""

from dueprocess.law.clock import Assessed
from dueprocess.law.errors import Refused
from dueprocess.law.facts import ReviewDecided, ReviewExtended, ReviewRequested
from dueprocess.law.limits import in_force
from dueprocess.law.outcomes import Closing
from dueprocess.law.position import BEFORE_DECISION, DeadlineKind, Stage
from dueprocess.law.refusing import not_in_this_law, refuse_after
from dueprocess.law.regime import Reviews


def refuse_review(fact: ReviewRequested | ReviewExtended | ReviewDecided, before: Assessed) -> None:
    """See that what is told of a review has its place now.

    Raises:
        Refused: it has not.
    """
    reviews = before.regime.reviews
    if reviews is None:
        raise not_in_this_law(fact, before.regime)
    if before.position.stage in BEFORE_DECISION:
        _refuse_before_decision(fact, before, reviews)
        return
    in_review = before.position.stage is Stage.IN_REVIEW
    source = in_force(reviews.answering, fact.on).source
    if isinstance(fact, ReviewRequested):
        if in_review:
            raise Refused("review-pending", "A review has been asked for already.", source)
        return
    if not in_review:
        raise Refused("no-review", "No review has been asked for.", source)
    if isinstance(fact, ReviewExtended):
        _refuse_extended(fact, before, reviews)


def refuse_review_of_nothing(fact: ReviewRequested, after: Assessed) -> None:
    """See that there was something to review on the day on which it was asked for, which may be before a decision.

    Raises:
        Refused: there was nothing.
    """
    position, reviews = after.position, after.regime.reviews
    if reviews is None or position.closing is Closing.LATE_REVIEW_REFUSED:
        return
    if position.deadline(DeadlineKind.ANSWER_REVIEW) is None:
        raise Refused(
            "not-decided",
            f"On {fact.on} this case had no decision yet, and the time to answer had not passed.",
            reviews.of_silence,
        )


def _refuse_before_decision(
    fact: ReviewRequested | ReviewExtended | ReviewDecided, before: Assessed, reviews: Reviews
) -> None:
    limit = before.position.running
    is_silence = before.position.overdue and limit is not None and fact.on > limit.on
    if isinstance(fact, ReviewRequested) and reviews.of_silence is not None and is_silence:
        return
    of_silence = isinstance(fact, ReviewRequested) and reviews.of_silence is not None
    until_when = ", and the time to answer has not passed" if of_silence else ""
    raise Refused(
        "not-decided",
        f"A review looks again at a decision, and this case has none yet{until_when}.",
        reviews.of_silence or reviews.required_by,
    )


def _refuse_extended(fact: ReviewExtended, before: Assessed, reviews: Reviews) -> None:
    answer = before.position.running
    if not reviews.extended:
        raise not_in_this_law(fact, before.regime)
    source = in_force(reviews.extended, fact.on).source
    if answer is None or answer.source == source:
        raise Refused("extended-already", "A review can be extended once.", source)
    refuse_after(fact.on, answer, "extended-after-limit", "An extension of a review must be told within its time limit")
    if fact.until is not None and fact.until <= answer.on:
        raise Refused(
            "not-an-extension",
            f"The new date, {fact.until}, is not after the present one.",
            in_force(reviews.answering, fact.on).source,
        )
