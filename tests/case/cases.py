"""One invented case, with words that must never turn up where personal data has no place."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from dueprocess.case.letters import Held, Issued, StoredFile
from dueprocess.case.notices import Notice
from dueprocess.case.plan import AnsweredBy, Escalation, Plan, Reminder
from dueprocess.case.record import CaseRecord, Opened
from dueprocess.case.request import Applicant, InformationRequested
from dueprocess.case.steps import Step
from dueprocess.law.calendar import Calendar, Holiday
from dueprocess.law.facts import Classified, PartOfRequest, type_of_fact
from dueprocess.law.position import DeadlineKind
from dueprocess.law.practice import Practice
from dueprocess.law.regime import Regime
from law.clocks import UK, day

RECEIVED_ON: Final[date] = day("2020-01-29")
LIMIT: Final[date] = day("2020-02-26")

APPLICANT: Final = Applicant(
    name="Zebedee Quillfeather",
    address=("9 Hollyhock Row", "Marrowby"),
    email="zebedee@quillfeather.example",
    reference="ZQ-77",
)
TEXT: Final = "How many owls nest in the clock tower?"

PERSONAL: Final = ("Zebedee", "Quillfeather", "Hollyhock", "zebedee", "ZQ-77", "owls", "clock tower")
"""Words of the applicant and the request."""

REMINDERS: Final = (
    Reminder(before=DeadlineKind.RESPOND, working_days=10, to=("foi-officer",)),
    Reminder(before=DeadlineKind.RESPOND, working_days=3, to=("foi-officer", "registrar")),
    Reminder(before=DeadlineKind.RESPOND_EXTENDED, working_days=3),
    Reminder(before=DeadlineKind.ANSWER_REVIEW, working_days=5, to=("reviewer",)),
)


def plan(
    reminders: tuple[Reminder, ...] = REMINDERS,
    *,
    repeat: int | None = 5,
    practice: Practice | None = None,
) -> Plan:
    return Plan(
        reminders=reminders,
        escalation=Escalation(to=("head-of-information",), repeat_every_working_days=repeat),
        practice=practice or Practice(),
        answered_by=(AnsweredBy(hook="plan_case", plugin="marrowby", version="1"),),
    )


def case(  # noqa: PLR0913 - a case in one line
    *facts: type_of_fact,
    received_on: date = RECEIVED_ON,
    regime: str = "foia-2000",
    plan: Plan = plan(),  # noqa: B008 - frozen
    calendar: Calendar = UK,
    regimes: tuple[Regime, ...] = (),
    done: Sequence[str] = (),
) -> CaseRecord:
    """The case with these facts; `done` are keys of steps whose notices were sent."""
    request = InformationRequested(
        authority="marrowby",
        regime=regime,
        received_on=received_on,
        dated_on=received_on,
        text=TEXT,
        applicant=APPLICANT,
    )
    opened = Opened(calendar=calendar, plan=plan, regimes=regimes, reference="M/20/007", unit="Information Team")
    issued = tuple(sent(Step(key=key, notice=Notice.ACKNOWLEDGEMENT, due_on=received_on), received_on) for key in done)
    return CaseRecord(request=request, opened=opened, facts=facts, issued=issued)


def sent(step: Step, on: date) -> Issued:
    file = StoredFile(key=f"marrowby/1/{step.key}.pdf", sha256="0" * 64)
    return Issued(step=step, dated_on=on, files=(file,))


def held(step: Step, on: date, why: str = "The wording has no 'answer'.", *, made: bool = False) -> Held:
    file = StoredFile(key=f"marrowby/1/{step.key}.pdf", sha256="0" * 64)
    return Held(step=step, held_on=on, why=why, files=(file,) if made else ())


def classified(on: str, **parts: str) -> Classified:
    """`classified("2020-02-03", roads="foia-2000", noise="eir-2004")`."""
    return Classified(
        on=day(on), parts=tuple(PartOfRequest(part=part, regime=regime) for part, regime in parts.items())
    )


def with_days_off(*days: str, known_to: str = "2023-12-31") -> Calendar:
    """A calendar of its own version with these holidays alone, each in all four nations."""
    holidays = tuple(Holiday(on=day(on), name="a day off") for on in days)
    version = "-".join(days) or "none"
    return Calendar("uk", version, f"test {version}", day("2019-01-01"), day(known_to), day(known_to), holidays)
