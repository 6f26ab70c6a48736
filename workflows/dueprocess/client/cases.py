"""A typed client of cases: open, tell, read, wait, list."""

import re
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime, timedelta

from pydantic import BaseModel
from temporalio.client import Client
from temporalio.common import WorkflowIDReusePolicy
from temporalio.exceptions import WorkflowAlreadyStartedError

from dueprocess.case import names
from dueprocess.case.letters import (
    AboutLetter,
    ApproveLetter,
    DropLetter,
    LetterReceipt,
    LetterSent,
    ReplaceLetter,
    SendLetterBack,
)
from dueprocess.case.record import CaseRecord
from dueprocess.case.request import InformationRequested
from dueprocess.case.starting import Continuation
from dueprocess.case.telling import CalendarChanged, HeldNoticesRetried, Replan, Replanned, RetryHeldNotices
from dueprocess.case.view import CaseClosed, CaseView, Receipt
from dueprocess.client.calling import Calls
from dueprocess.client.errors import CannotOpen, CaseExists, NotTold
from dueprocess.client.listing import CaseFilter, CaseSummary, list_cases
from dueprocess.law.calendar import Calendar
from dueprocess.law.errors import Refused
from dueprocess.law.facts import ReviewRequested, type_of_fact
from dueprocess.law.uk_time import short_date, uk_date

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def case_id_of(authority: str, key: str) -> str:
    """The id of a case: the authority and the caller's own key.

    Raises:
        CannotOpen: the key cannot be part of an id.
    """
    if not _KEY.fullmatch(key):
        raise CannotOpen(
            f"'{key}' cannot be the key of a case: use up to 100 letters, digits, dots, hyphens and underscores, "
            "and never a name.",
            "bad-key",
        )
    return f"{authority}/{key}"


