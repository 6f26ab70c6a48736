"""The Environmental Information Regulations 2004."""

from datetime import date

from dueprocess.law.limits import Limit
from dueprocess.law.regime import Effect, Extension, Fees, Regime, Reviews, Statute, Waiting
from dueprocess.law.source import eir

IN_FORCE_FROM = date(2005, 1, 1)

EIR_2004 = Regime(
    key="eir-2004",
    title="Environmental Information Regulations 2004",
    statute=Statute.EIR_2004,
    calendar="uk",
    in_force_from=IN_FORCE_FROM,
    respond=(Limit(20, eir("reg 5(2)", "5"), IN_FORCE_FROM),),
    clarification=(
        Waiting(
            effect=Effect.RESTART,
            ask=eir("reg 9(2)", "9"),
            resume=eir("reg 9(4)", "9"),
            within_limit=True,
            within_first_limit=True,
            valid_from=IN_FORCE_FROM,
        ),
    ),
    fees=Fees(
        waiting=Waiting(
            effect=Effect.PAUSE,
            ask=eir("reg 8(4)", "8"),
            resume=eir("reg 8(6)", "8"),
            within_limit=True,
            within_first_limit=True,
            valid_from=IN_FORCE_FROM,
        ),
        pay_within=(Limit(60, eir("reg 8(5)", "8"), IN_FORCE_FROM),),
        begins_with_notice=False,
    ),
    extension=Extension(
        ground="complexity",
        limits=(Limit(40, eir("reg 7(1)", "7"), IN_FORCE_FROM),),
        counts_from="receipt",
        is_cap=True,
        once=True,
    ),
    reviews=Reviews(
        asking=(Limit(40, eir("reg 11(2)", "11"), IN_FORCE_FROM),),
        asking_counts_from="answer",
        answering=(Limit(40, eir("reg 11(4)", "11"), IN_FORCE_FROM),),
        extended=(),
        of_silence=eir("reg 11(1)", "11"),
        required_by=eir("reg 11(1)", "11"),
    ),
)
