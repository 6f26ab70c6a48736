"""What each law asks of a decision and of the notice of it, as data with sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dueprocess.law.outcomes import Outcome
from dueprocess.law.regime import Statute
from dueprocess.law.source import Source, eir, eisr, foia, foisa, uk_gdpr


@dataclass(frozen=True, slots=True)
class RefusalNotice:
    """What one law wants said in a decision, and where it says so.

    Attributes:
        act: the law as it is cited in short.
        ground: its word for what a refusal rests on.
        part: where those grounds stand.
        cited_by: what a citation of one gives.
        example: such a citation.
        duty: the duty to give the information.
        refusal: that a refusal is a notice with certain contents.
        grounds: that it cites what it rests on.
        reasons: that it says why that applies.
        public_interest: that it says why the public interest favours it.
        silence: that an authority may neither confirm nor deny.
        silence_cites: by which provision it does so: the limb of the exemption; the exemption, where one section is
            the limb of all; or any ground, where the law names no limb.
        silence_public_interest: where the public interest in saying neither is asked for.
        outcomes: how else a request can be answered, and where that stands.
        instead: how to answer where other laws know an outcome and this one does not.
        not_held: the exception that the outcome `not-held` is an instance of; None where it is none.
        is_complete: whether nothing can be cited but what the table of exemptions holds.
    """

    act: str
    ground: Literal["exemption", "exception"]
    part: str
    cited_by: str
    example: str
    duty: Source
    refusal: Source
    grounds: Source
    reasons: Source
    public_interest: Source
    silence: Source
    silence_cites: Literal["limb", "exemption", "any"]
    silence_public_interest: Source
    outcomes: Mapping[Outcome, Source]
    instead: Mapping[Outcome, tuple[str, Source]]
    not_held: str | None = None
    is_complete: bool = True


_FOIA_2000 = RefusalNotice(
    act="FOIA 2000",
    ground="exemption",
    part="Part II",
    cited_by="section and subsection",
    example="31(1)(a)",
    duty=foia("s.1(1)(b)", "1"),
    refusal=foia("s.17(1)", "17"),
    grounds=foia("s.17(1)(b)", "17"),
    reasons=foia("s.17(1)(c)", "17"),
    public_interest=foia("s.17(3)", "17"),
    silence=foia("s.2(1)", "2"),
    silence_cites="limb",
    silence_public_interest=foia("s.17(3)", "17"),
    outcomes={
        Outcome.NOT_HELD: foia("s.1(1)(a)", "1"),
        Outcome.COST_LIMIT: foia("s.12(1)", "12"),
        Outcome.VEXATIOUS: foia("s.14(1)", "14"),
        Outcome.REPEATED: foia("s.14(2)", "14"),
        Outcome.TRANSFERRED: foia("s.16(1)", "16"),
    },
    instead={},
)


def _unreasonable(provision: str, source: Source) -> Mapping[Outcome, tuple[str, Source]]:
    instead = f"A request that is manifestly unreasonable is 'refused', citing {provision}.", source
    return {Outcome.COST_LIMIT: instead, Outcome.VEXATIOUS: instead, Outcome.REPEATED: instead}


_EIR_2004 = RefusalNotice(
    act="EIR 2004",
    ground="exception",
    part="Part 3",
    cited_by="regulation and paragraph",
    example="12(5)(e)",
    duty=eir("reg 5(1)", "5"),
    refusal=eir("reg 14(3)", "14"),
    grounds=eir("reg 14(3)(a)", "14"),
    reasons=eir("reg 14(3)", "14"),
    public_interest=eir("reg 14(3)(b)", "14"),
    silence=eir("reg 12(6)", "12"),
    silence_cites="limb",
    silence_public_interest=eir("reg 14(3)(b)", "14"),
    outcomes={Outcome.NOT_HELD: eir("reg 12(4)(a)", "12"), Outcome.TRANSFERRED: eir("reg 10(1)", "10")},
    instead=_unreasonable("12(4)(b)", eir("reg 12(4)(b)", "12")),
    not_held="12(4)(a)",
)

_FOISA_2002 = RefusalNotice(
    act="FOISA 2002",
    ground="exemption",
    part="Part 2",
    cited_by="section and subsection",
    example="35(1)(a)",
    duty=foisa("s.1(1)", "1"),
    refusal=foisa("s.16(1)", "16"),
    grounds=foisa("s.16(1)(c)", "16"),
    reasons=foisa("s.16(1)(d)", "16"),
    public_interest=foisa("s.16(2)", "16"),
    silence=foisa("s.18(1)", "18"),
    silence_cites="exemption",
    # s.18(2) spares the notice the balance of s.16(2); s.18(1) has one of its own, also for absolute exemptions.
    silence_public_interest=foisa("s.18(1)", "18"),
    outcomes={
        Outcome.NOT_HELD: foisa("s.17(1)", "17"),
        Outcome.COST_LIMIT: foisa("s.12(1)", "12"),
        Outcome.VEXATIOUS: foisa("s.14(1)", "14"),
        Outcome.REPEATED: foisa("s.14(2)", "14"),
    },
    instead={
        Outcome.TRANSFERRED: (
            "The request is 'not-held', and the duty to advise the applicant is to say which authority to ask.",
            foisa("s.15(1)", "15"),
        )
    },
)

_EISR_2004 = RefusalNotice(
    act="EISR 2004",
    ground="exception",
    part="regulations 10 and 11",
    cited_by="regulation and paragraph",
    example="10(5)(e)",
    duty=eisr("reg 5(1)", "5"),
    refusal=eisr("reg 13", "13"),
    grounds=eisr("reg 13(b)", "13"),
    reasons=eisr("reg 13(c)", "13"),
    public_interest=eisr("reg 13(b)", "13"),
    silence=eisr("reg 10(8)", "10"),
    silence_cites="limb",
    silence_public_interest=eisr("reg 10(8)", "10"),
    outcomes={Outcome.NOT_HELD: eisr("reg 10(4)(a)", "10"), Outcome.TRANSFERRED: eisr("reg 14(1)", "14")},
    instead=_unreasonable("10(4)(b)", eisr("reg 10(4)(b)", "10")),
    not_held="10(4)(a)",
)

_EXCESSIVE = (
    "A request that is manifestly unfounded or excessive is 'refused', citing Art 12(5).",
    uk_gdpr("Art 12(5)", "12"),
)

_UK_GDPR = RefusalNotice(
    act="UK GDPR",
    ground="exemption",
    part="the Data Protection Act 2018",
    cited_by="article or schedule, and paragraph",
    example="Sch 2 para 16",
    duty=uk_gdpr("Art 15(1)", "15"),
    refusal=uk_gdpr("Art 12(4)", "12"),
    grounds=uk_gdpr("Art 12(4)", "12"),
    reasons=uk_gdpr("Art 12(4)", "12"),
    public_interest=uk_gdpr("Art 12(4)", "12"),
    # An exemption from Article 15(1) is one from confirming that data are processed.
    silence=uk_gdpr("Art 15(1)", "15"),
    silence_cites="any",
    silence_public_interest=uk_gdpr("Art 12(4)", "12"),
    outcomes={Outcome.NOT_HELD: uk_gdpr("Art 15(1)", "15")},
    instead={
        Outcome.COST_LIMIT: _EXCESSIVE,
        Outcome.VEXATIOUS: _EXCESSIVE,
        Outcome.REPEATED: _EXCESSIVE,
        Outcome.TRANSFERRED: (
            "A controller answers for the data it has. Where it has none the request is 'not-held'.",
            uk_gdpr("Art 15(1)", "15"),
        ),
    },
    is_complete=False,
)

REFUSAL_NOTICES: Mapping[Statute, RefusalNotice] = {
    Statute.FOIA_2000: _FOIA_2000,
    Statute.EIR_2004: _EIR_2004,
    Statute.FOISA_2002: _FOISA_2002,
    Statute.EISR_2004: _EISR_2004,
    Statute.UK_GDPR: _UK_GDPR,
}
"""Those of each law."""
