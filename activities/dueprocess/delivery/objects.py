"""Where letters and documents are kept: objects under keys, none of which is ever overwritten."""

import shutil
import tempfile
import weakref
from datetime import timedelta
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from dueprocess.delivery.create_only import create_only

_WITHIN = "20s"
_TRIES_AGAIN_FOR = timedelta(seconds=20)


class UnusableStore(ValueError):
    """What DUEPROCESS_STORE_URL names cannot be a store; the sentence says what to write."""


class StoreAway(RuntimeError):
    """The store cannot be reached or refuses; it may do so no more in a moment."""


class NoObject(LookupError):
    """There is nothing under this key."""


class Objects(Protocol):
    """A store of objects by their key, such as `leeds/K-20-53/decision/3f...e1.pdf`."""

    def put(self, key: str, content: bytes) -> None:
        """Keep this under the key; if something is there already, it stays.

        Raises:
            StoreAway: it cannot be kept now.
        """
        ...

    def get(self, key: str) -> bytes:
        """What is kept under the key.

        Raises:
            NoObject: nothing is.
            StoreAway: it cannot be read now.
        """
        ...

    def path_of(self, key: str) -> Path:
        """A file with what is kept under the key: an absolute path. It may be a copy, for a while.

        Raises:
            NoObject: nothing is.
            StoreAway: it cannot be read now.
        """
        ...

    def name_of(self, key: str) -> str:
        """Where it is, for people: a path or a URL."""
        ...


class FolderObjects:
    """Objects as files of a folder.

    Not by obstore, whose local store neither flushes a file to the disk nor its name: a letter that the register says
    went out must not be lost to a power cut.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, key: str, content: bytes) -> None:
        """As `Objects.put`."""
        try:
            create_only(self._root / key, content)
        except OSError as error:
            raise StoreAway(f"{self._root / key} cannot be written: {error.strerror}.") from error

    def get(self, key: str) -> bytes:
        """As `Objects.get`."""
        place = self._root / key
        if not place.resolve().is_relative_to(self._root.resolve()) or not place.is_file():
            raise NoObject(key)
        try:
            return place.read_bytes()
        except OSError as error:
            raise StoreAway(f"{place} cannot be read: {error.strerror}.") from error

    def path_of(self, key: str) -> Path:
        """The file itself."""
        return (self._root / key).absolute()

    def name_of(self, key: str) -> str:
        """Its path."""
        return str(self.path_of(key))


class BucketObjects:
    """Objects in a bucket of an S3-compatible store; keys and region come from the environment (`AWS_...`)."""

    def __init__(self, url: str) -> None:
        from obstore.exceptions import BaseError  # noqa: PLC0415 - only where it is used: it costs 20 MB
        from obstore.store import from_url  # noqa: PLC0415

        parts = urlsplit(url)
        if parts.scheme != "s3" or not parts.hostname:
            raise UnusableStore(f"A store is s3://bucket or s3://bucket/prefix, not '{parts.scheme}://...'.")
        self._url = f"s3://{parts.hostname}{parts.path.rstrip('/')}"
        # For this user alone, and taken away with this object or this process: letters are in it.
        self._copies = Path(tempfile.mkdtemp(prefix="dueprocess-"))
        weakref.finalize(self, shutil.rmtree, self._copies, ignore_errors=True)
        try:
            self._store = from_url(
                self._url,
                client_options={"timeout": _WITHIN, "connect_timeout": _WITHIN, "allow_http": True},
                retry_config={"max_retries": 3, "retry_timeout": _TRIES_AGAIN_FOR},
            )
        except BaseError as error:
            raise UnusableStore(f"{self._url} cannot be used as a store: {_first_line(error)}") from error

    def put(self, key: str, content: bytes) -> None:
        """As `Objects.put`."""
        import obstore  # noqa: PLC0415
        from obstore.exceptions import AlreadyExistsError, BaseError  # noqa: PLC0415

        try:
            obstore.put(self._store, key, content, mode="create")
        except AlreadyExistsError:
            pass
        except (BaseError, OSError) as error:
            raise StoreAway(f"{self.name_of(key)} cannot be written: {_first_line(error)}") from error

    def get(self, key: str) -> bytes:
        """As `Objects.get`."""
        import obstore  # noqa: PLC0415
        from obstore.exceptions import BaseError  # noqa: PLC0415

        try:
            return bytes(obstore.get(self._store, key).bytes())
        except FileNotFoundError as error:
            raise NoObject(key) from error
        except (BaseError, OSError) as error:
            raise StoreAway(f"{self.name_of(key)} cannot be read: {_first_line(error)}") from error

    def path_of(self, key: str) -> Path:
        """A copy in a temporary folder, which lasts as long as this object."""
        copy = self._copies / key
        if not copy.is_file():
            create_only(copy, self.get(key))
        return copy

    def name_of(self, key: str) -> str:
        """Its URL."""
        return f"{self._url}/{key}"


def open_objects(place: Path | str, prefix: str) -> Objects:
    """The store in this folder, or at this `s3://` URL, under a prefix of its own.

    Raises:
        UnusableStore: the URL names none.
    """
    return FolderObjects(place / prefix) if isinstance(place, Path) else BucketObjects(f"{place.rstrip('/')}/{prefix}")


def _first_line(error: Exception) -> str:
    # What follows is the driver's own account of itself, over many lines.
    return str(error).partition("\n")[0]
