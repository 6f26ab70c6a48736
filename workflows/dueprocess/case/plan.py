"""What an institution planned for a case: asked once when it opens, and kept with it."""

from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from dueprocess.case.notices import Notice, SendingRule
from dueprocess.case.retention import Retention
from dueprocess.law.position import DeadlineKind
from dueprocess.law.practice import Practice

Recipient = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.+@-]{1,100}$")]
"""A role or a shared mailbox inside the authority, for example `foi-officer`; never a person's name."""


class Reminder(BaseModel):
    """An internal reminder, so many working days before a date the authority must meet."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    before: DeadlineKind
    working_days: int = Field(ge=0, le=40)
    to: tuple[Recipient, ...] = ("foi-officer",)


class Escalation(BaseModel):
    """Who is told when a date has been missed, and how often again."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    to: tuple[Recipient, ...] = ("head-of-information",)
    repeat_every_working_days: int | None = Field(default=5, ge=1, le=40)


class AnsweredBy(BaseModel):
    """Which institution plugin, at which version, gave an answer that the case keeps."""

    model_config = ConfigDict(frozen=True)

    hook: str
    plugin: str
    version: str


def plugins_in(answers: Iterable[AnsweredBy]) -> tuple[str, ...]:
    """The plugins that gave answers, each once with its version, sorted: `anytown 3fa9c14e7b02`."""
    return tuple(sorted({f"{answer.plugin} {answer.version}" for answer in answers}))


class Plan(BaseModel):
    """Reminders, escalation, retention and the choices the law leaves open, as this case will follow them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reminders: tuple[Reminder, ...] = ()
    escalation: Escalation = Escalation()
    practice: Practice = Practice()
    sending: Mapping[Notice, SendingRule] = Field(default_factory=dict[Notice, SendingRule])
    retention: Retention | None = None
    observed: bool = False
    """Whether an institution wants to be told what happens in the case."""
    answered_by: tuple[AnsweredBy, ...] = ()

    def reminded_before(self, kind: DeadlineKind) -> Mapping[int, tuple[Recipient, ...]]:
        """Who is reminded before a date of this kind, by how many working days before; each of them once."""
        reminded = dict[int, dict[Recipient, None]]()
        for reminder in self.reminders:
            if reminder.before is kind:
                reminded.setdefault(reminder.working_days, {}).update(dict.fromkeys(reminder.to))
        return {days: tuple(to) for days, to in reminded.items()}

    def rule(self, notice: Notice) -> SendingRule:
        """When a notice goes out."""
        # A case that opened before there were rules keeps to the letters that there were.
        return self.sending.get(notice, "at-once" if notice in _BEFORE_THERE_WERE_RULES else "never")


_BEFORE_THERE_WERE_RULES = frozenset(
    {
        Notice.ACKNOWLEDGEMENT,
        Notice.DECISION,
        Notice.REVIEW_ACKNOWLEDGEMENT,
        Notice.REVIEW_OUTCOME,
        Notice.REMINDER,
        Notice.ESCALATION,
    }
)
