"""Roll, shelf, log, clock and keys: the desk's other ports, on the disk."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from fairhearing.errors import InputError, RecordError, SealError
from fairhearing.identifiers import Digest, PersonId, ProcedureId
from fairhearing.machine import machine_time
from fairhearing.procedure import load, pack_text
from fairhearing.record import verify_checkpoint, verify_inclusion
from fairhearing.web.clock import SystemClock
from fairhearing.web.house import Rooms, house, newest_act, rooms
from fairhearing.web.log import FolderLog
from fairhearing.web.roll import SealedRoll
from fairhearing.web.service_keys import NAMES, ServiceKeys
from fairhearing.web.shelf import FolderShelf
from fairhearing.web.store import SqlBooks
from tests.books import AT, case_row, stored_act
from tests.fakes import FakeClock, FakeRandomness

KEY = bytes(range(32))


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(AT)


@pytest.fixture
def roll(tmp_path: Path, clock: FakeClock) -> SealedRoll:
    return SealedRoll(tmp_path / "roll", lambda: KEY, clock, FakeRandomness())


class TestRoll:
    """The organisation under a key outside the database."""

    def test_before_there_is_one_there_is_nobody(self, roll: SealedRoll) -> None:
        """An empty house has no people, and no case can be taken in."""
        assert roll.is_empty()
        assert not roll.current().people
        with pytest.raises(RecordError):
            roll.pin()

    def test_it_is_sealed_and_comes_back(self, roll: SealedRoll, place: Rooms, tmp_path: Path) -> None:
        """No name stands in its files."""
        club = place.roll.current()
        roll.put(club)
        roll.pin()
        assert roll.current().people.keys() == club.people.keys()
        written = b"".join(path.read_bytes() for path in tmp_path.rglob("roll/**/*") if path.is_file())
        assert b"Ash One" not in written
        assert b"c01" not in written

    def test_a_snapshot_is_kept_once_for_each_state(self, roll: SealedRoll, place: Rooms) -> None:
        """The same state has the same digest; another state, or the same one entered anew, has another."""
        club = place.roll.current()
        roll.put(club)
        first = roll.pin()
        assert roll.pin() == first
        roll.put(replace(club, ties=()))
        second = roll.pin()
        roll.put(club)
        assert len({first, second, roll.pin()}) == 3
        assert len(roll.snapshot(first).ties) == len(club.ties)
        assert roll.snapshot(second).ties == ()

    @pytest.mark.parametrize("content", [None, b""])
    def test_a_snapshot_that_is_not_the_pinned_one_is_refused(
        self, roll: SealedRoll, place: Rooms, tmp_path: Path, content: bytes | None
    ) -> None:
        """A missing one, and one put in its place."""
        roll.put(place.roll.current())
        digest = Digest("0" * 64)
        if content is not None:
            other = tmp_path / "roll" / "snapshots" / roll.pin()
            other.rename(other.with_name(digest))
        with pytest.raises(RecordError):
            roll.snapshot(digest)

    def test_a_declaration_stands_until_its_day(self, roll: SealedRoll, clock: FakeClock) -> None:
        """It is dropped by itself, and its author can take it back."""
        assert roll.declared() == frozenset()
        roll.declare(PersonId("c03"), date(2026, 3, 5))
        roll.declare(PersonId("c04"), date(2027, 1, 1))
        assert roll.declared() == {"c03", "c04"}
        roll.sweep()
        clock.pass_days(3)
        assert roll.declared() == {"c04"}
        roll.sweep()
        clock.pass_days(-3)
        assert roll.declared() == {"c04"}
        roll.withdraw(PersonId("c04"))
        assert roll.declared() == frozenset()


class TestShelf:
    """Every version that was ever in force."""

    def test_a_shipped_procedure_is_put_on_the_shelf(self, tmp_path: Path) -> None:
        """It comes back by its digest, with the floor that lay beneath it."""
        shelf = FolderShelf(tmp_path, "model-small")
        procedure = shelf.in_force()
        assert shelf.in_force() is procedure
        kept = FolderShelf(tmp_path, "model-small").pinned(procedure.id, procedure.version, procedure.digest)
        assert (kept.id, kept.digest, len(kept.duties)) == (procedure.id, procedure.digest, len(procedure.duties))
        assert shelf.text(procedure.digest) == pack_text("model-small")

    def test_a_file_may_be_in_force(self, tmp_path: Path) -> None:
        """The pack of an organisation of its own; the older one stays on the shelf."""
        FolderShelf(tmp_path / "shelf", "model-small").in_force()
        file = tmp_path / "procedure.yaml"
        file.write_text(pack_text("model-small").replace("version: 1", "version: 2", 1))
        shelf = FolderShelf(tmp_path / "shelf", str(file))
        assert shelf.in_force().version == 2
        assert shelf.pinned(ProcedureId("model-small"), 1, load("model-small").digest).version == 1

    def test_a_text_that_was_changed_is_refused(self, tmp_path: Path) -> None:
        """The rules of a case cannot be edited on the disk."""
        shelf = FolderShelf(tmp_path, "model-small")
        digest = shelf.in_force().digest
        path = tmp_path / digest / "procedure.yaml"
        path.write_text(path.read_text().replace("within: 3 d", "within: 9 d"))
        with pytest.raises(RecordError):
            FolderShelf(tmp_path, "model-small").pinned(ProcedureId("model-small"), 1, digest)

    @pytest.mark.parametrize("digest", ["0" * 64, "../../etc"])
    def test_an_unknown_version_is_refused(self, tmp_path: Path, digest: str) -> None:
        """Neither its rules nor its text are there."""
        shelf = FolderShelf(tmp_path, "model-small")
        with pytest.raises(RecordError):
            shelf.pinned(ProcedureId("model-small"), 1, digest)
        with pytest.raises(RecordError):
            shelf.text(digest)

    def test_settings_that_name_none_say_so(self, tmp_path: Path) -> None:
        """A procedure that is not shipped, and a file that is not there."""
        for named in ("no-such", str(tmp_path / "no-such.yaml")):
            with pytest.raises(InputError):
                FolderShelf(tmp_path, named).in_force()


class TestLog:
    """The record on the disk."""

    @pytest.fixture
    def log(self, tmp_path: Path) -> FolderLog:
        return FolderLog(tmp_path / "record", "localhost:8000/record", lambda: KEY)

    def test_an_empty_record_has_nothing(self, log: FolderLog) -> None:
        """No checkpoint, no proof."""
        assert log.head() is None
        assert log.first_after(0) is None
        assert log.checkpoints() == ()
        assert log.file("checkpoint") is None
        with pytest.raises(RecordError):
            log.proof(0)

    def test_entries_are_proved_against_a_signed_checkpoint(self, log: FolderLog) -> None:
        """Anybody with the record's key can check it."""
        entries = [bytes([number]) * 32 for number in range(5)]
        head = log.append(0, entries)
        checked = verify_checkpoint(head.note, log.verifier_key())
        newest, path = log.proof(3)
        assert (checked.checkpoint.size, checked.checkpoint.root) == (5, head.root)
        assert newest == log.head() == head
        verify_inclusion(sha256(b"\0" + entries[3]).digest(), 3, 5, path, head.root)

    def test_the_same_entries_again_change_nothing(self, log: FolderLog) -> None:
        """A worker that was killed after writing does it again."""
        first = log.append(0, [b"a" * 32])
        assert log.append(0, [b"a" * 32]) == first
        with pytest.raises(RecordError):
            log.append(0, [b"b" * 32])

    def test_every_checkpoint_stays(self, log: FolderLog) -> None:
        """The first one that covers an entry can be found later: a draw's seed is taken from it."""
        heads = _grow(log, (2, 1, 3))
        assert log.checkpoints() == (2, 3, 6)
        assert [log.first_after(index) for index in (0, 1, 2, 3, 5)] == [
            heads[0],
            heads[0],
            heads[1],
            heads[2],
            heads[2],
        ]
        assert log.first_after(6) is None
        assert log.proof(0)[0] == heads[2]

    def test_a_record_keeps_its_name(self, log: FolderLog, tmp_path: Path) -> None:
        """Another address of the site makes no other record of it."""
        log.append(0, [b"a" * 32])
        moved = FolderLog(tmp_path / "record", "elsewhere.example/record", lambda: KEY)
        assert moved.name() == "localhost:8000/record"
        assert moved.verifier_key() == log.verifier_key()
        assert (moved.file("checkpoint") or b"").startswith(b"localhost:8000/record\n1\n")


