"""A letter is made once and handed over once, whatever ends between two steps; what cannot be known is not guessed."""

import dataclasses
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from temporalio.exceptions import ApplicationError
from temporalio.testing import ActivityEnvironment

from dueprocess.activities.issuing import Issuing
from dueprocess.activities.making import Making
from dueprocess.case.letters import Delivered
from dueprocess.case.notices import Notice
from dueprocess.case.orders import DATED_ANOTHER_DAY, NoticeMade, NoticeOrder, files_of_failure
from dueprocess.case.steps import Step
from dueprocess.delivery import Outbox, Store
from dueprocess.delivery.channel import AfterUnknownEnd, Channel, EndUnknown, NotTaken, Outgoing, Undeliverable
from dueprocess.institutions import Institutions
from dueprocess.law.regime import Statute
from dueprocess.letters.samples import samples_of
from dueprocess.register import Register
from dueprocess.register.ledger import Ledger, LetterKey, LetterState

DAY = date(2026, 5, 6)
KEY = LetterKey("anytown/1", "acknowledgement")
EXAMPLES = Path(__file__).parents[2] / "examples" / "institutions"


class PostRoom:
    """A channel that keeps one letter a key, and does with the next ones what it is told to."""

    def __init__(self, after_unknown_end: AfterUnknownEnd) -> None:
        self.after_unknown_end = after_unknown_end
        self.kept: dict[LetterKey, bytes] = {}
        self.asked = 0
        self.fails: BaseException | None = None
        self.fails_after: BaseException | None = None

    def hand_over(self, letter: Outgoing) -> Delivered:
        self.asked += 1
        if self.fails:
            raise self.fails
        self.kept.setdefault(letter.key, letter.draft_mail())
        if self.fails_after:
            raise self.fails_after
        return Delivered(channel="post", receipt="P-1", sent_on=letter.today, plugin="post", version="1")

    def find(self, letter: Outgoing) -> Delivered | None:
        there = letter.key in self.kept
        return Delivered(channel="post", receipt="P-1", sent_on=DAY, plugin="post", version="1") if there else None


@dataclasses.dataclass
class Office:
    """What issues letters, in a folder of its own; its channel is the one that every notice goes out by."""

    register: Register
    making: Making
    channel: Channel

    def issue(self, order: NoticeOrder, *, at: datetime | None = None, first_at: datetime | None = None) -> NoticeMade:
        """Run the activity, scheduled at this instant, for the first time at the other one."""
        attempted_at = at or datetime(2026, 5, 6, 10, tzinfo=UTC)
        environment = ActivityEnvironment()
        environment.info = dataclasses.replace(
            environment.info,
            scheduled_time=first_at or attempted_at,
            current_attempt_scheduled_time=attempted_at,
        )
        issuing = Issuing(self.making, self.register.letters, lambda _institutions, _authority, _name: self.channel)
        return environment.run(issuing.issue, order)

    def held(
        self, order: NoticeOrder, *, at: datetime | None = None, first_at: datetime | None = None
    ) -> ApplicationError:
        """The failure that it must end with."""
        with pytest.raises(ApplicationError) as failed:
            self.issue(order, at=at, first_at=first_at)
        return failed.value

    @property
    def state(self) -> LetterState | None:
        entry = self.register.letters.find(KEY)
        return entry.state if entry else None


@pytest.fixture(scope="module")
def institutions() -> Iterator[Institutions]:
    loaded = Institutions.load(["anytown"], [EXAMPLES])
    yield loaded
    loaded.close()


@pytest.fixture
def office(tmp_path: Path, institutions: Institutions) -> Iterator[Callable[[Channel], Office]]:
    """Makes an office with a channel; each of them uses the same store and the same register."""
    opened: list[Register] = []

    def make(channel: Channel) -> Office:
        opened.append(Register.open(tmp_path / "register.sqlite"))
        return Office(opened[-1], Making(institutions, Store.open(tmp_path)), channel)

    yield make
    for register in opened:
        register.close()


