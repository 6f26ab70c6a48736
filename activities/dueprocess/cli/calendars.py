"""`dueprocess calendar`: which holidays are known, holidays proclaimed since, and whether the sources agree."""

import shlex
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer
from pydantic import BaseModel
from rich.markup import escape

from dueprocess.calendars import InstalledCalendars, ProclaimedDay, add_proclaimed, nations_of, read_proclaimed
from dueprocess.calendars.official import official_list
from dueprocess.calendars.proclaiming import proclaim, take_back
from dueprocess.calendars.published import Compared, Listed, compare, read_published
from dueprocess.case.reading import Unreadable
from dueprocess.cli.inputs import parse_day, read_input
from dueprocess.cli.printing import AsJson, console, print_json, print_table
from dueprocess.law.calendar import CALENDARS, NATION_NAMES, Calendar, CalendarName, Holiday, Nation
from dueprocess.law.uk_time import short_date, uk_date
from dueprocess.worker.settings import Settings

app = typer.Typer(
    no_args_is_help=True,
    help="Which holidays are known, holidays proclaimed since, and whether the sources agree.",
)

CalendarChoice = Annotated[str, typer.Option("--calendar", help=f"One of: {', '.join(CALENDARS)}.")]

NATIONS: Mapping[str, tuple[Nation, ...]] = {
    "england": ("ENG",),
    "wales": ("WLS",),
    "england-and-wales": nations_of("england-and-wales"),
    "scotland": nations_of("scotland"),
    "northern-ireland": nations_of("northern-ireland"),
    "all": nations_of("uk"),
}
"""The words of `--nation`."""


class CalendarUsed(BaseModel):
    """The list of holidays that an answer rests on.

    Attributes:
        name: `uk`, `england-and-wales`, `scotland` or `northern-ireland`.
        version: twelve letters and digits that stand for the whole list; another list has others.
        made_of: the version of the holidays package, the day of the GOV.UK list, and how much was proclaimed since.
        known_from: the first day that can be asked about.
        known_to: the last day that can be asked about.
        verified_from: the first day whose holidays are held against the GOV.UK list.
        verified_to: the last day whose holidays are officially known; past it an answer is provisional.
    """

    name: str
    version: str
    made_of: str
    known_from: date
    known_to: date
    verified_from: date | None
    verified_to: date


class HolidayShown(BaseModel):
    """A holiday, Monday to Friday.

    Attributes:
        on: the day.
        name: what it is called.
        nations: of `ENG`, `WLS`, `SCT`, `NIR` those that keep it; none when the whole United Kingdom does.
        source: where it stands: the address of its proclamation, the GOV.UK list, or the holidays package.
    """

    on: date
    name: str
    nations: tuple[str, ...]
    source: str


class CalendarShown(BaseModel):
    """The answer of `dueprocess calendar show`. This form is a promise: fields may be added, none changes or goes.

    Attributes:
        calendar: the list of holidays.
        year: the year that is shown.
        provisional: whether the year lies past those whose holidays are officially known.
        holidays: its holidays in order.
    """

    calendar: CalendarUsed
    year: int
    provisional: bool
    holidays: tuple[HolidayShown, ...]


class Proclaimed(BaseModel):
    """A day in the answer of `dueprocess calendar list`. This form is a promise, as that of `show` is.

    Attributes:
        on: the day.
        name: what it is called.
        nations: of `ENG`, `WLS`, `SCT`, `NIR` those it was proclaimed for.
        source: the address at which the proclamation can be read.
        change: `added` for a holiday, `removed` for one that was moved away.
    """

    on: date
    name: str
    nations: tuple[Nation, ...]
    source: str
    change: Literal["added", "removed"]


@app.command("add")
def add(
    day: Annotated[str, typer.Argument(help="The holiday, YYYY-MM-DD.")],
    name: Annotated[str, typer.Argument(help="What it is called.")],
    *,
    nation: Annotated[list[str], typer.Option(help=f"Who keeps it; may be repeated. One of: {', '.join(NATIONS)}.")],
    source: Annotated[str, typer.Option(help="The web address at which the proclamation can be read.")],
    instead_of: Annotated[str | None, typer.Option(help="The holiday it takes the place of, YYYY-MM-DD.")] = None,
) -> None:
    """Add a holiday that was proclaimed, or move one."""
    on, moved_from = parse_day(day), parse_day(instead_of) if instead_of else None
    file = Settings().proclaimed_days_file
    calendars = InstalledCalendars(file)
    entries = proclaim(
        calendars.assembled(),
        on=on,
        name=name,
        nations=_nations(nation),
        source=source,
        instead_of=moved_from,
    )
    if entries:
        _write_down(calendars, file, entries)
        return
    moved = f", and {short_date(moved_from)} as none" if moved_from else ""
    console.print(f"{short_date(on)} is known already as a holiday there{moved}. Nothing changed.")


