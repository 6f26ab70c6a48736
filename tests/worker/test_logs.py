"""What a worker logs: one JSON object a line, fixed event names, ids as fields, and nobody's words."""

import asyncio
import json
import os
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from temporalio.testing import WorkflowEnvironment

from dueprocess.case.notices import Notice
from dueprocess.case.request import Applicant, InformationRequested
from dueprocess.client import Cases, DueprocessPlugin
from dueprocess.law.facts import Decided
from dueprocess.law.outcomes import Outcome
from dueprocess.law.uk_time import uk_date
from dueprocess.worker.bootstrap import prepare_namespace
from dueprocess.worker.server import LOOPBACK, temporal_command

MARKERS = ("Zebedee", "zebedee@example.org", "penguins", "forty-one", "Sample Street")


async def sent(cases: Cases, notice: Notice) -> None:
    """Wait until the notice has been sent."""
    async with asyncio.timeout(30):
        while notice not in [issued.step.notice for issued in (await cases.read("leeds/logged")).issued]:  # noqa: ASYNC110 - another process sends it
            await asyncio.sleep(0.1)


async def test_a_worker_logs_what_happens_to_a_case_and_nothing_of_what_anybody_wrote(tmp_path: Path) -> None:
    async with await WorkflowEnvironment.start_local(
        ip=LOOPBACK,
        plugins=[DueprocessPlugin()],
        dev_server_existing_path=str(temporal_command()),
        dev_server_log_level="error",
        dev_server_extra_args=["--output", "none"],
    ) as server:
        await prepare_namespace(server.client)
        address = server.client.service_client.config.target_host
        worker = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "dueprocess.cli", "worker"),
            env=os.environ | {"TEMPORAL_ADDRESS": address, "DUEPROCESS_HOME": str(tmp_path)},
            stderr=asyncio.subprocess.PIPE,
        )
        today = uk_date(datetime.now(UTC))
        cases = Cases(server.client)
        await cases.open(
            "logged",
            InformationRequested(
                authority="leeds",
                received_on=today - timedelta(days=60),
                text="How many penguins?",
                applicant=Applicant(name="Zebedee", email="zebedee@example.org", address=("1 Sample Street",)),
            ),
        )
        await sent(cases, Notice.ESCALATION)
        await cases.tell("leeds/logged", Decided(on=today, outcome=Outcome.DISCLOSED_IN_FULL, answer="forty-one"))
        await sent(cases, Notice.DECISION)
        worker.send_signal(signal.SIGTERM)
        _, logged = await worker.communicate()
    assert worker.returncode == 0, "a supervisor's stop is no failure"

    lines = [json.loads(line) for line in logged.decode().splitlines()]
    events = [line["event"] for line in lines]
    assert events.count("case.opened") == 1
    assert events.count("letter.stored") >= 5
    assert {line["case_id"] for line in lines if line["event"] == "letter.stored"} == {"leeds/logged"}
    for marker in MARKERS:
        assert marker not in logged.decode()
