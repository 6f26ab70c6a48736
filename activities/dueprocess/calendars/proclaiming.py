"""What to write down when a holiday is proclaimed, moved or taken back: nothing that the sources know already."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from pydantic import ValidationError

from dueprocess.calendars.proclaimed import BadProclaimedDays, ProclaimedDay
from dueprocess.calendars.uk import Assembled
from dueprocess.case.reading import explain
from dueprocess.law.calendar import NATION_NAMES, Nation


def proclaim(  # noqa: PLR0913 - what a proclamation says, and what is known before it
    known: Assembled,
    *,
    on: date,
    name: str,
    nations: Sequence[Nation],
    source: str,
    instead_of: date | None = None,
) -> tuple[ProclaimedDay, ...]:
    """The entries that make `on` a holiday of these nations, and `instead_of` none; none for what is so already.

    A day about which the sources disagree is not known: this is how an operator settles it.

    Args:
        known: what is known without this proclamation.
        on: the holiday.
        name: what it is called.
        nations: the nations that keep it.
        source: the web address at which the proclamation can be read.
        instead_of: the holiday that it takes the place of, where one was moved.

    Raises:
        BadProclaimedDays: it is a Saturday or Sunday, the source is no web address, or `instead_of` is no holiday of
            one of the nations.
        OutsideCalendar: one of the days is not between the first and the last that can be known.
    """
    added = _entry(on, name, nations, source)
    for day in (on, instead_of or on):
        if not known.calendar.first_on <= day <= known.calendar.last_on:
            raise known.calendar.outside(day)
    if instead_of == on:
        raise BadProclaimedDays(f"{on} cannot be moved to itself.")
    lacking = _nations(nations, without=_keeping(known, on))
    entries = [added.model_copy(update={"nations": lacking})] if lacking else []
    if instead_of is None:
        return tuple(entries)
    moved_by = _nations(nations, without=set[str](nations) - _keeping(known, instead_of, or_disputed=True))
    unmoved = [NATION_NAMES[nation] for nation in lacking if nation not in moved_by]
    if unmoved:
        raise BadProclaimedDays(f"{instead_of} is no holiday in {' and '.join(unmoved)}: nothing can be moved from it.")
    if moved_by:
        entries.append(_removed(known, instead_of, moved_by, source, or_called=name))
    return tuple(entries)


def take_back(known: Assembled, *, on: date, nations: Sequence[Nation], source: str) -> tuple[ProclaimedDay, ...]:
    """The entry that makes `on` no holiday of these nations; none where none of them keeps it.

    A day that was added by mistake is taken back the same way, so that the file tells what was believed when.

    Raises:
        BadProclaimedDays: it is a Saturday or Sunday, or the source is no web address.
        OutsideCalendar: the day is not between the first and the last that can be known.
    """
    _entry(on, "a day", nations, source)
    known.calendar.refuse_outside(on)
    keeping = _nations(nations, without=set[str](nations) - _keeping(known, on, or_disputed=True))
    return (_removed(known, on, keeping, source, or_called="Holiday"),) if keeping else ()


def _removed(known: Assembled, on: date, nations: Sequence[Nation], source: str, *, or_called: str) -> ProclaimedDay:
    called = ", ".join(dict.fromkeys(day.name for day in known.calendar.holidays if day.on == on)) or or_called
    return _entry(on, called, nations, source).model_copy(update={"change": "removed"})


def _entry(on: date, name: str, nations: Sequence[Nation], source: str) -> ProclaimedDay:
    try:
        return ProclaimedDay(on=on, name=name, nations=tuple(nations), source=source)
    except ValidationError as error:
        raise BadProclaimedDays(explain(error)) from error


def _keeping(known: Assembled, on: date, *, or_disputed: bool = False) -> frozenset[str]:
    """The nations that are known to keep a day, or of which the sources disagree whether they do."""
    disputed = {found.nation for found in known.disagreements if on in found.days}
    keeping = known.calendar.nations_keeping(on)
    return keeping | disputed if or_disputed else keeping - disputed


def _nations(nations: Sequence[Nation], *, without: AbstractSet[str]) -> tuple[Nation, ...]:
    return tuple(dict.fromkeys(nation for nation in nations if nation not in without))
