"""The command `dueprocess`."""

import sys


def main() -> None:
    """The entry point; says in a sentence what is missing where only the core is installed."""
    try:
        from dueprocess.cli.main import main as command  # noqa: PLC0415 - it may not be installed
    except ModuleNotFoundError as missing:
        sys.exit(f"The command needs the package '{missing.name}'. Install it: pip install 'dueprocess[all]'.")
    command()
