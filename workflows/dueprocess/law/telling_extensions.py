"""When more time may be taken, and what must be said for it."""

from dueprocess.law import citing
from dueprocess.law.clock import Assessed
from dueprocess.law.errors import Refused
from dueprocess.law.facts import Extended, TimeAllowed
from dueprocess.law.limits import Limit, in_force
from dueprocess.law.position import DeadlineKind, Position, Stage
from dueprocess.law.refusing import not_in_this_law, refuse_after, refuse_decided
from dueprocess.law.regime import Extension


def refuse_extension(fact: Extended, before: Assessed) -> None:
    """See that the time can be extended, for this reason, on this day, to this date.

    Raises:
        Refused: it cannot.

    Source: FOIA 2000 s.10(3), s.17(2); EIR 2004 reg 7; EISR 2004 reg 7; UK GDPR Art 12(3).
    """
    position, terms = before.position, before.regime.extension
    refuse_decided(position, "An extension belongs before the decision, and this case has been decided")
    if terms is None:
        raise not_in_this_law(fact, before.regime)
    limit = in_force(terms.limits, before.received_on)
    if position.respond_by is None:
        raise Refused(
            "clock-not-running", "The clock waits for the applicant; there is no limit to extend.", limit.source
        )
    refuse_after(fact.on, position.running, "extended-after-limit", "An extension must be told within the time limit")
    if terms.ground == "public-interest":
        citing.refuse_unless_qualified(fact.exemptions, before.regime.statute, fact.on)
    else:
        _refuse_without_complexity(fact, limit)
    _refuse_no_later(fact, position, terms, limit)


def refuse_time_allowed(fact: TimeAllowed, before: Assessed) -> None:
    """See that the Commissioner could allow this: asked within the first limit, and to a later day.

    Raises:
        Refused: they could not.

    Source: SI 2004/3364 regs 5 and 6.
    """
    position = before.position
    refuse_decided(position, "More time belongs before the decision, and this case has been decided")
    if not before.regime.allowed:
        raise not_in_this_law(fact, before.regime)
    source = in_force(before.regime.allowed, before.received_on).source
    limit = position.deadline(DeadlineKind.RESPOND)
    if limit is None:
        raise Refused("clock-not-running", "The clock waits for the applicant; there is no limit to move.", source)
    refuse_after(fact.asked_on, limit, "extended-after-limit", "The Commissioner must be asked within the time limit")
    if fact.until <= limit.on:
        raise Refused(
            "not-an-extension", f"The date allowed, {fact.until}, is not after the present limit, {limit.on}.", source
        )


def _refuse_without_complexity(fact: Extended, limit: Limit) -> None:
    if fact.exemptions:
        raise Refused(
            "not-for-public-interest",
            "This law gives no time to weigh the public interest. Leave 'exemptions' out, and say in 'reason' why the "
            "complexity and volume of the request need the time.",
            limit.source,
        )
    if not fact.reason:
        raise Refused(
            "no-reason", "Say in 'reason' why the complexity and volume of the request need the time.", limit.source
        )


def _refuse_no_later(fact: Extended, position: Position, terms: Extension, limit: Limit) -> None:
    if position.stage is Stage.EXTENDED and terms.once:
        raise Refused("extended-already", "The time for an answer can be extended once.", limit.source)
    if fact.until is None and position.stage is Stage.EXTENDED:
        raise Refused(
            "not-an-extension",
            f"The time is extended to {position.respond_by} already. Give the new date as 'until'.",
            limit.source,
        )
    if fact.until is not None and position.respond_by is not None and fact.until <= position.respond_by:
        raise Refused(
            "not-an-extension",
            f"The new date, {fact.until}, is not after the present limit, {position.respond_by}.",
            limit.source,
        )
