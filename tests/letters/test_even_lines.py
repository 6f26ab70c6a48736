"""An address in few lines of about one length."""

import pytest

from dueprocess.letters.even_lines import even_lines


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ((), []),
        (("Town Hall", "Anytown"), ["Town Hall, Anytown"]),
        (
            ("Town Hall", "1 Market Square", "Anytown", "AN1 1AA"),
            ["Town Hall, 1 Market Square,", "Anytown, AN1 1AA"],
        ),
        (("Town Hall", "High Street", "Anytown", "AN1 1AA"), ["Town Hall, High Street,", "Anytown, AN1 1AA"]),
        (
            ("A house with a name longer than any line", "AN1 1AA"),
            ["A house with a name longer than any line,", "AN1 1AA"],
        ),
    ],
)
def test_no_line_is_longer_than_asked_or_much_shorter_than_the_rest(address: tuple[str, ...], lines: list[str]) -> None:
    assert even_lines(address, 36) == lines
