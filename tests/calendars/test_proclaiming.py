"""What is written down when a holiday is proclaimed or moved: nothing that the sources know already."""

from collections.abc import Mapping
from datetime import date

import pytest

from dueprocess.calendars import BadProclaimedDays, InstalledCalendars, ProclaimedDay, uk
from dueprocess.calendars.official import official_list
from dueprocess.calendars.proclaiming import proclaim, take_back
from dueprocess.calendars.uk import Assembled
from dueprocess.law.calendar import Nation
from dueprocess.law.errors import OutsideCalendar

MONDAY = date(2027, 9, 20)
EARLY_MAY = date(2027, 5, 3)
EASTER_MONDAY = date(2027, 3, 29)
EVERYWHERE: tuple[Nation, ...] = ("ENG", "WLS", "SCT", "NIR")
SOURCE = "https://example.org/proclamation"


@pytest.fixture(scope="module")
def known() -> Assembled:
    return InstalledCalendars().assembled()


def proclaimed(
    known: Assembled, on: date, nations: tuple[Nation, ...], instead_of: date | None = None
) -> tuple[ProclaimedDay, ...]:
    return proclaim(known, on=on, name="A day", nations=nations, source=SOURCE, instead_of=instead_of)


def after(*entries: ProclaimedDay) -> Assembled:
    official = official_list()
    years = range(2005, 2101)
    named: dict[Nation, Mapping[date, str]] = {nation: uk._weekday_holidays(nation, years) for nation in uk.NATIONS}  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - what the package names
    return uk.assemble(named, official, entries, years)


def test_a_new_holiday_is_one_entry(known: Assembled) -> None:
    (entry,) = proclaimed(known, MONDAY, ("SCT", "SCT"))
    assert entry == ProclaimedDay(on=MONDAY, name="A day", nations=("SCT",), source=SOURCE)


def test_a_day_that_is_known_needs_no_entry(known: Assembled) -> None:
    assert proclaimed(known, date(2026, 6, 15), ("SCT",)) == ()


def test_only_the_nations_that_do_not_keep_the_day_are_written_down(known: Assembled) -> None:
    """Scotland does not keep Easter Monday."""
    (entry,) = proclaimed(known, EASTER_MONDAY, EVERYWHERE)
    assert entry.nations == ("SCT",)


def test_a_moved_holiday_is_an_added_and_a_removed_entry(known: Assembled) -> None:
    added, removed = proclaimed(known, MONDAY, EVERYWHERE, instead_of=EARLY_MAY)
    assert (added.on, added.change, added.nations) == (MONDAY, "added", EVERYWHERE)
    assert (removed.on, removed.change, removed.nations) == (EARLY_MAY, "removed", EVERYWHERE)
    assert (removed.name, removed.source) == ("May Day", SOURCE)
    calendar = after(added, removed).calendar
    assert calendar.nations_keeping(MONDAY) == set(EVERYWHERE)
    assert not calendar.nations_keeping(EARLY_MAY)


def test_a_holiday_that_was_moved_already_needs_no_entry(known: Assembled) -> None:
    """Early May 2020 was kept on 8 May."""
    assert proclaimed(known, date(2020, 5, 8), EVERYWHERE, instead_of=date(2020, 5, 4)) == ()
    moved = proclaimed(known, MONDAY, EVERYWHERE, instead_of=EARLY_MAY)
    assert proclaimed(after(*moved), MONDAY, EVERYWHERE, instead_of=EARLY_MAY) == ()


def test_a_move_of_which_the_first_half_is_known_is_completed(known: Assembled) -> None:
    (added,) = proclaimed(known, MONDAY, EVERYWHERE)
    (removed,) = proclaimed(after(added), MONDAY, EVERYWHERE, instead_of=EARLY_MAY)
    assert (removed.on, removed.change) == (EARLY_MAY, "removed")


def test_a_holiday_that_was_moved_away_can_be_moved_back(known: Assembled) -> None:
    there = proclaimed(known, MONDAY, EVERYWHERE, instead_of=EARLY_MAY)
    back = proclaimed(after(*there), EARLY_MAY, EVERYWHERE, instead_of=MONDAY)
    calendar = after(*there, *back).calendar
    assert not calendar.nations_keeping(MONDAY)
    assert calendar.nations_keeping(EARLY_MAY) == set(EVERYWHERE)


