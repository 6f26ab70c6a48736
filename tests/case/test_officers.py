"""Letters that wait for an officer: what they tell counts from the day they go out, and not before."""

from datetime import date

import pytest

from case.cases import LIMIT, RECEIVED_ON, case, held, plan, sent
from dueprocess.case.agenda import agenda
from dueprocess.case.describing import describe_step
from dueprocess.case.details import details_page
from dueprocess.case.letters import (
    ApproveLetter,
    DropLetter,
    LetterSent,
    ReplaceLetter,
    SendLetterBack,
    StoredFile,
    Waiting,
)
from dueprocess.case.notices import SENDING, Notice, SendingRule
from dueprocess.case.officers import approve, drop, replace, send_back, sent_by_hand, try_again
from dueprocess.case.record import CaseRecord
from dueprocess.case.steps import Step
from dueprocess.law.errors import Refused
from dueprocess.law.facts import (
    CitedExemption,
    ClarificationAsked,
    Decided,
    DelayNotified,
    Extended,
    FeeCharged,
    FeePaid,
    ReviewRequested,
    Withdrawn,
    type_of_fact,
)
from dueprocess.law.outcomes import Outcome
from dueprocess.law.position import DeadlineKind, Stage
from law.clocks import day

DECIDED = Decided(on=day("2020-02-20"), outcome=Outcome.DISCLOSED_IN_FULL, answer="Four owls.")
EXTENDED = Extended(
    on=day("2020-02-20"), exemptions=(CitedExemption(provision="43(2)", reasons="It would harm the owls' keeper."),)
)
PARTS = ("answer", "contact", "review-rights", "commissioner")
SHA = "0" * 64


def asking(*notices: Notice) -> dict[Notice, SendingRule]:
    return {**SENDING, **dict.fromkeys(notices, "on-approval")}


def with_rules(*facts: type_of_fact, notices: tuple[Notice, ...]) -> CaseRecord:
    rules = plan().model_copy(update={"sending": asking(*notices)})
    return case(*facts, plan=rules, done=("acknowledgement",))


def step_of(record: CaseRecord, today: date) -> Step:
    (step,) = [step for step in agenda(record, today).owed if not step.notice.is_internal]
    return step


def waiting(fact: type_of_fact = DECIDED, *, notice: Notice = Notice.DECISION) -> CaseRecord:
    """The case in which this was told, with its letter made and waiting."""
    record = with_rules(notices=(notice,)).told(fact, fact.on)
    step = step_of(record, fact.on)
    assert record.needs_approval(step)
    return record.with_waiting(Waiting(step=step, prepared_on=fact.on, files=(StoredFile(key="a.pdf", sha256=SHA),)))


def test_a_decision_that_waits_for_approval_has_answered_nothing() -> None:
    told = with_rules(notices=(Notice.DECISION,)).told(DECIDED, DECIDED.on)
    for record in (told, waiting()):
        position = record.position(DECIDED.on)
        assert (position.stage, position.outcome) == (Stage.AWAITING_DECISION, None)
        assert record.position(day("2020-02-27")).overdue, "the time to answer runs on"


def test_an_approved_decision_counts_from_the_day_it_goes_out() -> None:
    approved_on = day("2020-02-24")
    approved = approve(waiting(), ApproveLetter(letter="decision", by="head"), approved_on)
    step = step_of(approved, approved_on)
    assert not approved.needs_approval(step)
    assert approved.position(approved_on).stage is Stage.REVIEW_WINDOW
    issued = approved.with_issued(sent(step, approved_on))
    limit = issued.position(day("2020-03-02")).deadline(DeadlineKind.RESPOND)
    assert limit is not None
    assert limit.met_on == approved_on
    assert agenda(issued, approved_on).owed == ()


def test_a_draft_speaks_of_the_day_on_which_it_would_go_out() -> None:
    record = with_rules(notices=(Notice.DECISION,)).told(DECIDED, DECIDED.on)
    said = describe_step(record, step_of(record, DECIDED.on), DECIDED.on)
    assert (said.outcome, said.ask_review_by) == (Outcome.DISCLOSED_IN_FULL, day("2020-04-21"))
    later = describe_step(waiting(), waiting().waiting[0].step, day("2020-02-24"))
    assert later.ask_review_by == day("2020-04-23")


def test_a_letter_that_is_sent_back_is_held_with_the_comment_and_can_be_made_again() -> None:
    back = send_back(waiting(), SendLetterBack(letter="decision", by="head", comment="Name the owls."), LIMIT)
    (one,) = back.held
    assert one.comment == "Name the owls."
    assert one.why.startswith("Sent back by head")
    page = details_page(back, agenda(back, LIMIT))
    assert "Sent back by head" in page
    assert "owls" not in page, "a comment may name somebody, and the page cannot be taken back"
    assert back.position(LIMIT).stage is Stage.AWAITING_DECISION
    again = try_again(back, LIMIT)
    assert step_of(again, LIMIT).key == "decision"
    assert again.needs_approval(step_of(again, LIMIT)), "it waits for approval once more"


