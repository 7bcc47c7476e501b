"""The organisation's own records, sealed under a key of the installation that lies outside the database."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from fairhearing.clock import Calendar, Clock
from fairhearing.errors import RecordError
from fairhearing.identifiers import Digest, PersonId, Randomness
from fairhearing.organisation import Organisation, read_organisation, snapshot_digest, write_organisation
from fairhearing.sealing import Identity, open_from, seal_to
from fairhearing.web.durable import OS_DISK, Disk, ensure_folder, locked, write_durably

_SALT_SIZE = 32
_DECLARED = b"fairhearing/declarations/v1\n"
_NOBODY = Organisation(id="nobody", name="", calendar=Calendar(), people={}, bodies={})


@dataclass(frozen=True, slots=True)
class _State:
    organisation: Organisation
    salt: bytes
    digest: Digest
    sealed: bytes
    by: str


class SealedRoll:
    """The roll in a folder: the one in force, its snapshots, and the standing declarations.

    Args:
        folder: made at the first writing.
        key: returns the installation's key, 32 bytes.
        clock: tells which declarations still stand.
        randomness: for the salts.
        disk: the operating system.
    """

    def __init__(
        self,
        folder: Path,
        key: Callable[[], bytes],
        clock: Clock,
        randomness: Randomness,
        disk: Disk = OS_DISK,
    ) -> None:
        self._folder = folder
        self._key = key
        self._clock = clock
        self._randomness = randomness
        self._disk = disk
        self._known: tuple[tuple[int, int, int], _State] | None = None
        self._lock = threading.Lock()
        self._snapshot = lru_cache(64)(self._read_snapshot)

    def is_empty(self) -> bool:
        """Return whether no organisation was ever put in force."""
        return not self._current_path().exists()

    def current(self) -> Organisation:
        """Return the organisation in force; one without people before there is any."""
        state = self._state()
        return _NOBODY if state is None else state.organisation

    def put(self, organisation: Organisation, by: str = "") -> Digest:
        """Put an organisation in force, under a new salt; see `desk.Roll.put`.

        Raises:
            BusyError: the disk is full or read-only.
        """
        salt = self._randomness.token(_SALT_SIZE)
        content = {"salt": salt.hex(), "text": write_organisation(organisation), "by": by}
        self._write(self._current_path(), content)
        return snapshot_digest(organisation, salt)

    def state(self) -> Digest | None:
        """Return the salted digest of the state in force; None before there is any."""
        state = self._state()
        return None if state is None else state.digest

    def by(self) -> str:
        """Return who put the state in force; empty where they did not say."""
        state = self._state()
        return "" if state is None else state.by

    def pin(self) -> Digest:
        """Keep a snapshot of the organisation in force; see `desk.Roll.pin`."""
        state = self._state()
        if state is None:
            raise RecordError(
                "There is no organisation yet.",
                why="A case is taken in under the roll and the ties of that day, and none was entered.",
                remedy="Enter the organisation first: its people, bodies and seats.",
            )
        path = self._snapshot_path(state.digest)
        if not path.exists():
            write_durably(path, state.sealed, self._disk)
        return state.digest

    def snapshot(self, digest: Digest) -> Organisation:
        """Return a pinned snapshot; see `desk.Roll.snapshot`.

        Raises:
            RecordError: it is not there, or is another than the one that was pinned.
        """
        return self._snapshot(digest)

    def declared(self) -> frozenset[PersonId]:
        """Return who declared of themselves that they may not judge, where it still stands."""
        today = self._clock.now().date()
        return frozenset(PersonId(person) for person, until in self._declarations().items() if until > today)

    def declared_until(self, person: PersonId) -> date | None:
        """Return the day on which somebody's declaration is dropped; None: none stands."""
        until = self._declarations().get(person)
        return until if until is not None and until > self._clock.now().date() else None

    def declare(self, person: PersonId, until: date) -> Digest:
        """Keep a standing declaration "may not judge"; why is nobody's business and is not asked.

        Args:
            person: who declares it, of themselves.
            until: the day on which it is dropped.

        Returns:
            The salted digest of all that stand now.
        """
        return self._change(lambda standing: {**standing, person: until})

    def withdraw(self, person: PersonId) -> Digest:
        """Drop somebody's own declaration; return the salted digest of all that stand now."""
        return self._change(lambda standing: {name: until for name, until in standing.items() if name != person})

    def sweep(self) -> None:
        """Drop the declarations whose day has come."""
        today = self._clock.now().date()
        if any(until <= today for until in self._declarations().values()):
            self._change(lambda standing: {name: until for name, until in standing.items() if until > today})

    def _state(self) -> _State | None:
        path = self._current_path()
        try:
            found = path.stat()
        except FileNotFoundError:
            return None
        mark = (found.st_ino, found.st_mtime_ns, found.st_size)
        with self._lock:
            if self._known is None or self._known[0] != mark:
                self._known = (mark, self._read_state(path.read_bytes()))
            return self._known[1]

    def _read_state(self, sealed: bytes) -> _State:
        content = json.loads(open_from(self._identity(), sealed))
        organisation = read_organisation(content["text"], "organisation.yaml")
        salt = bytes.fromhex(content["salt"])
        return _State(organisation, salt, snapshot_digest(organisation, salt), sealed, content["by"])

    def _read_snapshot(self, digest: Digest) -> Organisation:
        path = self._snapshot_path(digest)
        state = self._read_state(path.read_bytes()) if path.exists() else None
        if state is None or state.digest != digest:
            raise RecordError(
                "The organisation's snapshot of this case is missing or is another one.",
                why="A case is judged by the roll and the ties that were pinned when it came in.",
                remedy="Bring the folder 'roll' back from its backup; only that very snapshot fits.",
            )
        return state.organisation

    def _declarations(self) -> dict[PersonId, date]:
        path = self._folder / "declared"
        if not path.exists():
            return {}
        content = json.loads(open_from(self._identity(), path.read_bytes()))
        return {PersonId(person): date.fromisoformat(until) for person, until in content["standing"].items()}

    def _change(self, edit: Callable[[dict[PersonId, date]], dict[PersonId, date]]) -> Digest:
        ensure_folder(self._folder, self._disk)
        salt = self._randomness.token(_SALT_SIZE)
        with locked(self._folder):
            standing = {name: until.isoformat() for name, until in sorted(edit(self._declarations()).items())}
            self._write(self._folder / "declared", {"salt": salt.hex(), "standing": standing})
        return Digest(hashlib.sha256(_DECLARED + salt + json.dumps(standing).encode()).hexdigest())

    def _write(self, path: Path, content: Mapping[str, object]) -> None:
        sealed = seal_to(self._identity().recipient, json.dumps(content).encode())
        write_durably(path, sealed, self._disk)

    def _identity(self) -> Identity:
        return Identity(self._key())

    def _current_path(self) -> Path:
        return self._folder / "current"

    def _snapshot_path(self, digest: Digest) -> Path:
        return self._folder / "snapshots" / digest