class Cases:
    """The cases of one namespace.

    Args:
        client: from `dueprocess.client.connect`, or any client with `DueprocessPlugin`.
        task_queue: the queue the workers poll.
        answer_within: how long to wait for a worker to answer before raising NoAnswer.
    """

    def __init__(
        self,
        client: Client,
        *,
        task_queue: str = names.TASK_QUEUE,
        answer_within: timedelta = timedelta(seconds=30),
    ) -> None:
        self._client = client
        self._task_queue = task_queue
        self._answer_within = answer_within
        self._calls = Calls(client, answer_within)

    async def open(self, key: str, request: InformationRequested) -> CaseSummary:
        """Open a case for this request, and see it opened.

        Args:
            key: the caller's own key; with the authority it makes the case id. A second case under one key is refused,
                so a repeated call is safe. Never put a name in it.
            request: what was asked of which authority.

        Raises:
            CannotOpen: the request is refused; nothing is left running and no reference number was used.
            CaseExists: there is a case under this key already.
            NoAnswer: the request is recorded, but no worker has opened the case yet.
        """
        case_id = case_id_of(request.authority, key)
        summary = f"Request to {request.authority}, received {short_date(request.received_on)}"
        try:
            await self._start(case_id, request, summary, WorkflowIDReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY)
        except WorkflowAlreadyStartedError as error:
            raise CaseExists(case_id) from error
        return await self._calls.opened(case_id)

    async def tell(self, case_id: str, fact: type_of_fact, *, update_id: str | None = None) -> Receipt:
        """Tell a case what happened, and learn where it stands now.

        A request for a review that comes after the case closed reopens it under the same id.

        Args:
            case_id: `<authority>/<case key>`.
            fact: what happened.
            update_id: the caller's own id of this telling; told twice under one id, it is done once.

        Raises:
            NotTold: the case refused it and is as it was.
            NoSuchCase: no case has this id.
            NoAnswer: no worker answered; telling it again under the same `update_id` is safe.
        """
        try:
            return await self._calls.update(case_id, fact.kind, fact, Receipt, update_id)
        except NotTold as refused:
            if refused.rule == "case-closed" and isinstance(fact, ReviewRequested):
                return await self._reopen(case_id, fact)
            raise

    async def replan(self, case_id: str, *, by: str | None = None) -> Replanned:
        """Have a case take today's calendar and its institution's plan as it is now.

        Raises:
            NotTold: the case refused.
            NoSuchCase: no case has this id.
            NoAnswer: no worker answered.
        """
        return await self._calls.update(case_id, names.REPLAN, Replan(by=by), Replanned, None)

    async def change_calendar(self, case_id: str, *, by: str | None = None) -> Replanned:
        """Have a case take today's calendar, and nothing else; safe to repeat.

        Raises:
            NotTold: the case refused.
            NoSuchCase: no case has this id.
            NoAnswer: no worker answered.
        """
        return await self._calls.update(case_id, names.CALENDAR_CHANGED, CalendarChanged(by=by), Replanned, None)

    async def try_calendar(self, case_id: str, calendar: Calendar) -> Replanned:
        """What another calendar would change in a case, without telling the case.

        Raises:
            NoSuchCase: no case has this id.
            NoAnswer: no worker answered.
        """
        record = await self._calls.query(case_id, names.RECORD_QUERY, CaseRecord)
        return record.with_calendar(calendar, uk_date(datetime.now(UTC)), None)[1]

    async def retry_held_notices(
        self, case_id: str, *, by: str | None = None, update_id: str | None = None
    ) -> HeldNoticesRetried:
        """Have a case try its held notices again, once what stopped them has been mended; `update_id` as for `tell`.

        Raises:
            NotTold: the case refused.
            NoSuchCase: no case has this id.
            NoAnswer: no worker answered.
        """
        message = RetryHeldNotices(by=by)
        return await self._calls.update(case_id, names.RETRY_HELD_NOTICES, message, HeldNoticesRetried, update_id)

    async def about_letter(
        self,
        case_id: str,
        asked: ApproveLetter | SendLetterBack | ReplaceLetter | DropLetter | LetterSent,
        *,
        update_id: str | None = None,
    ) -> LetterReceipt:
        """Approve a letter that waits, send it back, put an edited one in its place, drop it, or say that it was sent.

        With an `update_id`, as for `tell`, the same call again gives the first answer and does nothing.

        Raises:
            NotTold: the case refused.
            NoSuchCase: no case has this id.
            NoAnswer: no worker answered.
        """
        return await self._calls.update(case_id, _OF_LETTERS[type(asked)], asked, LetterReceipt, update_id)

    async def read(self, case_id: str) -> CaseView:
        """Where a case stands; also of one that has closed, while the server keeps it.

        Raises:
            NoSuchCase: no case has this id.
            NoAnswer: no worker answered.
        """
        return await self._calls.query(case_id, names.CASE_QUERY, CaseView)

    async def wait(self, case_id: str) -> CaseClosed:
        """Wait until a case has closed, however long that takes.

        Raises:
            NoSuchCase: no case has this id.
            CannotOpen: it never opened, or was ended from outside.
        """
        return await self._calls.result(case_id)

    def list(self, wanted: CaseFilter | None = None) -> AsyncIterator[CaseSummary]:
        """The cases that match, newest first, as the search attributes show them: a moment behind the truth."""
        return list_cases(self._client, wanted or CaseFilter())

    async def _start(self, case_id: str, start: BaseModel, summary: str, policy: WorkflowIDReusePolicy) -> None:
        await self._client.start_workflow(
            names.WORKFLOW,
            start,
            id=case_id,
            task_queue=self._task_queue,
            id_reuse_policy=policy,
            static_summary=summary,
        )

    async def _reopen(self, case_id: str, review: ReviewRequested) -> Receipt:
        """Start the case's next run from the record of its last; refused first here, so that no failed run is left."""
        record = await self._calls.query(case_id, names.RECORD_QUERY, CaseRecord)
        if review in record.facts:
            # Told before, and answered; the case has closed again since.
            return _receipt(await self.read(case_id))
        try:
            record.told(review, uk_date(datetime.now(UTC)))
        except Refused as refused:
            source = str(refused.source) if refused.source else None
            raise NotTold(str(refused), refused.rule, source) from refused
        summary = f"Late request for a review, received {short_date(review.on)}"
        await self._start(
            case_id, Continuation(record=record, review=review), summary, WorkflowIDReusePolicy.ALLOW_DUPLICATE
        )
        await self._calls.opened(case_id)
        return _receipt(await self.read(case_id))


_OF_LETTERS: Mapping[type[AboutLetter], str] = {
    ApproveLetter: names.APPROVE_LETTER,
    SendLetterBack: names.SEND_LETTER_BACK,
    ReplaceLetter: names.REPLACE_LETTER,
    DropLetter: names.DROP_LETTER,
    LetterSent: names.LETTER_SENT,
}


def _receipt(view: CaseView) -> Receipt:
    running = view.running
    return Receipt(
        reference=view.reference,
        stage=view.stage,
        respond_by=view.respond_by,
        next_due=running.kind if running else None,
        next_due_on=running.on if running else None,
    )
