"""A reply: acts that somebody without an account did over a packet, signed, and sealed to the site."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from pydantic import BaseModel, ValidationError

from fairhearing.desk.folder import OpenCase
from fairhearing.desk.holders import Officer
from fairhearing.desk.memory import MemoryBooks
from fairhearing.desk.opening import newest, open_case
from fairhearing.desk.packet import JSON_FORM, Packet
from fairhearing.desk.packet_house import PacketBlobs, tables_of
from fairhearing.desk.ports import House
from fairhearing.desk.records import BatchRow, EpochRow, MailboxRow, StoredAct
from fairhearing.errors import InputError, NotYoursError, RefusedError
from fairhearing.identifiers import CaseCode, Digest, PersonId
from fairhearing.sealing import Identity, Recipient, VerifyKey, open_from, seal_to, verify

_DOMAIN = b"fairhearing/reply/v1\n"


class Reply(BaseModel):
    """What was done in one case: acts, each naming the one before, and what comes with them.

    Args:
        case: its code.
        person: who did it.
        before: how many acts the case had.
        ticket: shows that the case opened for them as it stood then.
        acts: in their order; the first follows the last one of the packet.
        epochs, batches, mailboxes: new keys, wraps and letter codes.
        released: whether the sifter's wraps were released.
        files: sealed parts and attachments, by digest.
    """

    model_config = JSON_FORM
    format: Literal["fairhearing/reply@1"] = "fairhearing/reply@1"
    case: CaseCode
    person: PersonId
    before: int
    ticket: bytes
    acts: tuple[StoredAct, ...]
    epochs: tuple[EpochRow, ...]
    batches: tuple[BatchRow, ...]
    mailboxes: tuple[MailboxRow, ...]
    released: bool
    files: dict[Digest, bytes]


class Signed(BaseModel):
    """A reply with its signature, as it is sealed to the site.

    Args:
        person: who signed it.
        content: the reply, as JSON.
        signature: 64 bytes over the content, behind a domain.
    """

    model_config = JSON_FORM
    person: PersonId
    content: bytes
    signature: bytes


def make_reply(packet: Packet, house: House, officer: Officer, code: CaseCode) -> bytes:
    """Return what was done in a case since the packet was made, signed and sealed to the site.

    Args:
        packet: as it was opened.
        house: the one of the packet, in which acts were done.
        officer: who did them.
        code: the case.

    Raises:
        NotYoursError: the case does not open for them.
        RefusedError: nothing was done.
    """
    case = open_case(house, officer, code)
    books, blobs = house.books, house.blobs
    if not isinstance(books, MemoryBooks) or not isinstance(blobs, PacketBlobs) or not _new(packet, books, code):
        raise RefusedError(
            "There is nothing to send.",
            why="No act was done in this case since the packet was made.",
            remedy="Write down what is to be done, then make the reply.",
        )
    tables, base = books.tables, tables_of(packet)
    reply = Reply(
        case=code,
        person=officer.person,
        before=base.cases[code].acts,
        ticket=_ticket(packet, case),
        acts=_new(packet, books, code),
        epochs=tuple(row for row in tables.epochs[len(base.epochs) :] if row.case == code),
        batches=tuple(replace(row, id=0) for row in tables.batches[len(base.batches) :] if row.case == code),
        mailboxes=tuple(row for row in tables.mailboxes.values() if row.case == code),
        released=any(row.case == code for row in base.sifter) and all(row.case != code for row in tables.sifter),
        files=blobs.new,
    )
    content = reply.model_dump_json().encode()
    signed = Signed(person=officer.person, content=content, signature=officer.signer.sign(_DOMAIN + content))
    return seal_to(Recipient(packet.replies), signed.model_dump_json().encode())


def open_signed(sealed: bytes, identity: Identity) -> Signed:
    """Open a reply as it came, not yet believed.

    Args:
        sealed: the age file.
        identity: the site's.

    Raises:
        SealError: it is sealed to another site, or was changed.
        InputError: it is no reply.
    """
    try:
        return Signed.model_validate_json(open_from(identity, sealed))
    except ValidationError:
        raise _no_reply() from None


def read_signed(signed: Signed, verify_key: VerifyKey) -> Reply:
    """Return a reply whose signature is right.

    Args:
        signed: as it came.
        verify_key: of the person whom it names, out of the key directory.

    Raises:
        SealError: somebody else signed it.
        InputError: what is signed is no reply.
    """
    verify(verify_key, _DOMAIN + signed.content, signed.signature)
    try:
        reply = Reply.model_validate_json(signed.content)
    except ValidationError:
        raise _no_reply() from None
    if reply.person != signed.person:
        raise _no_reply()
    return reply


def _new(packet: Packet, books: MemoryBooks, code: CaseCode) -> tuple[StoredAct, ...]:
    known = {act.public.id for act in packet.acts}
    return tuple(act for act in books.tables.acts.get(code, ()) if act.public.id not in known)


def _ticket(packet: Packet, case: OpenCase) -> bytes:
    # Any compartment will do whose newest epoch opened as the packet brought it.
    code = case.row.code
    for name, epoch in newest(row for row in packet.epochs if row.case == code).items():
        key = case.secrets.get((name, epoch.number))
        if key is not None:
            return open_from(key, packet.tickets[code][name])
    raise NotYoursError


def _no_reply() -> InputError:
    return InputError(
        "This is not a reply that can be taken in.",
        why="It opened, but what is in it is of another kind or another version of the program.",
        remedy="Ask whoever sent it to make it again, with the version of the program that this site runs.",
    )


__all__ = ["Reply", "Signed", "make_reply", "open_signed", "read_signed"]
