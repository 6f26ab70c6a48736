"""One letter from its order to its channel: made once, handed over once, whatever ends in between.

The order of the steps is what keeps the promise. The letter lies in the store before the register names it, the
register says that it is being handed over before the channel is called, and the channel is given the same key again
after a crash. So whatever process ends between two steps, the next attempt knows what has been done, and what may have.
"""

from collections.abc import Callable
from datetime import date, timedelta

import structlog
from temporalio import activity
from temporalio.exceptions import ApplicationError

from dueprocess.activities.failing import held, removed
from dueprocess.activities.making import Making
from dueprocess.case.letters import Delivered
from dueprocess.case.orders import DATED_ANOTHER_DAY, NoticeMade, NoticeOrder
from dueprocess.delivery.channel import AfterUnknownEnd, Channel, EndUnknown, NotTaken, Outgoing, Undeliverable
from dueprocess.delivery.documents import NoDocument
from dueprocess.delivery.letters import FileLost
from dueprocess.institutions import InstitutionError, Institutions, UnknownAuthority
from dueprocess.law.uk_time import short_date, uk_date
from dueprocess.letters import WordingError
from dueprocess.register.ledger import Entry, Ledger, LetterKey, LetterState

_log = structlog.stdlib.get_logger()

ChannelOf = Callable[[Institutions, str, str], Channel]
"""The channel of an authority of these institutions by its name. Raises KeyError where there is none."""

_TRY_AGAIN_FOR = timedelta(hours=4)
"""A mail server that is away for longer is for a person to look at."""
_LONGEST_PAUSE = timedelta(minutes=10)


