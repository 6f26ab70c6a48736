"""The University of Leeds, as an institution of Dueprocess: the files beside this one, which need no Python."""
