"""A packet: sealed cases for somebody without an account, in one age file that can be sent by any way.

It holds what the store holds of cases, still sealed, and what is needed to read and to judge them offline.
It is the same whether a case in it opens for them or not, so that making one tells nothing of a case.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pydantic import BaseModel, ConfigDict, ValidationError

from fairhearing.desk.awaited import is_awaited
from fairhearing.desk.opening import newest
from fairhearing.desk.ports import House, Ledger, LogHead
from fairhearing.desk.records import BatchRow, CaseRow, EpochRow, KeyRow, SifterRow, StoredAct
from fairhearing.errors import InputError, NotYoursError
from fairhearing.identifiers import CaseCode, Digest, PersonId
from fairhearing.organisation import write_organisation
from fairhearing.sealing import Identity, Recipient, open_from, seal_to

LARGEST = 256 * 1024 * 1024
"""Bytes of sealed files that one packet holds at most: it is made and read in memory."""

_CODE = re.compile(r"[a-z0-9]{26}")
_TICKET = b"fairhearing/packets/ticket/v1"
JSON_FORM = ConfigDict(frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64")
"""How packets and replies are written: strict JSON, bytes in base64."""


@dataclass(frozen=True)
class SiteKeys:
    """What the site keeps for packets, under one key of the installation.

    Args:
        secret: 32 bytes.
    """

    secret: bytes

    @property
    def identity(self) -> Identity:
        """What replies are sealed to."""
        return Identity(self.secret)

    def ticket(self, case: CaseCode, acts: int) -> bytes:
        """Return what shows that somebody opened a case as it stood: 32 bytes that only the site can make.

        Args:
            case: its code.
            acts: how many acts it had.

        Source: RFC 2104 (HMAC with SHA-256) under a key of RFC 5869 (HKDF).
        """
        key = HKDF(SHA256(), 32, None, _TICKET).derive(self.secret)
        return hmac.digest(key, f"{case}\n{acts}".encode(), hashlib.sha256)


class Packet(BaseModel):
    """What is in a packet; every case in it is still sealed.

    Args:
        origin: the site's address.
        made: when it was made, aware.
        person: whom it is for.
        replies: 32-byte public key that replies are sealed to.
        organisation: the roll in force, in the format fairhearing/organisation@1.
        snapshots: salted digest → the roll that cases were taken in under.
        procedures: digest → text of the procedure, text of the floor beneath it.
        declared: who declared that they may not judge.
        directory: public halves of the key directory.
        heads: checkpoints that draws take their seeds from.
        tickets: case → compartment → what shows that the case was opened, sealed to the newest epoch.
        files: sealed parts of acts, and attachments, by digest.
    """

    model_config = JSON_FORM
    format: Literal["fairhearing/packet@1"] = "fairhearing/packet@1"
    origin: str
    made: datetime
    person: PersonId
    replies: bytes
    organisation: str
    snapshots: dict[Digest, str]
    procedures: dict[str, tuple[str, str]]
    declared: frozenset[PersonId]
    directory: tuple[KeyRow, ...]
    cases: tuple[CaseRow, ...]
    acts: tuple[StoredAct, ...]
    epochs: tuple[EpochRow, ...]
    batches: tuple[BatchRow, ...]
    sifter: tuple[SifterRow, ...]
    heads: tuple[LogHead, ...]
    tickets: dict[CaseCode, dict[str, bytes]]
    files: dict[Digest, bytes]


def make_packet(house: House, keys: SiteKeys, person: PersonId, attachments: Iterable[Digest] = ()) -> bytes:
    """Return every case in which something is left to do, sealed to somebody whose keys lie outside the site.

    Of the closed ones go along those that wait for somebody who reads them, whoever that is.

    Args:
        house: the ports.
        keys: the site's, for replies.
        person: whom it is for.
        attachments: digests of sealed attachments that go with it.

    Raises:
        NotYoursError: they have no keys, or keys within the site: then they sign in.
        InputError: the files together are too large.
    """
    with house.books.reading() as ledger:
        row = ledger.keys(person)
        if row is None or row.sealed:
            raise NotYoursError
        cases = tuple(case for case in ledger.cases() if not case.closed or _is_awaited(house, ledger, case))
        acts = tuple(replace(act, salt=b"") for case in cases for act in ledger.acts(case.code))
        packet = Packet(
            origin=house.origin,
            made=house.now(),
            person=person,
            replies=keys.identity.recipient,
            organisation=write_organisation(house.roll.current()),
            snapshots={
                case.organisation_digest: write_organisation(house.roll.snapshot(case.organisation_digest))
                for case in cases
            },
            procedures={case.procedure_digest: house.shelf.texts(case.procedure_digest) for case in cases},
            declared=house.roll.declared(),
            directory=tuple(replace(one, sealed=b"", index=b"") for one in ledger.all_keys()),
            cases=cases,
            acts=acts,
            epochs=tuple(epoch for case in cases for epoch in ledger.epochs(case.code)),
            batches=tuple(batch for case in cases for batch in ledger.batches(case.code)),
            sifter=tuple(sifter for case in cases for sifter in ledger.sifter_rows(case.code)),
            heads=_seeds(house, acts),
            tickets={case.code: _tickets(keys, case, ledger.epochs(case.code)) for case in cases},
            files=_files(house, acts, attachments),
        )
    return seal_to(Recipient(row.recipient), packet.model_dump_json().encode())


def _is_awaited(house: House, ledger: Ledger, case: CaseRow) -> bool:
    procedure = house.shelf.pinned(case.procedure, case.procedure_version, case.procedure_digest)
    return is_awaited(procedure, [act.public for act in ledger.acts(case.code)])


def read_packet(sealed: bytes, identity: Identity) -> Packet:
    """Open a packet.

    Args:
        sealed: the age file.
        identity: of whom it is for.

    Raises:
        SealError: it is for somebody else, or was changed.
        InputError: it is no packet, or of another version of the program.
    """
    try:
        packet = Packet.model_validate_json(open_from(identity, sealed))
    except ValidationError:
        raise _no_packet() from None
    if not _holds_together(packet):
        raise _no_packet()
    return packet


def _holds_together(packet: Packet) -> bool:
    # A code becomes the name of a folder: nobody else says where on this machine something is written.
    codes = {case.code for case in packet.cases}
    return (
        all(_CODE.fullmatch(code) for code in codes)
        and {act.public.case for act in packet.acts} <= codes
        and all(case.organisation_digest in packet.snapshots for case in packet.cases)
        and all(case.procedure_digest in packet.procedures for case in packet.cases)
        and all(case.code in packet.tickets for case in packet.cases)
    )


def _no_packet() -> InputError:
    return InputError(
        "This is not a packet that can be read here.",
        why="It opened with your key, but what is in it is of another kind or another version.",
        remedy="Use the version of the program that the letter names, or ask for a new packet.",
    )


def _seeds(house: House, acts: Iterable[StoredAct]) -> tuple[LogHead, ...]:
    fixed = [act.index for act in acts if act.public.kind == "pool-committed" and act.index is not None]
    heads = {head.size: head for index in fixed if (head := house.log.first_after(index)) is not None}
    return tuple(heads[size] for size in sorted(heads))


def _tickets(keys: SiteKeys, case: CaseRow, epochs: Iterable[EpochRow]) -> dict[str, bytes]:
    ticket = keys.ticket(case.code, case.acts)
    return {name: seal_to(Recipient(epoch.recipient), ticket) for name, epoch in newest(epochs).items()}


def _files(house: House, acts: Iterable[StoredAct], attachments: Iterable[Digest]) -> dict[Digest, bytes]:
    wanted = [digest for act in acts for _, _, digest in act.public.files]
    files: dict[Digest, bytes] = {}
    size = 0
    for digest in dict.fromkeys((*wanted, *attachments)):
        files[digest] = house.blobs.get(digest)
        size += len(files[digest])
        if size > LARGEST:
            raise InputError(
                "The files are too large for one packet.",
                why=f"A packet is made in memory and holds {LARGEST // 1024**2} MiB of sealed files at most.",
                remedy="Make it without attachments; whoever gets it sees which ones to ask for.",
            )
    return files


__all__ = ["JSON_FORM", "LARGEST", "Packet", "SiteKeys", "make_packet", "read_packet"]
