"""The figures of a run as a table, to be printed, kept and quoted."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from faults.audit import Findings
from faults.killing import Kill, Recovery


class Figures(NamedTuple):
    """What a run came to."""

    set_up: str
    seed: int
    took_seconds: float
    kills: Sequence[Kill]
    ended_by_themselves: int
    cases: int
    facts: int
    letters: int
    tried_again: int
    refused_starts: int
    closed_within_seconds: float
    """After the last kill."""
    handed_again: int
    """Letters that a records system was handed again, and knew by their key."""
    facts_went_on: Mapping[str, Recovery]
    letters_went_on: Mapping[str, Recovery]
    findings: Findings


def table(run: Figures) -> str:
    """The table, in Markdown."""
    found = run.findings
    rows: list[tuple[str, object]] = [
        ("kills -9", len(run.kills)),
        ("cases in progress at each kill, at least", min((kill.in_progress for kill in run.kills), default=0)),
        ("cases", run.cases),
        ("facts acknowledged", run.facts),
        ("letters and notices delivered", run.letters),
        ("calls made again, having had no answer", run.tried_again),
        ("starts refused, which may use up no number", run.refused_starts),
        ("facts lost", len(found.facts_lost)),
        ("facts doubled", len(found.facts_doubled)),
        ("letters lost", len(found.letters_lost)),
        ("letters doubled", len(found.letters_doubled)),
        ("letters not owed", len(found.letters_not_owed)),
        ("mail repeated under its Message-ID", found.mail_repeated),
        ("letters that a channel knew by their key when they came again", run.handed_again),
        ("references skipped, repeated or burned", len(found.references_wrong)),
        ("letters on which register and delivery differ", len(found.register_wrong)),
        ("cases that stand in the index otherwise than they ended", len(found.index_wrong)),
        ("cases stuck", len(found.cases_stuck)),
        ("all closed after the last kill within", f"{run.closed_within_seconds:.0f} s"),
        ("processes that ended without being killed", run.ended_by_themselves),
    ]
    lines = [f"| {run.set_up}, seed {run.seed}, {run.took_seconds / 60:.1f} min | |", "| --- | ---: |"]
    lines += [f"| {what} | {figure} |" for what, figure in rows]
    lines += ["", "| killed | kills | next fact: median, longest | next letter: median, longest |"]
    lines += ["| --- | ---: | ---: | ---: |"]
    for kind in sorted({kill.kind for kill in run.kills}):
        fact, letter = (_recovery(by.get(kind)) for by in (run.facts_went_on, run.letters_went_on))
        lines.append(f"| {kind} | {sum(kill.kind == kind for kill in run.kills)} | {fact} | {letter} |")
    return "\n".join((*lines, ""))


def _recovery(took: Recovery | None) -> str:
    return f"{took.median:.1f} s, {took.longest:.1f} s" if took else "none"
