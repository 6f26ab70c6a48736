"""The mail server of the tests, as a process that is killed and starts again, and what it took."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from faults.smtp_server import LOOPBACK, Behaviour, Taken, read_taken
from faults.supervised import Supervised
from servers import PROGRAMS, free_ports, our_environment

_PROGRAM = Path(__file__).with_name("smtp_server.py")
_STARTS_WITHIN_SECONDS = 30
_TRY_EVERY_SECONDS = 0.05


@dataclass(frozen=True)
class MailServer:
    """A mail server on loopback; `address` is `127.0.0.1:PORT`."""

    process: Supervised
    address: str
    folder: Path

    def behave(self, behaviour: Behaviour) -> None:
        """Treat messages like this from now on."""
        draft = self.folder / "behaviour.draft"
        draft.write_text(behaviour.model_dump_json())
        draft.replace(self.folder / "behaviour.json")

    @property
    def taken(self) -> tuple[Taken, ...]:
        """The messages it has taken so far, in order."""
        return read_taken(self.folder)


@asynccontextmanager
async def mail_server(folder: Path, *, port: int | None = None, tarpit: bool = False) -> AsyncGenerator[MailServer]:
    """A mail server that keeps what it takes in `folder`, or a tarpit, for as long as the block lasts."""
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    port = port or free_ports()[0]
    command = [str(PROGRAMS / "python"), str(_PROGRAM), str(port), str(folder), *(["tarpit"] if tarpit else [])]
    process = Supervised(command, our_environment(), folder / "log")
    async with process.running():
        await _until_it_listens(port)
        yield MailServer(process, f"{LOOPBACK}:{port}", folder)


async def _until_it_listens(port: int) -> None:
    async with asyncio.timeout(_STARTS_WITHIN_SECONDS):
        while True:
            try:
                _, writer = await asyncio.open_connection(LOOPBACK, port)
            except ConnectionRefusedError:
                await asyncio.sleep(_TRY_EVERY_SECONDS)
            else:
                writer.close()
                return
