"""docs/tutorial.md, followed to the letter: its files are written, its commands typed, and what is left is the example.

Besides what `test_docs_run` says of blocks:

- A block after "Write `file`:" is the whole of that file, one after "Add to `file`:" is put at its end. While the
  preview runs, its page is looked at after each.
- `sh stays` begins in a terminal of its own and runs until another such block begins, when it is stopped by Ctrl-C.
  It gets free ports of this machine.
- An `export` holds in all later blocks.
"""

import os
import re
import signal
import subprocess
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from docs.blocks import Block, blocks_of, missing_line
from servers import free_ports, our_environment, wait_until

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
EXAMPLE = ROOT / "examples" / "institutions" / "glanmorfa"

_FILE = re.compile(r"(?P<what>Write|Add to) `(?P<file>[^`]+)`:")


@dataclass
class Reader:
    """Somebody who does what the page says, in an empty folder."""

    folder: Path
    port: int
    ui_port: int
    exports: list[str] = field(default_factory=list[str])
    staying: "subprocess.Popen[bytes] | None" = None
    preview: str = ""
    seen: list[str] = field(default_factory=list[str])

    def follow(self, block: Block) -> None:
        """Do what one block says, and compare what it prints."""
        match block.language:
            case "sh":
                missing = missing_line(block.expected, printed := self.type(block.body))
                assert missing is None, f"the block at line {block.line} did not print '{missing}':\n{printed}"
            case "sh stays":
                self.start(block)
            case "text" | "console":
                pass
            case _:
                self.save(block)

    def type(self, command: str) -> str:
        ran = subprocess.run(
            ["/bin/sh", "-e", "-c", "\n".join((*self.exports, command))],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
            check=False,
        )
        assert ran.returncode == 0, f"{command}\n{ran.stdout}"
        self.exports += [line for line in command.splitlines() if line.startswith("export ")]
        return ran.stdout

    def start(self, block: Block) -> None:
        self.press_ctrl_c()
        command = block.body.strip()
        ports = f"--port {self.port}" + (f" --ui-port {self.ui_port}" if command == "dueprocess dev" else "")
        printed = self.folder / "printed"
        with printed.open("wb") as output:
            self.staying = subprocess.Popen(
                ["/bin/sh", "-c", "\n".join((*self.exports, f"exec {command} {ports}"))],
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        wait_until(lambda: missing_line(block.expected, printed.read_text("utf-8")) is None)
        self.preview = f"http://127.0.0.1:{self.port}/" if "--watch" in command else ""

    def save(self, block: Block) -> None:
        named = _FILE.fullmatch(block.before)
        assert named is not None, f"the page does not say what to do with the block at line {block.line}"
        file = self.folder / named["file"]
        assert file.exists() is (named["what"] == "Add to")
        before = f"{file.read_text('utf-8')}\n" if file.exists() else ""
        file.write_text(before + block.body, "utf-8")
        if self.preview:
            self.seen.append(_get(self.preview))

    def press_ctrl_c(self) -> None:
        if self.staying is not None:
            os.killpg(self.staying.pid, signal.SIGINT)
            assert self.staying.wait(30) == 0
            assert "Traceback" not in (self.folder / "printed").read_text("utf-8")
            self.staying, self.preview = None, ""

    @property
    def environment(self) -> dict[str, str]:
        return our_environment() | {"TEMPORAL_ADDRESS": f"127.0.0.1:{self.port}"}


def _get(address: str) -> str:
    try:
        with urlopen(address, timeout=20) as reply:  # noqa: S310 - ours
            return str(reply.read().decode())
    except HTTPError as error:
        with error:
            return error.read().decode()


@pytest.fixture
def reader(tmp_path: Path) -> Generator[Reader]:
    reader = Reader(tmp_path, *free_ports())
    yield reader
    if reader.staying is not None:
        os.killpg(reader.staying.pid, signal.SIGKILL)
        reader.staying.wait(30)


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_files_of_the_page_are_those_of_the_example(reader: Reader) -> None:
    (reader.folder / "institutions" / "glanmorfa" / "wording").mkdir(parents=True)
    for block in blocks_of(PAGE):
        if _FILE.fullmatch(block.before):
            reader.save(block)
    assert files_in(reader.folder / "institutions" / "glanmorfa") == files_in(EXAMPLE)


@pytest.mark.special
def test_who_follows_the_tutorial_has_the_example_and_has_answered_a_request(reader: Reader) -> None:
    for block in blocks_of(PAGE):
        reader.follow(block)
    reader.press_ctrl_c()
    assert files_in(reader.folder / "institutions" / "glanmorfa") == files_in(EXAMPLE)
    mistaken = [page for page in reader.seen if 'class="mistakes"' in page]
    assert len(reader.seen) == 11
    assert mistaken == reader.seen[:1]
    assert "there is no file crest.svg beside house.toml" in mistaken[0]
    assert "<pre><b>4</b> crest = &quot;crest.svg&quot;</pre>" in mistaken[0]
