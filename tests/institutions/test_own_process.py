"""Whatever the code of an institution does, its process is all that it can harm, and the sentence says what it did."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from time import monotonic, sleep

import pytest

from dueprocess.case.notices import Notice
from dueprocess.institutions import CannotLoad, InstitutionError, Institutions, Limits

pytestmark = pytest.mark.special

Write = Callable[..., Path]
WriteCode = Callable[..., Path]
Load = Callable[..., Institutions]

ON = date(2020, 1, 29)
QUICK = Limits(answer_seconds=0.5, rest_seconds=0.3)

BEGINNING = """
from dueprocess.institutions import hookimpl
import os, pathlib, sys, time
DUEPROCESS_API = 1
broken = pathlib.Path(__file__).with_name("broken").exists
"""


@pytest.fixture
def write_code(write_folder: Write) -> WriteCode:
    """Write the folder of Anytown with an `institution.py`, and of Sometown without."""

    def write(code: str) -> Path:
        folder = write_folder("anytown", "[reference]\npattern = 'ANY/{number}'")
        write_folder("sometown", "[reference]\npattern = 'SOME/{number}'")
        (folder / "institution.py").write_text(BEGINNING + code)
        return folder

    return write


@pytest.fixture
def load_both(load: Load) -> Iterator[Callable[..., Institutions]]:
    """Load both, with short limits."""
    loaded: list[Institutions] = []

    def both(limits: Limits = QUICK) -> Institutions:
        loaded.append(load("anytown", "sometown", limits=limits))
        return loaded[-1]

    yield both
    for institutions in loaded:
        institutions.close()


def reference(institutions: Institutions, authority: str = "anytown", number: int = 7) -> str:
    return institutions.reference(authority, "foia-2000", ON, number)


def test_what_the_code_answers_takes_the_place_of_what_the_files_say(
    write_code: WriteCode, load_both: Callable[..., Institutions]
) -> None:
    write_code("""
@hookimpl
def dueprocess_reference(authority, regime, received_on, number):
    return f"{regime} {received_on:%Y-%m} {number}" if number < 8 else None
""")
    institutions = load_both()
    assert reference(institutions) == "foia-2000 2020-01 7"
    assert reference(institutions, number=8) == "ANY/8", "what it has no answer to is said by the files"
    assert institutions.reference_series("anytown", "foia-2000", ON) == "ANY"
    assert reference(institutions, "sometown") == "SOME/7", "it is asked about its own authority alone"


def test_the_words_of_the_code_are_laid_over_those_of_the_files_part_by_part(
    write_code: WriteCode, load_both: Callable[..., Institutions]
) -> None:
    folder = write_code("""
@hookimpl
def dueprocess_wording(notice):
    return {"contact": "From the code."} if notice == "decision" else None
""")
    (folder / "wording" / "decision.en.md").write_text(
        "<!-- part: contact -->\nFrom the file.\n<!-- part: further -->\nAlso from the file."
    )
    wording = load_both().wording("anytown", Notice.DECISION, "en")
    assert (wording["contact"], wording["further"]) == ("From the code.", "Also from the file.")


def test_the_code_imports_modules_beside_it_and_what_it_prints_is_no_answer(
    write_code: WriteCode, load_both: Callable[..., Institutions]
) -> None:
    folder = write_code("""
from neighbour import PREFIX
print("imported")

@hookimpl
def dueprocess_reference(number):
    print("asked")
    return f"{PREFIX}{number}"
""")
    (folder / "neighbour.py").write_text("PREFIX = 'N'")
    assert reference(load_both()) == "N7"


FAULTS = {
    "raise": ("raise RuntimeError('no')", "it failed: RuntimeError: no (institution.py, line 10); "),
    "exit": ("sys.exit(3)", "it failed: SystemExit: 3 (institution.py, line 10); "),
    "end the process": ("os._exit(3)", "it ended its process with exit code 3; "),
    "be killed": ("os.kill(os.getpid(), 9)", "its process was ended by SIGKILL; "),
    "crash": ("import ctypes; ctypes.string_at(0)", "its process was ended by SIGSEGV; "),
    "loop": ("while True: pass", "it gave no answer within 0.5 seconds, and was ended; "),
    "sleep": ("time.sleep(60)", "it gave no answer within 0.5 seconds, and was ended; "),
    "return the wrong type": ("return 7", "its answer cannot be used: Input should be a valid string (it is 7); "),
    "return too much": ("return 'x' * 50_000_000", "its answer cannot be used: "),
    "take all memory": ("return str(bytearray(4 << 30))", "it failed: MemoryError"),
    "recurse": ("f = lambda: f(); f()", "it failed: RecursionError"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_blamed_and_nobody_else_is_harmed(
    write_code: WriteCode, load_both: Callable[..., Institutions], fault: str
) -> None:
    does, sentence = FAULTS[fault]
    folder = write_code(f"""
@hookimpl
def dueprocess_reference(number):
    if broken():
        {does}
    return f"CODE/{{number}}"
