"""A mail server that is away, slow, unfriendly or silent: letters wait or are held, and none is lost or hidden."""

from collections import Counter
from pathlib import Path

import pytest

from dueprocess.case.view import CaseView
from faults.institutions import BY_MAIL, IN_FOLDER, write_institutions
from faults.mail_server import MailServer, mail_server
from faults.office import Office, open_office, sent, until
from faults.set_up import mail_settings
from faults.smtp_server import Behaviour
from servers import free_ports

pytestmark = [pytest.mark.special, pytest.mark.timeout(240)]
ADDRESS = "ada.1@example.org"
"""Of the applicant in every case of an office."""


def acknowledged(view: CaseView) -> bool:
    return sent(view) == ["acknowledgement"]


def tries(home: Path) -> int:
    """How often the worker says that a letter could not be sent."""
    return (home / "worker-only.log").read_text().count('"letter.not-sent"')


async def tried(home: Path, times: int) -> None:
    """Wait until a letter could not be sent so many times."""
    await until(lambda: tries(home) >= times, within_seconds=90)


async def test_a_refusal_for_good_holds_the_letter_at_once_and_says_why_without_the_address(tmp_path: Path) -> None:
    institutions = write_institutions(tmp_path, mail=True)
    async with mail_server(tmp_path / "mail") as mail:
        mail.behave(Behaviour(refuses=(ADDRESS,)))
        async with open_office(tmp_path, institutions, settings=mail_settings(mail.address)) as office:
            case_id = await office.open(BY_MAIL, "refused")
            view = await office.seen(case_id, lambda view: bool(view.held))
            (held,) = view.held
            assert "550" in held.why
            assert "ada" not in held.why.lower()
            assert "@" not in held.why
            assert view.respond_by is not None, "the clock runs on"
            assert not mail.folder.joinpath("taken.jsonl").read_bytes()

            mail.behave(Behaviour())
            await office.cases.retry_held_notices(case_id)
            await office.seen(case_id, acknowledged)
    assert [taken.to for taken in mail.taken] == [(ADDRESS,)]
    assert ADDRESS not in (tmp_path / "worker-only.log").read_text()


async def test_a_refusal_for_now_is_tried_again_and_the_letter_goes_out_once(tmp_path: Path) -> None:
    institutions = write_institutions(tmp_path, mail=True)
    async with mail_server(tmp_path / "mail") as mail:
        mail.behave(Behaviour(puts_off=(ADDRESS,)))
        async with open_office(tmp_path, institutions, settings=mail_settings(mail.address)) as office:
            case_id = await office.open(BY_MAIL, "busy")
            await tried(tmp_path, 2)
            assert not (await office.cases.read(case_id)).held
            mail.behave(Behaviour())
            await office.seen(case_id, acknowledged, within_seconds=60)
    assert [taken.to for taken in mail.taken] == [(ADDRESS,)]


async def test_a_letter_that_was_taken_without_an_answer_comes_again_the_same_to_the_last_byte(tmp_path: Path) -> None:
    institutions = write_institutions(tmp_path, mail=True)
    async with mail_server(tmp_path / "mail") as mail:
        mail.behave(Behaviour(hangs_up_on=(ADDRESS,)))
        async with open_office(tmp_path, institutions, settings=mail_settings(mail.address)) as office:
            case_id = await office.open(BY_MAIL, "silent")
            await until(lambda: bool(mail.taken), within_seconds=30)
            mail.behave(Behaviour())
            await office.seen(case_id, acknowledged, within_seconds=60)
    assert len(mail.taken) > 1
    assert len({(taken.message_id, taken.sha256) for taken in mail.taken}) == 1


async def test_a_mail_server_whose_name_cannot_be_found_is_tried_again_and_keeps_nobody_else_waiting(
    tmp_path: Path,
) -> None:
    institutions = write_institutions(tmp_path, mail=True)
    nowhere = {"DUEPROCESS_MAIL_URL": "smtp://mail.sedgemere.invalid"}
    async with open_office(tmp_path, institutions, settings=nowhere) as office:
        case_id = await office.open(BY_MAIL, "nowhere")
        await tried(tmp_path, 3)
        other = await office.open(IN_FOLDER, "meanwhile")
        await office.seen(other, acknowledged)
        view = await office.cases.read(case_id)
        assert (sent(view), view.held) == ([], ())
        assert view.respond_by is not None, "the clock runs on"


async def test_a_tarpit_keeps_no_other_institution_waiting_and_its_letters_go_out_once_when_it_is_gone(
    tmp_path: Path,
) -> None:
    institutions, (port, _) = write_institutions(tmp_path, mail=True), free_ports()
    settings = mail_settings(f"127.0.0.1:{port}")
    async with open_office(tmp_path, institutions, settings=settings) as office:
        async with mail_server(tmp_path / "tarpit", port=port, tarpit=True):
            stuck = [await office.open(BY_MAIL, f"stuck-{number}") for number in range(8)]
            other = await office.open(IN_FOLDER, "meanwhile")
            await office.decide(other)
            await office.seen(other, lambda view: sent(view) == ["acknowledgement", "decision"], within_seconds=15)
            # Given up for now, all of them, each within the channel's own time limit.
            await tried(tmp_path, len(stuck))
        async with mail_server(tmp_path / "mail", port=port) as mail:
            await all_acknowledged(office, stuck)
            assert_each_once(mail, len(stuck))


async def all_acknowledged(office: Office, cases: list[str]) -> None:
    for case_id in cases:
        await office.seen(case_id, acknowledged, within_seconds=120)


def assert_each_once(mail: MailServer, letters: int) -> None:
    arrived = Counter(taken.message_id for taken in mail.taken)
    assert len(arrived) == letters
    assert set(arrived.values()) == {1}
