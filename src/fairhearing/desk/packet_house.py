"""The house that travels in a packet: the same desk over it, on somebody's own machine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NoReturn

from fairhearing.clock import Clock
from fairhearing.desk.memory import MemoryBooks, Tables
from fairhearing.desk.packet import Packet
from fairhearing.desk.ports import House, LogHead
from fairhearing.desk.records import StoredAct
from fairhearing.errors import RecordError, RefusedError, SealError
from fairhearing.identifiers import Digest, PersonId, ProcedureId, Randomness
from fairhearing.organisation import Organisation, read_organisation
from fairhearing.procedure import Procedure, read_procedure
from fairhearing.sealing import digest_of


def house_of(packet: Packet, clock: Clock, randomness: Randomness) -> House:
    """Return the house of a packet: what is done in it stays in memory until a reply is made of it.

    Args:
        packet: opened.
        clock: of this machine; the packet's own time is the earliest that it shows.
        randomness: for keys and names.
    """
    return House(
        clock=PacketClock(packet.made, clock),
        randomness=randomness,
        books=MemoryBooks(tables_of(packet)),
        blobs=PacketBlobs(packet.files),
        roll=PacketRoll(packet),
        shelf=PacketShelf(packet),
        log=PacketLog(packet.heads),
        origin=packet.origin,
    )


def tables_of(packet: Packet) -> Tables:
    """Return the rows of a packet as the books in memory begin with them."""
    acts: dict[str, list[StoredAct]] = {}
    for act in packet.acts:
        acts.setdefault(act.public.case, []).append(act)
    return Tables(
        cases={case.code: case for case in packet.cases},
        acts=acts,
        order=[act.public.id for act in packet.acts],
        epochs=list(packet.epochs),
        batches=list(packet.batches),
        sifter=list(packet.sifter),
        keys={row.person: row for row in packet.directory},
    )


class PacketClock:
    """The machine's clock, which never shows a time before the packet was made.

    Args:
        made: when the packet was made.
        clock: of the machine.
    """

    def __init__(self, made: datetime, clock: Clock) -> None:
        self._made = made
        self._clock = clock

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return max(self._made, self._clock.now())


class PacketBlobs:
    """The sealed files of a packet, and those that are made for the reply.

    Args:
        files: by digest.
    """

    def __init__(self, files: dict[Digest, bytes]) -> None:
        self._files = files
        self.new: dict[Digest, bytes] = {}

    def put(self, ciphertext: bytes) -> Digest:
        """Keep a sealed file for the reply."""
        digest = digest_of(ciphertext)
        self.new[digest] = ciphertext
        return digest

    def get(self, digest: Digest) -> bytes:
        """Return a sealed file.

        Raises:
            SealError: it is not in the packet, or was altered.
        """
        found = self.new.get(digest, self._files.get(digest, b""))
        if digest_of(found) != digest:
            raise SealError(
                "A sealed file is not in this packet.",
                why="Attachments can be left out of a packet, or the file was changed on the way.",
                remedy=f"Ask the organisation to send it: {digest}.",
            )
        return found


class PacketRoll:
    """The organisation as the packet brings it; nothing of it is changed from here.

    Args:
        packet: opened.
    """

    def __init__(self, packet: Packet) -> None:
        self._packet = packet
        self._current = read_organisation(packet.organisation, "organisation.yaml")
        self._snapshots = {
            digest: read_organisation(text, "organisation.yaml") for digest, text in packet.snapshots.items()
        }

    def current(self) -> Organisation:
        """Return the organisation in force when the packet was made."""
        return self._current

    def snapshot(self, digest: Digest) -> Organisation:
        """Return a pinned snapshot."""
        return self._snapshots[digest]

    def declared(self) -> frozenset[PersonId]:
        """Return who declared of themselves that they may not judge at all."""
        return self._packet.declared

    def state(self) -> Digest | None:
        """Return None: the salt of the state in force stays at the site."""
        return None

    def put(self, organisation: Organisation, by: str = "") -> Digest:
        """Refuse it."""
        _only_at_the_site(organisation, by)

    def pin(self) -> Digest:
        """Refuse it."""
        _only_at_the_site()

    def declared_until(self, person: PersonId) -> date | None:
        """Refuse it."""
        _only_at_the_site(person)

    def declare(self, person: PersonId, until: date) -> Digest:
        """Refuse it."""
        _only_at_the_site(person, until)

    def withdraw(self, person: PersonId) -> Digest:
        """Refuse it."""
        _only_at_the_site(person)


class PacketShelf:
    """The procedures that the packet's cases were taken in under.

    Args:
        packet: opened.
    """

    def __init__(self, packet: Packet) -> None:
        self._texts = packet.procedures

    def in_force(self) -> Procedure:
        """Refuse it: no report is taken in from a packet."""
        _only_at_the_site()

    def pinned(self, procedure: ProcedureId, version: int, digest: str) -> Procedure:
        """Return the version that a case was taken in under; see `desk.Shelf.pinned`.

        Raises:
            RecordError: the text in the packet is another one.
        """
        text, floor = self.texts(digest)
        found = read_procedure(text, "procedure.yaml", floor=floor)
        if (found.id, found.version, found.digest) != (procedure, version, digest):
            raise RecordError(
                f"The text of {procedure}, version {version}, is not the one that this case was taken in under.",
                why="The rules of a case are pinned at intake, and the text in the packet has another digest.",
                remedy="Ask for a new packet, and tell the overseers.",
            )
        return found

    def texts(self, digest: str) -> tuple[str, str]:
        """Return the texts of a procedure and of the floor beneath it."""
        return self._texts[digest]


class PacketLog:
    """The checkpoints that the packet brings.

    Args:
        heads: by size.
    """

    def __init__(self, heads: Sequence[LogHead]) -> None:
        self._heads = tuple(heads)

    def head(self) -> LogHead | None:
        """Return the newest of them; None where there is none."""
        return self._heads[-1] if self._heads else None

    def first_after(self, index: int) -> LogHead | None:
        """Return the first that covers entry `index`; None while there is none."""
        return next((head for head in self._heads if head.size > index), None)

    def append(self, start: int, entries: Sequence[bytes]) -> LogHead:
        """Refuse it."""
        _only_at_the_site(start, entries)

    def proof(self, index: int) -> tuple[LogHead, tuple[bytes, ...]]:
        """Refuse it."""
        _only_at_the_site(index)


def _only_at_the_site(*_: object) -> NoReturn:
    raise RefusedError(
        "This is done at the site, not in a packet.",
        why="A packet holds cases to read and to answer; everything else lies with the organisation.",
        remedy="Ask the organisation, or have an account made for you.",
    )


__all__ = ["PacketBlobs", "PacketClock", "house_of", "tables_of"]
