"""Where tiles and bundles lie, and how they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairhearing.errors import BusyError, InputError, RecordError
from fairhearing.record import FolderStore
from fairhearing.record.tiles import bundle_path, read_bundle, read_tile, tile_path, write_bundle
from tests.unit.record.conftest import Memory


@pytest.mark.parametrize(
    ("index", "width", "path"),
    [
        (0, 256, "tile/0/000"),
        (67, 256, "tile/0/067"),
        (999, 1, "tile/0/999.p/1"),
        (1000, 256, "tile/0/x001/000"),
        (1234067, 255, "tile/0/x001/x234/067.p/255"),
    ],
)
def test_tiles_lie_where_the_specification_says(index: int, width: int, path: str) -> None:
    """The number is cut in groups of three, all but the last with an x; 1234067 is its own example."""
    assert tile_path(0, index, width) == path
    assert bundle_path(index, width) == path.replace("tile/0", "tile/entries")


def test_bundle_reads_back() -> None:
    """Each entry stands after its length in two bytes."""
    data = write_bundle([b"", b"ab"])
    assert data == b"\0\0\0\2ab"
    assert read_bundle(data, 2, "b") == (b"", b"ab")


@pytest.mark.parametrize("data", [b"", b"\0", b"\0\2a", b"\0\1a\0\1b", b"\0\1a\0"])
def test_bundle_that_is_cut_off_or_too_long_is_refused(data: bytes) -> None:
    """A bundle holds exactly the entries that the checkpoint promises."""
    with pytest.raises(RecordError, match="exactly 1 entries"):
        read_bundle(data, 1, "b")


def test_entry_that_is_too_long_is_refused() -> None:
    """More than 65,535 bytes have no length in two bytes."""
    with pytest.raises(InputError, match="too long"):
        write_bundle([bytes(65_536)])


def test_tile_that_is_missing_or_short_is_refused() -> None:
    """The message names the file."""
    store = Memory()
    with pytest.raises(RecordError, match=r"tile/0/000\.p/1: it is missing"):
        read_tile(store, 0, 0, 1)
    store.write("tile/0/000.p/1", bytes(31))
    with pytest.raises(RecordError, match="exactly 1 hashes"):
        read_tile(store, 0, 0, 1)


def test_folder_gives_back_what_was_written(tmp_path: Path) -> None:
    """A file is replaced whole, and nothing half-written stays beside it."""
    store = FolderStore(tmp_path / "deep" / "record")
    assert store.read("tile/0/x001/000") is None
    store.write("tile/0/x001/000", b"old")
    store.write("tile/0/x001/000", b"new")
    assert FolderStore(tmp_path / "deep" / "record").read("tile/0/x001/000") == b"new"
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["000"]


@pytest.mark.parametrize(
    "path",
    [
        "../secret",
        "tile/../../x",
        "/etc/passwd",
        "tile/64/000",
        "tile/0/1",
        "checkpoint/..",
        "tile/0/\u0660\u0660\u0660",
    ],
)
def test_only_paths_of_a_record_are_opened(tmp_path: Path, path: str) -> None:
    """Nothing outside of the folder can be read or written."""
    store = FolderStore(tmp_path)
    with pytest.raises(InputError, match="no path of a record"):
        store.read(path)
    with pytest.raises(InputError, match="no path of a record"):
        store.write(path, b"")


def test_file_in_the_way_of_a_folder_is_no_tile(tmp_path: Path) -> None:
    """Where a file stands in place of a folder there is no tile, and none can be written."""
    (tmp_path / "tile").write_bytes(b"")
    store = FolderStore(tmp_path)
    assert store.read("tile/0/000") is None
    with pytest.raises(BusyError, match="could not be written"):
        store.write("tile/0/000", b"")


def test_file_that_cannot_be_read_is_no_missing_file(tmp_path: Path) -> None:
    """A storage that fails is told apart from a record that lacks a file."""
    (tmp_path / "checkpoint").mkdir()
    with pytest.raises(BusyError, match="could not be read"):
        FolderStore(tmp_path).read("checkpoint")
