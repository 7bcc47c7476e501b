"""Writing an act: its parts sealed and put to disk, then one transaction for the rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from fairhearing.acts import Due, PublicAct
from fairhearing.desk.folder import Body, Json, previous_of
from fairhearing.desk.ports import House, Ledger
from fairhearing.desk.records import (
    BatchRow,
    EpochRow,
    MailboxRow,
    NoticeRow,
    StoredAct,
)
from fairhearing.identifiers import ActId, CaseCode, KindName, SlotName, act_id
from fairhearing.sealing import (
    Header,
    Recipient,
    Signer,
    new_identity,
    seal_file,
    seal_payload,
)

PAYLOAD_VERSION = 1


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as somebody handed it in; it is never parsed.

    Args:
        name: as their machine called it; shown as text, never used as a path.
        type: as the browser says; not trusted.
        data: up to 50 MB.
        found: what it is by its first bytes, as whoever took it in saw; empty: nobody looked.
    """

    name: str
    type: str
    data: bytes
    found: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """An act about to be written.

    Args:
        kind, by, to, at, on, reason_class, due: as in `PublicAct`.
        bodies: compartment → what is sealed to it.
        signer: the author's.
        id: that the act is to have; None: made now.
    """

    kind: KindName
    by: SlotName
    to: SlotName | None
    at: datetime
    on: date
    bodies: Mapping[str, Body]
    signer: Signer
    reason_class: str = ""
    due: tuple[Due, ...] = ()
    id: ActId | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What an act changes beside being added: keys, wraps and mailboxes, in the same transaction."""

    epochs: tuple[EpochRow, ...] = ()
    batches: tuple[BatchRow, ...] = ()
    mailboxes: tuple[MailboxRow, ...] = ()
    dropped: tuple[str, ...] = ()
    drop_sifter: bool = False


NO_CHANGES = Changes()


@dataclass(slots=True)
class Chain:
    """The acts of one write, each naming the one before.

    Args:
        code: the case.
        seq: of the next act.
        previous: digest of the one before; empty for the first.
        recipients: compartment → (epoch number, its public key).
    """

    code: CaseCode
    seq: int
    previous: str
    recipients: Mapping[str, tuple[int, Recipient]]
    written: list[StoredAct] = field(default_factory=list)


def recipients_of(epochs: Mapping[str, EpochRow]) -> dict[str, tuple[int, Recipient]]:
    """Return what to seal to, by compartment."""
    return {name: (epoch.number, Recipient(epoch.recipient)) for name, epoch in epochs.items()}


def seal_act(house: House, chain: Chain, draft: Draft) -> StoredAct:
    """Seal an act's parts, put them to disk and return the row to keep.

    Args:
        house: the ports.
        chain: where it comes.
        draft: the act.

    Raises:
        BusyError: the disk is full or read-only; nothing was kept.
    """
    made = draft.id or act_id(house.randomness)
    files = []
    for compartment in sorted(draft.bodies):
        number, recipient = chain.recipients[compartment]
        header = Header(
            version=PAYLOAD_VERSION,
            case=chain.code,
            compartment=compartment,
            epoch=number,
            act=made,
            kind=draft.kind,
            author=draft.by,
            previous=chain.previous,
        )
        ciphertext = seal_payload(draft.bodies[compartment], header, draft.signer, recipient)
        files.append((compartment, number, house.blobs.put(ciphertext)))
    public = PublicAct(
        id=ActId(made),
        case=chain.code,
        seq=chain.seq,
        kind=draft.kind,
        by=draft.by,
        to=draft.to,
        at=draft.at,
        on=draft.on,
        reason_class=draft.reason_class,
        due=draft.due,
        files=tuple(files),
    )
    stored = StoredAct(public, house.randomness.token(32))
    chain.written.append(stored)
    chain.seq += 1
    chain.previous = previous_of(chain.written)
    return stored


def keep_files(house: House, uploads: Sequence[Upload]) -> list[dict[str, Json]]:
    """Seal attachments, each under a key of its own, and return what a body says of them.

    Args:
        house: the ports.
        uploads: in the order in which they were handed in.

    Returns:
        Name, type, size in bytes, digest of the ciphertext, the key as 64 hexadecimal digits, and what it was
        found to be, where somebody looked.
    """
    kept: list[dict[str, Json]] = []
    for upload in uploads:
        key = new_identity(house.randomness)
        digest = house.blobs.put(seal_file(upload.data, key.recipient))
        kept.append(
            {
                "name": upload.name,
                "type": upload.type,
                "size": len(upload.data),
                "digest": digest,
                "key": key.secret.hex(),
                **({"found": upload.found} if upload.found else {}),
            }
        )
    return kept


def apply_changes(ledger: Ledger, code: CaseCode, changes: Changes) -> None:
    """Keep new epochs, wraps and mailboxes inside the transaction of their act."""
    for epoch in changes.epochs:
        ledger.add_epoch(epoch)
    for batch in changes.batches:
        ledger.add_batch(batch)
    for find in changes.dropped:
        ledger.drop_mailbox(find)
    for mailbox in changes.mailboxes:
        ledger.add_mailbox(mailbox)
    if changes.drop_sifter:
        ledger.drop_sifter_rows(code)


def announce(ledger: Ledger, day: date) -> None:
    """Queue the daily mail that goes to everybody who could be on a roster."""
    ledger.queue(NoticeRow(0, "", "news", day))


__all__ = [
    "NO_CHANGES",
    "Chain",
    "Changes",
    "Draft",
    "Upload",
    "announce",
    "apply_changes",
    "keep_files",
    "recipients_of",
    "seal_act",
]
