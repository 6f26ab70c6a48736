"""What the host knows of each hook: how answers combine, what a failure does, how an answer is read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Generic, Literal, TypeVar, cast

from pydantic import ConfigDict, StringConstraints, TypeAdapter

from dueprocess.case.plan import Escalation, Reminder
from dueprocess.case.request import AuthorityKey
from dueprocess.case.retention import Retention
from dueprocess.institutions.answers import House, Office, Recipients, SendingRules, Wording
from dueprocess.institutions.channels import ChannelName, SentReceipt
from dueprocess.institutions.wording_files import laid_over
from dueprocess.law.practice import Practice
from dueprocess.law.regime import Regime
from dueprocess.law.tightening import check_addition

Answer_co = TypeVar("Answer_co", covariant=True)
Answer = TypeVar("Answer")

Kind = Literal["slot", "collect", "observe"]
"""`observe`: each plugin that has the hook is told something, and what it returns is of no use."""

OnError = Literal["hold", "pass-over", "report"]
"""`hold`: the error goes to the caller, who tries again later. `pass-over`: it is reported, and the answer left out.
`report`: the caller tries again a few times, and then notes on the case that it was given up."""

_Reference = Annotated[str, StringConstraints(pattern=r"^[ -~]{1,30}$")]


class Unusable(ValueError):
    """What a plugin returned is not an answer at all."""


@dataclass(frozen=True, slots=True)
class Hook(Generic[Answer_co]):
    """One hook.

    Attributes:
        name: as it is marked and documented.
        kind: how answers combine.
        on_error: what a failure does.
        read: turns what a plugin returned into an answer, or raises Unusable or ValidationError.
        is_deed: whether it does something, and so may take its time and must not stand in the way of questions.
        lay_over: lays what the code of an institution says over what its files say; without it, what the code says
            takes the place of what the files say.
    """

    name: str
    kind: Kind
    on_error: OnError
    read: Callable[[object], Answer_co]
    is_deed: bool = False
    lay_over: "Callable[[Answer_co, Answer_co], Answer_co] | None" = None


def _one(answer: type[Answer]) -> Callable[[object], Answer]:
    adapter = TypeAdapter(answer)
    return lambda value: adapter.validate_python(value, strict=True)


def _many(item: TypeAdapter[Answer]) -> Callable[[object], tuple[Answer, ...]]:
    def read(value: object) -> tuple[Answer, ...]:
        if isinstance(value, str) or not isinstance(value, Iterable):
            raise Unusable(f"{value!r} is not a list or tuple")
        return tuple(item.validate_python(each, strict=True) for each in cast("Iterable[object]", value))

    return read


_SENDING = TypeAdapter[SendingRules](SendingRules)


def _sending(value: object) -> SendingRules:
    if not isinstance(value, Mapping):
        raise Unusable(f"{value!r} is not a mapping of notice to rule")
    return _SENDING.validate_python(dict(cast("Mapping[object, object]", value)))


def _mapping(value: object) -> Wording:
    if not isinstance(value, Mapping):
        raise Unusable(f"{value!r} is not a mapping of part to text")
    return TypeAdapter(dict[str, str]).validate_python(dict(cast("Mapping[object, object]", value)), strict=True)


_RECIPIENTS = TypeAdapter[Recipients](Recipients)


def _recipients(value: object) -> Recipients:
    if not isinstance(value, Mapping):
        raise Unusable(f"{value!r} is not a mapping of role to e-mail addresses")
    given = cast("Mapping[object, object]", value)
    for role, emails in given.items():
        if isinstance(emails, str) or not isinstance(emails, Iterable):
            raise Unusable(f"what {role!r} has is not a list or tuple of e-mail addresses ({emails!r})")
    return _RECIPIENTS.validate_python(
        {role: tuple(cast("Iterable[object]", emails)) for role, emails in given.items()}
    )


# Without the setting an instance would be taken as it is, whatever its fields hold.
_read_regimes = TypeAdapter(tuple[Regime, ...], config=ConfigDict(revalidate_instances="always"))


def _regimes(value: object) -> tuple[Regime, ...]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise Unusable(f"{value!r} is not a list or tuple")
    regimes = _read_regimes.validate_python(tuple(cast("Iterable[object]", value)), strict=True)
    keys = [regime.key for regime in regimes]
    for regime in regimes:
        check_addition(regime)
        if keys.count(regime.key) > 1:
            raise Unusable(f"it gives the regime '{regime.key}' more than once; give each a key of its own")
    return regimes


def _ignored(_: object) -> None:
    """Nothing is asked of what is told."""


_text = TypeAdapter[str](_Reference)
_key = TypeAdapter[str](AuthorityKey)

AUTHORITIES = Hook("dueprocess_authorities", "collect", "hold", _many(_key))
OFFICE = Hook("dueprocess_office", "slot", "hold", _one(Office))
REFERENCE_SERIES = Hook("dueprocess_reference_series", "slot", "hold", _text.validate_python)
REFERENCE = Hook("dueprocess_reference", "slot", "hold", _text.validate_python)
REMINDERS = Hook("dueprocess_reminders", "collect", "pass-over", _many(TypeAdapter(Reminder)))
ESCALATION = Hook("dueprocess_escalation", "slot", "pass-over", _one(Escalation))
RECIPIENTS = Hook("dueprocess_recipients", "slot", "pass-over", _recipients)
PRACTICE = Hook("dueprocess_practice", "slot", "hold", _one(Practice))
SENDING = Hook("dueprocess_sending", "slot", "hold", _sending)
RETENTION = Hook("dueprocess_retention", "slot", "hold", _one(Retention))
REGIMES = Hook("dueprocess_regimes", "collect", "hold", _regimes)
WORDING = Hook("dueprocess_wording", "collect", "hold", _mapping, lay_over=laid_over)
HOUSE = Hook("dueprocess_house", "slot", "pass-over", _one(House))
CHANNELS = Hook("dueprocess_channels", "collect", "hold", _many(TypeAdapter[str](ChannelName)))
CHANNEL_FOR = Hook("dueprocess_channel_for", "slot", "hold", TypeAdapter[str](ChannelName).validate_python)
SEND = Hook("dueprocess_send", "slot", "hold", _one(SentReceipt), is_deed=True)
FIND_SENT = Hook("dueprocess_find_sent", "slot", "hold", _one(SentReceipt), is_deed=True)
CASE_EVENT = Hook("dueprocess_case_event", "observe", "report", _ignored, is_deed=True)

HOOKS: Mapping[str, Hook[object]] = {
    hook.name: hook
    for hook in (
        AUTHORITIES,
        OFFICE,
        REFERENCE_SERIES,
        REFERENCE,
        REMINDERS,
        ESCALATION,
        RECIPIENTS,
        PRACTICE,
        SENDING,
        RETENTION,
        REGIMES,
        WORDING,
        HOUSE,
        CHANNELS,
        CHANNEL_FOR,
        SEND,
        FIND_SENT,
        CASE_EVENT,
    )
}
"""Every hook by its name."""
