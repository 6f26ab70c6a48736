"""The University of Leeds, as an institution of Dueprocess."""

from pathlib import Path

from dueprocess.institutions import from_folder

DUEPROCESS_API = 1

institution = from_folder(Path(__file__).parent, authority="leeds")
