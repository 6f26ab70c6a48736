"""The process of one institution: imports its code, then answers one question after the other until its worker ends.

Started by `own_process` as `python -m dueprocess.institutions.own_process_main <descriptor>`.
"""

import os
import resource
import select
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread

import pluggy  # noqa: TID251 - this package is the one that speaks to pluggy

from dueprocess.institutions import wire
from dueprocess.institutions.answering import answer_of, why
from dueprocess.institutions.code import CannotImport, Code, load_code
from dueprocess.institutions.failing_line import failing_line
from dueprocess.institutions.waiting import wait_for


def main(descriptor: int, memory_bytes: int) -> None:
    """Answer until the other end of the descriptor is closed."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    # What the code prints is no answer; it goes where the worker's own errors go.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    Thread(target=_end_with_worker, args=(descriptor,), daemon=True).start()
    connection = Connection(descriptor)
    code = Code.model_validate_json(connection.recv_bytes())
    try:
        loaded, hooks = load_code(code)
    except CannotImport as error:
        connection.send_bytes(wire.FAILED + str(error).encode())
        return
    connection.send_bytes(wire.ANSWERED + loaded.model_dump_json().encode())
    with suppress(EOFError, OSError):
        while True:
            wait_for(connection)
            connection.send_bytes(_reply(hooks, connection.recv_bytes(), code.file.parent))


def _reply(hooks: pluggy.HookRelay, received: bytes, folder: Path) -> bytes:
    try:
        hook, arguments = wire.read_question(received)
        value = answer_of(hook, hooks, arguments)
        return wire.SILENT if value is None else wire.answer(hook, value)
    except BaseException as error:  # noqa: BLE001 - also SystemExit and MemoryError: the sentence is the reply
        return wire.FAILED + f"{why(error)}{failing_line(error, folder)}".encode()


def _end_with_worker(descriptor: int) -> None:
    """End at once when the worker is gone, even while the code answers: nobody waits for it any more."""
    hung_up = select.poll()
    hung_up.register(descriptor, 0)
    hung_up.poll()
    os._exit(0)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
