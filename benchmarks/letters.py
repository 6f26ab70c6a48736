"""Letters: what one costs in each format, the first in a new process, two processes beside one, and memory.

Every letter is another one, since typst remembers what it has set. Run it from the root of the repository:
`python -m benchmarks.letters`. README.md says what each line is.
"""

import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from statistics import median
from typing import TypeVar

from benchmarks.spread import spread

from dueprocess.case.notices import Notice
from dueprocess.institutions import House, Wording
from dueprocess.institutions.builtin import BuiltIn
from dueprocess.institutions.house import read_house
from dueprocess.law.regime import Statute
from dueprocess.letters import Letter, LetterFormat, compose, render
from dueprocess.letters.samples import SAMPLE_OFFICE, Sample, samples_of

LETTERS = 100
FRESH = 5
ROUNDS = 5
IN_A_ROUND = 60
MANY = (500, 1_000, 3_000)

T = TypeVar("T")

PDF_MS, ALL_MS, FIRST_S, TIMES_TWO, GROWTH_MB = 10, 60, 0.5, 1.8, 10
"""Our goals: at most so long, at least so many times, at most so much more from letter 500 to the last."""

ANYTOWN = Path(__file__).parents[1] / "examples" / "institutions" / "anytown"
FIRST = "from benchmarks.letters import first; first()"


def main() -> None:
    """Measure, and print what was seen beside the goals."""
    print(f"{LETTERS} different letters under FOIA, every sample in turn; least/median/most.\n")
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    cost = _cost_of_formats()
    os.sched_setaffinity(0, cores)
    for name, milliseconds in cost.items():
        print(f"{spread(milliseconds):>18} ms CPU  {name}")
    fresh = _fresh_seconds()
    print(f"{spread(fresh, 2):>18} s       the first PDF in a new process, with everything that it imports")
    one, two = _rates()
    print(f"{spread(one):>18} a second PDF, one process")
    print(f"{spread(two):>18} a second PDF, two processes")
    memory = _memory()
    print(f"{', '.join(f'{megabytes:.0f} MB at {number:,}' for number, megabytes in memory.items())}  in one process\n")

    times = median(after / before for before, after in zip(one, two, strict=True))
    grown = memory[MANY[-1]] - memory[MANY[0]]
    for what, seen, is_met in (
        (f"PDF in {PDF_MS} ms", f"{median(cost['pdf']):.1f} ms", median(cost["pdf"]) <= PDF_MS),
        (f"all formats in {ALL_MS} ms", f"{median(cost['all']):.1f} ms", median(cost["all"]) <= ALL_MS),
        (f"first letter in {FIRST_S} s", f"{median(fresh):.2f} s", median(fresh) <= FIRST_S),
        (f"two processes {TIMES_TWO} times one", f"{times:.2f} times", times >= TIMES_TWO),
        (f"memory grown by {GROWTH_MB} MB at most", f"{grown:.1f} MB", grown <= GROWTH_MB),
    ):
        print(f"{what:<36}{seen:>12}  {'met' if is_met else 'missed'}")


def first() -> None:
    """Make one letter, in a process that has made none."""
    render(next(_different(1)), _house(), LetterFormat.PDF)


def _cost_of_formats() -> Mapping[str, list[float]]:
    """CPU milliseconds of each format alone, of composing, and of all of them one after the other; on one core."""
    house = _house()
    cost: dict[str, list[float]] = {name: [] for name in ("composed", *LetterFormat, "all")}
    for letter_format in LetterFormat:
        for letter in _different(20):
            if letter_format in _formats_of(letter):
                render(letter, house, letter_format)
        for letter in _different(LETTERS, first_number=100):
            if letter_format in _formats_of(letter):
                cost[letter_format].append(_timed(partial(render, letter, house, letter_format))[1])
    letters = _different(LETTERS, first_number=1_000)
    for _ in range(LETTERS):
        letter, took = _timed(letters.__next__)
        cost["composed"].append(took)
        total = took
        for letter_format in _formats_of(letter):
            total += _timed(partial(render, letter, house, letter_format))[1]
        cost["all"].append(total)
    return cost


