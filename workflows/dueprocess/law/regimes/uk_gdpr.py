"""Subject access under the UK GDPR, before and since the Data (Use and Access) Act 2025.

Article 12A (s.76 of that Act) is for requests received since 5 February 2026 (SI 2026/82 reg 4). Before it, what a
question to the applicant did to the clock was guidance of the Information Commissioner, which changed three times.
"""

from datetime import date, timedelta

from dueprocess.law.limits import Limit, Unit
from dueprocess.law.regime import Effect, Extension, Fees, Regime, Statute, Waiting
from dueprocess.law.source import Source, uk_gdpr

IN_FORCE_FROM = date(2018, 5, 25)
ARTICLE_12A_FROM = date(2026, 2, 5)
_DAY_BEFORE_12A = ARTICLE_12A_FROM - timedelta(days=1)


def _guidance(of: str) -> Source:
    return Source(
        "ICO guidance on the right of access",
        of,
        "https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/individual-rights/right-of-access/",
    )


def _clarification(effect: Effect, resume: Source, valid_from: date) -> Waiting:
    # Recital 63: a controller that processes much may ask what the request relates to.
    return Waiting(
        effect=effect,
        ask=uk_gdpr("recital 63", "15"),
        resume=resume,
        within_limit=True,
        valid_from=valid_from,
    )


def _identity(resume: Source, valid_from: date) -> Waiting:
    return Waiting(Effect.RESTART, uk_gdpr("Art 12(6)", "12"), resume, within_limit=True, valid_from=valid_from)


UK_GDPR_SAR = Regime(
    key="uk-gdpr-sar",
    title="UK General Data Protection Regulation (subject access)",
    statute=Statute.UK_GDPR,
    calendar=None,
    in_force_from=IN_FORCE_FROM,
    respond=(
        Limit(1, uk_gdpr("Art 12(3)", "12"), IN_FORCE_FROM, _DAY_BEFORE_12A, Unit.MONTHS),
        Limit(1, uk_gdpr("Art 12A(1)", "12A"), ARTICLE_12A_FROM, None, Unit.MONTHS),
    ),
    clarification=(
        _clarification(Effect.RESTART, _guidance("of 2018"), IN_FORCE_FROM),
        # Announced with the draft guidance consulted on from December 2019; the day is not certain.
        _clarification(Effect.NONE, _guidance("of January 2020"), date(2020, 1, 1)),
        # How the days were to be counted it did not say; they are counted as Art 12A(5) has them, with both ends.
        _clarification(Effect.PAUSE, _guidance("of October 2020"), date(2020, 10, 21)),
        _clarification(Effect.PAUSE, uk_gdpr("Art 12A(5)", "12A"), ARTICLE_12A_FROM),
    ),
    identity=(
        _identity(_guidance("of 2018"), IN_FORCE_FROM),
        _identity(uk_gdpr("Art 12A(2)", "12A"), ARTICLE_12A_FROM),
    ),
    fees=Fees(
        waiting=Waiting(
            effect=Effect.RESTART,
            ask=uk_gdpr("Art 12(5)", "12"),
            resume=uk_gdpr("Art 12A(2)", "12A"),
            within_limit=True,
            valid_from=IN_FORCE_FROM,
        ),
        pay_within=(),
        begins_with_notice=False,
    ),
    extension=Extension(
        ground="complexity",
        limits=(
            Limit(3, uk_gdpr("Art 12(3)", "12"), IN_FORCE_FROM, _DAY_BEFORE_12A, Unit.MONTHS),
            Limit(3, uk_gdpr("Art 12A(3)", "12A"), ARTICLE_12A_FROM, None, Unit.MONTHS),
        ),
        counts_from="receipt",
        is_cap=True,
        once=True,
    ),
    reviews=None,
)
