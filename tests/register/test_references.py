"""Reference numbers: gapless, one a case, never given twice, whoever asks at once and whatever fails."""

import signal
import subprocess
import sys
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import pytest

from dueprocess.register import References, open_register

CASES_A_PROCESS = 15
# What each process does: open the register at the same time as the others, and ask for its cases.
ASKING = """
import sys
from dueprocess.register import References, open_register
address, name, cases = sys.argv[1:]
print("ready", flush=True)
sys.stdin.readline()
references = References(open_register(address))
for number in range(int(cases)):
    print(references.give(f"leeds/{name}-{number}", authority="leeds", series="K/20", write=lambda n: f"K/20/{n:03}"))
"""
# This one stops with the number in its hand.
STOPPING = """
import sys, time
from dueprocess.register import References, open_register
def write(number):
    print(number, flush=True)
    time.sleep(60)
References(open_register(sys.argv[1])).give("leeds/killed", authority="leeds", series="K/20", write=write)
"""


@pytest.fixture
def references(address: str) -> Generator[References]:
    with closing(References(open_register(address))) as opened:
        yield opened


def give(references: References, case_id: str, *, authority: str = "leeds", series: str = "K/20") -> str:
    return references.give(
        case_id, authority=authority, series=series, write=lambda number: f"{authority}:{series}/{number:03}"
    )


def test_numbers_run_from_one_in_each_series_of_each_authority(references: References) -> None:
    given = [
        give(references, "leeds/a"),
        give(references, "leeds/b"),
        give(references, "leeds/c", series="K/21"),
        give(references, "anytown/a", authority="anytown"),
        give(references, "leeds/d"),
    ]
    assert given == ["leeds:K/20/001", "leeds:K/20/002", "leeds:K/21/001", "anytown:K/20/001", "leeds:K/20/003"]


def test_a_case_that_asks_again_has_the_reference_it_had(references: References) -> None:
    """The activity that asked may have died before its answer was recorded."""
    first = give(references, "leeds/a")
    give(references, "leeds/b")
    assert give(references, "leeds/a") == first
    assert give(references, "leeds/c") == "leeds:K/20/003"


def test_a_case_that_asks_twice_at_once_has_one_reference(references: References) -> None:
    """An attempt that was given up may still run beside the next one."""
    together = Barrier(8)

    def ask(series: int) -> str:
        together.wait()
        return give(references, "leeds/a", series=f"K/{series}")

    with ThreadPoolExecutor(8) as many:
        assert len(set(many.map(ask, range(8)))) == 1


def test_a_number_whose_reference_cannot_be_written_is_not_used_up(references: References) -> None:
    def broken(number: int) -> str:
        raise RuntimeError(f"no words for {number}")

    give(references, "leeds/a")
    with pytest.raises(RuntimeError, match="no words for 2"):
        references.give("leeds/b", authority="leeds", series="K/20", write=broken)
    assert give(references, "leeds/c") == "leeds:K/20/002"


def test_nor_is_that_of_a_process_that_was_killed_with_it_in_its_hand(references: References, address: str) -> None:
    give(references, "leeds/a")
    with subprocess.Popen([sys.executable, "-c", STOPPING, address], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "2\n"
        process.send_signal(signal.SIGKILL)
    assert give(references, "leeds/b") == "leeds:K/20/002"


def test_many_threads_at_once_leave_no_gap_and_no_double(address: str) -> None:
    registers = [References(open_register(address)) for _ in range(4)]

    def ask(number: int) -> str:
        return give(registers[number % 4], f"leeds/{number}")

    with ThreadPoolExecutor(8) as many:
        given = list(many.map(ask, range(60)))
    for register in registers:
        register.close()
    assert sorted(given) == [f"leeds:K/20/{number:03}" for number in range(1, 61)]


@pytest.mark.special
def test_many_processes_at_once_make_the_register_and_leave_no_gap_and_no_double(address: str) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", ASKING, address, name, str(CASES_A_PROCESS)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in "abcd"
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    given = [line for process in processes for line in process.communicate()[0].splitlines()]
    assert [process.returncode for process in processes] == [0, 0, 0, 0]
    assert sorted(given) == [f"K/20/{number:03}" for number in range(1, 4 * CASES_A_PROCESS + 1)]


def test_the_register_is_there_after_a_restart(address: str) -> None:
    for case_id, expected in (("leeds/a", "leeds:K/20/001"), ("leeds/b", "leeds:K/20/002")):
        with closing(References(open_register(address))) as opened:
            assert give(opened, case_id) == expected
