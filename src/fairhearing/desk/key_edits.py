"""Changes of the key directory as acts in the record, and whether the directory is what the record says."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from fairhearing.desk.ports import House, Ledger
from fairhearing.desk.records import AskedKeyRow, EditRow, KeyRow, NoticeRow, Purpose
from fairhearing.desk.roll_edits import add_edit
from fairhearing.identifiers import Digest, PersonId

IN_FORCE = ("keys-entered", "keys-resealed", "keys-replaced", "keys-removed")
"""The edits after which a directory entry is another one."""
OF_A_PERSON = (
    *(*IN_FORCE, "keys-asked", "keys-vouched", "keys-stopped", "keys-refused"),
    *("factor-reset", "password-reset", "sign-in-confirmed"),
)
"""The edits that have to do with how somebody signs in and what they can open."""

_ENDING = frozenset({"keys-replaced", "keys-removed"})
_SALT_SIZE = 32
_HALF = 32
_KEYS_DOMAIN = b"fairhearing/keys/v1\n"
_ENTRY_DOMAIN = b"fairhearing/keys/v2\n"
_WHOSE_DOMAIN = b"fairhearing/whose-keys/v1\n"


def note_keys(house: House, ledger: Ledger, kind: str, row: KeyRow | AskedKeyRow) -> None:
    """Enter a change of somebody's keys into the record, inside the transaction that keeps it.

    Args:
        house: the ports.
        ledger: of a writing transaction.
        kind: of `EDIT_KINDS`.
        row: the entry that holds from now on; of one that is removed, the last one.
    """
    salt = house.randomness.token(_SALT_SIZE)
    add_edit(house, ledger, kind, entry_digest(row, salt), salt)


def note_reset(house: House, ledger: Ledger, person: str, what: Purpose) -> None:
    """Enter into the record that somebody's second factor or password was reset.

    Args:
        house: the ports.
        ledger: of a writing transaction.
        person: their id on the roll; of an account without a person, its user name.
        what: "factor" or "password".
    """
    note_sign_in(house, ledger, f"{what}-reset", person)


def note_sign_in(house: House, ledger: Ledger, kind: str, person: str) -> None:
    """Enter into the record what was done about how somebody signs in.

    Args:
        house: the ports.
        ledger: of a writing transaction.
        kind: of `EDIT_KINDS`.
        person: their id on the roll; of an account without a person, its user name.
    """
    salt = house.randomness.token(_SALT_SIZE)
    told = hashlib.sha256(_ENTRY_DOMAIN + salt + kind.removesuffix("-reset").encode()).hexdigest()
    add_edit(house, ledger, kind, Digest(told[:_HALF] + _whose(person, salt)), salt)


def tell(house: House, ledger: Ledger, kind: str, accounts: Collection[str]) -> None:
    """Queue a mail about a step to each account: it says that something was changed, and not what.

    Args:
        house: the ports.
        ledger: of a writing transaction.
        kind: of `EDIT_KINDS`; one mail for each kind, account and day.
        accounts: as the store knows them.
    """
    day = house.roll.current().calendar.day(house.now())
    for account in sorted(accounts):
        ledger.queue(NoticeRow(0, account, kind, day))


def entry_digest(row: KeyRow | AskedKeyRow, salt: bytes) -> Digest:
    """Return the salted digest of a directory entry: half of what it says, half of whose it is.

    The second half lets whoever has the salts, which lie beside the edits, find all edits of one person.

    Args:
        row: the person, both public keys and the sealed private ones go in.
        salt: 32 bytes, that of the edit.
    """
    sealed = hashlib.sha256(row.sealed).hexdigest()
    told = json.dumps([row.person, row.recipient.hex(), row.verify_key.hex(), sealed]).encode()
    return Digest(hashlib.sha256(_ENTRY_DOMAIN + salt + told).hexdigest()[:_HALF] + _whose(row.person, salt))


def keys_digest(row: KeyRow, salt: bytes) -> Digest:
    """Return the salted digest of the public half of a directory entry, as versions before this one kept it.

    Args:
        row: the entry; the person, and both public keys, go in.
        salt: 32 bytes, that of the edit.
    """
    told = json.dumps([row.person, row.recipient.hex(), row.verify_key.hex()]).encode()
    return Digest(hashlib.sha256(_KEYS_DOMAIN + salt + told).hexdigest())


def were_removed(ledger: Ledger, person: str) -> bool:
    """Return whether the last that the record says of somebody's keys is that they were removed.

    Args:
        ledger: of any transaction.
        person: their id on the roll.
    """
    last = next(
        (edit for edit in reversed(ledger.edits()) if edit.kind in IN_FORCE and _is_of(edit, person, None)), None
    )
    return last is not None and last.kind == "keys-removed"


def had_other_keys(house: House) -> frozenset[PersonId]:
    """Return everybody of the roll whose keys were replaced or removed at some time, as the record says.

    A key that signed once and is nobody's any more was one of theirs; whose, nothing tells.

    Args:
        house: the ports.
    """
    with house.books.reading() as ledger:
        rows = {row.person: row for row in ledger.all_keys()}
        edits = [edit for edit in ledger.edits() if edit.kind in _ENDING]
    people = house.roll.current().people
    return frozenset(one for one in people if any(_is_of(edit, one, rows.get(one)) for edit in edits))


def edits_of(house: House, person: str) -> tuple[EditRow, ...]:
    """Return what the record says of how somebody signs in and of their keys, in order.

    Args:
        house: the ports.
        person: their id on the roll.
    """
    with house.books.reading() as ledger:
        row, edits = ledger.keys(PersonId(person)), ledger.edits()
    return tuple(edit for edit in edits if edit.kind in OF_A_PERSON and _is_of(edit, person, row))


@dataclass(frozen=True, slots=True)
class Strays:
    """People whose directory entry is not what the last act about it says.

    Args:
        changed: their entry is another one, or no act tells of it.
        gone: they have none, and no act tells of its removal.
    """

    changed: tuple[PersonId, ...]
    gone: tuple[PersonId, ...]


def stray_keys(house: House, people: Iterable[PersonId]) -> Strays:
    """Return whose keys were changed in the store past the record.

    Args:
        house: the ports.
        people: who should be looked for even if they have no entry.
    """
    with house.books.reading() as ledger:
        rows, edits = {row.person: row for row in ledger.all_keys()}, ledger.edits()
    kept = [edit for edit in edits if edit.kind in IN_FORCE]
    changed = tuple(person for person, row in rows.items() if not _as_recorded(row, kept))
    gone = tuple(_gone(set(people) - set(rows), kept))
    return Strays(changed, gone)


def _as_recorded(row: KeyRow, edits: Sequence[EditRow]) -> bool:
    last = next((edit for edit in reversed(edits) if _is_of(edit, row.person, row)), None)
    if last is None or last.kind == "keys-removed":
        return False
    return last.digest in (entry_digest(row, last.salt), keys_digest(row, last.salt))


def _gone(without: Iterable[PersonId], edits: Sequence[EditRow]) -> Iterator[PersonId]:
    for person in sorted(without):
        last = next((edit for edit in reversed(edits) if _is_of(edit, person, None)), None)
        if last is not None and last.kind != "keys-removed":
            yield person


def _is_of(edit: EditRow, person: str, row: KeyRow | None) -> bool:
    if edit.digest[_HALF:] == _whose(person, edit.salt):
        return True
    return row is not None and edit.digest == keys_digest(row, edit.salt)


def _whose(person: str, salt: bytes) -> str:
    return hashlib.sha256(_WHOSE_DOMAIN + salt + person.encode()).hexdigest()[:_HALF]