def test_a_decision_told_anew_overtakes_the_one_that_waits() -> None:
    other = Decided(on=day("2020-02-21"), outcome=Outcome.NOT_HELD)
    record = waiting().told(other, other.on)
    assert record.waiting == ()
    assert [(letter.key, letter.reason) for letter in record.dropped] == [("decision", "'decided' was told instead")]
    assert step_of(record, other.on).key == "decision.2"
    approved = record.with_waiting(Waiting(step=step_of(record, other.on), prepared_on=other.on, files=()))
    gone = approve(approved, ApproveLetter(letter="decision.2", by="head"), other.on)
    assert gone.position(other.on).outcome is Outcome.NOT_HELD
    assert describe_step(gone, step_of(gone, other.on), other.on).outcome is Outcome.NOT_HELD


def test_a_draft_that_was_overtaken_while_it_was_made_does_not_wait() -> None:
    record = with_rules(notices=(Notice.DECISION,)).told(DECIDED, DECIDED.on)
    step = step_of(record, DECIDED.on)
    overtaken = record.told(Decided(on=DECIDED.on, outcome=Outcome.NOT_HELD), DECIDED.on)
    assert overtaken.with_waiting(Waiting(step=step, prepared_on=DECIDED.on, files=())).waiting == ()


def test_a_request_that_is_withdrawn_needs_no_letter_that_still_waits() -> None:
    record = waiting().told(Withdrawn(on=day("2020-02-21")), day("2020-02-21"))
    assert record.waiting == ()
    assert record.position(day("2020-02-21")).outcome is None


def test_an_extension_approved_after_the_limit_is_refused_and_the_letter_goes_on_waiting() -> None:
    record = waiting(EXTENDED, notice=Notice.EXTENSION)
    with pytest.raises(Refused, match="An extension must be told within the time limit, which ended on 2020-02-26"):
        approve(record, ApproveLetter(letter="extension", by="head"), day("2020-02-27"))
    in_time = approve(record, ApproveLetter(letter="extension", by="head"), LIMIT)
    assert in_time.position(LIMIT).stage is Stage.EXTENDED


def test_a_held_extension_is_not_tried_again_after_the_limit_and_says_why() -> None:
    record = case(done=("acknowledgement",), plan=plan().model_copy(update={"sending": SENDING}))
    told = record.told(EXTENDED, EXTENDED.on)
    stuck = told.with_held(held(step_of(told, EXTENDED.on), EXTENDED.on))
    assert stuck.position(EXTENDED.on).stage is Stage.AWAITING_DECISION
    late = try_again(stuck, day("2020-03-02"))
    (one,) = late.held
    assert one.why.startswith("An extension must be told within the time limit")
    assert try_again(stuck, LIMIT).held == ()


def test_an_edited_letter_needs_the_parts_that_the_law_requires_by_its_editors_word() -> None:
    asked = ReplaceLetter(letter="decision", by="clerk", file_key="m/1/edited.docx", sha256=SHA, parts=("answer",))
    with pytest.raises(Refused) as refused:
        replace(waiting(), asked, LIMIT)
    assert refused.value.rule == "unlawful-letter"
    assert str(refused.value) == (
        "The edited letter cannot be sent: 'contact' is missing (FOIA 2000 s.16(1)); 'review-rights' is missing "
        "(FOIA 2000 s.17(7)(a)); 'commissioner' is missing (FOIA 2000 s.17(7)(b))."
    )
    replaced = replace(waiting(), asked.model_copy(update={"parts": PARTS}), LIMIT)
    (one,) = replaced.waiting
    assert one.replacement is not None
    assert (one.replacement.by, one.replacement.file.key) == ("clerk", "m/1/edited.docx")
    approved = approve(replaced, ApproveLetter(letter="decision", by="head"), LIMIT)
    approval = approved.approval_of(step_of(approved, LIMIT))
    assert approval is not None
    assert approval.replacement == one.replacement


def test_an_edited_letter_that_neither_confirms_nor_denies_can_list_no_documents() -> None:
    exemption = CitedExemption(provision="31(3)", reasons="It would help burglars.", public_interest="Safety weighs.")
    silent = Decided(on=LIMIT, outcome=Outcome.NEITHER_CONFIRMED_NOR_DENIED, exemptions=(exemption,))
    parts = (*PARTS, "grounds", "public-interest", "documents")
    asked = ReplaceLetter(letter="decision", by="clerk", file_key="m/1/edited.docx", sha256=SHA, parts=parts)
    with pytest.raises(Refused, match=r"'documents' must not be there: .* \(FOIA 2000 s\.2\(1\)\)"):
        replace(waiting(silent), asked, LIMIT)