@app.command("remove")
def remove(
    day: Annotated[str, typer.Argument(help="The holiday, YYYY-MM-DD.")],
    *,
    nation: Annotated[
        list[str], typer.Option(help=f"Where it is none; may be repeated. One of: {', '.join(NATIONS)}.")
    ],
    source: Annotated[str, typer.Option(help="The web address at which it can be read that it is no holiday.")],
) -> None:
    """Take back a holiday that was added by mistake, or that will not be kept."""
    on = parse_day(day)
    file = Settings().proclaimed_days_file
    calendars = InstalledCalendars(file)
    entries = take_back(calendars.assembled(), on=on, nations=_nations(nation), source=source)
    if entries:
        _write_down(calendars, file, entries)
    else:
        console.print(f"{short_date(on)} is known as no holiday there. Nothing changed.")


def _write_down(calendars: InstalledCalendars, file: Path, entries: Sequence[ProclaimedDay]) -> None:
    add_proclaimed(file, entries)
    for entry in entries:
        console.print(f"{_CHANGED[entry.change]}: {_proclaimed_words(entry)}.")
    left = calendars.assembled()
    if left.disagreements:
        console.print(f"The sources still disagree for {'; '.join(dict.fromkeys(map(str, left.disagreements)))}.")
    console.print("Tell the open cases: dueprocess calendar tell")


@app.command("list")
def list_proclaimed(*, as_json: AsJson = False) -> None:
    """List what was added here to the official list."""
    days = read_proclaimed(Settings().proclaimed_days_file)
    if as_json:
        print_json([Proclaimed.model_validate(day.model_dump()) for day in days])
    elif not days:
        console.print("No holidays were added here.")
    else:
        print_table(
            ("Day", "Change", "Name", "Nations", "Source"),
            [
                (short_date(day.on), day.change, escape(day.name), _nations_words(day.nations), escape(day.source))
                for day in days
            ],
        )


