"""Where in the Python of an institution an error came from, which its author must find."""

from pathlib import Path
from traceback import walk_tb


def failing_line(error: BaseException, folder: Path) -> str:
    """For example ` (institution.py, line 14)`, the innermost line in the folder; empty where none of its lines ran.

    So a syntax error is as it was: Python itself says its line, in the same words.
    """
    place = ""
    for frame, line in walk_tb(error.__traceback__):
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(folder):
            place = f" ({file.relative_to(folder)}, line {line})"
    return place
