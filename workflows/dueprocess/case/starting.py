"""What a case can be started with: a new request, or a closed case that a late request for a review reopens."""

import json
from datetime import date
from typing import cast

from pydantic import BaseModel, ConfigDict

from dueprocess.case.reading import Unreadable, read
from dueprocess.case.record import CaseRecord
from dueprocess.case.request import InformationRequested
from dueprocess.law.facts import ReviewRequested
from dueprocess.law.uk_time import short_date


class Continuation(BaseModel):
    """A case that had closed, and the request for a review that came afterwards."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    record: CaseRecord
    review: ReviewRequested


Start = InformationRequested | Continuation


def read_start(sent: bytes, today: date) -> Start:
    """The start input of the workflow `InformationRequest`.

    Raises:
        Unreadable: it cannot be understood, or a request is said to have been received after today.
    """
    if _has_record(sent):
        return read(Continuation, sent)
    request = read(InformationRequested, sent)
    if request.received_on > today:
        raise Unreadable(
            f"'received_on' is {short_date(request.received_on)}, which is in the future; today is "
            f"{short_date(today)}. Write the day the request reached the authority."
        )
    return request


def _has_record(sent: bytes) -> bool:
    try:
        start = json.loads(sent)
    except (ValueError, RecursionError):
        # Neither JSON nor nested deeper than anyone means: the model says so in a sentence.
        return False
    return isinstance(start, dict) and "record" in cast("dict[str, object]", start)
