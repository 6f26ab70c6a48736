"""What lies in a case's history: dates that agree with its timers, keys of letters, and no letter."""

import base64
import hashlib
import re
from datetime import timedelta

from dueprocess.law.facts import Decided
from dueprocess.law.outcomes import Outcome
from dueprocess.law.uk_time import start_of_day_at, uk_date
from workflows.timers import timers_of
from workflows.virtual_server import VirtualServer, a_request, today


async def test_every_timer_ends_at_a_midnight_in_london(server: VirtualServer) -> None:
    """A limit is a timer, in winter and in summer."""
    case = await server.opened(a_request())
    await case.move_to(today() + timedelta(days=1))
    await case.tell(Decided(on=today(), outcome=Outcome.NOT_HELD))
    await server.run_to_end(case)
    timers = list(timers_of(await server.history(case)))
    assert timers
    for timer in timers:
        midnight_at = start_of_day_at(uk_date(timer.ends_at + timedelta(seconds=1)))
        assert abs(timer.ends_at - midnight_at) < timedelta(seconds=1)


async def test_letters_are_in_the_store_and_only_their_keys_and_hashes_in_history(server: VirtualServer) -> None:
    case = await server.opened(a_request())
    await case.tell(Decided(on=today(), outcome=Outcome.NOT_HELD))
    await server.run_to_end(case)
    view = await server.cases(server.task_queue).read(case.case_id)
    history = (await server.history(case)).to_json()
    for notice in view.issued:
        for file in notice.files:
            stored = (server.home / "letters" / file.key).read_bytes()
            assert hashlib.sha256(stored).hexdigest() == file.sha256
    text = (server.home / "letters" / view.issued[-1].files[-2].key).read_text()
    sentences = [line for line in text.splitlines() if len(line) > 40]
    assert sentences
    plain = b"".join(base64.b64decode(found) for found in re.findall(r'"data": "([^"]+)"', history)).decode()
    assert view.reference in plain, "payloads were found and decoded"
    assert not [line for line in sentences if line.strip() in plain]


async def test_nothing_that_operators_see_in_lists_names_the_applicant(server: VirtualServer) -> None:
    """Ids, search attributes, summaries and details are kept in plain text."""
    case = await server.opened(a_request())
    await case.move_to(today() + timedelta(days=1))
    description = await server.handle(case).describe()
    metadata = await server.handle(case).query("__temporal_workflow_metadata")
    summaries = [event.user_metadata.summary.data.decode() for event in (await server.history(case)).events]
    seen = [
        case.case_id,
        str(description.typed_search_attributes),
        str(await description.static_summary()),
        str(metadata),
        *summaries,
    ]
    assert "awaiting-decision" in str(metadata)
    assert any("FOIA 2000 s.10(1)" in summary for summary in summaries), "the timer says why it was set"
    for words in seen:
        assert "Ada" not in words
        assert "bicycles" not in words