class Issuing:
    """Issues the letters of orders, with the institutions of one moment."""

    def __init__(self, making: Making, ledger: Ledger, channel_of: ChannelOf) -> None:
        self._making = making
        self._ledger = ledger
        self._channel_of = channel_of

    def issue(self, order: NoticeOrder) -> NoticeMade:
        """Make the letter, or take the one that was made, and hand it over, unless that was done.

        Raises:
            ApplicationError: it is held for a person, or is to be tried again.
        """
        key = LetterKey(order.case_id, order.step.key)
        entry = self._ledger.find(key)
        if entry is not None and entry.state is LetterState.HANDED_OVER:
            return _made(entry)
        if entry is not None and entry.state is LetterState.HANDING_OVER:
            return self._after_unknown_end(order, entry)
        self._refuse_another_day(order, entry)
        # Asked before the letter is made, so that one that cannot go out is not made either.
        name = self._channel_for(order)
        if entry is None or entry.state is LetterState.HELD:
            entry = self._ledger.enter(
                key,
                self._making.make(order, channel=name),
                authority=order.authority,
                reference=order.particulars.reference,
                notice=order.step.notice,
            )
        return self._hand_over(order, entry, name, self._channel(order, entry, name))

    def _after_unknown_end(self, order: NoticeOrder, entry: Entry) -> NoticeMade:
        """By the rule of the channel that had it: an earlier attempt ended before it could say what became of it."""
        channel, letter = self._channel(order, entry, entry.channel), self._outgoing(order, entry)
        _log.warning("letter.end-unknown", case_id=entry.key.case_id, step=entry.key.step, channel=entry.channel)
        if channel.after_unknown_end is AfterUnknownEnd.ASK:
            day = short_date(uk_date(entry.at))
            why = (
                f"It may have gone out by '{entry.channel}' on {day}: nobody knows, since the attempt ended before it "
                "was told. Look there; then say that it went out, `dueprocess letters sent`, or have it tried again."
            )
            self._ledger.note(entry._replace(state=LetterState.HELD, why=why))
            raise held(order, "end-unknown", why, _made(entry))
        if channel.after_unknown_end is AfterUnknownEnd.LOOK_UP:
            try:
                found = channel.find(letter)
            except NotTaken as error:
                raise self._again(order, entry, str(error)) from error
            if found is not None:
                return self._handed_over(entry, found)
        return self._hand_over(order, entry, entry.channel, channel)

    def _hand_over(self, order: NoticeOrder, entry: Entry, name: str, channel: Channel) -> NoticeMade:
        letter = self._outgoing(order, entry)
        entry = self._ledger.note(
            entry._replace(state=LetterState.HANDING_OVER, channel=name, receipt="", sent_on=None, why="")
        )
        try:
            return self._handed_over(entry, channel.hand_over(letter))
        except NotTaken as error:
            entry = self._ledger.note(entry._replace(state=LetterState.NOT_TAKEN, why=str(error)))
            raise self._again(order, entry, str(error)) from error
        except EndUnknown as error:
            raise self._again(order, entry, str(error)) from error
        except (Undeliverable, NoDocument, FileLost, WordingError, UnknownAuthority) as error:
            self._ledger.note(entry._replace(state=LetterState.HELD, why=str(error)))
            raise held(order, "undeliverable", str(error), _made(entry)) from error

    def _again(self, order: NoticeOrder, entry: Entry, why: str) -> ApplicationError:
        """Tried again by Temporal, less and less often; after some hours it is for a person."""
        info = activity.info()
        if info.current_attempt_scheduled_time - info.scheduled_time < _TRY_AGAIN_FOR:
            _log.warning("letter.not-sent", case_id=order.case_id, step=order.step.key, why=why)
            pause = min(timedelta(seconds=4 ** min(info.attempt - 1, 6)), _LONGEST_PAUSE)
            return ApplicationError(why, type="not-sent", next_retry_delay=pause)
        if entry.state is LetterState.NOT_TAKEN:
            self._ledger.note(entry._replace(state=LetterState.HELD, why=why))
        # Else it may have gone out, and comes again as it is when it is tried again.
        return held(order, "not-sent", why, _made(entry))

    def _handed_over(self, entry: Entry, delivered: Delivered) -> NoticeMade:
        entry = self._ledger.note(entry._replace(state=LetterState.HANDED_OVER, why="", **dict(delivered)))
        key = entry.key
        _log.info("letter.sent", case_id=key.case_id, step=key.step, channel=entry.channel, receipt=entry.receipt)
        return _made(entry)

    def _refuse_another_day(self, order: NoticeOrder, entry: Entry | None) -> None:
        """A letter goes out on the day of its date: one that could not is ordered anew, with the date of that day."""
        if _today(order) > order.particulars.dated_on:
            if entry is not None:
                self._ledger.note(entry._replace(state=LetterState.HELD, why="It did not go out on its day."))
            why = f"It is dated {short_date(order.particulars.dated_on)}, and could not go out that day."
            raise ApplicationError(why, type=DATED_ANOTHER_DAY, non_retryable=True)

    def _channel_for(self, order: NoticeOrder) -> str:
        try:
            return self._making.institutions.channel_for(order.authority, order.step.notice)
        except UnknownAuthority as error:
            raise removed(order) from error
        except InstitutionError as error:
            raise held(order, "institution-failed", str(error)) from error

    def _channel(self, order: NoticeOrder, entry: Entry, name: str) -> Channel:
        try:
            return self._channel_of(self._making.institutions, order.authority, name)
        except KeyError as error:
            why = f"There is no channel '{name}' on this worker any more. Bring it back, then retry."
            raise held(order, "no-channel", why, _made(entry)) from error

    def _outgoing(self, order: NoticeOrder, entry: Entry) -> Outgoing:
        return self._making.outgoing(order, entry.key, entry.made.files, _today(order))


def _today(order: NoticeOrder) -> date:
    """By the Temporal server's clock; in virtual time the order is ahead of it."""
    return max(order.particulars.dated_on, uk_date(activity.info().current_attempt_scheduled_time))


def _made(entry: Entry) -> NoticeMade:
    return NoticeMade(files=entry.made.files, answered_by=entry.made.answered_by, delivered=entry.delivered)
