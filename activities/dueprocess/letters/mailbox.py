"""Addresses at the head of an e-mail, which nothing that is written in them can turn into more."""

import re
from email.headerregistry import Address
from typing import Final

from dueprocess.letters.cleaning import clean

_LOCAL: Final = r"[^\s@<>()\[\]\\,;:\"\ufffd]+"
_DOMAIN: Final = r"[^\W_]([\w.-]*[^\W_])?"
_ADDRESS: Final = re.compile(f"{_LOCAL}@{_DOMAIN}")


# What has a meaning at the head of an e-mail (RFC 5322, 3.2.3). Python puts quotes around a name that holds any of it,
# and loses them where it folds a long one: `Jo, <all@evil.example> and so on` became two more recipients.
_SPECIAL: Final = re.compile(r'[()<>\[\]:;@\\,"]')

# What begins an encoded word (RFC 2047). Python decodes one in whatever it is given, line ends and all, and would then
# write those line ends out: `=?utf-8?q?=0D=0ABcc:...?=` in a name became a header.
_ENCODED: Final = "=?"


def for_header(text: str) -> str:
    """`text` cleaned, on one line, and never decoded into anything else."""
    return " ".join(clean(text).split()).replace(_ENCODED, "=\N{ZERO WIDTH SPACE}?")


def mailbox(name: str, address: str) -> Address | None:
    """The name with its address, or None where the address is none: no e-mail could be sent there.

    A space stands for each character of the name that has a meaning of its own in such a place.
    """
    address = " ".join(clean(address).split())
    if not _ADDRESS.fullmatch(address) or ".." in address or _ENCODED in address:
        return None
    local, _, domain = address.partition("@")
    return Address(for_header(_SPECIAL.sub(" ", name)), local, domain)
