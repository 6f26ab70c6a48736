"""The parts of the answer to a request, under each law.

Sources: FOIA 2000 ss.1, 16, 17; EIR 2004 regs 5, 9, 12, 14; FOISA 2002 ss.1, 15-19; EISR 2004 regs 5, 9, 10, 13;
UK GDPR Arts 12, 15.
"""

from dueprocess.case.notice_parts.part import Facet, ForbiddenPart, NoticeParts, Part
from dueprocess.case.notice_parts.sources import ADVICE, ANSWER, COMMISSIONER, REVIEW_RIGHTS
from dueprocess.law.outcomes import Outcome
from dueprocess.law.refusal_notice import REFUSAL_NOTICES
from dueprocess.law.regime import Statute
from dueprocess.law.source import foia

REFUSING = frozenset(
    {
        Outcome.DISCLOSED_IN_PART,
        Outcome.REFUSED,
        Outcome.NEITHER_CONFIRMED_NOR_DENIED,
        Outcome.COST_LIMIT,
        Outcome.VEXATIOUS,
        Outcome.REPEATED,
    }
)
"""The outcomes that need a refusal notice with its grounds (FOIA 2000 s.17(1), (5)).

Under the EIR and EISR it is an exception as well that nothing is held, so also where a request is passed on for that
(EIR 2004 reg 10(1), EISR 2004 reg 14(1)).
"""

_GIVEN = frozenset({Outcome.DISCLOSED_IN_FULL, Outcome.DISCLOSED_IN_PART})
_LOOKED_FOR = frozenset({Outcome.NOT_HELD, Outcome.TRANSFERRED})
_NEITHER = frozenset({Outcome.NEITHER_CONFIRMED_NOR_DENIED})


def decision(statute: Statute) -> NoticeParts:
    """The parts of the answer to a request. For one's own data no law has the public interest weighed, or a licence."""
    law = REFUSAL_NOTICES[statute]
    refusing = REFUSING if law.not_held is None else REFUSING | (_LOOKED_FOR - law.instead.keys())
    grounds = foia("s.17", "17") if statute is Statute.FOIA_2000 else law.refusal
    own_data = statute is Statute.UK_GDPR
    balance = Part("public-interest", law.public_interest, only_for=frozenset({Facet.WEIGHED}))
    return NoticeParts(
        parts=(
            Part("opening"),
            Part("request"),
            Part("answer", ANSWER[statute]),
            Part("documents", ANSWER[statute], only_for=frozenset({Facet.ATTACHED})),
            Part("search", only_for=_LOOKED_FOR),
            Part("grounds", grounds, only_for=refusing),
            *([] if own_data else [balance]),
            *([] if Outcome.COST_LIMIT in law.instead else [_help(statute)]),
            *([] if own_data else [Part("reuse", only_for=_GIVEN)]),
            Part("further"),
            Part("contact", ADVICE.get(statute)),
            Part("review-rights", REVIEW_RIGHTS.get(statute)),
            Part("commissioner", COMMISSIONER[statute]),
        ),
        forbidden=(
            *(
                ForbiddenPart(key, f"it would tell whether the information is held: {tells}", law.silence, _NEITHER)
                for key, tells in _TELLING.items()
            ),
            ForbiddenPart(
                "public-interest",
                f"no {law.ground} of this law asks for a balance of the public interest"
                if own_data
                else f"each {law.ground} relied on is absolute, and the law asks for no balance",
                law.public_interest,
                None if own_data else frozenset({Facet.UNWEIGHED}),
            ),
        ),
    )


def _help(statute: Statute) -> Part:
    return Part("help", ADVICE.get(statute), only_for=frozenset({Outcome.COST_LIMIT}))


_TELLING = {
    "documents": "only what is held can be sent",
    "search": "a search has a result",
    "reuse": "only what is given can be used",
    "help": "an estimate of what it would take to find it",
}
