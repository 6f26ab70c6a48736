"""What a decision must cite before it can be told: the contents of a refusal notice.

Source: FOIA 2000 s.17.
"""

from collections.abc import Sequence

from dueprocess.law.errors import Refused
from dueprocess.law.exemptions import Exemption, find_exemption, is_ncnd_limb
from dueprocess.law.facts import CitedExemption, Decided
from dueprocess.law.outcomes import Outcome
from dueprocess.law.source import foia

NEEDS_EXEMPTION = frozenset({Outcome.DISCLOSED_IN_PART, Outcome.REFUSED, Outcome.NEITHER_CONFIRMED_NOR_DENIED})
"""Outcomes that rest on an exemption."""


def refuse_incomplete(decided: Decided) -> None:
    """See that the decision carries what its notice must contain.

    Raises:
        Refused: something the law asks for is missing; the sentence names it and the section.
    """
    if decided.outcome in NEEDS_EXEMPTION:
        _refuse_without_exemption(decided)
    elif decided.exemptions:
        raise Refused(
            "exemption-not-needed",
            f"'{decided.outcome}' relies on no exemption of Part II. Leave 'exemptions' out, or choose 'refused' or "
            "'disclosed-in-part'.",
            foia("s.17(1)", "17"),
        )
    if decided.outcome in (Outcome.DISCLOSED_IN_FULL, Outcome.DISCLOSED_IN_PART):
        _needs(bool(decided.answer), "answer", "the information, or where it is attached", "s.1(1)(b)", "1")
    if decided.outcome is Outcome.COST_LIMIT:
        _needs(decided.estimate_hours is not None, "estimate_hours", "the estimate", "s.12(1)", "12")
    if decided.outcome is Outcome.REPEATED:
        _needs(bool(decided.earlier_reference), "earlier_reference", "the earlier request", "s.14(2)", "14")
    if decided.outcome is Outcome.TRANSFERRED:
        _needs(bool(decided.transferred_to), "transferred_to", "the authority that holds it", "s.16(1)", "16")


def refuse_unless_qualified(exemptions: Sequence[CitedExemption]) -> None:
    """See that time to weigh the public interest is asked for where it can be weighed.

    Raises:
        Refused: no exemption is cited, or only absolute ones.

    Source: FOIA 2000 s.10(3), s.17(2).
    """
    if not exemptions:
        raise Refused(
            "no-exemption",
            "Name the qualified exemption whose public interest is being weighed.",
            foia("s.17(2)", "17"),
        )
    kinds = {_known(cited).kind for cited in exemptions}
    if kinds == {"absolute"}:
        raise Refused(
            "only-absolute-exemptions",
            "Time to weigh the public interest needs a qualified exemption; those cited are absolute.",
            foia("s.10(3)", "10"),
        )


def _refuse_without_exemption(decided: Decided) -> None:
    if decided.outcome is Outcome.NEITHER_CONFIRMED_NOR_DENIED and decided.answer:
        raise Refused(
            "answer-gives-away",
            "A decision that neither confirms nor denies carries no 'answer': anything in it could tell whether the "
            "information is held. Put the reasons with the exemption.",
            foia("s.2(1)", "2"),
        )
    _needs(bool(decided.exemptions), "exemptions", "the section and subsection relied on", "s.17(1)(b)", "17")
    for cited in decided.exemptions:
        exemption = _known(cited)
        if decided.outcome is Outcome.NEITHER_CONFIRMED_NOR_DENIED and not is_ncnd_limb(cited.provision):
            limb = f"; for this exemption it is {exemption.ncnd}" if exemption.ncnd else ", and this exemption has none"
            raise Refused(
                "not-an-ncnd-provision",
                f"'{cited.provision}' does not remove the duty to confirm or deny. Cite the one that does{limb}.",
                foia("s.17(1)(b)", "17"),
            )
        _needs(bool(cited.reasons), "reasons", f"why {cited.provision} applies", "s.17(1)(c)", "17")
        if exemption.kind == "qualified":
            what = f"why the public interest favours {cited.provision}"
            _needs(bool(cited.public_interest), "public_interest", what, "s.17(3)", "17")


def _known(cited: CitedExemption) -> Exemption:
    exemption = find_exemption(cited.provision)
    if exemption is None:
        raise Refused(
            "unknown-exemption",
            f"'{cited.provision}' is not an exemption of FOIA 2000. Write section and subsection: 31(1)(a).",
            foia("s.17(1)(b)", "17"),
        )
    return exemption


def _needs(is_there: bool, name: str, what: str, provision: str, section: str) -> None:  # noqa: FBT001 - reads as a sentence
    if not is_there:
        raise Refused("incomplete-decision", f"The decision needs '{name}': {what}", foia(provision, section))
