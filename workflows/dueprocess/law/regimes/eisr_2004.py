"""The Environmental Information (Scotland) Regulations 2004."""

from datetime import date

from dueprocess.law.limits import Limit
from dueprocess.law.regime import Effect, Extension, Fees, Regime, Reviews, Statute, Waiting
from dueprocess.law.source import eisr

IN_FORCE_FROM = date(2005, 1, 1)

EISR_2004 = Regime(
    key="eisr-2004",
    title="Environmental Information (Scotland) Regulations 2004",
    statute=Statute.EISR_2004,
    calendar="scotland",
    in_force_from=IN_FORCE_FROM,
    respond=(Limit(20, eisr("reg 5(2)(a)", "5"), IN_FORCE_FROM),),
    clarification=(
        Waiting(
            effect=Effect.RESTART,
            ask=eisr("reg 9(2)", "9"),
            resume=eisr("reg 9(4)", "9"),
            within_limit=True,
            within_first_limit=True,
            valid_from=IN_FORCE_FROM,
        ),
    ),
    fees=Fees(
        waiting=Waiting(
            effect=Effect.PAUSE,
            ask=eisr("reg 8(4)", "8"),
            resume=eisr("reg 8(7)", "8"),
            within_limit=False,
            valid_from=IN_FORCE_FROM,
        ),
        pay_within=(Limit(60, eisr("reg 8(6)", "8"), IN_FORCE_FROM),),
        begins_with_notice=True,
    ),
    extension=Extension(
        ground="complexity",
        limits=(Limit(40, eisr("reg 7(1)", "7"), IN_FORCE_FROM),),
        counts_from="receipt",
        is_cap=True,
        once=True,
    ),
    reviews=Reviews(
        asking=(Limit(40, eisr("reg 16(2)", "16"), IN_FORCE_FROM),),
        asking_counts_from="receipt",
        answering=(Limit(20, eisr("reg 16(4)", "16"), IN_FORCE_FROM),),
        extended=(),
        of_silence=eisr("reg 16(1)", "16"),
        required_by=eisr("reg 16(1)", "16"),
    ),
)
