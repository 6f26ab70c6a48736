"""What the facts of one request say, read in order: what stops, restarts and moves the clock."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from dueprocess.law.counting import Pause
from dueprocess.law.deadlines import CameTo, Working
from dueprocess.law.facts import (
    ClarificationAsked,
    ClarificationReceived,
    Classified,
    Decided,
    Extended,
    FeeCharged,
    FeePaid,
    IdentityAsked,
    IdentityProved,
    Reassigned,
    ReceiptCorrected,
    ReviewDecided,
    ReviewExtended,
    ReviewRequested,
    TimeAllowed,
    Withdrawn,
    type_of_fact,
)
from dueprocess.law.limits import Limits
from dueprocess.law.position import Caution, Deadline, Event
from dueprocess.law.regime import Effect, Extension, Regime, Waiting, waiting_for
from dueprocess.law.source import Source
from dueprocess.law.uk_time import short_date


class Question(StrEnum):
    """What the authority can be waiting for, the first of them first."""

    IDENTITY = "proof of identity"
    CLARIFICATION = "clarification"
    FEE = "the fee"


_QUESTIONS = tuple(Question)

_PAYMENT = "payment"


class Story:
    """The facts so far, of one part of a request received on the day `received_on` and looked at on the day `as_of`."""

    def __init__(self, working: Working, received_on: date, as_of: date, under_law_since: date | None = None) -> None:
        """Nothing has happened yet besides the receipt.

        `under_law_since` is the day on which it was found to fall under this law; None where it was under it at once.
        """
        self.working = working
        self.received_on = self.day_zero = received_on
        self.as_of = as_of
        self.under_law_since = under_law_since
        self.events = [Event(received_on, "the request received")]
        self.pauses: list[Pause] = []
        self.extensions: list[Extended] = []
        # As they were when the limits were last asked for: after all facts, as they stand.
        self.extensions_came_to: list[CameTo] = []
        self.allowed: TimeAllowed | None = None
        self.fee_lapsed_since: date | None = None
        self.decided: Decided | None = None
        self.withdrawn: Withdrawn | None = None
        self.review_requested: ReviewRequested | None = None
        self.review_extended: ReviewExtended | None = None
        self.review_decided: ReviewDecided | None = None
        self.cautions: list[Caution] = []
        self._asked_too_late: set[Question] = set()
        # The days on which each question that is still open was asked, in order.
        self._asked: dict[Question, list[date]] = {}
        # What this law lets the authority wait for in such a request, and how; and what of it starts the time afresh.
        ways = [(question, way_of(question, working.regime, received_on)) for question in _QUESTIONS]
        self._waits = {question: way for question, way in ways if way is not None}
        self._restarts = [question for question, way in self._waits.items() if way.effect is Effect.RESTART]

    def read(self, facts: Sequence[type_of_fact]) -> None:
        """Read the facts, which are in the order in which they happened."""
        for fact in facts:
            if self.withdrawn is not None and not isinstance(fact, ReceiptCorrected):
                self._without_effect(_told(fact), f"the request was withdrawn on {self.withdrawn.on}")
            elif isinstance(fact, _AT_ANY_TIME):
                self._at_any_time(fact)
            elif self.decided is None:
                self._before_decision(fact)
            elif not isinstance(fact, _OF_THE_WHOLE):
                # A decision meets the limit; nothing that comes after it can move the limit any more.
                self._without_effect(_told(fact), f"the request was decided on {self.decided.on}")

    def waiting_since(self, question: Question) -> date | None:
        """The day of the last such question that is open, if any is."""
        if question is Question.FEE and self.fee_lapsed_since is not None:
            return self.fee_lapsed_since
        return next(reversed(self._asked.get(question, ())), None)

    @property
    def open_questions(self) -> frozenset[Question]:
        """What the authority has asked for, with effect, and has not got."""
        return frozenset(question for question in _QUESTIONS if self.waiting_since(question) is not None)

    def limits(self, on: date | None = None) -> list[Deadline]:
        """The limits for an answer as they stand; for one given on the day `on`, with the pauses up to it."""
        pauses = self.pauses if on is None else self.pauses_to(on)
        limits, self.extensions_came_to = self.working.respond(
            self.day_zero, pauses, self.extensions, self.allowed, on or self.as_of
        )
        return limits

    def pauses_to(self, on: date) -> list[Pause]:
        """The pauses, with those that are still going on ended on this day."""
        pauses = list(self.pauses)
        for question, waiting in self._waits.items():
            if self._asked.get(question) and waiting.effect is Effect.PAUSE:
                pauses.append(_pause(question, waiting, self._asked[question][0], on))
        return pauses

    @property
    def has_no_limit(self) -> bool:
        """Whether the time has yet to begin: what starts it afresh has been asked for and has not come."""
        return any(self.waiting_since(question) is not None for question in self._restarts)

    def _before_decision(self, fact: type_of_fact) -> None:
        match fact:
            case ReceiptCorrected():
                self.events.append(Event(fact.on, f"the day of receipt corrected to {short_date(fact.received_on)}"))
            case IdentityAsked():
                self._ask(Question.IDENTITY, fact.on)
            case IdentityProved():
                self._answer(Question.IDENTITY, fact.on)
            case ClarificationAsked():
                self._ask(Question.CLARIFICATION, fact.on)
            case ClarificationReceived():
                self._answer(Question.CLARIFICATION, fact.on)
            case FeeCharged():
                self._ask(Question.FEE, fact.on)
            case FeePaid():
                self._pay(fact.on)
            case Extended():
                self._extend(fact)
            case TimeAllowed():
                self._allow(fact)
            case _:
                pass

    def _at_any_time(self, fact: Decided | Withdrawn | ReviewRequested | ReviewExtended | ReviewDecided) -> None:
        match fact:
            case Decided():
                self.decided = fact
            case Withdrawn():
                self.withdrawn = fact
            case ReviewRequested():
                self._request_review(fact)
            case ReviewExtended() if self.review_requested is not None:
                self.review_extended = fact
            case ReviewDecided() if self.review_requested is not None:
                self.review_decided = fact
            case _:
                self._without_effect(_told(fact), "no review was under way")

    def _ask(self, question: Question, on: date) -> None:
        waiting = self._waits.get(question)
        if waiting is None or waiting.effect is Effect.NONE:
            self._without_effect(f"{question} was asked for on {on}", "this law does not stop its clock for it")
        elif waiting.within_limit and not self.has_no_limit and self._is_past(question, on, waiting):
            self._asked_too_late.add(question)
            self._without_effect(f"{question} was asked for on {on}", "the time limit had passed", waiting.ask)
        else:
            if waiting.effect is Effect.RESTART and not self.has_no_limit and self._is_past(question, on, waiting):
                # s.10(6) read by its letter: the time starts afresh, and what was late before is no breach any more.
                self.cautions.append(
                    Caution(
                        "asked-after-limit",
                        f"{question.capitalize()} was asked for on {on}, after the limit, "
                        f"{self._time_to_ask(waiting, on)}. What comes starts the time afresh, and yet the authority "
                        "was late in asking.",
                        waiting.ask,
                    )
                )
            self._asked.setdefault(question, []).append(on)
            self.events.append(Event(on, f"{question} asked for", waiting.ask))

    def _is_past(self, question: Question, on: date, waiting: Waiting) -> bool:

        if not _can_have_passed(self.working.regime.respond, self.day_zero, on):
            return False
        return not self.working.is_in_time(question, on, self.day_zero, self._time_to_ask(waiting, on))

    def _time_to_ask(self, waiting: Waiting, on: date) -> date:
        limits = self.limits(on)
        return limits[0].on if waiting.within_first_limit else limits[-1].on

    def _answer(self, question: Question, on: date) -> None:
        """What came is the answer to all that was asked before its day; else to the first question of its day."""
        waiting = self._waits.get(question)
        if waiting is None or waiting.effect is Effect.NONE:
            return
        asked = self._asked.get(question, [])
        older = [since for since in asked if since < on] or asked[:1]
        if waiting.effect is Effect.RESTART:
            # A timeline may leave the question out; only a running case insists that it was asked.
            if older or (question is Question.CLARIFICATION and question not in self._asked_too_late):
                self._restart(question, waiting, on)
        elif older:
            # Asked twice and answered once, the applicant was waited for since the first time.
            self.pauses.append(_pause(question, waiting, older[0], on))
        self._asked_too_late.discard(question)
        self._asked[question] = asked[len(older) :]

    def _pay(self, on: date) -> None:
        fees, since = self.working.regime.fees, self.waiting_since(Question.FEE)
        if fees is None or since is None or self.fee_lapsed_since is not None:
            return
        pay_by = self.working.pay_fee(fees, since) if _can_have_passed(fees.pay_within, since, on) else None
        if pay_by is not None and not self.working.is_in_time(_PAYMENT, on, since, pay_by.on):
            # The request lapsed unpaid; the law takes account only of a fee paid in time.
            self.fee_lapsed_since = since
        else:
            self._answer(Question.FEE, on)

    def _restart(self, question: Question, waiting: Waiting, on: date) -> None:
        self.day_zero = max(self.day_zero, on)
        if question is Question.CLARIFICATION:
            # A full new time, for which the applicant has been told of no extension yet. A proof or a fee is another
            # matter: UK GDPR Art 12A(4) wants the notice before one month from that day has passed, and it may come
            # earlier.
            for left in [extension for extension in self.extensions if extension.on < on]:
                self._without_effect(
                    f"An extension was told on {left.on}",
                    f"the time began afresh on {on}, and it adds nothing to that",
                    waiting.resume,
                )
            self.extensions = [extension for extension in self.extensions if extension.on >= on]
        self.events.append(Event(on, f"{question} came, and the time starts afresh", waiting.resume))

    def _extend(self, fact: Extended) -> None:
        terms, told = self.working.regime.extension, f"An extension was told on {fact.on}"
        if terms is None:
            self._without_effect(told, "this law knows no extension")
        elif self._is_of_another_law(fact, terms):
            # It was told before the request was found to fall under this law.
            self._without_effect(told, "it was for a reason for which this law gives no time")
        else:
            self.extensions.append(fact)

    def _is_of_another_law(self, fact: Extended, terms: Extension) -> bool:
        """Whether an extension was told on the ground that the other kind of law has, and not on that of this one."""
        if terms.ground == "complexity":
            return bool(fact.exemptions) and not fact.reason
        # Words alone may speak of the public interest as well, unless another law applied on that day.
        under_another = self.under_law_since is not None and fact.on < self.under_law_since
        return under_another and bool(fact.reason) and not fact.exemptions

    def _allow(self, fact: TimeAllowed) -> None:
        told = f"More time was allowed on {fact.on}"
        if not self.working.regime.allowed:
            self._without_effect(told, "this law knows no such allowance")
        elif not self.received_on <= fact.asked_on <= fact.on:
            self._without_effect(told, f"the Commissioner cannot have been asked on {fact.asked_on}")
        elif not self.has_no_limit and fact.asked_on > self.limits(fact.asked_on)[0].on:
            self._without_effect(told, f"the Commissioner was asked on {fact.asked_on}, after the time limit")
        else:
            self.allowed = fact

    def _request_review(self, fact: ReviewRequested) -> None:
        """A review of silence can be asked for only once the time to answer has passed."""
        reviews, asked = self.working.regime.reviews, f"A review was asked for on {fact.on}"
        if reviews is None:
            self._without_effect(asked, "this law knows no review")
            return
        if self.decided is None and (self.has_no_limit or fact.on <= self.limits(fact.on)[-1].on):
            self._without_effect(asked, "the time to answer had not passed")
            return
        self.review_requested = fact
        if self.decided is None and reviews.silence_ends:
            window = self.working.ask_for_review_of_silence(reviews, self.limits(fact.on)[-1].on)
            if fact.on > window.on:
                # An authority that never answered has no ground to refuse, and FOISA s.20(6) lets it accept. Under
                # FOIA no time to ask has begun: the Code, para 5.3, counts it from the answer.
                self.cautions.append(
                    Caution(
                        "late-review",
                        f"The review was asked for on {fact.on}, after {window.on}, {window.rule} after the limit. The "
                        "authority may still answer it.",
                        window.source,
                    )
                )

    def _without_effect(self, what: str, why: str, source: Source | None = None) -> None:
        self.cautions.append(Caution("without-effect", f"{what[0].upper()}{what[1:]}; {why}.", source))


_AT_ANY_TIME = (Decided, Withdrawn, ReviewRequested, ReviewExtended, ReviewDecided)
_OF_THE_WHOLE = (ReceiptCorrected, Classified, Reassigned)


def way_of(question: Question, regime: Regime, received_on: date) -> Waiting | None:
    """How a law lets an authority wait for this in a request received on this day; None where it knows no such way."""
    if question is Question.FEE:
        return regime.fees.waiting if regime.fees else None
    return waiting_for(regime.identity if question is Question.IDENTITY else regime.clarification, received_on)


def _can_have_passed(limits: Limits, day_zero: date, on: date) -> bool:
    """Whether `on` may lie past one of the limits; where it cannot, none need be counted, which takes longer."""
    days = (on - day_zero).days
    return any(days >= limit.fewest_days for limit in limits)


def _told(fact: type_of_fact) -> str:
    return f"'{fact.kind}' was told on {fact.on}"


def _pause(question: Question, waiting: Waiting, since: date, until: date) -> Pause:
    what = "fees notice given, fee" if question is Question.FEE else f"{question} asked for,"
    return Pause(since, until, f"{what} not yet received ({waiting.resume})")
