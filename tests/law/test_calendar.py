from dataclasses import replace
from datetime import date

import pytest

from dueprocess.law.calendar import Calendar, Holiday
from dueprocess.law.errors import OutsideCalendar
from law.clocks import UK

SHORT = Calendar(
    name="short",
    version="1",
    made_of="a test",
    first_on=date(2020, 1, 1),
    last_on=date(2020, 1, 31),
    verified_to=date(2020, 1, 20),
    holidays=(
        Holiday(date(2020, 1, 1), "New Year's Day"),
        Holiday(date(2020, 1, 2), "2nd January", ("SCT",)),
        Holiday(date(2020, 1, 4), "A fair", ("ENG", "WLS")),
    ),
)


@pytest.mark.parametrize(
    ("of_january", "why"),
    [
        (1, "New Year's Day"),
        (2, "2nd January (Scotland)"),
        (3, None),
        (4, "A fair (England, Wales)"),
        (5, "Sunday"),
        (11, "Saturday"),
        (31, None),
    ],
)
def test_a_day_that_does_not_count_says_why(of_january: int, why: str | None) -> None:
    skipped = SHORT.why_not_working(date(2020, 1, of_january))
    assert (skipped and skipped.why) == why
    assert skipped is None or skipped.on.day == of_january


@pytest.mark.parametrize("outside", [date(2019, 12, 31), date(2020, 2, 1)])
def test_a_day_it_does_not_know_is_refused_never_guessed(outside: date) -> None:
    """An empty future year gives wrong dates without a warning in other systems."""
    with pytest.raises(OutsideCalendar, match=r"knows 2020-01-01 to 2020-01-31\. Use dates inside it") as told:
        SHORT.why_not_working(outside)
    assert told.value.on == outside
    assert f"{outside.isoformat()} is outside the calendar 'short'" in str(told.value)


def test_only_days_past_the_official_years_are_provisional() -> None:
    assert not SHORT.is_provisional(date(2020, 1, 20))
    assert SHORT.is_provisional(date(2020, 1, 21))


def test_a_changed_calendar_does_not_remember_the_old_days() -> None:
    assert SHORT.why_not_working(date(2020, 1, 1))
    assert replace(SHORT, holidays=()).why_not_working(date(2020, 1, 1)) is None


def test_the_calendar_of_a_nation_is_taken_from_the_whole_and_from_nothing_else() -> None:
    """A calendar of Scotland knows no holiday of England, and one made from it would miss them silently."""
    scotland = UK.named("scotland")
    assert scotland.named("scotland") is scotland
    assert scotland.why_not_working(date(2024, 4, 1)) is None, "Easter Monday is a working day in Scotland"
    assert UK.named("england-and-wales").why_not_working(date(2024, 4, 1)) is not None
    with pytest.raises(ValueError, match=r"The calendar 'uk' cannot be taken from 'scotland'\. Take it from 'uk'\."):
        scotland.named("uk")


def test_nations_that_keep_a_day_under_several_names_are_put_together() -> None:
    days = (
        Holiday(date(2020, 1, 6), "Epiphany", ("ENG",)),
        Holiday(date(2020, 1, 6), "Twelfth Day", ("SCT", "WLS")),
        Holiday(date(2020, 1, 7), "One", ("ENG", "WLS")),
        Holiday(date(2020, 1, 7), "One", ("SCT", "NIR")),
        Holiday(date(2020, 1, 8), "All", ()),
        Holiday(date(2020, 1, 8), "Some", ("NIR",)),
    )
    calendar = replace(SHORT, holidays=days)
    assert str(calendar.reasons[date(2020, 1, 6)].why) == "Epiphany / Twelfth Day (England, Wales, Scotland)"
    assert calendar.nations_keeping(date(2020, 1, 6)) == {"ENG", "WLS", "SCT"}
    assert calendar.reasons[date(2020, 1, 7)].why == "One"
    assert calendar.reasons[date(2020, 1, 8)].why == "All / Some"
    assert calendar.nations_keeping(date(2020, 1, 8)) == {"ENG", "WLS", "SCT", "NIR"}
    assert calendar.nations_keeping(date(2020, 1, 9)) == frozenset()
    assert str(days[0]) == "Epiphany (England)"
    assert str(days[4]) == "All"


def test_a_cut_calendar_knows_its_years_and_keeps_its_version() -> None:
    cut = UK.cut(2020, 2021)
    assert (cut.first_on, cut.last_on, cut.version) == (date(2020, 1, 1), date(2021, 12, 31), UK.version)
    assert {holiday.on.year for holiday in cut.holidays} == {2020, 2021}
    assert SHORT.cut(2019, 2021).first_on == SHORT.first_on, "no further than it knows"
