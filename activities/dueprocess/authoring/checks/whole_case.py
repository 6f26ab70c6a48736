"""Whether a whole case can be run for the authority, with all its letters."""

from collections.abc import Iterator
from typing import Final

from dueprocess.authoring.living import live
from dueprocess.authoring.subject import Subject
from dueprocess.case.notices import Notice
from dueprocess.law.outcomes import Closing

_OWED: Final = (
    Notice.ACKNOWLEDGEMENT,
    Notice.CLARIFICATION,
    Notice.DECISION,
    Notice.REVIEW_ACKNOWLEDGEMENT,
    Notice.REVIEW_OUTCOME,
)


def lives_a_case(subject: Subject) -> Iterator[str]:
    """What kept a case from its close, and each letter that did not go out."""
    for authority in subject.authorities:
        institutions = subject.institutions
        plan = institutions.plan(authority, "foia-2000")
        regime = "foisa-2002" if plan.practice.nation == "scotland" else "foia-2000"
        lived = live(
            (subject.name, *subject.beside),
            subject.folders,
            authority=authority,
            regime=regime,
            language=institutions.office(authority).languages[0],
        )
        if lived.view.held:
            yield from (f"the letter '{held.step.key}' of {authority} is held: {held.why}" for held in lived.view.held)
            continue
        if lived.view.closing is not Closing.REVIEW_DECIDED:
            yield f"a case of {authority} did not close with its review; it stands at '{lived.view.stage}'."
        sent = {letter.step.notice for letter in lived.view.issued if lived.letters.get(letter.step.key)}
        rules = institutions.plan(authority, regime)
        for notice in _OWED:
            if notice not in sent and rules.rule(notice) != "never":
                yield f"the letter '{notice}' of {authority} did not go out."
