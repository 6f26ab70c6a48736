"""A store of objects: whole or not there, never overwritten, the same in a folder and in a bucket."""

import gc
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dueprocess.delivery.objects import NoObject, Objects, StoreAway, UnusableStore, open_objects

KEY = "marrowby/M-20-007/decision/3f.pdf"


def test_what_was_put_is_got_under_its_key(objects: Objects) -> None:
    objects.put(KEY, b"Dear Zebedee")
    assert objects.get(KEY) == b"Dear Zebedee"
    assert objects.path_of(KEY).read_bytes() == b"Dear Zebedee"
    assert objects.name_of(KEY).endswith(f"/letters/{KEY}")


def test_what_is_there_is_never_overwritten(objects: Objects) -> None:
    objects.put(KEY, b"first")
    objects.put(KEY, b"second")
    assert objects.get(KEY) == b"first"


def test_of_many_at_once_one_stands_whole(objects: Objects) -> None:
    contents = [bytes([number]) * 100_000 for number in range(8)]
    with ThreadPoolExecutor(8) as many:
        for attempt in [many.submit(objects.put, KEY, content) for content in contents]:
            attempt.result()
    assert objects.get(KEY) in contents


def test_what_is_not_there_is_said_not_to_be(objects: Objects) -> None:
    with pytest.raises(NoObject):
        objects.get(KEY)


def test_a_key_that_leads_out_of_the_folder_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("not a letter")
    with pytest.raises(NoObject):
        open_objects(tmp_path, "letters").get("../secret")


def test_a_folder_that_cannot_be_written_is_away_for_now(tmp_path: Path) -> None:
    (tmp_path / "letters").write_text("a file where the folder should be")
    with pytest.raises(StoreAway, match=r"letters/marrowby.* cannot be written: Not a directory\."):
        open_objects(tmp_path, "letters").put(KEY, b"Dear Zebedee")


def test_a_process_that_ends_in_the_middle_leaves_nothing_under_the_key(tmp_path: Path) -> None:
    program = (
        "import os, pathlib, sys\n"
        "from dueprocess.delivery.objects import open_objects\n"
        "os.link = lambda *_: os._exit(9)\n"
        "open_objects(pathlib.Path(sys.argv[1]), 'letters').put(sys.argv[2], b'Dear Zebedee')\n"
    )
    ended = subprocess.run([sys.executable, "-c", program, str(tmp_path), KEY], check=False)
    assert ended.returncode == 9
    with pytest.raises(NoObject):
        open_objects(tmp_path, "letters").get(KEY)
    open_objects(tmp_path, "letters").put(KEY, b"Dear Zebedee")
    assert open_objects(tmp_path, "letters").get(KEY) == b"Dear Zebedee"


@pytest.mark.parametrize("url", ["gs://letters", "s3:///prefix", "letters"])
def test_a_url_that_names_no_bucket_is_refused_with_what_to_write(url: str) -> None:
    with pytest.raises(UnusableStore, match="A store is s3://bucket or s3://bucket/prefix"):
        open_objects(url, "letters")


@pytest.mark.special
def test_a_copy_of_an_object_is_for_this_user_alone_and_goes_with_the_store(bucket: str) -> None:
    objects = open_objects(bucket, "letters")
    objects.put(KEY, b"Dear Zebedee")
    copy = objects.path_of(KEY)
    root = copy.parents[KEY.count("/")]
    assert root.stat().st_mode & 0o077 == 0
    del objects
    gc.collect()
    assert not root.exists()


@pytest.mark.special
def test_a_bucket_that_is_not_there_is_named(bucket: str) -> None:
    with pytest.raises(StoreAway, match=r"s3://nowhere/x/letters/marrowby.* cannot be written"):
        open_objects("s3://nowhere/x", "letters").put(KEY, b"Dear Zebedee")
    assert bucket


@pytest.mark.special
def test_a_store_that_does_not_answer_is_given_up_long_before_the_letter_is(
    bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "AWS_ENDPOINT", "http://127.0.0.1:9")
    began = time.monotonic()
    with pytest.raises(StoreAway, match="cannot be written"):
        open_objects(bucket, "letters").put(KEY, b"Dear Zebedee")
    assert time.monotonic() - began < 30
