"""How a register came from one revision to the next. A migration that was released is never changed."""
