"""What it costs to ask an institution: the facade, the isolation and the validation, beyond the hook itself.

    python -m benchmarks.hooks

Side by side in one run: the hook called as a plain function, through the host where files answer it, and through the
host where `institution.py` answers it in a process of its own.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from dueprocess.case.notices import Notice
from dueprocess.institutions import Institutions
from dueprocess.institutions.reference import reference_for

CALLS = 20_000
GOAL_MICROSECONDS = 50
ON = date(2020, 1, 29)
PATTERN = "ANY/{yy}/{number:03}"
SETTINGS = """
[office]
authority = "Anytown Borough Council"
enquiries = { role = "Information Team", email = "foi@anytown.example" }
review = { role = "Monitoring Officer", email = "reviews@anytown.example" }
signatory = { role = "Information Manager" }

[reference]
pattern = "ANY/{yy}/{number:03}"
"""
CODE = f"""
from dueprocess.institutions import hookimpl
from dueprocess.institutions.reference import reference_for
DUEPROCESS_API = 1
WORDS = {{"contact": "Write to us. " * 40}}

@hookimpl
def dueprocess_reference(received_on, number):
    return reference_for({PATTERN!r}, received_on, number)

@hookimpl
def dueprocess_wording(notice):
    return WORDS if notice == "decision" else None
"""


def main() -> None:
    """Print the median of each way, and what the host adds."""
    with TemporaryDirectory() as place:
        files, code = (_institutions(Path(place) / name, text) for name, text in (("files", ""), ("code", CODE)))
        plain = _microseconds(lambda: reference_for(PATTERN, ON, 7))
        print(f"{CALLS:,} calls each; medians in microseconds; the goal is at most {GOAL_MICROSECONDS} beyond the hook")
        print(f"  reference, a plain call                   {plain:6.1f}")
        _print("reference, answered by files", _microseconds(partial(_reference, files)), plain)
        _print("reference, answered by institution.py", _microseconds(partial(_reference, code)), plain)
        rested = _microseconds(lambda: reference_for(PATTERN, ON, 7), calls=500, pause_seconds=0.005)
        print(f"  a plain call after a pause of 5 ms        {rested:6.1f}")
        asked = _microseconds(partial(_reference, code), calls=500, pause_seconds=0.005)
        _print("institution.py after a pause of 5 ms", asked, rested)
        for what, institutions in (("built in", files), ("with 500 characters of code", code)):
            asked = _microseconds(partial(institutions.wording, "anytown", Notice.DECISION, "en"))
            print(f"  all words of a decision, {what:27}{asked:6.1f}")
        files.close()
        code.close()


def _institutions(folder: Path, code: str) -> Institutions:
    place = folder / "anytown"
    place.mkdir(parents=True)
    (place / "institution.toml").write_text(SETTINGS)
    if code:
        (place / "institution.py").write_text(code)
    return Institutions.load(["anytown"], [folder])


def _reference(institutions: Institutions) -> str:
    return institutions.reference("anytown", "foia-2000", ON, 7)


def _print(what: str, asked: float, plain: float) -> None:
    print(f"  {what:40}{asked:8.1f}   {asked - plain:5.1f} beyond the hook")


def _microseconds(call: Callable[[], object], calls: int = CALLS, pause_seconds: float = 0) -> float:
    taken = list[float]()
    for _ in range(calls):
        if pause_seconds:
            sleep(pause_seconds)
        began = perf_counter()
        call()
        taken.append(perf_counter() - began)
    return median(taken) * 1_000_000


if __name__ == "__main__":
    main()
