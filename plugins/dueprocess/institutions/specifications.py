"""The hooks: the questions that an institution plugin may answer.

Every hook but the first names the authority it asks about, since one worker may serve several. `None` means "not mine,
or no opinion", and then the built-in answer holds. A hook that is asked is a pure function of its arguments: it reads
no clock, no network and no database. All are called in activities, never in workflow code.

A *slot* takes one answer: two plugins that answer it for one authority are refused, naming both. A *collect* hook
takes all answers, in the order of the plugins' names. *Observe* hooks are told something and answer nothing. They and
`dueprocess_send` are deeds: they may reach other systems, and take a minute. `dueprocess.institutions.hooks` has this
as data, with what a failure does.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from dueprocess.case.events import CaseEvent
from dueprocess.case.notices import Notice
from dueprocess.case.plan import Escalation, Reminder
from dueprocess.case.retention import Retention
from dueprocess.institutions.answers import House, Office, SendingRules, Wording
from dueprocess.institutions.channels import OutgoingLetter, SentReceipt
from dueprocess.institutions.markers import hookspec
from dueprocess.law.practice import Practice
from dueprocess.law.regime import Regime, Statute


@hookspec
def dueprocess_authorities() -> Iterable[str] | None:
    """The keys of the authorities that this plugin serves, for example `("leeds",)`.

    Collect; asked once, when a worker or a command starts. A plugin that only adds to another's authority, such as
    more reminders, leaves it out. If it fails, nothing starts.
    """


@hookspec(firstresult=True)
def dueprocess_office(authority: str) -> Office | None:
    """Name, addresses, signatory and languages, as letters print them.

    Slot; asked for every letter, at the moment of sending. There is no built-in answer. If it fails, the letter is
    held.
    """


@hookspec(firstresult=True)
def dueprocess_reference_series(authority: str, regime: str, received_on: date) -> str | None:
    """The series in which the next case is numbered, for example `K/20`: 1 to 30 printable ASCII characters.

    Slot; asked once for a case, when it opens. The register counts 1, 2, 3 without a gap for each authority and series,
    so a plugin that answers this must answer `dueprocess_reference` too. `regime` is a key such as `foia-2000`, and
    `received_on` the first recorded day of receipt. If it fails, no number is taken and the opening is tried again.
    """


@hookspec(firstresult=True)
def dueprocess_reference(authority: str, regime: str, received_on: date, number: int) -> str | None:
    """The reference printed on every letter, for example `K/20/053`: 1 to 30 printable ASCII characters.

    Slot; asked once for a case, when it opens. `number` is 1 or more, counted within the series. Different numbers or
    years must give different references. If it fails, the opening is tried again with the same number.
    """


@hookspec
def dueprocess_reminders(authority: str, regime: str) -> Iterable[Reminder] | None:
    """Internal reminders, in working days before a date that the authority must meet.

    Collect, all answers together without repeats; asked once for a case, when it opens, and kept with it: a later
    change moves nothing in open cases. An empty answer means none, and `None` the built-in ones. If it fails, it is
    passed over and reported.
    """


@hookspec(firstresult=True)
def dueprocess_escalation(authority: str) -> Escalation | None:
    """Who is told when a date has been missed, and again every how many working days.

    Slot; asked once for a case, when it opens, and kept with it. If it fails, the built-in answer is used and the
    failure reported.
    """


@hookspec(firstresult=True)
def dueprocess_recipients(authority: str) -> Mapping[str, Iterable[str]] | None:
    """The e-mail addresses of the roles that reminders and escalations name, for example `{"foi-officer": [...]}`.

    Slot; asked for every internal notice, when it is made. A role that the answer does not name has none. If it fails,
    the notice is made without addresses and the failure reported.
    """


@hookspec(firstresult=True)
def dueprocess_practice(authority: str, regime: str) -> Practice | None:
    """The choices that the law leaves open, such as the day from which the review window runs.

    Slot; asked once for a case, when it opens, and kept with it. `None` means the safe choices. No field of the
    answer can move a statutory date. If it fails, the opening is tried again.
    """


@hookspec(firstresult=True)
def dueprocess_sending(authority: str, regime: str) -> SendingRules | None:
    """When each notice goes out: `at-once`, `on-approval` (an officer must approve it first) or `never`.

    Slot; asked once for a case, when it opens, and kept with it. A notice that the answer does not name keeps the
    built-in rule: at once, and `closing` never. A decision, a review outcome and an internal notice cannot be `never`,
    and an internal one cannot wait. If it fails, the opening is tried again.
    """


@hookspec(firstresult=True)
def dueprocess_retention(authority: str, regime: str) -> Retention | None:
    """How long the authority keeps a case once it has closed, by which document, and what it does then.

    Slot; asked once for a case, when it opens, and kept with it. There is no built-in answer: without one, nothing is
    said of it. Nothing is ever erased because of it. If it fails, the opening is tried again.
    """


@hookspec
def dueprocess_regimes(authority: str) -> Iterable[Regime] | None:
    """Laws beside the built-in ones: a built-in one kept more strictly (`like`), or a law of its own, complete.

    Collect, all together, so that two plugins may not give one key; asked once for a case, when it opens or replans,
    and kept with it. `dueprocess.law.tightening` checks each: it takes no built-in key, every number has its source,
    and with `like` none is looser on the authority. If it fails, the opening is tried again.
    """


@hookspec
def dueprocess_wording(authority: str, notice: Notice, language: str, statute: Statute) -> Wording | None:
    """Texts for parts of a notice, in Markdown with `{{ slots }}`, laid over the built-in text.

    Collect by part, so that two plugins may word different parts, but not the same one; asked for every letter, at the
    moment of sending. `language` has two letters (`en`, `cy`), and `statute` is the law that the letter is written
    under (`foia-2000`). A key is a part of the notice (`contact`) or its
    variant for an outcome (`answer.not-held`). A part without a variant replaces the built-in variants as well. A part
    the law requires can be reworded, not emptied. Where the built-in text of a language does not speak of the law, none
    of it is used, so every part that the law requires needs one. If it fails, the letter is held.
    """


@hookspec(firstresult=True)
def dueprocess_house(authority: str) -> House | None:
    """Letterhead, colour, footer and, if wanted, a Typst layout.

    Slot; asked for every letter, at the moment of sending. If it fails, the built-in layout is used and the failure
    reported.
    """


@hookspec
def dueprocess_channels() -> Iterable[str] | None:
    """The names of the channels by which this plugin sends letters: small letters, digits and hyphens.

    Collect; asked once, when a worker or a command starts. `folder` is built in and cannot be taken. A channel of an
    institution's own folder serves that authority alone. If it fails, nothing starts.
    """


@hookspec(firstresult=True)
def dueprocess_channel_for(authority: str, notice: Notice) -> str | None:
    """The channel that a notice goes out by.

    Slot; asked for every notice, at the moment of sending. Built in is `folder`. One that stays inside the authority
    goes by `smtp` if that is the answer, and by `folder` whatever else is. If it fails, the notice is held.
    """


@hookspec(firstresult=True)
def dueprocess_send(authority: str, channel: str, letter: OutgoingLetter) -> SentReceipt | None:
    """Send a letter, and say by what it can be found where it went.

    Slot; asked of the plugin alone that carries the channel, once the letter lies in the folder. It must send once for
    each `letter.key`: the same letter comes again after a failure, also if it had gone out. If it fails, it is tried
    again for some hours, then the letter is held until somebody retries it; the clock runs on. What it raises stands on
    the page of the case: put no name and no address into it.
    """


@hookspec(firstresult=True)
def dueprocess_find_sent(authority: str, channel: str, key: str) -> SentReceipt | None:
    """Say whether the letter of this key has gone out; None if it has not.

    Slot; asked of the plugin alone that carries the channel, and only where nobody knows how an attempt ended: a worker
    died while it sent the letter. For a channel whose other end cannot tell a repeat by its key. Without it the letter
    is sent again under the same key. If it fails, it is asked again for some hours, then the letter is held.
    """


@hookspec
def dueprocess_case_event(authority: str, event: CaseEvent) -> None:
    """Told of everything that happens in a case, in order: it opened, it was told a fact, a letter went out or is held.

    Observe; asked beside the case, which waits for it only before it ends, and only in cases that opened or were
    planned anew when some plugin had this hook. At least once: the same event may come again, under the same
    `event.key`, after a failure or when a worker ended in the middle; do nothing the second time. An event has no
    personal data. If it fails, it is tried again for over an hour, then given up, which the page of the case says; the
    next event follows.
    """
