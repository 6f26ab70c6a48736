"""The Freedom of Information Act 2000."""

from datetime import date

from dueprocess.law.limits import Limit, Unit
from dueprocess.law.regime import Effect, Extension, Fees, Regime, Reviews, Statute, Waiting
from dueprocess.law.source import foia, section_45_code

IN_FORCE_FROM = date(2005, 1, 1)

CLARIFICATION = Waiting(
    effect=Effect.RESTART,
    ask=foia("s.1(3)", "1"),
    resume=foia("s.10(6)", "10"),
    within_limit=False,
    valid_from=IN_FORCE_FROM,
)

FEES = Fees(
    waiting=Waiting(
        effect=Effect.PAUSE,
        ask=foia("s.9(1)", "9"),
        resume=foia("s.10(2)", "10"),
        within_limit=True,
        valid_from=IN_FORCE_FROM,
    ),
    pay_within=(Limit(3, foia("s.9(2)", "9"), IN_FORCE_FROM, unit=Unit.MONTHS),),
    begins_with_notice=True,
)

# The Act sets no number; the Commissioner expects no more than 20 further working days, counted from the limit.
EXTENSION = Extension(
    ground="public-interest",
    limits=(Limit(20, foia("s.10(3)", "10"), IN_FORCE_FROM),),
    counts_from="limit",
    is_cap=False,
    once=False,
)

# The Act knows no review; the Code of 4 July 2018 gives the numbers. Earlier answers are counted as by that Code too:
# the one before it gave no number.
REVIEWS = Reviews(
    asking=(Limit(40, section_45_code("5.3"), IN_FORCE_FROM),),
    asking_counts_from="answer",
    answering=(Limit(20, section_45_code("5.4"), IN_FORCE_FROM),),
    extended=(Limit(40, section_45_code("5.5"), IN_FORCE_FROM),),
    # The Code does not speak of silence outright: it wants a procedure for complaints about the handling of requests,
    # of which delay is one, and counts a time to ask from an answer only.
    of_silence=section_45_code("5.1"),
    required_by=section_45_code("5.1"),
    silence_ends=False,
)

FOIA_2000 = Regime(
    key="foia-2000",
    title="Freedom of Information Act 2000",
    statute=Statute.FOIA_2000,
    calendar="uk",
    in_force_from=IN_FORCE_FROM,
    respond=(Limit(20, foia("s.10(1)", "10"), IN_FORCE_FROM),),
    clarification=(CLARIFICATION,),
    fees=FEES,
    extension=EXTENSION,
    reviews=REVIEWS,
)
