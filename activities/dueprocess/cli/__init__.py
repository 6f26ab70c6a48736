"""The command `dueprocess`."""
