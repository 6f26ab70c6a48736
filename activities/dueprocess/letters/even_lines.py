"""An address in few lines of about one length, so that none holds the last word alone."""

from collections.abc import Sequence


def even_lines(address: Sequence[str], longest: int) -> list[str]:
    """The lines of an address joined by commas, in as few lines of at most `longest` characters as it takes.

    The longest of them is as short as can be. Cut between the address's own lines only; one that is longer than asked
    has a line for itself.
    """
    if not address:
        return []
    fewest = len(_filled(address, longest))
    most = sum(len(line) + 2 for line in address)
    width = next(width for width in range(1, most + 1) if len(_filled(address, width)) <= fewest)
    return _filled(address, width)


def _filled(address: Sequence[str], width: int) -> list[str]:
    lines = [address[0]]
    for line in address[1:]:
        # A line that goes on ends with a comma.
        if len(lines[-1]) + len(", ") + len(line) < width:
            lines[-1] += f", {line}"
        else:
            lines[-1] += ","
            lines.append(line)
    return lines
