"""The code of an institution in a process of its own: whatever it does, the worker and all other institutions go on."""

import signal
import subprocess
import sys
import weakref
from collections.abc import Mapping
from multiprocessing.connection import Connection, Pipe
from threading import Lock
from time import monotonic
from typing import TypeVar

from pydantic import ValidationError

from dueprocess.institutions import wire
from dueprocess.institutions.answering import why
from dueprocess.institutions.code import Code, Loaded
from dueprocess.institutions.hooks import Hook, Unusable
from dueprocess.institutions.limits import Limits
from dueprocess.institutions.waiting import wait_for

T = TypeVar("T")


class NoAnswer(Exception):
    """The code failed, or its process did; the sentence says how."""


class OwnProcess:
    """The process of one institution's code. Safe to ask from several threads: they take turns.

    Args:
        code: where the code is.
        limits: what it may take.
    """

    def __init__(self, code: Code, limits: Limits) -> None:
        self._code = code
        self._limits = limits
        self._turn = Lock()
        self._rests_until = 0.0
        self._rests_because = ""
        self._running: _Running | None = _Running(code, limits)
        self._loaded: Loaded | None = None

    def loaded(self) -> Loaded:
        """What the code said of itself, once it is imported.

        Raises:
            NoAnswer: it cannot be imported, or not within the limit.
        """
        with self._turn:
            if self._loaded is None:
                try:
                    self._loaded = self._run().loaded
                except _Ended as ended:
                    self._end()
                    raise NoAnswer(str(ended)) from ended
            return self._loaded

    def ask(self, hook: Hook[T], arguments: Mapping[str, object]) -> T | None:
        """The answer of the code, or None if it has none.

        Raises:
            NoAnswer: it failed, or its process did.
        """
        within = self._limits.deed_seconds if hook.is_deed else self._limits.answer_seconds
        with self._turn:
            received = self._exchange(wire.question(hook, arguments), within)
        if received[:1] == wire.SILENT:
            return None
        if received[:1] == wire.FAILED:
            raise NoAnswer(received[1:].decode(errors="replace"))
        try:
            return wire.read_answer(hook, received[1:])
        except (Unusable, ValidationError) as error:
            raise NoAnswer(why(error)) from error

    def close(self) -> None:
        """End the process. It is started again when it is asked again."""
        with self._turn:
            self._end()

    def _exchange(self, question: bytes, within_seconds: float) -> bytes:
        if monotonic() < self._rests_until:
            raise NoAnswer(self._rests_because)
        try:
            return self._run().exchange(question, within_seconds)
        except _Ended as ended:
            self._end()
            self._rests_until = monotonic() + self._limits.rest_seconds
            self._rests_because = str(ended)
            raise NoAnswer(str(ended)) from ended

    def _run(self) -> "_Running":
        if self._running is None:
            self._running = _Running(self._code, self._limits)
        self._running.wait_until_loaded()
        return self._running

    def _end(self) -> None:
        if self._running is not None:
            self._running.end()
            self._running = None


class _Ended(Exception):
    """The process has ended, or had to be."""


class _Running:
    """One run of the process, from its start to its end."""

    loaded: Loaded

    def __init__(self, code: Code, limits: Limits) -> None:
        self._limits = limits
        self._is_loaded = False
        self._connection, theirs = Pipe()
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-P", "-m", f"{__name__}_main", str(theirs.fileno()), str(limits.memory_bytes)],
            stdin=subprocess.DEVNULL,
            pass_fds=(theirs.fileno(),),
            # Ctrl-C is for the worker, which may still need an answer to store the letter in hand.
            start_new_session=True,
        )
        theirs.close()
        self.end = weakref.finalize(self, _end, self._connection, self._process)
        self._connection.send_bytes(code.model_dump_json().encode())

    def wait_until_loaded(self) -> None:
        """See that the code is imported.

        Raises:
            _Ended: it cannot be.
        """
        if self._is_loaded:
            return
        received = self._receive(self._limits.start_seconds)
        if received[:1] == wire.FAILED:
            raise _Ended(received[1:].decode(errors="replace"))
        self.loaded = Loaded.model_validate_json(received[1:])
        self._is_loaded = True

    def exchange(self, question: bytes, within_seconds: float) -> bytes:
        """Ask, and wait for the reply.

        Raises:
            _Ended: there is none.
        """
        try:
            self._connection.send_bytes(question)
        except OSError:
            raise _Ended(self._how_it_ended()) from None
        return self._receive(within_seconds)

    def _receive(self, within_seconds: float) -> bytes:
        if not wait_for(self._connection, within_seconds):
            raise _Ended(f"it gave no answer within {within_seconds:g} seconds, and was ended")
        try:
            return self._connection.recv_bytes()
        except (EOFError, OSError):
            raise _Ended(self._how_it_ended()) from None

    def _how_it_ended(self) -> str:
        try:
            code = self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return "it closed its connection"
        if code < 0:
            return f"its process was ended by {signal.Signals(-code).name}"
        return f"it ended its process with exit code {code}"


def _end(connection: Connection, process: "subprocess.Popen[bytes]") -> None:
    connection.close()
    process.kill()
    process.wait()
