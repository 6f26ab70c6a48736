"""What a letter can say of the time before the answer: questions, fees, more time, delay, an end without one."""

from dueprocess.case.describing_decisions import exemptions_of
from dueprocess.case.last_fact import last_fact
from dueprocess.case.record import CaseRecord
from dueprocess.law.facts import (
    ClarificationAsked,
    DelayNotified,
    Extended,
    FeeCharged,
    ReviewExtended,
    type_of_fact,
)
from dueprocess.law.position import DeadlineKind, Position
from dueprocess.law.regime import Regime


def of_waiting(
    case: CaseRecord, position: Position, part: str, regime: Regime, told: type_of_fact | None
) -> dict[str, object]:
    """The values of what has happened before the answer; `told` is the fact that the letter is of, if it is of one."""
    asked = told if isinstance(told, ClarificationAsked) else last_fact(case, ClarificationAsked, part)
    charged = told if isinstance(told, FeeCharged) else last_fact(case, FeeCharged, part)
    extended = told if isinstance(told, Extended) else last_fact(case, Extended, part)
    late = told if isinstance(told, DelayNotified) else last_fact(case, DelayNotified, part)
    longer = told if isinstance(told, ReviewExtended) else last_fact(case, ReviewExtended, part)
    values = dict[str, object](closing=_closing(position, part))
    if asked:
        values |= {"question": asked.question, "clarify_by": _on(position, DeadlineKind.CLARIFY, part)}
    if charged:
        fee = f"\u00a3{charged.amount_pence / 100:.2f}" if charged.amount_pence else ""
        values |= {"fee": fee, "pay_by": _on(position, DeadlineKind.PAY_FEE, part)}
    if extended:
        values |= {
            "exemptions": exemptions_of(extended.exemptions, regime.statute, extended.on),
            "extended_to": _on(position, DeadlineKind.RESPOND_EXTENDED, part),
            "earlier_limit": _on(position, DeadlineKind.RESPOND, part),
            "extension_reason": extended.reason,
        }
    if late:
        values |= {"delay_reason": late.reason, "expected_on": late.expected_on}
    if longer:
        values |= {"extension_reason": longer.reason, "extended_to": _on(position, DeadlineKind.ANSWER_REVIEW, part)}
    return values


def _on(position: Position, kind: DeadlineKind, part: str) -> object:
    deadline = position.deadline(kind, part or None)
    return deadline.on if deadline else None


def _closing(position: Position, part: str) -> object:
    return next((one.closing for one in position.parts if one.part == part), position.closing)
