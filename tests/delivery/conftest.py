"""Stores to test with: a folder, and a bucket of a real S3-compatible server on loopback."""

import os
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from uuid import uuid4

import pytest

from dueprocess.delivery.objects import Objects, open_objects


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    """The endpoint of an S3-compatible server, as obstore reads it from the environment."""
    from moto.server import ThreadedMotoServer  # noqa: PLC0415 - a second's worth of imports

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(s3_server: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of an empty bucket of its own."""
    settings = {"AWS_ENDPOINT": s3_server, "AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret"}
    for name, value in {**settings, "AWS_REGION": "eu-west-2", "AWS_ALLOW_HTTP": "true"}.items():
        monkeypatch.setenv(name, value)
    name = f"letters-{uuid4().hex}"
    connection = HTTPConnection(s3_server.removeprefix("http://"))
    connection.request(
        "PUT", f"/{name}", "<CreateBucketConfiguration><LocationConstraint>eu-west-2</LocationConstraint>"
        "</CreateBucketConfiguration>",
    )  # fmt: skip
    assert connection.getresponse().status == 200
    connection.close()
    return f"s3://{name}/dueprocess"


@pytest.fixture(params=["folder", pytest.param("bucket", marks=pytest.mark.special)])
def objects(request: pytest.FixtureRequest, tmp_path: Path) -> Objects:
    """A store, in a folder and in a bucket in turn."""
    where: Path | str = tmp_path if request.param == "folder" else request.getfixturevalue("bucket")
    assert os.environ.get("AWS_REGION") or isinstance(where, Path)
    return open_objects(where, "letters")
