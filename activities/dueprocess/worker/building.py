"""A worker and its parts, built from the settings."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from temporalio.client import Client
from temporalio.worker import Worker

from dueprocess.activities import CaseActivities
from dueprocess.activities.issuing import ChannelOf
from dueprocess.calendars import InstalledCalendars
from dueprocess.case.notices import Notice
from dueprocess.client import DueprocessPlugin
from dueprocess.delivery import Outbox, Store
from dueprocess.delivery.channel import AfterUnknownEnd, Channel
from dueprocess.delivery.institution_channel import InstitutionChannel
from dueprocess.delivery.smtp import SmtpChannel
from dueprocess.delivery.smtp_url import SmtpServer
from dueprocess.institutions import FOLDER, SMTP, CannotLoad, Institutions
from dueprocess.register import Register
from dueprocess.worker.beating import SignsOfLife
from dueprocess.worker.settings import Settings

# A worker that is told to stop lets the letter in hand be stored; by default Temporal would cut it off at once.
STOP_WITHIN = timedelta(seconds=15)
# After a worker died its cached cases wait this long before another takes them; the default is 10 seconds.
_STICKY_FOR = timedelta(seconds=2)
_LETTERS_AT_ONCE = 4
# Deeds of institutions, which may each wait a minute for another system: they must leave room for letters.
_DEEDS_AT_ONCE = 28
_AT_ONCE = _LETTERS_AT_ONCE + _DEEDS_AT_ONCE


def build_activities(settings: Settings, *, does_deeds: bool = True) -> CaseActivities:
    """The activities over this machine's folders and the enabled institutions.

    Args:
        settings: where the folders are, and which institutions are enabled.
        does_deeds: whether letters go out by channels and events are told; not where a case is only tried.

    Raises:
        CannotLoad: an institution's settings, files or package are wrong.
        InstitutionError: an institution gives an answer that cannot be used.
        UnusableRegister: the register cannot be opened.
        UnusableStore: the URL of the store names none.
        UnusableMailServer: the URL of the mail server names none.
        OSError: the home folder cannot be written.
    """
    return CaseActivities(
        calendars=InstalledCalendars(settings.proclaimed_days_file),
        institutions=load_institutions(settings, does_deeds=does_deeds),
        register=Register.open(settings.register),
        store=Store.open(settings.store),
        channel_of=channels_of(settings),
    )


def channels_of(settings: Settings) -> ChannelOf:
    """The channels that a worker has, and those that institutions carry.

    Raises:
        UnusableMailServer: the URL of the mail server names none.
    """
    built_in: dict[str, Channel] = {FOLDER: Outbox(settings.outbox)}
    if settings.mail_url:
        server = SmtpServer.read(settings.mail_url, settings.mail_password)
        built_in[SMTP] = SmtpChannel(server, after_unknown_end=AfterUnknownEnd(settings.mail_after_unknown_end))

    def channel_of(institutions: Institutions, authority: str, name: str) -> Channel:
        if name in {FOLDER, SMTP}:
            return built_in[name]
        return InstitutionChannel(institutions, authority, name)

    return channel_of


def load_institutions(settings: Settings, *, does_deeds: bool = True) -> Institutions:
    """The enabled institutions, as their files and packages are now.

    Raises:
        CannotLoad: an institution's settings, files or package are wrong, or it sends by mail and there is no server.
        InstitutionError: an institution gives an answer that cannot be used.
    """
    institutions = Institutions.load(settings.institutions, settings.institution_folders, does_deeds=does_deeds)
    if not settings.mail_url:
        try:
            _refuse_mail(institutions)
        except BaseException:
            institutions.close()
            raise
    return institutions


def _refuse_mail(institutions: Institutions) -> None:
    for authority in institutions.authorities():
        by_mail = [notice for notice in Notice if institutions.channel_for(authority, notice) == SMTP]
        if by_mail:
            why = f"it sends '{by_mail[0]}' by '{SMTP}', and this worker has no mail server"
            raise CannotLoad(authority, f"{why}; set DUEPROCESS_MAIL_URL, or name another channel.")


def worker_plugin(activities: CaseActivities) -> DueprocessPlugin:
    """The Temporal plugin of a worker, to connect its client with."""
    return DueprocessPlugin(activities=activities.all)


def build_worker(client: Client, task_queue: str) -> Worker:
    """A worker that runs cases; `client` was connected with `worker_plugin`."""
    return Worker(
        client,
        task_queue=task_queue,
        activity_executor=ThreadPoolExecutor(max_workers=_AT_ONCE + _LETTERS_AT_ONCE, thread_name_prefix="letters"),
        max_concurrent_activities=_AT_ONCE,
        max_concurrent_local_activities=_LETTERS_AT_ONCE,
        graceful_shutdown_timeout=STOP_WITHIN,
        interceptors=[SignsOfLife()],
        sticky_queue_schedule_to_start_timeout=_STICKY_FOR,
    )
