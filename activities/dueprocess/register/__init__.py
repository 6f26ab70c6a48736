"""The SQL register of an authority: the reference of each case, the ledger of its letters, the index of cases."""

from dueprocess.register.errors import UnusableRegister
from dueprocess.register.opening import open_register
from dueprocess.register.references import References

__all__ = ["References", "UnusableRegister", "open_register"]
