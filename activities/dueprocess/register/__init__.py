"""The SQL register of an authority: which reference each case has."""

from dueprocess.register.opening import open_register
from dueprocess.register.references import References

__all__ = ["References", "open_register"]