""")
    institutions = load_both()
    (folder / "broken").touch()
    version = institutions.plugins[0].version
    with pytest.raises(InstitutionError) as refused:
        reference(institutions)
    assert str(refused.value).startswith(f"anytown {version}, dueprocess_reference: {sentence}")
    assert str(refused.value).endswith("; mend it, or do not enable 'anytown'")
    assert len(str(refused.value)) < 500
    assert reference(institutions, "sometown") == "SOME/7"
    (folder / "broken").unlink()
    sleep(QUICK.rest_seconds)
    assert reference(institutions) == "CODE/7", "its process is started again"


def test_an_enormous_wording_is_refused_with_how_large_it_is(
    write_code: WriteCode, load_both: Callable[..., Institutions]
) -> None:
    folder = write_code("""
@hookimpl
def dueprocess_wording(notice):
    return {"contact": "x" * 2_000_000} if broken() and notice == "decision" else None
""")
    institutions = load_both()
    (folder / "broken").touch()
    with pytest.raises(InstitutionError, match=r"it has 2,000,014 bytes, and an answer has at most 1,000,000"):
        institutions.wording("anytown", Notice.DECISION, "en")


def test_endless_reminders_are_ended(write_code: WriteCode, load_both: Callable[..., Institutions]) -> None:
    folder = write_code("""
from itertools import repeat
from dueprocess.case.plan import Reminder

@hookimpl
def dueprocess_reminders():
    return repeat(Reminder(before="respond", working_days=1)) if broken() else None
""")
    institutions = load_both()
    (folder / "broken").touch()
    reminders = institutions.plan("anytown", "foia-2000").reminders
    assert reminders, "the failure is passed over, and the files or the built-in reminders hold"
    assert institutions.plan("sometown", "foia-2000").reminders == reminders


def test_what_the_code_changes_is_its_own(write_code: WriteCode, load_both: Callable[..., Institutions]) -> None:
    write_code("""
from dueprocess.case.notices import SENDING
from dueprocess.institutions import builtin, reference

@hookimpl
def dueprocess_reference(number):
    builtin.REMINDERS = ()
    reference.DEFAULT_PATTERN = "spoilt {number}"
    os.environ["TZ"] = "Pacific/Kiritimati"
    os.chdir("/")
    sys.path.clear()
    return "X"
""")
    before = (dict(os.environ), Path.cwd(), list(sys.path))
    institutions = load_both()
    reminders = institutions.plan("sometown", "foia-2000").reminders
    assert reference(institutions) == "X"
    assert (dict(os.environ), Path.cwd(), list(sys.path)) == before
    assert institutions.plan("sometown", "foia-2000").reminders == reminders
    assert institutions.plan("anytown", "foia-2000").reminders == reminders


def test_after_a_hang_it_rests_so_that_not_each_question_waits(
    write_code: WriteCode, load_both: Callable[..., Institutions]
) -> None:
    folder = write_code("""
@hookimpl
def dueprocess_reference(number):
    while broken():
        pass
    return "X"
""")
    institutions = load_both(Limits(answer_seconds=0.5, rest_seconds=60))
    (folder / "broken").touch()
    began = monotonic()
    for _ in range(20):
        with pytest.raises(InstitutionError, match=r"it gave no answer within 0\.5 seconds"):
            reference(institutions)
    assert monotonic() - began < 5, "one of twenty waited"


@pytest.mark.parametrize(
    ("does", "within_seconds", "sentence"),
    [
        ("while True: pass", 2, "it gave no answer within 2 seconds, and was ended"),
        ("os._exit(0)", 60, "it ended its process with exit code 0"),
    ],
)
def test_code_that_cannot_be_imported_in_time_is_refused_at_start(
    write_code: WriteCode, load: Load, does: str, within_seconds: float, sentence: str
) -> None:
    write_code(does)
    with pytest.raises(CannotLoad) as refused:
        load("anytown", limits=Limits(start_seconds=within_seconds))
    assert str(refused.value).startswith("institution 'anytown': anytown ")
    assert sentence in str(refused.value)
    assert load("sometown").authorities() == ("sometown",)


def test_a_folder_says_itself_which_authority_it_serves(write_code: WriteCode, load: Load) -> None:
    write_code("@hookimpl\ndef dueprocess_authorities():\n    return ['sometown']")
    with pytest.raises(CannotLoad, match=r"'dueprocess_authorities' is answered by its institution\.toml; take it out"):
        load("anytown")


def test_the_process_ends_with_its_worker_even_while_it_hangs(write_code: WriteCode, folders: Path) -> None:
    folder = write_code("""
@hookimpl
def dueprocess_reference(number):
    if broken():
        pathlib.Path(__file__).with_name("pid").write_text(str(os.getpid()))
        while True:
            pass
    return "X"
""")
    program = f"""
from datetime import date
from pathlib import Path
from dueprocess.institutions import Institutions
institutions = Institutions.load(["anytown"], [Path({str(folders)!r})])
Path({str(folder / "broken")!r}).touch()
institutions.reference("anytown", "foia-2000", date(2020, 1, 29), 7)
"""
    worker = subprocess.Popen([sys.executable, "-c", program])
    pid = folder / "pid"
    _until(lambda: pid.exists() and bool(pid.read_text()))
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    _until(lambda: not _runs(int(pid.read_text())))


def _runs(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


def _until(happens: Callable[[], bool]) -> None:
    until = monotonic() + 20
    while not happens():
        assert monotonic() < until
        sleep(0.02)
