"""What happens while a backup is made: the record that goes on, a database that is damaged, a disk that ends."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pyrage
import pytest

from fairhearing.desk import append_record
from fairhearing.errors import BusyError, RecordError
from fairhearing.record import read_checkpoint, read_note
from fairhearing.web.house import Rooms
from fairhearing.web.operating import backup, held
from fairhearing.web.operating.backup import Order, back_up
from fairhearing.web.operating.restoring import unpacked
from fairhearing.web.operating.sealed_tar import Member, seal_tar
from tests.club import Club, settle

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 3, 2, 3, 30, tzinfo=UTC)
IDENTITY = pyrage.x25519.Identity.generate()


@pytest.fixture
def club(transactional_db: None, place: Rooms) -> Club:
    """The club in a real house."""
    return settle(place.house)


def order(folder: Path) -> Order:
    return Order(folder / "one.age", (IDENTITY.to_public(),))


def test_a_record_that_goes_on_meanwhile_does_not_run_ahead(club: Club, place: Rooms, tmp_path: Path) -> None:
    """A report that is taken in and recorded after the database was copied is in neither of the two."""
    club.report()
    append_record(place.house)
    before = place.log.checkpoints()[-1]
    sealed = tmp_path / "one.age"
    with backup._copy() as copy, sealed.open("wb") as file:
        club.report()
        append_record(place.house)
        assert place.log.checkpoints()[-1] > before
        seal_tar(backup._members(copy, order(tmp_path), NOW), file, order(tmp_path).recipients)
    with unpacked(sealed, (IDENTITY,), tmp_path / "tried") as (folder, manifest):
        note = (folder / "record" / "checkpoint").read_text()
        assert read_checkpoint(read_note(note).text).size == before == manifest.recorded
        assert len(list((folder / "record" / "checkpoints").iterdir())) == len(place.log.checkpoints()) - 1
    assert list(tmp_path.glob(".tried*")) == []


def test_a_record_that_lacks_what_the_database_knows_is_told(club: Club, place: Rooms, tmp_path: Path) -> None:
    """No backup is made that could not be gone on with."""
    club.report()
    append_record(place.house)
    for path in (tmp_path / "record" / "checkpoints").iterdir():
        path.unlink()
    (tmp_path / "record" / "checkpoint").unlink()
    with pytest.raises(RecordError, match="does not reach"):
        back_up(order(tmp_path), NOW)
    assert list(tmp_path.glob("*.age*")) == []


def test_a_sealed_file_that_was_altered_is_found(club: Club, place: Rooms, tmp_path: Path) -> None:
    """The backup takes it as it lies there; trying it tells."""
    club.report()
    path = next(path for path in (tmp_path / "blobs").rglob("*") if path.is_file())
    path.write_bytes(b"other" + path.read_bytes()[5:])
    made = back_up(order(tmp_path), NOW)
    with pytest.raises(RecordError, match="altered"), unpacked(made, (IDENTITY,), tmp_path / "tried"):
        pass


def test_a_sealed_file_that_is_gone_is_found(club: Club, place: Rooms, tmp_path: Path) -> None:
    """Each file that an act names must be in it."""
    club.report()
    next(path for path in (tmp_path / "blobs").rglob("*") if path.is_file()).unlink()
    made = back_up(order(tmp_path), NOW)
    with pytest.raises(RecordError, match="missing"), unpacked(made, (IDENTITY,), tmp_path / "tried"):
        pass


def test_a_copy_that_is_damaged_is_no_copy(tmp_path: Path) -> None:
    """Neither SQLite's file nor a dump of PostgreSQL's."""
    (tmp_path / "copy").write_bytes(b"SQLite format 3\x00" + bytes(4096))
    for read in (held.of_sqlite, held.of_dump):
        with pytest.raises(RecordError, match="damaged"):
            read(tmp_path / "copy")


def test_a_folder_that_takes_nothing_leaves_no_half(club: Club, tmp_path: Path) -> None:
    """The message says that no half of a backup was left, and none is."""
    with pytest.raises(BusyError, match="could not be made"):
        back_up(Order(tmp_path / "nowhere" / "one.age", (IDENTITY.to_public(),)), NOW)
    assert list((tmp_path / "operating").glob("copy-*")) == []


def test_its_length_is_padded(tmp_path: Path) -> None:
    """Two that differ by a few words have the same length; what is inside grows in padded steps."""
    sizes = []
    for text in (b"x" * 90_700, b"x" * 92_000):
        with (tmp_path / "one.age").open("wb") as file:
            seal_tar(iter([Member("roll/current", text)]), file, (IDENTITY.to_public(),))
        sizes.append((tmp_path / "one.age").stat().st_size)
    assert abs(sizes[0] - sizes[1]) < 400, "age adds a line of random length to its header"
