"""The worker: its settings, its logs, the process that runs cases, and the bootstrap of a namespace."""
