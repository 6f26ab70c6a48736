"""`python -m dueprocess.cli`: the command, where the script is not on the path."""

from dueprocess.cli import main

main()