def _grow(log: FolderLog, sizes: Sequence[int]) -> list[object]:
    heads: list[object] = []
    start = 0
    for size in sizes:
        heads.append(log.append(start, [bytes([start + place]) * 32 for place in range(size)]))
        start += size
    return heads


class TestClock:
    """A clock that does not run back."""

    def test_it_stands_still_where_the_machine_jumps_back(self) -> None:
        """What was shown once is the least that is shown."""
        times = [AT, AT - timedelta(days=1), AT + timedelta(seconds=1)]
        clock = SystemClock(lambda: None, lambda: times.pop(0))
        assert [clock.now() for _ in range(3)] == [AT, AT, AT + timedelta(seconds=1)]

    def test_it_is_never_before_the_newest_act(self) -> None:
        """An act that another process kept moves it on; how far the machine lags can be asked."""
        clock = SystemClock(lambda: AT, lambda: AT - timedelta(hours=1))
        assert clock.now() == AT
        assert clock.behind() == 3600
        assert SystemClock(lambda: None, lambda: AT).behind() == 0

    def test_the_newest_act_is_read_from_the_books(self, place: Rooms) -> None:
        """None at first; then the latest time of any case."""
        assert newest_act() is None
        later = stored_act(1)
        with SqlBooks().writing() as ledger:
            ledger.add_case(case_row())
            ledger.add_act(replace(stored_act(0), public=replace(stored_act(0).public, at=AT + timedelta(days=2))))
            ledger.add_act(later)
        assert newest_act() == AT + timedelta(days=2)
        assert machine_time().tzinfo is UTC


class TestKeys:
    """The installation's own keys."""

    def test_they_are_made_once(self, tmp_path: Path) -> None:
        """32 bytes each, for this user alone; a second start keeps them."""
        keys = ServiceKeys(tmp_path / "keys")
        keys.make()
        before = [keys.get(name) for name in NAMES]
        keys.make()
        assert [keys.get(name) for name in NAMES] == before
        assert len(set(before)) == len(NAMES)
        assert {stat.S_IMODE((tmp_path / "keys" / name).stat().st_mode) for name in NAMES} == {0o600}

    @pytest.mark.parametrize("content", [None, b"short"])
    def test_a_missing_or_broken_key_is_said(self, tmp_path: Path, content: bytes | None) -> None:
        """It is never made anew behind somebody's back: what it sealed would be lost."""
        if content is not None:
            (tmp_path / "roll").write_bytes(content)
        with pytest.raises(SealError):
            ServiceKeys(tmp_path).get("roll")


def test_the_house_is_furnished_once(place: Rooms) -> None:
    """Every use case gets the same ports."""
    assert house() is house() is place.house
    assert rooms().house.origin == "http://localhost:8000"
    assert isinstance(place.house.now(), datetime)