def _formats_of(letter: Letter) -> list[LetterFormat]:
    """All but for the post, where it is an internal notice."""
    return [each for each in LetterFormat if not (letter.is_internal and each is LetterFormat.POSTAL)]


def _timed(make: Callable[[], T]) -> tuple[T, float]:
    began = time.process_time()
    made = make()
    return made, 1_000 * (time.process_time() - began)


def _fresh_seconds() -> list[float]:
    """New processes one after the other, once what they import is compiled: as an installed package is."""
    with tempfile.TemporaryDirectory() as compiled:
        others = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment = others | {"PYTHONPYCACHEPREFIX": compiled}
        seconds = list[float]()
        for _ in range(FRESH + 1):
            began = time.perf_counter()
            subprocess.run([sys.executable, "-c", FIRST], check=True, env=environment)
            seconds.append(time.perf_counter() - began)
    return seconds[1:]


def _rates() -> tuple[list[float], list[float]]:
    """PDFs a second by one process and by two, in turns."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as alone, context.Pool(2) as together:
        for pool, processes in ((alone, 1), (together, 2)):
            pool.map(_print, [(number, 2) for number in range(processes)], chunksize=1)
        one, two = list[float](), list[float]()
        for number in range(ROUNDS):
            for pool, processes, rates in ((alone, 1, one), (together, 2, two)):
                began = time.perf_counter()
                pool.map(_print, [(1_000 * number + each, IN_A_ROUND) for each in range(processes)], chunksize=1)
                rates.append(processes * IN_A_ROUND / (time.perf_counter() - began))
    return one, two


def _print(turn: tuple[int, int]) -> None:
    number, letters = turn
    for letter in _different(letters, first_number=1_000_000 + 1_000 * number):
        render(letter, _house(), LetterFormat.PDF)


def _memory() -> Mapping[int, float]:
    """Megabytes that a new process holds after so many letters, each as PDF, HTML and text."""
    program = "from benchmarks.letters import hold; hold()"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return dict(zip(MANY, map(float, done.stdout.split()), strict=True))


def hold() -> None:
    """Make many letters and print the memory held on the way."""
    for number, letter in enumerate(_different(MANY[-1]), start=1):
        for letter_format in (LetterFormat.PDF, LetterFormat.HTML, LetterFormat.TEXT):
            render(letter, _house(), letter_format)
        if number in MANY:
            print(_megabytes_held())


def _megabytes_held() -> float:
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text("ascii").split()[1]) * resource.getpagesize() / 1e6
    # Elsewhere only the most that was ever held is known.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


@cache
def _house() -> House:
    house = read_house(ANYTOWN)
    if house is None:
        raise FileNotFoundError(ANYTOWN)
    return house


def _different(count: int, first_number: int = 0) -> Iterator[Letter]:
    """So many letters under FOIA, every sample in turn, each composed anew and each of another case."""
    cases = [_of(notice) for notice in Notice]
    every = [(wording, sample) for wording, samples in cases for sample in samples]
    for number in range(first_number, first_number + count):
        wording, sample = every[number % len(every)]
        particulars = sample.particulars.model_copy(
            update={
                "reference": f"AT-2026-{number}",
                "applicant": f"Ada Example {number}",
                "request": f"{sample.particulars.request} My number is {number}.",
            }
        )
        yield compose(sample.notice, wording=wording, particulars=particulars, office=SAMPLE_OFFICE)


@cache
def _of(notice: Notice) -> tuple[Wording, tuple[Sample, ...]]:
    wording = BuiltIn().dueprocess_wording(notice, "en", Statute.FOIA_2000)
    if wording is None:
        raise LookupError("there are no built-in words")
    return wording, tuple(sample for sample in samples_of(notice, Statute.FOIA_2000) if not sample.is_least)


if __name__ == "__main__":
    main()
