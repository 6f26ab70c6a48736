"""How the figures of several rounds are printed."""

from collections.abc import Sequence
from statistics import median


def spread(figures: Sequence[float], digits: int = 1) -> str:
    """Least, median and most, for example `1.4/1.5/2.2`."""
    return "/".join(f"{figure:.{digits}f}" for figure in (min(figures), median(figures), max(figures)))
