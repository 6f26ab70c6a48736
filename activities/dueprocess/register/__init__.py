"""The SQL register of an authority: the reference of each case, the ledger of its letters, the index of cases."""

from dueprocess.register.errors import UnusableRegister
from dueprocess.register.index import CaseIndex
from dueprocess.register.opening import open_register, upgrade_register
from dueprocess.register.references import References
from dueprocess.register.register import Register

__all__ = ["CaseIndex", "References", "Register", "UnusableRegister", "open_register", "upgrade_register"]