@app.command("show")
def show(
    *,
    calendar: CalendarChoice = "uk",
    year: Annotated[int | None, typer.Option(help="The year; left out, this one.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show the holidays of a year with their names, nations and source."""
    used = calendar_named(calendar)
    wanted = uk_date(datetime.now(UTC)).year if year is None else year
    if not used.first_on.year <= wanted <= used.last_on.year:
        raise Unreadable(f"The calendar '{used.name}' knows {used.first_on.year} to {used.last_on.year}, not {wanted}.")
    found = CalendarShown(
        calendar=calendar_used(used),
        year=wanted,
        provisional=used.is_provisional(date(wanted, 12, 31)),
        holidays=tuple(
            HolidayShown(on=day.on, name=day.name, nations=day.nations, source=source_of(day, used))
            for day in used.holidays
            if day.on.year == wanted
        ),
    )
    if as_json:
        print_json(found)
        return
    print_table(
        ("Holiday", "Name", "Nations", "Source"),
        [
            (short_date(day.on), escape(day.name), _nations_words(day.nations), escape(day.source))
            for day in used.holidays
            if day.on.year == wanted
        ],
    )
    for sentence in rests_on(used, date(wanted, 1, 1), date(wanted, 12, 31)):
        console.print(escape(sentence))


@app.command("check")
def check(
    file: Annotated[
        str | None,
        typer.Argument(help="bank-holidays.json as downloaded from GOV.UK, to hold against what is known here."),
    ] = None,
) -> None:
    """Say whether the sources agree; if not, exit with 1."""
    calendar = calendar_named("uk")
    # Read before anything is said: of a file that cannot be read there is nothing to say but that.
    compared = compare(read_published(read_input(file)), calendar) if file else None
    from_year, to_year = official_list().first_year, official_list().last_year
    console.print(f"The sources agree for {from_year} to {to_year}. {escape(_made_of(calendar))}")
    if file is None or compared is None:
        return
    span = f"{short_date(compared.first_on)} to {short_date(compared.last_on)}"
    if compared.agree:
        console.print(f"{escape(file)} names the same days, {span}.")
        return
    _print_difference(file, span, compared)
    raise typer.Exit(1)


def calendar_named(words: str) -> Calendar:
    """The calendar that `--calendar` names, with what was proclaimed since.

    Raises:
        Unreadable: there is none of this name.
        SourcesDisagree: the holidays package and the official list name different days.
        BadProclaimedDays: the file of proclaimed days cannot be read.
    """
    name: CalendarName | None = next((name for name in CALENDARS if name == words), None)
    if name is None:
        raise Unreadable(f"There is no calendar '{words}'. Use one of: {', '.join(CALENDARS)}.")
    return InstalledCalendars(Settings().proclaimed_days_file).uk().named(name)


def calendar_used(calendar: Calendar) -> CalendarUsed:
    """Which list of holidays it is, as data."""
    return CalendarUsed(
        name=calendar.name,
        version=calendar.version,
        made_of=calendar.made_of,
        known_from=calendar.first_on,
        known_to=calendar.last_on,
        verified_from=calendar.verified_from,
        verified_to=calendar.verified_to,
    )


def source_of(holiday: Holiday, calendar: Calendar) -> str:
    """Where a holiday of this calendar stands."""
    if holiday.source:
        return holiday.source
    verified_from = calendar.verified_from or calendar.first_on
    return official_list().url if verified_from <= holiday.on <= calendar.verified_to else "the holidays package"


@app.command("tell")
def tell(
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only list which dates would move, how far.")] = False,
    authority: Annotated[str | None, typer.Option(help="Only the cases of this authority.")] = None,
    at_once: Annotated[int, typer.Option(min=1, max=100, help="How many cases to tell at the same time.")] = 10,
    as_json: AsJson = False,
) -> None:
    """Have every open case take the holidays as they are known now. Safe to repeat: it goes on with the rest."""
    # The one command here that speaks to Temporal, which takes a second to import.
    from dueprocess.cli.telling_calendar import tell_cases  # noqa: PLC0415

    tell_cases(dry_run=dry_run, authority=authority, at_once=at_once, as_json=as_json)


def rests_on(calendar: Calendar, first_on: date, last_on: date) -> Iterable[str]:
    """What an answer about these days rests on, in sentences."""
    verified_from = calendar.verified_from or calendar.first_on
    if first_on < verified_from:
        yield (
            f"The official list begins with {verified_from.year}: earlier holidays are those of the holidays package, "
            "tested against the statutes."
        )
    if calendar.is_provisional(last_on):
        yield (
            f"Provisional: holidays are known to {short_date(calendar.verified_to)} only, and others may be proclaimed."
        )
    yield f"{_made_of(calendar)} Verified for {verified_from.year} to {calendar.verified_to.year}."


def _made_of(calendar: Calendar) -> str:
    return f"Calendar {calendar.name}, version {calendar.version}: {calendar.made_of}."


def _nations(words: Sequence[str]) -> Sequence[Nation]:
    for word in words:
        if word not in NATIONS:
            raise Unreadable(f"There is no nation '{word}'. Use one of: {', '.join(NATIONS)}.")
    return [nation for word in words for nation in NATIONS[word]]


def _nations_words(nations: Sequence[str]) -> str:
    if not nations or len(nations) == len(NATION_NAMES):
        return "all"
    return ", ".join(NATION_NAMES[nation] for nation in nations)


def _proclaimed_words(day: ProclaimedDay) -> str:
    return f"{short_date(day.on)}, {escape(day.name)} ({_nations_words(day.nations)}), {escape(day.source)}"


def _print_difference(file: str, span: str, compared: Compared) -> None:
    for found, sentence in (
        (compared.only_published, f"{escape(file)} has these and this calendar lacks them, {span}:"),
        (compared.only_here, f"This calendar has these and {escape(file)} lacks them, {span}:"),
    ):
        if found:
            console.print(sentence)
            print_table(
                ("Holiday", "Name", "Division"), [(short_date(d.on), escape(d.name), d.division) for d in found]
            )
    if compared.only_published:
        console.print("If they were proclaimed, add them (with --instead-of where one took the place of another):")
    for missing in compared.only_published:
        console.print(escape(_command_for(missing)))


def _command_for(missing: Listed) -> str:
    about = ("--nation", missing.division, "--source", official_list().url)
    return shlex.join(["dueprocess", "calendar", "add", str(missing.on), missing.name, *about])


_CHANGED: Mapping[Literal["added", "removed"], str] = {"added": "Added", "removed": "Taken back"}
