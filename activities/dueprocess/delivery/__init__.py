"""Where letters are kept, and how they leave."""

from dueprocess.delivery.outbox import Outbox
from dueprocess.delivery.store import Store

__all__ = ["Outbox", "Store"]
