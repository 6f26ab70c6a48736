"""SIGUSR1 makes a running worker take the institutions as their files are now; wrong ones change nothing."""

import signal
from pathlib import Path

import pytest

from cli.conftest import Command
from servers import running_dev, wait_until, write_institution

EXAMPLE = Path(__file__).parents[2] / "examples" / "leeds-k-20-053.json"


def contact(words: str) -> str:
    return f"<!-- part: contact -->\n{words}"


@pytest.mark.special
def test_the_next_letter_of_an_open_case_has_the_new_words_and_wrong_ones_change_nothing(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    write_institution(home, "fenby", decision=contact("The first words."))
    folder = home / "institutions" / "fenby"
    (home / "request.json").write_text(EXAMPLE.read_text().replace("leeds", "fenby"))
    with running_dev(home, institutions="fenby") as dev:
        monkeypatch.setenv("TEMPORAL_ADDRESS", dev.address)
        for key in ("one", "two"):
            assert command("open", home / "request.json", "--key", key).code == 0

        (folder / "wording" / "decision.en.md").write_text(contact("The second words."))
        dev.process.send_signal(signal.SIGUSR1)
        wait_until(lambda: "institutions.reloaded" in dev.said + dev.complained)
        assert command("tell", "decided", "fenby/one", "--outcome", "not-held").code == 0
        wait_until(lambda: len(letters(home)) == 1)
        assert "The second words." in letters(home)[0].read_text()

        (folder / "wording" / "decision.en.md").write_text("<!-- part: contcat -->\nThe third words.")
        dev.process.send_signal(signal.SIGUSR1)
        wait_until(lambda: "institutions.refused" in dev.said + dev.complained)
        assert "Did you mean 'contact'?" in dev.said + dev.complained
        assert command("tell", "decided", "fenby/two", "--outcome", "not-held").code == 0
        wait_until(lambda: len(letters(home)) == 2)
        assert all("The second words." in letter.read_text() for letter in letters(home))
        assert dev.press_ctrl_c() == 0


def letters(home: Path) -> list[Path]:
    return sorted((home / "letters").glob("*/*/decision/*.txt"))
