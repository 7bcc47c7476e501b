"""The record as anybody can copy and check it."""

from __future__ import annotations

import io
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client

from fairhearing.desk import append_record
from fairhearing.record import FolderStore, verify_record
from fairhearing.web.house import Rooms
from tests.club import START, Club, settle
from tests.fakes import FakeClock


@pytest.fixture
def club(place: Rooms) -> Club:
    """The club in the site's own house."""
    return settle(replace(place.house, clock=FakeClock(START)))


class Download:
    """The record's files as a browser gets them."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def read(self, path: str) -> bytes | None:
        answer = self.client.get(f"/record/{path}")
        return answer.content if answer.status_code == 200 else None

    def write(self, path: str, data: bytes) -> None:
        raise NotImplementedError(path)


@pytest.fixture
def anybody(place: Rooms) -> Client:
    """A browser in which nobody is signed in."""
    return Client(headers={"host": "localhost:8000"})


def _key(client: Client) -> str:
    return client.get("/record/key").content.decode().strip()


def test_what_is_downloaded_verifies(club: Club, anybody: Client) -> None:
    """Checkpoint, tiles and key of the site, with the checkpoint kept from before, add up offline."""
    club.report()
    append_record(club.house)
    earlier = anybody.get("/record/checkpoint").content.decode()
    club.report()
    append_record(club.house)
    sound = verify_record(Download(anybody), _key(anybody), since=earlier)
    assert sound.since is not None
    assert sound.verified.checkpoint.size > sound.since.size > 0
    assert sound.verified.cosigned_by == ()


def test_the_whole_record_comes_in_one_file(club: Club, anybody: Client, tmp_path: Path) -> None:
    """Unpacked, it is the folder that the command checks."""
    club.report()
    append_record(club.house)
    answer = anybody.get("/record/record.tar")
    assert "attachment" in answer["Content-Disposition"]
    packed = b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # it is a stream
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(tmp_path / "copy", filter="data")
    sound = verify_record(FolderStore(tmp_path / "copy" / "record"), _key(anybody))
    assert sound.verified.checkpoint.size > 0


def test_an_empty_record_has_no_files(anybody: Client) -> None:
    """Before the first checkpoint nothing is there to be copied but the key."""
    paths = ("checkpoint", "record.tar", "tile/0/000")
    assert [anybody.get(f"/record/{path}").status_code for path in paths] == [404, 404, 404]
    assert _key(anybody).startswith("localhost:8000/record+")


@pytest.mark.parametrize(
    "path", ["tile/../checkpoint", "tile/%2e%2e/checkpoints/1", "tile/0/abc", "tile//etc/passwd"]
)
def test_nothing_but_tiles_is_handed_out(club: Club, anybody: Client, path: str) -> None:
    """A path that is none of a record does not exist."""
    club.report()
    append_record(club.house)
    assert anybody.get(f"/record/{path}").status_code == 404
