"""The bank holidays of the three divisions worked out from the statutes, without the `holidays` package.

Source: Banking and Financial Dealings Act 1971 s.1 and Schedule 1, the St Andrew's Day Bank Holiday (Scotland) Act
2007, and the proclamations that give or move single days. Christmas Day and Good Friday are common law holidays in
England, Wales and Northern Ireland, and FOIA 2000 s.10(6) names them.
"""

from datetime import date, timedelta

from dueprocess.law.calendar import Nation

MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6

_EXTRA_EVERYWHERE = {date(2011, 4, 29), date(2012, 6, 5), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)}
_EARLY_MAY_MOVED = {2020: date(2020, 5, 8)}
_SPRING_MOVED = {2012: date(2012, 6, 4), 2022: date(2022, 6, 2)}
_WORLD_CUP = date(2026, 6, 15)


def bank_holidays(nation: Nation, year: int) -> set[date]:
    """The days of one year, all of them Monday to Friday."""
    easter = easter_sunday(year)
    days = {
        easter - timedelta(days=2),
        _EARLY_MAY_MOVED.get(year, _first_monday(year, 5)),
        _SPRING_MOVED.get(year, _last_monday(year, 5)),
        *_two_days(date(year, 12, 25)),
        *(day for day in _EXTRA_EVERYWHERE if day.year == year),
    }
    if nation == "SCT":
        days |= {*_two_days(date(year, 1, 1)), _first_monday(year, 8)}
        if year >= 2007:
            days.add(_or_next_monday(date(year, 11, 30)))
        if year == _WORLD_CUP.year:
            days.add(_WORLD_CUP)
        return days
    days |= {_or_next_monday(date(year, 1, 1)), easter + timedelta(days=1), _last_monday(year, 8)}
    if nation == "NIR":
        days |= {_or_next_monday(date(year, 3, 17)), _or_next_monday(date(year, 7, 12))}
    return days


def easter_sunday(year: int) -> date:
    """Western Easter, by the anonymous Gregorian algorithm."""
    golden, century, of_century = year % 19, year // 100, year % 100
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - shift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    months, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, months, day + 1)


def is_working_day(on: date) -> bool:
    """FOIA 2000 s.10(6): no weekend, and no bank holiday in any part of the United Kingdom."""
    return on.weekday() < SATURDAY and on not in _in_any_part(on.year)


def _in_any_part(year: int) -> set[date]:
    if year not in _KNOWN:
        parts: tuple[Nation, ...] = ("ENG", "SCT", "NIR")
        _KNOWN[year] = set().union(*(bank_holidays(nation, year) for nation in parts))
    return _KNOWN[year]


_KNOWN: dict[int, set[date]] = {}


def _two_days(first: date) -> set[date]:
    """Two holidays in a row (1 and 2 January in Scotland, 25 and 26 December), off any weekend."""
    after = {FRIDAY: (0, 3), SATURDAY: (2, 3), SUNDAY: (1, 2)}.get(first.weekday(), (0, 1))
    return {first + timedelta(days=days) for days in after}


def _or_next_monday(on: date) -> date:
    return on + timedelta(days={SATURDAY: 2, SUNDAY: 1}.get(on.weekday(), 0))


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=-first.weekday() % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=last.weekday())
