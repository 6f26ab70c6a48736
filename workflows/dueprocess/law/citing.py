"""What a decision must cite before it can be told: the contents of a refusal notice.

Source: FOIA 2000 s.17; EIR 2004 reg 14; FOISA 2002 ss.16-18; EISR 2004 reg 13; UK GDPR Art 12(4).
"""

from collections.abc import Sequence
from datetime import date

from dueprocess.law.errors import Refused
from dueprocess.law.exemptions import find_exemption, is_ncnd_limb
from dueprocess.law.exemptions.citation import bare
from dueprocess.law.exemptions.exemption import Exemption, Kind
from dueprocess.law.facts import CitedExemption, Decided
from dueprocess.law.outcomes import Outcome
from dueprocess.law.refusal_notice import REFUSAL_NOTICES, RefusalNotice
from dueprocess.law.regime import Statute
from dueprocess.law.source import Source, foia

NEEDS_EXEMPTION = frozenset({Outcome.DISCLOSED_IN_PART, Outcome.REFUSED, Outcome.NEITHER_CONFIRMED_NOR_DENIED})
"""Outcomes that rest on an exemption."""


def refuse_incomplete(decided: Decided, statute: Statute) -> None:
    """See that the decision is one this law knows, and carries what its notice must contain.

    Exemptions are taken as they stood on the day of the decision.

    Raises:
        Refused: something the law asks for is missing; the sentence names it and the section.
    """
    notice = REFUSAL_NOTICES[statute]
    outcome = decided.outcome
    if outcome in notice.instead:
        instead, source = notice.instead[outcome]
        raise Refused("not-in-this-law", f"{notice.act} knows no outcome '{outcome}'. {instead}", source)
    if outcome in NEEDS_EXEMPTION:
        _refuse_without_exemption(decided, statute, notice)
    elif not _may_cite(decided, notice):
        raise Refused(
            "exemption-not-needed",
            f"'{outcome}' relies on no {notice.ground} of {notice.part}. Leave 'exemptions' out, or choose 'refused' "
            "or 'disclosed-in-part'.",
            notice.refusal,
        )
    if outcome in (Outcome.DISCLOSED_IN_FULL, Outcome.DISCLOSED_IN_PART):
        has_answer = bool(decided.answer or decided.attachments)
        _needs(has_answer, "answer", "the information, or 'attachments' with it", notice.duty)
    if outcome is Outcome.COST_LIMIT:
        _needs(decided.estimate_hours is not None, "estimate_hours", "the estimate", notice.outcomes[outcome])
    if outcome is Outcome.REPEATED:
        _needs(bool(decided.earlier_reference), "earlier_reference", "the earlier request", notice.outcomes[outcome])
    if outcome is Outcome.TRANSFERRED:
        _needs(bool(decided.transferred_to), "transferred_to", "the authority that holds it", notice.outcomes[outcome])


def refuse_unless_qualified(exemptions: Sequence[CitedExemption], statute: Statute, on: date | None = None) -> None:
    """See that time to weigh the public interest is asked for where it can be weighed.

    Only FOIA 2000 gives such time. Exemptions are taken as they stood on the day `on`, by default as they stand now.

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
    notice = REFUSAL_NOTICES[statute]
    kinds = {_kind(cited, _known(cited, statute, notice, on)) for cited in exemptions}
    if kinds == {"absolute"}:
        raise Refused(
            "only-absolute-exemptions",
            "Time to weigh the public interest needs a qualified exemption; those cited are absolute.",
            foia("s.10(3)", "10"),
        )


def _may_cite(decided: Decided, notice: RefusalNotice) -> bool:
    """Whether what is cited has a place in a decision that rests on no exemption."""
    # Under the EIR and the EISR that nothing is held is an exception itself, so it may be cited.
    own = notice.not_held if decided.outcome is Outcome.NOT_HELD else None
    return all(bare(cited.provision) == own for cited in decided.exemptions)


def _refuse_without_exemption(decided: Decided, statute: Statute, notice: RefusalNotice) -> None:
    is_silent = decided.outcome is Outcome.NEITHER_CONFIRMED_NOR_DENIED
    if is_silent and (decided.answer or decided.attachments):
        field = "answer" if decided.answer else "attachments"
        raise Refused(
            "answer-gives-away",
            f"A decision that neither confirms nor denies carries no '{field}': "
            f"anything in it could tell whether the information is held. Put the reasons with the {notice.ground}.",
            notice.silence,
        )
    _needs(bool(decided.exemptions), "exemptions", f"the {notice.cited_by} relied on", notice.grounds)
    for cited in decided.exemptions:
        exemption = _known(cited, statute, notice, decided.on)
        if is_silent and exemption is not None:
            _refuse_without_limb(cited, exemption, notice)
        _needs(bool(cited.reasons), "reasons", f"why {cited.provision} applies", notice.reasons)
        is_weighed = _kind(cited, exemption) == "qualified" or (is_silent and notice.silence_cites == "exemption")
        if is_weighed:
            source = notice.silence_public_interest if is_silent else notice.public_interest
            what = f"why the public interest favours {cited.provision}"
            _needs(bool(cited.public_interest), "public_interest", what, source)
        elif cited.public_interest and exemption is not None and _kind(cited, exemption) == "absolute":
            raise Refused(
                "not-weighed",
                f"{cited.provision} is absolute, and the law asks for no balance of the public interest. Put what you "
                "weighed within it, such as a defence to an action, into 'reasons'.",
                notice.public_interest,
            )


def _refuse_without_limb(cited: CitedExemption, exemption: Exemption, notice: RefusalNotice) -> None:
    if notice.silence_cites == "exemption" and not exemption.ncnd:
        raise Refused(
            "not-an-ncnd-provision",
            f"{notice.silence.provision}, by which an authority may neither confirm nor deny, is not for "
            f"'{cited.provision}'.",
            notice.silence,
        )
    if notice.silence_cites == "limb" and not exemption.is_ncnd_limb(cited.provision):
        limb = f"; for this {notice.ground} it is {' or '.join(exemption.ncnd)}"
        none = f", and this {notice.ground} has none"
        raise Refused(
            "not-an-ncnd-provision",
            f"'{cited.provision}' does not remove the duty to confirm or deny. Cite the one that does"
            f"{limb if exemption.ncnd else none}.",
            notice.grounds,
        )


def _kind(cited: CitedExemption, exemption: Exemption | None) -> Kind:
    return "absolute" if exemption is None else exemption.kind_of(cited.provision)


def _known(cited: CitedExemption, statute: Statute, notice: RefusalNotice, on: date | None) -> Exemption | None:
    """The exemption cited; None where it is in no table and the law has more than the table holds."""
    exemption = find_exemption(cited.provision, statute, on)
    if exemption is None and notice.is_complete:
        stands_now = find_exemption(cited.provision, statute) is not None
        what = (
            f"was no {notice.ground} of {notice.act} on {on}"
            if stands_now
            else f"is not an {notice.ground} of {notice.act}"
        )
        how = f"Write {notice.cited_by}: {notice.example}."
        if is_ncnd_limb(cited.provision, statute, on):
            how = f"Cite the {notice.ground} that it would be used for: {notice.example}."
        raise Refused("unknown-exemption", f"'{cited.provision}' {what}. {how}", notice.grounds)
    return exemption


def _needs(is_there: bool, name: str, what: str, source: Source) -> None:  # noqa: FBT001 - reads as a sentence
    if not is_there:
        raise Refused("incomplete-decision", f"The decision needs '{name}': {what}", source)
