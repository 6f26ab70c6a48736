"""What a recorded case knew at an event of its history, and the dates that follow, counted without the law's own code.

Sources: FOIA 2000 s.10(1) and (6); FOI Code of Practice 2018 paras 5.3 to 5.5.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from temporalio.api.history.v1 import HistoryEvent

from dueprocess.law.position import DeadlineKind
from law.recount import count_between, recount

Told = Mapping[str, str | None]
_SATURDAY = 5


@dataclass(frozen=True)
class Recorded:
    """A case as its history has told of it so far."""

    received_on: date = date.min
    holidays: frozenset[date] = frozenset()
    reminded: frozenset[tuple[str, int]] = frozenset()
    escalated_every: int = 0
    lapses_after: int = 0
    facts: tuple[Told, ...] = field(default=())

    def after(self, event: HistoryEvent) -> "Recorded":
        """The case once this event has happened."""
        if event.HasField("workflow_execution_started_event_attributes"):
            request = json.loads(event.workflow_execution_started_event_attributes.input.payloads[0].data)
            return replace(self, received_on=date.fromisoformat(request["received_on"]))
        if "result" in event.marker_recorded_event_attributes.details and not self.holidays:
            opened = json.loads(event.marker_recorded_event_attributes.details["result"].payloads[0].data)
            plan = opened["plan"]
            return replace(
                self,
                holidays=frozenset(date.fromisoformat(holiday["on"]) for holiday in opened["calendar"]["holidays"]),
                reminded=frozenset((each["before"], each["working_days"]) for each in plan["reminders"]),
                escalated_every=plan["escalation"]["repeat_every_working_days"],
                lapses_after=plan["practice"]["clarification_lapses_after_working_days"],
            )
        if event.HasField("workflow_execution_update_accepted_event_attributes"):
            message = event.workflow_execution_update_accepted_event_attributes.accepted_request.input
            return replace(self, facts=(*self.facts, json.loads(message.args.payloads[0].data)))
        return self

    def due_on(self, kind: DeadlineKind) -> date:
        """The limit of this kind that follows from what the case knows."""
        match kind:
            case DeadlineKind.RESPOND:
                return self._working_days_after(self._last("clarification-received") or self.received_on, 20)
            case DeadlineKind.RESPOND_EXTENDED:
                return self._working_days_after(self.due_on(DeadlineKind.RESPOND), 20)
            case DeadlineKind.CLARIFY:
                return self._working_days_after(self._told("clarification-asked"), self.lapses_after)
            case DeadlineKind.ASK_FOR_REVIEW:
                return self._working_days_after(self._told("decided"), 40)
            case DeadlineKind.ANSWER_REVIEW:
                days = 40 if self._last("review-extended") else 20
                return self._working_days_after(self._told("review-requested"), days)
            case _:
                raise NotImplementedError(f"count '{kind}' here before a history that has it is recorded")

    def wakes_on(self, kind: DeadlineKind, until: date) -> Iterator[date]:
        """The days up to this one on which a limit of this kind has something happen by itself."""
        limit = self.due_on(kind)
        for before, days in self.reminded:
            if before == kind:
                yield self._working_days_before(limit, days)
        on = limit + timedelta(days=1)
        while on <= until:
            yield on
            on = self._working_days_after(on, self.escalated_every)

    def _told(self, kind: str) -> date:
        on = self._last(kind)
        assert on is not None, f"'{kind}' was never told"
        return on

    def _last(self, kind: str) -> date | None:
        days = [date.fromisoformat(str(fact["on"])) for fact in self.facts if fact["kind"] == kind]
        return days[-1] if days else None

    def _working_days_after(self, on: date, days: int) -> date:
        return recount(on, days, works=self._works)

    def _working_days_before(self, limit: date, days: int) -> date:
        on = limit
        while not self._works(on) or count_between(on, limit, self._works) < days:
            on -= timedelta(days=1)
        return on

    def _works(self, on: date) -> bool:
        return on.weekday() < _SATURDAY and on not in self.holidays