def an_order(dated_on: date = DAY) -> NoticeOrder:
    particulars = samples_of(Notice.ACKNOWLEDGEMENT, Statute.FOIA_2000)[0].particulars
    return NoticeOrder(
        case_id=KEY.case_id,
        authority="anytown",
        language="en",
        step=Step(key=KEY.step, notice=Notice.ACKNOWLEDGEMENT, due_on=DAY),
        particulars=particulars.model_copy(update={"dated_on": dated_on}),
    )


class Killed(BaseException):
    """The process ended here."""


def kill(monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    """End whoever comes to this place: before or after a method, which may be of the ledger by the state it notes."""
    when, _, what = where.partition(" ")
    owner, name, state = {
        "entering": (Ledger, "enter", None),
        "noting the hand-over begun": (Ledger, "note", LetterState.HANDING_OVER),
        "the channel": (Outbox, "hand_over", None),
        "noting the hand-over done": (Ledger, "note", LetterState.HANDED_OVER),
    }[what]
    real = getattr(owner, name)

    def killed(self: object, *arguments: object, **named: object) -> object:
        if state is not None and getattr(arguments[0], "state", None) is not state:
            return real(self, *arguments, **named)
        if when == "after":
            real(self, *arguments, **named)
        raise Killed

    monkeypatch.setattr(owner, name, killed)


PLACES = [
    f"{when} {what}"
    for what in ("entering", "noting the hand-over begun", "the channel", "noting the hand-over done")
    for when in ("before", "after")
]


@pytest.mark.parametrize("where", PLACES)
def test_a_letter_whose_process_ended_at_any_place_goes_out_once(
    where: str, office: Callable[[Channel], Office], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as mortal:
        kill(mortal, where)
        first = office(Outbox(tmp_path / "outbox"))
        with pytest.raises(Killed):
            first.issue(an_order())
    again = office(Outbox(tmp_path / "outbox"))
    made = again.issue(an_order())
    assert again.issue(an_order()) == made, "and once more changes nothing"
    (eml,) = [path for path in (tmp_path / "outbox").rglob("*") if path.is_file()]
    assert made.delivered is not None
    assert str(eml.relative_to(tmp_path / "outbox")) == made.delivered.receipt
    assert again.state is LetterState.HANDED_OVER
    assert again.register.letters.count() == {LetterState.HANDED_OVER: 1}
    (record,) = (tmp_path / "letters").glob("*/*/acknowledgement/*.json")
    assert record.stem == made.files[-1].sha256


@pytest.mark.parametrize("rule", AfterUnknownEnd)
def test_a_letter_whose_end_is_unknown_is_dealt_with_by_the_rule_of_its_channel(
    rule: AfterUnknownEnd, office: Callable[[Channel], Office]
) -> None:
    post = PostRoom(rule)
    here = office(post)
    post.fails_after = Killed()
    with pytest.raises(Killed):
        here.issue(an_order())
    assert here.state is LetterState.HANDING_OVER
    post.fails_after = None
    if rule is AfterUnknownEnd.ASK:
        failure = here.held(an_order())
        assert (failure.type, failure.non_retryable) == ("end-unknown", True)
        assert "It may have gone out by 'folder' on" in failure.message
        assert files_of_failure([failure.details[0]])
        assert (post.asked, here.state) == (1, LetterState.HELD)
    else:
        made = here.issue(an_order())
        assert made.delivered is not None
        assert made.delivered.receipt == "P-1"
        assert post.asked == (1 if rule is AfterUnknownEnd.LOOK_UP else 2)
    assert len(post.kept) == 1


def test_one_that_its_channel_does_not_know_is_handed_over_after_the_look_up(
    office: Callable[[Channel], Office],
) -> None:
    post = PostRoom(AfterUnknownEnd.LOOK_UP)
    post.fails = Killed()
    with pytest.raises(Killed):
        office(post).issue(an_order())
    post.fails = None
    assert office(post).issue(an_order()).delivered is not None
    assert len(post.kept) == 1


def test_a_letter_that_is_not_taken_is_tried_again_for_hours_and_then_held_for_a_person(
    office: Callable[[Channel], Office],
) -> None:
    post = PostRoom(AfterUnknownEnd.REPEAT)
    post.fails = NotTaken("the server said 451 4.3.0")
    here, began = office(post), datetime(2026, 5, 6, 10, tzinfo=UTC)
    first = here.held(an_order(), at=began)
    assert (first.non_retryable, here.state) == (False, LetterState.NOT_TAKEN)
    assert first.next_retry_delay == timedelta(seconds=1)
    last = here.held(an_order(), at=began + timedelta(hours=4), first_at=began)
    assert (last.type, last.non_retryable, last.message) == ("not-sent", True, "the server said 451 4.3.0")
    assert here.state is LetterState.HELD
    assert files_of_failure([last.details[0]])


def test_a_letter_that_was_held_and_never_went_out_is_made_anew_with_the_date_of_the_day_it_goes(
    office: Callable[[Channel], Office],
) -> None:
    post = PostRoom(AfterUnknownEnd.REPEAT)
    post.fails = Undeliverable("the server refused the recipient: 550 5.1.1")
    here = office(post)
    failure = here.held(an_order())
    assert (failure.type, failure.non_retryable, here.state) == ("undeliverable", True, LetterState.HELD)
    post.fails = None
    later = DAY + timedelta(days=3)
    here.issue(an_order(later), at=datetime(2026, 5, 9, 10, tzinfo=UTC))
    assert b"Sat, 09 May 2026" in post.kept[KEY]
    entry = here.register.letters.find(KEY)
    assert entry is not None
    assert (entry.edition, entry.sent_on) == (2, later)


@pytest.mark.parametrize("before_midnight", ["not made", "made and not taken"])
def test_a_letter_that_cannot_go_out_on_its_day_is_to_be_ordered_anew(
    before_midnight: str, office: Callable[[Channel], Office]
) -> None:
    post = PostRoom(AfterUnknownEnd.REPEAT)
    here, just_after_midnight = office(post), datetime(2026, 5, 6, 23, 1, tzinfo=UTC)
    if before_midnight == "made and not taken":
        post.fails = NotTaken("the server is away")
        here.held(an_order())
        post.fails = None
    failure = here.held(an_order(), at=just_after_midnight)
    assert (failure.type, failure.non_retryable) == (DATED_ANOTHER_DAY, True)
    assert not post.kept
    here.issue(an_order(date(2026, 5, 7)), at=just_after_midnight)
    assert b"Thu, 07 May 2026" in post.kept[KEY]


def test_one_that_may_have_gone_out_comes_again_as_it_was_however_late(office: Callable[[Channel], Office]) -> None:
    post = PostRoom(AfterUnknownEnd.REPEAT)
    post.fails_after = EndUnknown("no answer came")
    here, began = office(post), datetime(2026, 5, 6, 10, tzinfo=UTC)
    assert here.held(an_order(), at=began).non_retryable is False
    assert here.held(an_order(), at=began + timedelta(hours=4), first_at=began).non_retryable is True
    assert here.state is LetterState.HANDING_OVER
    before, post.fails_after = post.kept[KEY], None
    here.issue(an_order(DAY + timedelta(days=2)), at=began + timedelta(days=2))
    assert post.kept[KEY] == before
    entry = here.register.letters.find(KEY)
    assert entry is not None
    assert entry.edition == 1


def test_what_was_handed_over_is_answered_without_asking_the_channel_again(
    office: Callable[[Channel], Office],
) -> None:
    post = PostRoom(AfterUnknownEnd.REPEAT)
    made = office(post).issue(an_order())
    assert office(post).issue(an_order(), at=datetime(2026, 6, 1, tzinfo=UTC)) == made
    assert post.asked == 1


def test_a_letter_of_another_case_in_its_place_holds_it(office: Callable[[Channel], Office], tmp_path: Path) -> None:
    """Two registers that share an outbox would give two cases one reference."""
    office(Outbox(tmp_path / "outbox")).issue(an_order())
    other = an_order().model_copy(update={"case_id": "anytown/2"})
    failure = office(Outbox(tmp_path / "outbox")).held(other)
    assert failure.type == "undeliverable"
    assert "is a letter of another case: two registers share this folder" in failure.message