def test_nothing_can_be_moved_from_a_day_that_is_no_holiday(known: Assembled) -> None:
    with pytest.raises(
        BadProclaimedDays, match=r"2027-05-04 is no holiday in Scotland: nothing can be moved from it\."
    ):
        proclaimed(known, MONDAY, ("SCT",), instead_of=date(2027, 5, 4))
    with pytest.raises(BadProclaimedDays, match=r"2027-03-29 is no holiday in Scotland: "):
        proclaimed(known, MONDAY, EVERYWHERE, instead_of=EASTER_MONDAY)


def test_a_day_cannot_be_moved_to_itself(known: Assembled) -> None:
    with pytest.raises(BadProclaimedDays, match="cannot be moved to itself"):
        proclaimed(known, EARLY_MAY, EVERYWHERE, instead_of=EARLY_MAY)


@pytest.mark.parametrize("outside", [date(2004, 12, 30), date(2101, 1, 4)])
def test_a_day_outside_all_that_can_be_known_is_refused(known: Assembled, outside: date) -> None:
    with pytest.raises(OutsideCalendar, match="which knows 2005-01-01 to 2100-12-31"):
        proclaimed(known, outside, EVERYWHERE)
    with pytest.raises(OutsideCalendar, match=str(outside)):
        proclaimed(known, MONDAY, EVERYWHERE, instead_of=outside)


def test_a_saturday_is_refused_in_a_sentence(known: Assembled) -> None:
    with pytest.raises(BadProclaimedDays, match=r"2027-09-18 is a Saturday, which is no working day anyway\."):
        proclaimed(known, date(2027, 9, 18), EVERYWHERE)


@pytest.fixture
def disputed(monkeypatch: pytest.MonkeyPatch) -> Assembled:
    """A newer holidays package knows that early May 2027 was moved to 20 September; the shipped list does not."""
    moved = {"ENG", "WLS", "SCT", "NIR"}
    ask = uk._weekday_holidays  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - what the package names

    def newer(nation: Nation, years: range) -> dict[date, str]:
        named = dict(ask(nation, years))
        if nation in moved:
            named[MONDAY] = named.pop(EARLY_MAY)
        return named

    monkeypatch.setattr(uk, "_weekday_holidays", newer)
    return after()


def test_a_day_about_which_the_sources_disagree_is_settled_by_proclaiming_it(disputed: Assembled) -> None:
    assert {found.nation for found in disputed.disagreements} == set(EVERYWHERE)
    entries = proclaimed(disputed, MONDAY, EVERYWHERE, instead_of=EARLY_MAY)
    assert [(entry.on, entry.change) for entry in entries] == [(MONDAY, "added"), (EARLY_MAY, "removed")]
    settled = after(*entries)
    assert settled.disagreements == ()
    assert settled.agreed().nations_keeping(MONDAY) == set(EVERYWHERE)
    assert settled.agreed().nations_keeping(EARLY_MAY) == set()


def test_settling_one_nation_leaves_the_others_in_dispute(disputed: Assembled) -> None:
    entries = proclaimed(disputed, MONDAY, ("SCT",), instead_of=EARLY_MAY)
    assert {found.nation for found in after(*entries).disagreements} == {"ENG", "WLS", "NIR"}


def test_a_day_that_was_added_by_mistake_is_taken_back(known: Assembled) -> None:
    added = proclaimed(known, MONDAY, ("SCT",))
    (back,) = take_back(after(*added), on=MONDAY, nations=EVERYWHERE, source=SOURCE)
    assert (back.name, back.nations, back.change) == ("A day", ("SCT",), "removed")
    assert not after(*added, back).calendar.nations_keeping(MONDAY)


def test_a_holiday_is_taken_back_for_the_nations_named(known: Assembled) -> None:
    back = take_back(known, on=EARLY_MAY, nations=("SCT",), source=SOURCE)
    assert after(*back).calendar.nations_keeping(EARLY_MAY) == {"ENG", "WLS", "NIR"}


def test_a_day_that_is_no_holiday_there_cannot_be_taken_back(known: Assembled) -> None:
    assert take_back(known, on=EASTER_MONDAY, nations=("SCT",), source=SOURCE) == ()
    with pytest.raises(BadProclaimedDays, match="Saturday"):
        take_back(known, on=date(2027, 9, 18), nations=("SCT",), source=SOURCE)
    with pytest.raises(OutsideCalendar):
        take_back(known, on=date(2004, 9, 20), nations=("SCT",), source=SOURCE)
