"""Real processes that are killed and started again, as a supervisor does it on a real machine."""

import asyncio
import os
import signal
from asyncio.subprocess import Process
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

_AGAIN_AFTER_SECONDS = 0.2
_STOPS_WITHIN_SECONDS = 20.0


class Supervised:
    """One process, started again whenever it ends.

    Args:
        command: with its arguments; the same each time.
        environment: all of it.
        log: the file that what it says is added to.
    """

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], log: Path) -> None:
        self.kills = 0
        self.ends = 0
        self._command = command
        self._environment = environment
        self._log = log
        self._process: Process | None = None

    @property
    def ended_by_itself(self) -> int:
        """How often it ended without having been killed."""
        return self.ends - self.kills

    def kill(self) -> bool:
        """Kill -9 it and all that it started; False where it was not running just then."""
        if self._process is None or self._process.returncode is not None:
            return False
        os.killpg(self._process.pid, signal.SIGKILL)
        self.kills += 1
        return True

    def sees(self, place: Path) -> Path:
        """What lies at this absolute path for the process, which may have mounts of its own."""
        if self._process is None:
            raise RuntimeError("It has not started yet.")
        return Path(f"/proc/{self._process.pid}/root") / place.relative_to("/")

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None]:
        """It runs, and is started again when it ends, for as long as the block lasts."""
        keeping = asyncio.create_task(self._keep())
        try:
            yield
        finally:
            keeping.cancel()
            with suppress(asyncio.CancelledError):
                await keeping

    async def _keep(self) -> None:
        while True:
            with self._log.open("ab") as log:
                self._process = await asyncio.create_subprocess_exec(
                    *self._command,
                    env=dict(self._environment),
                    stdin=asyncio.subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            try:
                await self._process.wait()
            except asyncio.CancelledError:
                await _stop(self._process)
                raise
            self.ends += 1
            await asyncio.sleep(_AGAIN_AFTER_SECONDS)


async def _stop(process: Process) -> None:
    with suppress(ProcessLookupError):
        process.send_signal(signal.SIGTERM)
    try:
        await asyncio.wait_for(process.wait(), _STOPS_WITHIN_SECONDS)
    except TimeoutError:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()
