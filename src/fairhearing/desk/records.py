"""What the store keeps of a case: rows without a person, and sealed bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from fairhearing.acts import PublicAct
from fairhearing.identifiers import ActId, CaseCode, Digest, PersonId, ProcedureId, SlotName

COMPARTMENTS = ("who", "what", "reporter-mail", "respondent-mail", "panel", "appeal")
"""The fixed compartments of every case, each with key epochs of its own."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as everybody's rows have it: nothing that tells whom it is about.

    Args:
        code: random.
        procedure, procedure_version, procedure_digest: pinned at intake.
        organisation_digest: salted digest of the organisation's snapshot, pinned at intake.
        outside: digest of the outside body's public keys, pinned at intake; the keys stand in `who`.
        acts: how many acts it has; grows by one with each (the optimistic lock of a write).
        closed: whether a closing act was made.
    """

    code: CaseCode
    procedure: ProcedureId
    procedure_version: int
    procedure_digest: str
    organisation_digest: Digest
    outside: Digest
    acts: int = 0
    closed: bool = False


@dataclass(frozen=True, slots=True)
class EpochRow:
    """One key epoch of a compartment: the public half, which everybody may seal to.

    Args:
        number: 0, 1, 2 … within the compartment.
        recipient: 32-byte X25519 public key.
    """

    case: CaseCode
    compartment: str
    number: int
    recipient: bytes


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A batch of anonymous wraps of an epoch's key (16, 64 or 256 of 512 bytes, dummies among them).

    Args:
        id: grows with time over all cases, so that a person tries only newer ones; 0 before it is kept.
    """

    id: int
    case: CaseCode
    compartment: str
    number: int
    wraps: bytes


@dataclass(frozen=True, slots=True)
class SifterRow:
    """The content keys of each possible handler, each inside a wrap for the sifter."""

    case: CaseCode
    compartment: str
    wraps: bytes


@dataclass(frozen=True, slots=True)
class StoredAct:
    """An act with its salt and, once it was appended, its place in the record.

    Args:
        public: the public part.
        salt: 32 bytes; destroying it, with the keys, erases what the entry says.
        index: the entry's index in the log; None until the next batch is appended.
    """

    public: PublicAct
    salt: bytes
    index: int | None = None


EDIT_KINDS = (
    *("organisation-edited", "keys-entered", "declaration-made", "declaration-withdrawn"),
    *("edit-contested", "contest-answered", "contest-withdrawn", "tie-confirmed"),
    *("keys-resealed", "keys-asked", "keys-refused", "keys-replaced", "keys-removed"),
    *("factor-reset", "password-reset", "keys-vouched", "keys-stopped", "sign-in-confirmed"),
)
"""What can be edited of the organisation; each edit is an act in the record that belongs to no case."""


@dataclass(frozen=True, slots=True)
class EditRow:
    """An edit of the organisation, with nothing in it about a person.

    Args:
        id: random.
        kind: one of `EDIT_KINDS`.
        at: when it was made.
        digest: salted digest of what it put in force.
        salt: 32 bytes, of the record's entry.
        index: the entry's index in the log; None until the next batch is appended.
    """

    id: ActId
    kind: str
    at: datetime
    digest: Digest
    salt: bytes
    index: int | None = None


@dataclass(frozen=True, slots=True)
class MailboxRow:
    """Where a receipt or a letter code leads: a slot of a case.

    Args:
        find: 64 hexadecimal digits derived from the words, which are kept nowhere.
        slot: the party's slot.
        replace: the words were seen by somebody else (a letter, a handler's pen): at the first use
            they are replaced by a receipt that only the party has.
        until: the day on which an unused letter code stops working; None for a receipt.
    """

    find: str
    case: CaseCode
    slot: SlotName
    replace: bool = False
    until: date | None = None


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A person's entry in the key directory.

    Args:
        recipient: 32-byte X25519 public key.
        verify_key: 32-byte Ed25519 public key.
        sealed: the private keys under the person's passphrase.
        index: what opens for this person, sealed to themselves and padded; empty at first.
    """

    person: PersonId
    recipient: bytes
    verify_key: bytes
    sealed: bytes
    index: bytes = b""


Purpose = Literal["account", "factor", "password"]
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
"""What a letter code is for: to make an account, to set up a new second proof, to choose a new password."""


@dataclass(frozen=True, slots=True)
class EnrolmentRow:
    """A letter code with which somebody on the roll makes their account, once, within 30 days.

    Args:
        purpose: one of `PURPOSES`; a code does that one thing and nothing else.
        maker: who made it, and so could use it: an id on the roll, or the account of nobody on it; empty: of a
            version that did not keep it.
    """

    find: str
    person: PersonId
    until: date
    purpose: Purpose = "account"
    maker: str = ""


@dataclass(frozen=True, slots=True)
class ResetRow:
    """A reset of which its owner, with open keys, has not said yet that they know of it.

    Args:
        purpose: "factor" or "password".
        maker: who made the letter, as in `EnrolmentRow`.
        on: the day on which it was used.
    """

    person: PersonId
    purpose: Purpose
    maker: str
    on: date


@dataclass(frozen=True, slots=True)
class AskedKeyRow:
    """New keys that somebody whose words are lost asked for; nothing is sealed to them before they are confirmed.

    Args:
        recipient, verify_key, sealed: as in `KeyRow`.
        on: the day on which they were asked for.
        vouchers: who vouched for them so far.
        counts_from: from when on they are in force, once enough people vouched; None before.
    """

    person: PersonId
    recipient: bytes
    verify_key: bytes
    sealed: bytes
    on: date
    vouchers: tuple[PersonId, ...] = ()
    counts_from: datetime | None = None


@dataclass(frozen=True, slots=True)
class RefusalRow:
    """An act that was refused to somebody on the roster: rule and class, never the path."""

    case: CaseCode
    kind: str
    rule: str
    reason_class: str
    at: datetime


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A mail to be sent: an account and a template, never text.

    Args:
        id: 0 before it is kept.
        account: whom it goes to, as the store knows them; empty: everybody who could be on a roster, and parties
            who asked for it.
        template: `news` or another name of the mailer's list.
        day: the day on which it falls due; one for each account, template and day.
    """

    id: int
    account: str
    template: str
    day: date


@dataclass(frozen=True, slots=True)
class Recorded:
    """Which act, or edit of the organisation, got which index in the record."""

    act: ActId
    index: int
