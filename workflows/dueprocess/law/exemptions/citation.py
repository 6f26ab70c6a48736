"""How people cite a provision, brought to one form."""

import re
from functools import lru_cache

_WORD_FOR_IT = re.compile(r"^(?:sections?|secs?|ss?|regulations?|regs?|articles?|arts?)(?=\d)")


# The same few provisions are cited again and again.
@lru_cache(maxsize=1024)
def bare(citation: str) -> str:
    """The numbers and letters of a citation: `31(1)(a)` of `s. 31 (1) (a)`, `sch2para16` of `Schedule 2, paragraph 16`.

    The word for what is cited is dropped: section, regulation, article, in full or short.
    """
    letters = "".join(citation.casefold().split()).replace(".", "").replace(",", "")
    letters = letters.removeprefix("dpa2018").replace("schedule", "sch").replace("paragraph", "para")
    return _WORD_FOR_IT.sub("", letters)


def is_within(cited: str, provision: str) -> bool:
    """Whether a provision is another one or a part of it, both in their bare form."""
    return cited == provision or cited.startswith(f"{provision}(")
