"""The Freedom of Information (Scotland) Act 2002."""

from dataclasses import replace
from datetime import date

from dueprocess.law.limits import Limit, Unit
from dueprocess.law.regime import Effect, Fees, Regime, Reviews, Statute, Waiting
from dueprocess.law.source import Source, foisa

IN_FORCE_FROM = date(2005, 1, 1)


def _spring_2020(count: int, paragraph: str) -> Limit:
    """The longer limits of the Coronavirus (Scotland) Act 2020, repealed by the (No.2) Act 2020 sch 4 para 11(2).

    Neither Act has saving words. The Scottish Information Commissioner judges a request by the day of its answer: in
    these weeks by the longer limit, whenever it was received; if still unanswered on 27 May 2020, by the usual one.
    """
    source = Source(
        "Coronavirus (Scotland) Act 2020",
        f"sch 6 para {paragraph}",
        "https://www.legislation.gov.uk/asp/2020/7/schedule/6",
    )
    return Limit(count, source, date(2020, 4, 7), date(2020, 5, 26), applies_to="answered")


REVIEWS = Reviews(
    asking=(Limit(40, foisa("s.20(5)", "20"), IN_FORCE_FROM),),
    asking_counts_from="limit-or-receipt",
    answering=(
        Limit(20, foisa("s.21(1)", "21"), IN_FORCE_FROM),
        _spring_2020(60, "4"),
    ),
    extended=(),
    of_silence=foisa("s.20(1)", "20"),
    required_by=foisa("s.20(1)", "20"),
)

FOISA_2002 = Regime(
    key="foisa-2002",
    title="Freedom of Information (Scotland) Act 2002",
    statute=Statute.FOISA_2002,
    calendar="scotland",
    in_force_from=IN_FORCE_FROM,
    respond=(
        Limit(20, foisa("s.10(1)", "10"), IN_FORCE_FROM),
        _spring_2020(60, "3"),
    ),
    clarification=(
        Waiting(
            effect=Effect.RESTART,
            ask=foisa("s.1(3)", "1"),
            resume=foisa("s.10(1)(b)", "10"),
            within_limit=False,
            valid_from=IN_FORCE_FROM,
        ),
    ),
    fees=Fees(
        waiting=Waiting(
            effect=Effect.PAUSE,
            ask=foisa("s.9(1)", "9"),
            resume=foisa("s.10(3)", "10"),
            within_limit=True,
            valid_from=IN_FORCE_FROM,
        ),
        pay_within=(Limit(3, foisa("s.9(3)", "9"), IN_FORCE_FROM, unit=Unit.MONTHS),),
        begins_with_notice=True,
    ),
    extension=None,
    reviews=REVIEWS,
)

FOISA_2002_KEEPER = replace(
    FOISA_2002,
    key="foisa-2002-keeper",
    title="Freedom of Information (Scotland) Act 2002 (the Keeper of the Records)",
    respond=(Limit(30, foisa("s.10(2)", "10"), IN_FORCE_FROM), _spring_2020(70, "3")),
    reviews=replace(REVIEWS, answering=(Limit(30, foisa("s.21(2)", "21"), IN_FORCE_FROM), _spring_2020(70, "4"))),
)
"""Information in a record that was transferred to the Keeper and is not open."""
