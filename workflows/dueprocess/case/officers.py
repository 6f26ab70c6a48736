"""What officers say of letters: send it, send it back, put another in its place, drop it, try it again."""

from datetime import date

from dueprocess.case.describing import describe_step
from dueprocess.case.facets import facets_of
from dueprocess.case.letters import (
    Approved,
    ApproveLetter,
    Delivered,
    DropLetter,
    Dropped,
    Held,
    Issued,
    LetterSent,
    ReplaceLetter,
    Replacement,
    SendLetterBack,
    StoredFile,
    Waiting,
)
from dueprocess.case.notice_parts.checking import check_parts
from dueprocess.case.record import CaseRecord
from dueprocess.case.steps import TOLD_BY_LETTER, Step
from dueprocess.law.errors import Refused


def approve(case: CaseRecord, asked: ApproveLetter, today: date) -> CaseRecord:
    """The case with a waiting letter approved: it is owed again, and goes out dated today.

    Raises:
        Refused: there is no such letter waiting, or what it tells may not be told any more.
    """
    waiting = _waiting(case, asked.letter)
    _refuse_if_too_late(case, waiting.step, today)
    approved = Approved(key=asked.letter, on=today, by=asked.by, replacement=waiting.replacement)
    return case.without_waiting(asked.letter).model_copy(update={"approved": (*case.approved, approved)})


def send_back(case: CaseRecord, asked: SendLetterBack, today: date) -> CaseRecord:
    """The case with a waiting letter held, and why.

    Raises:
        Refused: there is no such letter waiting.
    """
    waiting = _waiting(case, asked.letter)
    why = f"Sent back by {asked.by}; `dueprocess letters list` has the comment."
    held = Held(step=waiting.step, held_on=today, why=why, comment=asked.comment)
    return case.without_approval(asked.letter).with_held(held)


def replace(case: CaseRecord, asked: ReplaceLetter, today: date) -> CaseRecord:
    """The case with an edited file in the place of a letter that waits or is held; it waits for approval.

    Raises:
        Refused: there is no such letter, or the edited one lacks a part that the law requires or has one that it
            forbids, by its editor's own declaration.
    """
    step = _stuck(case, asked.letter)
    particulars = describe_step(case, step, today)
    statute = case.regime_of(step.part, today).statute
    faults = check_parts(step.notice, statute, facets_of(step.notice, particulars), asked.parts)
    if faults:
        raise Refused("unlawful-letter", f"The edited letter cannot be sent: {'; '.join(map(str, faults))}.")
    file = StoredFile(key=asked.file_key, sha256=asked.sha256)
    replacement = Replacement(file=file, parts=asked.parts, by=asked.by)
    waiting = Waiting(step=step, prepared_on=today, files=(file,), replacement=replacement)
    return case.without_approval(asked.letter).with_waiting(waiting)


def drop(case: CaseRecord, asked: DropLetter, today: date) -> CaseRecord:
    """The case without a letter that waits or is held; what it would have told has no effect.

    Raises:
        Refused: there is no such letter.
    """
    _stuck(case, asked.letter)
    dropped = Dropped(key=asked.letter, on=today, by=asked.by, reason=asked.reason)
    return case.without_waiting(asked.letter).model_copy(update={"dropped": (*case.dropped, dropped)})


def sent_by_hand(case: CaseRecord, asked: LetterSent, today: date) -> CaseRecord:
    """The case with a held letter gone out on the day that is told; what it tells counts from that day.

    Raises:
        Refused: no such letter is held, or it was never made, or the day cannot be, or what it tells may not be told
            any more.
    """
    held = next((letter for letter in case.held if letter.step.key == asked.letter), None)
    if held is None:
        names = ", ".join(letter.step.key for letter in case.held) or "none"
        raise Refused("no-such-letter", f"No letter '{asked.letter}' is held in this case. Held: {names}.")
    if not held.files:
        raise Refused("letter-never-made", f"The letter '{asked.letter}' was never made, so it cannot have gone out.")
    if not held.held_on <= asked.on <= today:
        span = f"from {held.held_on}, on which it was held, to today, {today}"
        raise Refused("impossible-day", f"{asked.on} cannot be the day on which it went out. Give one {span}.")
    _refuse_if_too_late(case, held.step, asked.on)
    by = Delivered(channel="officer", receipt=asked.receipt, sent_on=asked.on, plugin=asked.by, version="")
    issued = Issued(step=held.step, dated_on=asked.on, files=held.files, delivered=by)
    return case.without_waiting(asked.letter).with_issued(issued)


def try_again(case: CaseRecord, today: date) -> CaseRecord:
    """The case with its held letters owed again; what may not be told any more stays held, and says so."""
    for held in case.held:
        free = case.without_waiting(held.step.key)
        try:
            _refuse_if_too_late(case, held.step, today)
        except Refused as refused:
            case = free.with_held(held.model_copy(update={"why": str(refused)}))
        else:
            case = free
    return case


def _refuse_if_too_late(case: CaseRecord, step: Step, today: date) -> None:
    """What a letter tells counts from today on, so it must still be possible to tell it."""
    fact = None if step.fact is None else case.facts[step.fact]
    if isinstance(fact, TOLD_BY_LETTER):
        on, part = max(fact.on, today), step.part or fact.part
        changes: dict[str, object] = {"on": on, "part": part}
        if "reached_applicant_on" in type(fact).model_fields:
            changes["reached_applicant_on"] = None
        case.refuse_unless_allowed(fact.model_copy(update=changes), today)


def _waiting(case: CaseRecord, key: str) -> Waiting:
    found = next((letter for letter in case.waiting if letter.step.key == key), None)
    if found is None:
        names = ", ".join(letter.step.key for letter in case.waiting) or "none"
        raise Refused("no-such-letter", f"No letter '{key}' waits for approval in this case. Waiting: {names}.")
    return found


def _stuck(case: CaseRecord, key: str) -> Step:
    stuck = [letter.step for letters in (case.waiting, case.held) for letter in letters]
    found = next((step for step in stuck if step.key == key), None)
    if found is None:
        names = ", ".join(step.key for step in stuck) or "none"
        raise Refused("no-such-letter", f"No letter '{key}' waits or is held in this case. Waiting or held: {names}.")
    return found
