"""`dueprocess letter`: one letter from a case file, without any server."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dueprocess.calendars import InstalledCalendars
from dueprocess.case.describing import describe
from dueprocess.case.notices import Notice
from dueprocess.case.reading import Unreadable, read
from dueprocess.case.record import CaseRecord, Opened
from dueprocess.case.request import CaseFile
from dueprocess.cli.inputs import parse_day, read_input
from dueprocess.cli.printing import AsJson, console, print_json
from dueprocess.delivery.letters import file_name
from dueprocess.institutions import Institutions
from dueprocess.law.position import OWED_BY_AUTHORITY
from dueprocess.law.regimes import find_regime, regimes_with
from dueprocess.letters import LetterFormat, compose, render
from dueprocess.worker.settings import Settings


def letter(  # noqa: PLR0913 - each is an option of the command
    file: Annotated[str, typer.Argument(help="A case file (docs/contract/CaseFile.json); - for standard input.")],
    *,
    notice: Annotated[Notice, typer.Option(help="Which letter.")],
    authority: Annotated[str | None, typer.Option(help="Whose letter; by default the one in the file.")] = None,
    letter_format: Annotated[LetterFormat, typer.Option("--format", help="Which format.")] = LetterFormat.PDF,
    out: Annotated[Path, typer.Option(help="The folder to write it to.")] = Path("out"),
    dated_on: Annotated[
        str | None, typer.Option(help="The date of the letter; by default the day of its event.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make one letter from a case file."""
    case_file = read(CaseFile, read_input(file))
    institutions = _institutions()
    case = _case(case_file, authority or case_file.request.authority, institutions)
    on = parse_day(dated_on) if dated_on else _day_of(notice, case)
    _refuse_without_date_to_meet(notice, case, on)
    key = case.request.authority
    wording = institutions.wording(key, notice, case.request.language, case.regime_of("", on).statute)
    made = compose(
        notice,
        wording=wording,
        particulars=describe(case, notice, on),
        office=institutions.office(key),
        language=wording.language,
        recipients=institutions.recipients(key, notice),
    )
    place = out / f"{file_name(case.opened.reference)}-{notice}.{letter_format.ending}"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(render(made, institutions.house(key), letter_format))
    if as_json:
        print_json({"file": str(place), "notice": notice, "dated_on": str(on), "reference": case.opened.reference})
    else:
        console.print(f"{made.title}: {place}")


def _institutions() -> Institutions:
    settings = Settings()
    return Institutions.load(settings.institutions, settings.institution_folders)


def _case(case_file: CaseFile, authority: str, institutions: Institutions) -> CaseRecord:
    request = case_file.request.model_copy(update={"authority": authority})
    regimes = institutions.regimes(authority)
    statute = find_regime(request.regime, regimes_with(regimes)).statute
    opened = Opened(
        reference=case_file.reference,
        unit=institutions.office(authority).under(statute).enquiries.role,
        calendar=InstalledCalendars(Settings().proclaimed_days_file).uk(),
        plan=institutions.plan(authority, request.regime),
        regimes=regimes,
    )
    return CaseRecord(request=request, opened=opened, facts=case_file.facts)


def _refuse_without_date_to_meet(notice: Notice, case: CaseRecord, on: date) -> None:
    running = case.position(on).running
    if notice.is_internal and (running is None or running.kind not in OWED_BY_AUTHORITY):
        raise Unreadable(f"On {on} the case has no date that the authority must meet, so no {notice} to write.")


def _day_of(notice: Notice, case: CaseRecord) -> date:
    """The day of the event that the notice answers.

    Raises:
        Unreadable: the case file has no such event.
    """
    if notice is Notice.ACKNOWLEDGEMENT:
        return case.request.received_on
    kind = _EVENTS.get(notice)
    if kind is None:
        raise Unreadable(f"There is no event that a letter '{notice}' answers. Give its date with --dated-on.")
    days = [fact.on for fact in case.facts if fact.kind == kind]
    if not days:
        raise Unreadable(f"The case file has no '{kind}' fact, so there is no {notice} to write. Add it to 'facts'.")
    return days[-1]


_EVENTS = {
    Notice.DECISION: "decided",
    Notice.REVIEW_ACKNOWLEDGEMENT: "review-requested",
    Notice.REVIEW_OUTCOME: "review-decided",
}