def test_a_dropped_letter_tells_nobody_anything() -> None:
    record = drop(waiting(), DropLetter(letter="decision", by="head", reason="Decided by mistake."), LIMIT)
    assert record.waiting == ()
    assert record.position(LIMIT).outcome is None
    assert not [step for step in agenda(record, DECIDED.on).owed if not step.notice.is_internal]
    with pytest.raises(Refused, match="looks again at a decision"):
        record.told(ReviewRequested(on=LIMIT), LIMIT)


@pytest.mark.parametrize("letter", ["decision", "acknowledgement", "nothing"])
def test_a_letter_that_does_not_wait_is_named_with_those_that_do(letter: str) -> None:
    record = with_rules(notices=())
    none = f"No letter '{letter}' .* none"
    with pytest.raises(Refused, match=none):
        approve(record, ApproveLetter(letter=letter, by="head"), LIMIT)
    with pytest.raises(Refused, match=none):
        send_back(record, SendLetterBack(letter=letter, by="head", comment="No."), LIMIT)
    with pytest.raises(Refused, match=none):
        drop(record, DropLetter(letter=letter, by="head", reason="No."), LIMIT)


def test_a_held_decision_leaves_the_clock_running_and_counts_when_it_goes_out_at_last() -> None:
    record = case(done=("acknowledgement",)).told(DECIDED, DECIDED.on)
    assert record.position(DECIDED.on).stage is Stage.REVIEW_WINDOW, "it is on its way"
    stuck = record.with_held(held(step_of(record, DECIDED.on), DECIDED.on))
    assert stuck.position(day("2020-03-02")).overdue
    mended = try_again(stuck, day("2020-03-02"))
    gone = mended.with_issued(sent(step_of(mended, day("2020-03-02")), day("2020-03-02")))
    limit = gone.position(day("2020-03-09")).deadline(DeadlineKind.RESPOND)
    assert limit is not None
    assert limit.met_on == day("2020-03-02")


@pytest.mark.parametrize(
    "fact",
    [
        ClarificationAsked(on=day("2020-02-03")),
        FeeCharged(on=day("2020-02-03")),
        Extended(on=day("2020-02-03"), exemptions=(CitedExemption(provision="43(2)"),)),
    ],
)
def test_what_is_told_without_words_was_told_by_the_authority_itself(fact: type_of_fact) -> None:
    record = with_rules(notices=(Notice.CLARIFICATION, Notice.FEES_NOTICE, Notice.EXTENSION)).told(fact, fact.on)
    assert agenda(record, fact.on).owed == ()
    assert record.position(fact.on).stage is not Stage.AWAITING_DECISION, "it counts at once"


def test_each_question_has_a_letter_of_its_own() -> None:
    record = with_rules(
        ClarificationAsked(on=day("2020-02-03"), question="Which clock tower?"),
        ClarificationAsked(on=day("2020-02-05"), question="Which owls?"),
        notices=(),
    )
    first, second = agenda(record, day("2020-02-06")).owed
    assert (first.key, second.key) == ("clarification", "clarification.2")
    assert describe_step(record, first, day("2020-02-06")).question == "Which clock tower?"
    assert describe_step(record, second, day("2020-02-06")).question == "Which owls?"


def test_a_letter_that_fails_after_the_case_was_told_more_on_the_strength_of_it_counts_all_the_same() -> None:
    """Charged, paid within the hour, and only then is the fees notice found to have no words: no case breaks by it."""
    told = with_rules(FeeCharged(on=day("2020-02-03"), amount_pence=1250), notices=())
    step = step_of(told, day("2020-02-03"))
    assert not told.with_held(held(step, day("2020-02-03"))).held[0].stands
    paid = told.told(FeePaid(on=day("2020-02-03")), day("2020-02-03"))
    stuck = paid.with_held(held(step, day("2020-02-03")))
    assert stuck.held[0].stands
    assert stuck.position(day("2020-02-04")).stage is Stage.AWAITING_DECISION


def test_an_acknowledgement_that_is_never_sent_is_not_owed() -> None:
    silent = plan().model_copy(update={"sending": {**SENDING, Notice.ACKNOWLEDGEMENT: "never"}})
    assert agenda(case(plan=silent), RECEIVED_ON).owed == ()
    assert [step.key for step in agenda(case(), RECEIVED_ON).owed] == ["acknowledgement"]


