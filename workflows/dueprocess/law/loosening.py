"""How a regime that an institution makes from a law is held against that law."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from dueprocess.law.counting import ONE_DAY
from dueprocess.law.limits import Limits, in_force
from dueprocess.law.regime import Effect, Extension, Fees, Regime, Reviews, Waiting, waiting_for

_FROM_STRICT_TO_LOOSE = (Effect.NONE, Effect.PAUSE, Effect.RESTART)
_LONGER_FOR_THE_APPLICANT = frozenset({("answer", "receipt")})
"""Ways of counting the time to ask for a review: that of the law, and another that never ends earlier."""


class CannotAdd(ValueError):
    """A regime cannot be added: it is incomplete, or says nothing of where it stands.

    Attributes:
        regime: its key.
        field: what of it is wrong, for example `reviews.answering`.
        message: why, and what to do.
    """

    def __init__(self, regime: str, field: str, message: str) -> None:
        super().__init__(f"regime '{regime}', {field}: {message}")
        self.regime = regime
        self.field = field
        self.message = message


class Loosened(CannotAdd):
    """A regime would be looser on the authority, or give an applicant less, than the law it is made from."""


def moments(*several: Limits, since: date) -> Iterator[tuple[date, date]]:
    """Days of receipt and of the answer, one pair for each stretch of time in which the numbers do not change."""
    turns = {since}
    for limit in (limit for limits in several for limit in limits):
        turns.add(limit.valid_from)
        if limit.valid_to is not None and limit.valid_to < date.max:
            turns.add(limit.valid_to + ONE_DAY)
    days = sorted(day for day in turns if day >= since)
    for number, received_on in enumerate(days):
        for answered_on in days[number:]:
            yield received_on, answered_on


class Comparison:
    """A regime held against the law it is made from."""

    def __init__(self, own: Regime, law: Regime) -> None:
        self.own = own
        self.law = law

    def check(self) -> None:
        """See that nothing is looser.

        Raises:
            Loosened: something is; it names the field, what either says, and the cure.
        """
        own, law = self.own, self.law
        self._same("statute", own.statute, law.statute)
        self._same("calendar", own.calendar, law.calendar)
        if own.in_force_from < law.in_force_from:
            raise self._looser("in_force_from", own.in_force_from, law.in_force_from, "give that day or a later one")
        self._number("respond", own.respond, law.respond, "at most")
        self._number("allowed", own.allowed, law.allowed, "at most")
        self._number("school_days_within", own.school_days_within, law.school_days_within, "at most")
        self._ways_of_waiting("clarification", own.clarification, law.clarification)
        self._ways_of_waiting("identity", own.identity, law.identity)
        self._fees(own.fees, law.fees)
        self._extension(own.extension, law.extension)
        self._reviews(own.reviews, law.reviews)

    def _fees(self, own: Fees | None, law: Fees | None) -> None:
        if own is None:
            return
        if law is None:
            raise self._looser("fees", "a fee", None, "leave it out")
        self._ways_of_waiting("fees.waiting", (own.waiting,), (law.waiting,))
        self._number("fees.pay_within", own.pay_within, law.pay_within, "at least")
        self._not_turned("fees.begins_with_notice", own.begins_with_notice, law.begins_with_notice, to=True)

    def _extension(self, own: Extension | None, law: Extension | None) -> None:
        if own is None:
            return
        if law is None:
            raise self._looser("extension", "an extension", None, "leave it out")
        self._same("extension.ground", own.ground, law.ground)
        self._same("extension.counts_from", own.counts_from, law.counts_from)
        self._number("extension.limits", own.limits, law.limits, "at most")
        self._not_turned("extension.is_cap", own.is_cap, law.is_cap, to=False)
        self._not_turned("extension.once", own.once, law.once, to=False)

    def _reviews(self, own: Reviews | None, law: Reviews | None) -> None:
        if law is None:
            return
        if own is None:
            raise self._looser("reviews", None, "a review", "keep it")
        self._number("reviews.asking", own.asking, law.asking, "at least")
        if (law.asking_counts_from, own.asking_counts_from) not in _LONGER_FOR_THE_APPLICANT:
            self._same("reviews.asking_counts_from", own.asking_counts_from, law.asking_counts_from)
        self._number("reviews.answering", own.answering, law.answering, "at most")
        self._number("reviews.extended", own.extended, law.extended, "at most")
        if own.of_silence is None and law.of_silence is not None:
            raise self._looser("reviews.of_silence", None, law.of_silence, "keep it")
        self._not_turned("reviews.silence_ends", own.silence_ends, law.silence_ends, to=True)

    def _number(self, field: str, own: Limits, law: Limits, bound: Literal["at most", "at least"]) -> None:
        """See that at no time the own number goes past that of the law.

        Without one there is no such time, or for paying, no end of it.
        """
        if own and not law:
            raise self._looser(field, own[-1], None, "leave it out")
        if not own:
            return
        for moment in moments(own, law, since=self.own.in_force_from):
            ours, theirs = in_force(own, *moment), in_force(law, *moment)
            if ours.unit is not theirs.unit:
                raise self._looser(field, ours, f"{theirs} ({theirs.source})", f"count in {theirs.unit}")
            if ours.count > theirs.count if bound == "at most" else ours.count < theirs.count:
                raise self._looser(field, ours, f"{theirs} ({theirs.source})", f"give {bound} {theirs.count}")

    def _ways_of_waiting(self, field: str, own: Sequence[Waiting], law: Sequence[Waiting]) -> None:
        turns = {self.own.in_force_from, *(way.valid_from for way in (*own, *law))}
        for received_on in sorted(day for day in turns if day >= self.own.in_force_from):
            ours, theirs = waiting_for(own, received_on), waiting_for(law, received_on)
            if ours is None:
                continue
            if theirs is None:
                raise self._looser(field, f"to {ours.effect}", None, "leave it out")
            if _FROM_STRICT_TO_LOOSE.index(ours.effect) > _FROM_STRICT_TO_LOOSE.index(theirs.effect):
                raise self._looser(f"{field}.effect", ours.effect, theirs.effect, f"write '{theirs.effect}'")
            self._not_turned(f"{field}.within_limit", ours.within_limit, theirs.within_limit, to=False)
            self._not_turned(
                f"{field}.within_first_limit", ours.within_first_limit, theirs.within_first_limit, to=False
            )

    def _same(self, field: str, own: str | None, law: str | None) -> None:
        if own != law:
            cure = "leave it out" if law is None else f"write '{law}'"
            raise self._loosened(field, f"{_named(own)} is not that of the {self.law.title}, {_named(law)}; {cure}")

    def _not_turned(self, field: str, own: bool, law: bool, *, to: bool) -> None:  # noqa: FBT001 - they are the fields
        if own is to and law is not to:
            raise self._looser(field, own, law, f"write {law}")

    def _looser(self, field: str, own: object, law: object, cure: str) -> Loosened:
        return self._loosened(
            field, f"{_named(own)} is looser than the {self.law.title}, which has {_named(law)}; {cure}"
        )

    def _loosened(self, field: str, message: str) -> Loosened:
        return Loosened(self.own.key, field, message)


def _named(value: object) -> str:
    return "none" if value is None else str(value)
