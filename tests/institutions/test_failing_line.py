"""Where in the Python of an institution an error came from."""

from pathlib import Path

import pytest

from dueprocess.institutions.failing_line import failing_line


def error_of(file: Path, code: str) -> BaseException:
    file.write_text(code)
    with pytest.raises(Exception, match=r"division by zero|Expecting property name") as raised:
        exec(compile(code, str(file), "exec"), {})  # noqa: S102 - it is our own code
    return raised.value


def test_it_is_the_innermost_line_of_the_institution_and_not_of_what_it_calls(tmp_path: Path) -> None:
    code = "import json\n\ndef read(text):\n    return json.loads(text)\n\nread('{')\n"
    assert failing_line(error_of(tmp_path / "institution.py", code), tmp_path) == " (institution.py, line 4)"


def test_it_may_be_in_a_module_beside(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    assert failing_line(error_of(tmp_path / "words" / "ours.py", "\n1 / 0\n"), tmp_path) == " (words/ours.py, line 2)"


def test_nothing_is_said_where_no_line_of_it_ran(tmp_path: Path) -> None:
    error = error_of(tmp_path / "institution.py", "1 / 0\n")
    assert failing_line(error, tmp_path / "elsewhere") == ""
    assert failing_line(ValueError("never raised"), tmp_path) == ""