def test_a_fees_notice_gives_the_fee_in_pounds_and_the_last_day_to_pay_it() -> None:
    record = with_rules(FeeCharged(on=day("2020-02-03"), amount_pence=1250), notices=())
    said = describe_step(record, step_of(record, day("2020-02-03")), day("2020-02-03"))
    assert (said.fee, said.pay_by) == ("\u00a312.50", day("2020-05-02"))


def test_a_delay_that_is_told_has_a_letter_with_its_reason_and_the_day_expected() -> None:
    late = day("2020-03-02")
    told = DelayNotified(on=late, reason="The owls moved.", expected_on=day("2020-03-20"))
    record = with_rules(notices=()).told(told, late)
    said = describe_step(record, step_of(record, late), late)
    assert (said.delay_reason, said.expected_on) == ("The owls moved.", day("2020-03-20"))
    without_words = with_rules(notices=()).told(DelayNotified(on=late), late)
    assert not [step for step in agenda(without_words, late).owed if not step.notice.is_internal]


def test_a_letter_that_is_sent_back_or_edited_after_an_approval_needs_another() -> None:
    """Approved, failed, edited, sent back: trying it again must not send what nobody approved."""
    failed = approve(waiting(), ApproveLetter(letter="decision", by="head"), LIMIT)
    failed = failed.with_held(held(step_of(failed, LIMIT), LIMIT))
    assert not try_again(failed, LIMIT).needs_approval(failed.held[0].step), "what was approved may go out"
    asked = ReplaceLetter(letter="decision", by="clerk", file_key="m/1/edited.docx", sha256=SHA, parts=PARTS)
    edited = replace(failed, asked, LIMIT)
    assert edited.needs_approval(edited.waiting[0].step)
    back = send_back(edited, SendLetterBack(letter="decision", by="head", comment="No."), LIMIT)
    again = try_again(back, LIMIT)
    assert again.needs_approval(step_of(again, LIMIT))


def undelivered(*, made: bool = True) -> CaseRecord:
    """A case whose decision was held on the day it was to go out."""
    record = case(done=("acknowledgement",)).told(DECIDED, DECIDED.on)
    return record.with_held(held(step_of(record, DECIDED.on), DECIDED.on, made=made))


def by_hand(on: str, letter: str = "decision") -> LetterSent:
    return LetterSent(letter=letter, by="clerk", on=day(on), receipt="RM 1234 GB")


def test_a_letter_that_was_sent_by_hand_counts_from_the_day_on_which_it_went_out() -> None:
    record = undelivered()
    assert record.position(day("2020-02-24")).outcome is None
    gone = sent_by_hand(record, by_hand("2020-02-21"), day("2020-02-24"))
    assert gone.held == ()
    assert gone.position(day("2020-02-24")).stage is Stage.REVIEW_WINDOW
    limit = gone.position(day("2020-02-24")).deadline(DeadlineKind.RESPOND)
    assert limit is not None
    assert limit.met_on == day("2020-02-21")
    delivered = gone.issued[-1].delivered
    assert delivered is not None
    assert (delivered.channel, delivered.receipt, delivered.plugin) == ("officer", "RM 1234 GB", "clerk")
    assert "sent by hand on 21 February 2020 as clerk says: `RM 1234 GB`" in details_page(
        gone, agenda(gone, day("2020-02-24"))
    )


@pytest.mark.parametrize(
    ("record", "asked", "rule"),
    [
        (undelivered(), by_hand("2020-02-21", "closing"), "no-such-letter"),
        (undelivered(made=False), by_hand("2020-02-21"), "letter-never-made"),
        (undelivered(), by_hand("2020-02-19"), "impossible-day"),
        (undelivered(), by_hand("2020-02-25"), "impossible-day"),
    ],
)
def test_what_cannot_have_been_sent_by_hand_is_refused(record: CaseRecord, asked: LetterSent, rule: str) -> None:
    with pytest.raises(Refused) as refused:
        sent_by_hand(record, asked, day("2020-02-24"))
    assert refused.value.rule == rule


def test_what_may_not_be_told_on_the_day_it_went_out_is_refused() -> None:
    record = case(done=("acknowledgement",), plan=plan().model_copy(update={"sending": SENDING}))
    told = record.told(EXTENDED, EXTENDED.on)
    stuck = told.with_held(held(step_of(told, EXTENDED.on), EXTENDED.on, made=True))
    late = by_hand("2020-03-02", "extension")
    with pytest.raises(Refused, match="An extension must be told within the time limit"):
        sent_by_hand(stuck, late, day("2020-03-02"))
    assert sent_by_hand(stuck, by_hand("2020-02-26", "extension"), day("2020-03-02")).held == ()
