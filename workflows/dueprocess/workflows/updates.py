"""What people may tell a running case: one update a kind of fact, named as the fact, all checked the same way."""

from collections.abc import Callable, Coroutine
from datetime import date
from typing import Protocol, TypeVar

from temporalio import workflow
from temporalio.common import RawValue
from temporalio.exceptions import ApplicationError

with workflow.unsafe.imports_passed_through():
    from pydantic import BaseModel

    from dueprocess.case import names, officers
    from dueprocess.case.letters import (
        AboutLetter,
        ApproveLetter,
        DropLetter,
        LetterReceipt,
        LetterSent,
        ReplaceLetter,
        SendLetterBack,
    )
    from dueprocess.case.reading import Unreadable, read
    from dueprocess.case.record import CaseRecord
    from dueprocess.case.telling import Refusal
    from dueprocess.case.view import Receipt
    from dueprocess.law import facts
    from dueprocess.law.errors import Refused
    from dueprocess.law.facts import type_of_fact

M = TypeVar("M", bound=BaseModel)


class CanBeTold(Protocol):
    """A case that facts can be told to."""

    def refuse_unless_allowed(self, fact: type_of_fact) -> None:
        """Raise ApplicationError when the case may not be told this now."""
        ...

    async def tell(self, fact: type_of_fact) -> Receipt:
        """Record the fact."""
        ...


class HasLetters(Protocol):
    """A case whose letters officers can approve, send back, replace and drop."""

    def refuse_unless_possible(self, act: "LetterAct", asked: AboutLetter) -> None:
        """Raise ApplicationError when this cannot be done now."""
        ...

    async def do_with_letter(self, act: "LetterAct", asked: AboutLetter) -> LetterReceipt:
        """Do it."""
        ...


Asked = TypeVar("Asked", bound=AboutLetter)
LetterAct = Callable[[CaseRecord, AboutLetter, date], CaseRecord]
LetterUpdate = workflow.UpdateMethodMultiParam[[HasLetters, RawValue], Coroutine[None, None, LetterReceipt]]

Update = workflow.UpdateMethodMultiParam[[CanBeTold, RawValue], Coroutine[None, None, Receipt]]


def told(kind: type[type_of_fact]) -> Update:
    """The update by which a case is told facts of this kind.

    Its argument is one JSON object, the fact. It is refused before anything is written to history when it cannot be
    read (error type `unreadable`) or when the law does not allow it now (the type is the rule, for example
    `already-decided`, and the details name the source).
    """

    async def handle(self: CanBeTold, message: RawValue) -> Receipt:
        return await self.tell(read_message(kind, message))

    def validate(self: CanBeTold, message: RawValue) -> None:
        self.refuse_unless_allowed(read_message(kind, message))

    # Temporal takes an annotated first parameter for an argument of the update.
    del handle.__annotations__["self"], validate.__annotations__["self"]
    name: str = kind.model_fields["kind"].default
    description = (kind.__doc__ or name).partition("\n")[0]
    update: Update = workflow.update(name=name, description=description)(handle)
    update.validator(validate)
    return update


def of_letter(name: str, kind: type[Asked], act: Callable[[CaseRecord, Asked, date], CaseRecord]) -> LetterUpdate:
    """The update by which an officer says something of a letter; refused as those of `told` are."""

    def done(case: CaseRecord, asked: AboutLetter, today: date) -> CaseRecord:
        if not isinstance(asked, kind):
            raise TypeError(f"{name} takes {kind.__name__}, not {type(asked).__name__}")
        return act(case, asked, today)

    async def handle(self: HasLetters, message: RawValue) -> LetterReceipt:
        return await self.do_with_letter(done, read_message(kind, message))

    def validate(self: HasLetters, message: RawValue) -> None:
        self.refuse_unless_possible(done, read_message(kind, message))

    del handle.__annotations__["self"], validate.__annotations__["self"]
    description = (kind.__doc__ or name).partition("\n")[0]
    update: LetterUpdate = workflow.update(name=name, description=description)(handle)
    update.validator(validate)
    return update


def read_message(model: type[M], message: RawValue) -> M:
    """The message as its model.

    Raises:
        ApplicationError: of type `unreadable`, with a sentence that says what to change.
    """
    try:
        return read(model, json_of(message))
    except Unreadable as error:
        raise unreadable(str(error)) from error


def json_of(message: RawValue) -> bytes:
    """The JSON that was sent.

    Raises:
        Unreadable: something else was.
    """
    encoding = message.payload.metadata.get("encoding", b"nothing").decode(errors="replace")
    if encoding != "json/plain":
        raise Unreadable(f"Send one JSON object, encoding json/plain. This was {encoding}.")
    return message.payload.data


def unreadable(sentence: str) -> ApplicationError:
    """What was sent cannot be understood; sending it again will not help."""
    return ApplicationError(sentence, type="unreadable", non_retryable=True)


def refusal(refused: Refused) -> ApplicationError:
    """A refusal of the law as the caller of an update sees it."""
    source = str(refused.source) if refused.source else None
    return ApplicationError(
        str(refused), Refusal(rule=refused.rule, source=source), type=refused.rule, non_retryable=True
    )


# Made here once, and not with the workflow class, which the sandbox makes afresh for every case.
RECEIPT_CORRECTED = told(facts.ReceiptCorrected)
CLASSIFIED = told(facts.Classified)
IDENTITY_ASKED = told(facts.IdentityAsked)
IDENTITY_PROVED = told(facts.IdentityProved)
CLARIFICATION_ASKED = told(facts.ClarificationAsked)
CLARIFICATION_RECEIVED = told(facts.ClarificationReceived)
FEE_CHARGED = told(facts.FeeCharged)
FEE_PAID = told(facts.FeePaid)
EXTENDED = told(facts.Extended)
TIME_ALLOWED = told(facts.TimeAllowed)
DELAY_NOTIFIED = told(facts.DelayNotified)
DECIDED = told(facts.Decided)
WITHDRAWN = told(facts.Withdrawn)
REASSIGNED = told(facts.Reassigned)
REVIEW_REQUESTED = told(facts.ReviewRequested)
REVIEW_EXTENDED = told(facts.ReviewExtended)
REVIEW_DECIDED = told(facts.ReviewDecided)

APPROVE_LETTER = of_letter(names.APPROVE_LETTER, ApproveLetter, officers.approve)
SEND_LETTER_BACK = of_letter(names.SEND_LETTER_BACK, SendLetterBack, officers.send_back)
REPLACE_LETTER = of_letter(names.REPLACE_LETTER, ReplaceLetter, officers.replace)
DROP_LETTER = of_letter(names.DROP_LETTER, DropLetter, officers.drop)
LETTER_SENT = of_letter(names.LETTER_SENT, LetterSent, officers.sent_by_hand)
