"""Programs that are shown another time of day than the machine's, by libfaketime (Debian: libfaketime, qemu-user)."""

import os
import shutil
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

import pytest


def library() -> Path:
    """The library that stands between a program and the C library, and shows it another time."""
    for found in Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"):
        return found
    return _missing("libfaketime")


def emulator() -> Sequence[str]:
    """The command that runs the Temporal server where `shown` can show it another time.

    The server is a static Go program, which asks the kernel for the time by itself. Run by QEMU it asks QEMU, and that
    asks the C library.
    """
    machine = os.uname().machine
    if found := shutil.which(f"qemu-{machine}"):
        return (found,)
    return _missing("qemu-user")


def shown(ahead: timedelta) -> Mapping[str, str]:
    """The environment of a program that is to see a time so far ahead of the machine's."""
    return {
        "LD_PRELOAD": str(library()),
        "FAKETIME": f"{int(ahead.total_seconds()):+d}",
        # A step moves the time of day and never the clock that only counts on.
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "DONT_FAKE_MONOTONIC": "1",
    }


def _missing(package: str) -> NoReturn:
    why = f"{package} is not installed (Debian: apt-get install {package})"
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)
