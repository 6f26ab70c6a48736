"""An institution folder to be held to the contract."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from dueprocess.authoring.subject import Subject
from servers import write_institution

WriteSubject = Callable[..., Subject]


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """Where the folders lie."""
    return tmp_path / "institutions"


@pytest.fixture
def subject(tmp_path: Path, folders: Path) -> WriteSubject:
    """Write the folder `anytown` and load it: more settings, an `institution.py`, a page, and words by notice."""

    def written(more: str = "", *, code: str = "", page: str = "", does_deeds: bool = False, **wording: str) -> Subject:
        write_institution(tmp_path, "anytown", more, **wording)
        if code:
            (folders / "anytown" / "institution.py").write_text(
                f"from dueprocess.institutions import hookimpl\n\nDUEPROCESS_API = 1\n\n\n{dedent(code)}"
            )
        if page:
            (folders / "anytown" / "page.html").write_text(page)
            (folders / "anytown" / "house.toml").write_text('html = "page.html"\n')
        return Subject("anytown", (folders,), does_deeds=does_deeds)

    return written
