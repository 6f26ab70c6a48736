"""What `dueprocess letters check` finds in the files of an institution."""

from collections.abc import Iterator

from dueprocess.authoring.subject import Subject
from dueprocess.letters.checks import check_folder


def is_written_rightly(subject: Subject) -> Iterator[str]:
    """Each mistake in its files; what is only a caution is no fault."""
    if subject.folder is not None:
        yield from map(str, check_folder(subject.folder).mistakes)
