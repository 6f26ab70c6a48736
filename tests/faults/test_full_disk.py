"""A disk that is full keeps letters waiting: none is lost, none is there in part, and each goes out once."""

import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from faults.institutions import IN_FOLDER, write_institutions
from faults.office import open_office, sent
from faults.set_up import OUTBOX
from faults.spools import filed

pytestmark = pytest.mark.special
WHOLE = ["acknowledgement", "decision", "review-acknowledgement", "review-outcome"]
# Small enough to be filled in a moment, and room for some twenty letters.
SIZE = "6m"


def in_a_mount_of_its_own() -> list[str]:
    """The command that runs another where its mounts are its own; skips the test where that is not allowed."""
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("unshare is not installed")
    command = [unshare, "--mount", *(() if os.geteuid() == 0 else ("--map-root-user",))]
    tried = subprocess.run([*command, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False)
    if tried.returncode:
        pytest.skip(f"no file system can be mounted here: {tried.stderr.decode()}")
    return command


def fill(file: Path) -> None:
    """Write into a file until there is no room left."""
    with file.open("wb", buffering=0) as filling, suppress(OSError):
        while True:
            filling.write(b"\0" * 4096)


def is_whole(letter: Path) -> bool:
    content = letter.read_bytes()
    return content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")


async def test_letters_wait_for_room_on_a_full_disk_and_then_each_goes_out_once(tmp_path: Path) -> None:
    home, aside = tmp_path / "home", tmp_path / "aside"
    aside.mkdir()
    institutions = write_institutions(aside, mail=False)
    home.mkdir()
    run_by = [*in_a_mount_of_its_own(), "sh", "-c", f'mount -t tmpfs -o size={SIZE} none "$0" && exec "$@"', str(home)]
    settings = {"DUEPROCESS_INSTITUTION_FOLDERS": str(aside / "institutions")}

    async with open_office(home, institutions, settings=settings, run_by=run_by, aside=aside) as office:
        before = await office.open(IN_FOLDER, "before")
        await office.seen(before, lambda view: sent(view) == ["acknowledgement"])
        # The worker's own view of its home: nobody else has that file system.
        disk = office.worker.sees(home)
        fill(disk / "ballast")
        await office.decide(before)
        meanwhile = await office.start(IN_FOLDER, "meanwhile")
        with pytest.raises(TimeoutError):
            await office.seen(before, lambda view: "decision" in sent(view), within_seconds=8)
        assert not meanwhile.done(), "a case has no reference while the register cannot be written"
        assert [step for _, step in filed(disk / OUTBOX)] == ["acknowledgement"]
        assert all(is_whole(letter) for letter in disk.rglob("*.pdf"))

        (disk / "ballast").unlink()
        for case_id in (before, await meanwhile):
            if case_id != before:
                await office.decide(case_id)
            await office.review(case_id)
            assert sent(await office.cases.read(case_id)) == WHOLE
        assert [step for _, step in filed(disk / OUTBOX)] == 2 * WHOLE
        assert all(is_whole(letter) for letter in disk.rglob("*.pdf"))
        unnamed = [file.name for file in disk.rglob("tmp*")]
        assert unnamed == [], "what could not be written whole is taken away again, or it would fill the disk"
