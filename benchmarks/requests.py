"""A request in which nearly all has happened that can."""

from datetime import date, timedelta

from dueprocess.law import facts
from dueprocess.law.outcomes import Outcome, ReviewOutcome
from dueprocess.law.timeline import Timeline


def eventful(recorded_on: date) -> Timeline:
    """A request under FOIA of 12 facts that all took effect, from a corrected receipt to the end of its review."""

    def on(days_later: int) -> date:
        return recorded_on + timedelta(days=days_later)

    weighed = (facts.CitedExemption(provision="43(2)"),)
    return Timeline(
        received_on=recorded_on,
        facts=(
            facts.ReceiptCorrected(on=on(1), received_on=on(-1)),
            facts.ClarificationAsked(on=on(3)),
            facts.ClarificationReceived(on=on(10)),
            facts.FeeCharged(on=on(14), amount_pence=4_000),
            facts.FeePaid(on=on(21)),
            facts.Extended(on=on(30), exemptions=weighed),
            facts.Extended(on=on(50), exemptions=weighed),
            facts.Reassigned(on=on(52), to="records"),
            facts.Decided(on=on(60), outcome=Outcome.REFUSED, exemptions=weighed),
            facts.ReviewRequested(on=on(70)),
            facts.ReviewExtended(on=on(90)),
            facts.ReviewDecided(on=on(120), outcome=ReviewOutcome.UPHELD),
        ),
    )
