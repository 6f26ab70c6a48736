"""What an institution may add to the built-in laws: one of them kept more strictly, or a law of its own.

A law gives applicants rights. An institution can promise them more than it, never less, and must say where it does.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import cast

from dueprocess.law.errors import InvalidTimeline
from dueprocess.law.limits import Limit, Limits, in_force
from dueprocess.law.loosening import CannotAdd, Comparison, moments
from dueprocess.law.regime import Regime, Statute
from dueprocess.law.regimes import REGIMES
from dueprocess.law.source import Source

_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_PAGE = re.compile(r"https://[^\s/]+\.[^\s/]+\S*")
_MAY_BE_EMPTY = frozenset({"allowed", "school_days_within", "fees.pay_within", "reviews.extended"})


def tightened(  # noqa: PLR0913 - each is a number of the law, or says where it stands
    like: str,
    *,
    key: str,
    title: str,
    source: Source,
    valid_from: date,
    respond: int | None = None,
    answer_review: int | None = None,
    ask_for_review: int | None = None,
) -> Regime:
    """A built-in law with numbers of working days of the institution's own, for what is received since a day.

    Args:
        like: the key of the built-in law. Whatever is not given stays as it is there.
        key: that of the new regime.
        title: the law in full with its year, as letters print it.
        source: where the institution has bound itself.
        valid_from: until the day before, the numbers of the law hold.
        respond: the time for an answer.
        answer_review: the time for an answer to a review.
        ask_for_review: the time to ask for one.

    Raises:
        Loosened: a number is looser than that of the law.
        CannotAdd: there is no such law, or no such number in it, or no number is given, or a key or source is wrong.
    """
    law = _built_in(key, like, REGIMES)
    if respond is answer_review is ask_for_review is None:
        raise CannotAdd(key, "respond", f"nothing is stricter than in the {law.title}; give a number")
    for field, count in (("reviews.answering", answer_review), ("reviews.asking", ask_for_review)):
        if count is not None and law.reviews is None:
            raise CannotAdd(key, field, f"the {law.title} knows no review; leave it out")

    def put_after(limits: Limits, count: int | None) -> Limits:
        return limits if count is None else (*limits, Limit(count, source, valid_from))

    reviews = law.reviews and replace(
        law.reviews,
        answering=put_after(law.reviews.answering, answer_review),
        asking=put_after(law.reviews.asking, ask_for_review),
    )
    made = replace(law, key=key, title=title, respond=put_after(law.respond, respond), reviews=reviews, like=like)
    check_addition(made)
    return made


def check_addition(regime: Regime, laws: Mapping[str, Regime] = REGIMES) -> None:
    """See that an institution may add this regime to the built-in ones, `laws`.

    Raises:
        Loosened: it names a built-in law in `like` and is looser than it.
        CannotAdd: it takes a built-in key, has a number without its source or for only a part of the time, or is a
            built-in law that does not say so.
    """
    if regime.key in laws:
        raise CannotAdd(regime.key, "key", "this is the key of a built-in law; give another")
    if not _KEY.fullmatch(regime.key):
        raise CannotAdd(regime.key, "key", "use at most 40 of a-z, 0-9 and -")
    if not regime.title.strip():
        raise CannotAdd(regime.key, "title", "it is empty; letters print it; give the law in full with its year")
    for field, source in sources_of(regime):
        _check_source(regime, field, source)
    for field, limits in _numbers_of(regime).items():
        _check_complete(regime, field, limits)
    if regime.like is None:
        _check_law_of_its_own(regime, laws)
    else:
        Comparison(regime, _built_in(regime.key, regime.like, laws)).check()


def sources_of(value: object, field: str = "") -> Iterator[tuple[str, Source]]:
    """Every source in a regime or a part of one, each with the field where it stands: `respond.1.source`."""
    if isinstance(value, Source):
        yield field, value
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from sources_of(getattr(value, each.name), f"{field}.{each.name}".lstrip("."))
    elif isinstance(value, list | tuple):
        for number, item in enumerate(cast("Sequence[object]", value), start=1):
            yield from sources_of(item, f"{field}.{number}")


def _built_in(key: str, like: str, laws: Mapping[str, Regime]) -> Regime:
    try:
        return laws[like]
    except KeyError:
        raise CannotAdd(key, "like", f"there is no built-in law '{like}'; there are {', '.join(laws)}") from None


def _check_source(regime: Regime, field: str, source: Source) -> None:
    for name, text in (("act", source.act), ("provision", source.provision)):
        if not text.strip():
            raise CannotAdd(regime.key, f"{field}.{name}", "it is empty; say where this stands")
    if not _PAGE.fullmatch(source.url):
        raise CannotAdd(regime.key, f"{field}.url", f"'{source.url}' is no page; give one that begins with https://")


def _numbers_of(regime: Regime) -> Mapping[str, Limits]:
    numbers = {
        "respond": regime.respond,
        "allowed": regime.allowed,
        "school_days_within": regime.school_days_within,
    }
    if regime.fees is not None:
        numbers["fees.pay_within"] = regime.fees.pay_within
    if regime.extension is not None:
        numbers["extension.limits"] = regime.extension.limits
    if regime.reviews is not None:
        numbers["reviews.asking"] = regime.reviews.asking
        numbers["reviews.answering"] = regime.reviews.answering
        numbers["reviews.extended"] = regime.reviews.extended
    return numbers


def _check_complete(regime: Regime, field: str, limits: Limits) -> None:
    if not limits:
        if field in _MAY_BE_EMPTY:
            return
        raise CannotAdd(regime.key, field, "it is empty; give the number with its source")
    for limit in limits:
        if limit.count < 1:
            raise CannotAdd(regime.key, field, f"{limit} is no time; give 1 or more")
    for received_on, answered_on in moments(limits, since=regime.in_force_from):
        try:
            in_force(limits, received_on, answered_on)
        except InvalidTimeline:
            raise CannotAdd(
                regime.key,
                field,
                f"there is no number for {received_on}; give one for every day from {regime.in_force_from}, when the "
                "regime begins, and the last without an end",
            ) from None


def _check_law_of_its_own(regime: Regime, laws: Mapping[str, Regime]) -> None:
    cited = {limit.source.act for limit in regime.respond}
    for law in laws.values():
        acts = cited & {limit.source.act for limit in law.respond}
        if acts:
            raise CannotAdd(
                regime.key,
                "like",
                f"its time for an answer stands in {', '.join(sorted(acts))}, which is built in; write "
                f"like='{law.key}', or cite the law that it stands in",
            )
    if regime.statute is Statute.FOIA_2000:
        # The built-in letters and exemptions are found by the statute, and would tell the applicant of another law.
        raise CannotAdd(
            regime.key,
            "statute",
            "a law of its own cannot have the letters and exemptions of 'foia-2000'; give another statute, or write "
            "like='foia-2000'",
        )
