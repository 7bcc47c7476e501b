"""Files that last: flushed, renamed, and their folder flushed, in that order."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from fairhearing.errors import BusyError, NotYoursError, SealError
from fairhearing.identifiers import Digest
from fairhearing.machine import OsRandomness
from fairhearing.web import durable
from fairhearing.web.blobs import FolderBlobs
from fairhearing.web.drafts import FolderDrafts
from fairhearing.web.durable import SMALL, OsDisk, locked, write_durably


class WatchedDisk(OsDisk):
    """The disk, with a list of what was asked of it; it can fail at one of them."""

    def __init__(self, failing: str = "") -> None:
        self.asked: list[tuple[str, str]] = []
        self.failing = failing

    def _note(self, what: str, path: Path) -> None:
        self.asked.append((what, path.name))
        if what == self.failing:
            raise OSError(28, "No space left on device")

    def write(self, path: Path, data: bytes) -> None:
        self._note("write", path)
        super().write(path, data)

    def rename(self, source: Path, target: Path) -> None:
        self._note("rename", target)
        super().rename(source, target)

    def flush_folder(self, path: Path) -> None:
        self._note("flush", path)
        super().flush_folder(path)

    def make_folder(self, path: Path) -> bool:
        self._note("folder", path)
        return super().make_folder(path)


def test_the_order_of_a_write(tmp_path: Path) -> None:
    """Folders first, each flushed into its parent; then the file, its name, and the folder that has it."""
    disk = WatchedDisk()
    digest = FolderBlobs(tmp_path / "blobs", disk).put(b"sealed")
    one = digest[:2]
    steps = [(what, "" if what == "write" else name) for what, name in disk.asked]
    assert steps == [
        ("folder", "blobs"),
        ("flush", tmp_path.name),
        ("folder", one),
        ("flush", "blobs"),
        ("write", ""),
        ("rename", digest),
        ("flush", one),
    ]


def test_a_file_is_whole_private_and_found_by_its_digest(tmp_path: Path) -> None:
    """Under the first two signs of its digest, readable by this user alone."""
    blobs = FolderBlobs(tmp_path / "blobs")
    digest = blobs.put(b"sealed")
    path = tmp_path / "blobs" / digest[:2] / digest
    assert digest == sha256(b"sealed").hexdigest()
    assert blobs.get(digest) == b"sealed"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [one.name for one in path.parent.iterdir()] == [digest]


def test_the_same_file_again_is_flushed_and_not_written(tmp_path: Path) -> None:
    """Another process may have written it without having flushed yet."""
    disk = WatchedDisk()
    blobs = FolderBlobs(tmp_path, disk)
    digest = blobs.put(b"sealed")
    disk.asked.clear()
    assert blobs.put(b"sealed") == digest
    assert disk.asked == [("flush", digest[:2])]


@pytest.mark.parametrize("failing", ["folder", "write", "rename", "flush"])
def test_a_full_disk_is_busy_and_leaves_nothing(tmp_path: Path, failing: str) -> None:
    """No half file stays, whatever fails, and it can be tried again."""
    with pytest.raises(BusyError):
        FolderBlobs(tmp_path, WatchedDisk(failing)).put(b"sealed")
    assert not [path for path in tmp_path.rglob(".*") if path.is_file()]
    digest = FolderBlobs(tmp_path).put(b"sealed")
    with pytest.raises(BusyError):
        FolderBlobs(tmp_path, WatchedDisk("flush")).put(b"sealed")
    assert FolderBlobs(tmp_path).get(digest) == b"sealed"


def test_what_is_missing_or_altered_does_not_open(tmp_path: Path) -> None:
    """One error for a file that is gone, one that was changed, and a name that is no digest."""
    blobs = FolderBlobs(tmp_path)
    digest = blobs.put(b"sealed")
    (tmp_path / digest[:2] / digest).write_bytes(b"altered")
    for name in (digest, Digest("0" * 64), Digest("../../etc/passwd")):
        with pytest.raises(SealError):
            blobs.get(name)


def test_a_folder_in_place_of_a_file_is_busy(tmp_path: Path) -> None:
    """What the system cannot read now may be readable later."""
    digest = Digest("ab" * 32)
    (tmp_path / "ab" / digest).mkdir(parents=True)
    with pytest.raises(BusyError):
        FolderBlobs(tmp_path).get(digest)


def test_a_file_that_is_replaced_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    """A disk that fails at the rename leaves the old file as it was."""
    path = tmp_path / "file"
    write_durably(path, b"old")
    with pytest.raises(BusyError):
        write_durably(path, b"new", WatchedDisk("rename"))
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_drafts_come_back_until_their_time_is_over(tmp_path: Path) -> None:
    """A draft has a random name; after 48 hours it is gone, as if it had never been."""
    drafts = FolderDrafts(tmp_path / "drafts", OsRandomness())
    name = drafts.put(b"sealed")
    assert drafts.get(drafts.put(b"sealed again", name)) == b"sealed again"
    now = datetime.now(UTC)
    assert drafts.sweep(now + timedelta(hours=47)) == 0
    assert drafts.sweep(now + timedelta(hours=49)) == 1
    with pytest.raises(NotYoursError):
        drafts.get(name)
    drafts.drop(name)


def test_a_draft_can_be_dropped(tmp_path: Path) -> None:
    """What was handed in is not kept beside."""
    drafts = FolderDrafts(tmp_path, OsRandomness())
    name = drafts.put(b"sealed")
    drafts.drop(name)
    with pytest.raises(NotYoursError):
        drafts.get(name)


@pytest.mark.parametrize("name", ["", "../keys/roll", "A" * 26, "a" * 27, "aaaaaaaaaaaaaaaaaaaaaaaaa/"])
def test_a_name_that_is_none_leads_nowhere(tmp_path: Path, name: str) -> None:
    """No path can be made of a draft's name."""
    with pytest.raises(NotYoursError):
        FolderDrafts(tmp_path, OsRandomness()).get(name)


def test_a_draft_that_cannot_be_read_is_busy(tmp_path: Path) -> None:
    """A folder under a draft's name is a fault of the storage."""
    name = "a" * 26
    (tmp_path / name).mkdir()
    drafts = FolderDrafts(tmp_path, OsRandomness())
    for use in (drafts.get, drafts.drop):
        with pytest.raises(BusyError):
            use(name)


def test_a_lock_is_given_back(tmp_path: Path) -> None:
    """Two after each other both get it."""
    for _ in range(2):
        with locked(tmp_path):
            pass


def test_large_files_leave_room_for_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever fills the disk with attachments, or with forms left open, keeps no words out."""
    monkeypatch.setattr(durable, "RESERVE", 1 << 60)
    with pytest.raises(BusyError):
        write_durably(tmp_path / "large", bytes(SMALL + 1))
    assert list(tmp_path.iterdir()) == []
    write_durably(tmp_path / "small", bytes(SMALL))
    assert (tmp_path / "small").stat().st_size == SMALL
