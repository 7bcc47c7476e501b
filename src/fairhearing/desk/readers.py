"""Who reads a compartment now, and the new epochs that leave out whoever stood aside."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from fairhearing.acts import REOPENED
from fairhearing.desk.epochs import fresh_epoch
from fairhearing.desk.folder import EMPTY, Json, OpenCase
from fairhearing.desk.introducing import PARTIES
from fairhearing.desk.mails import MAIL_ROLES, mail_of, read_as
from fairhearing.desk.ports import House
from fairhearing.desk.records import KeyRow
from fairhearing.desk.writing import Changes
from fairhearing.identifiers import PersonId, RoleName, SlotName, role_of
from fairhearing.sealing import ReceiptKeys

STOOD_ASIDE = ("seat-declined", "recused", "resigned")
"""The acts by which somebody leaves a case."""

REMOVED = "reader-removed"
"""The act by which somebody's reading is ended whom others took out of a case."""

_GRANTING = (
    *("readers-added", "recused", "resigned"),
    *("respondent-notified", "affected-invited", "witness-invited"),
)
"""The acts that let somebody in who is on the case, or tell a party who is."""


@dataclass(frozen=True, slots=True)
class Support:
    """A support person's receipt.

    Args:
        find: where their words lead.
        recipient: 32-byte public key that the mailbox is sealed to as well.
    """

    find: str
    recipient: bytes


def directory(house: House, case: OpenCase) -> dict[PersonId, KeyRow]:
    """Return the key directory by person, as far as it may be used in a case.

    The keys of outside bodies are pinned at intake: somebody of theirs with other keys is left out, so that
    whoever runs the site cannot put keys of their own in the place of the last resort's.

    Args:
        house: the ports.
        case: opened; only who reads `who` sees what was pinned.
    """
    pinned = _pinned(case)
    with house.books.reading() as ledger:
        rows = {row.person: row for row in ledger.all_keys()}
    return {person: row for person, row in rows.items() if pinned.get(person, pin_of(row)) == pin_of(row)}


def pin_of(row: KeyRow) -> str:
    """Return both public keys of a directory entry, 128 hexadecimal digits, as they are pinned at intake."""
    return row.recipient.hex() + row.verify_key.hex()


def _pinned(case: OpenCase) -> dict[PersonId, str]:
    said = case.acts[0].parts.get("who", EMPTY).get("outside") if case.acts else None
    return {PersonId(person): str(pin) for person, pin in said.items()} if isinstance(said, Mapping) else {}


def public_keys(keys: ReceiptKeys) -> dict[str, str]:
    """Return how a body introduces the holder of some words."""
    return {"verify": keys.signer.verify_key.hex(), "recipient": keys.identity.recipient.hex()}


def gone_from(case: OpenCase) -> frozenset[SlotName]:
    """Return the slots whose people stood aside, resigned, were taken out, or sat before the case was reopened."""
    return frozenset((*_left(case), *_sat_before(case)))


def people_of(case: OpenCase, slots: Iterable[SlotName]) -> frozenset[PersonId]:
    """Return the people in some slots, as far as the holder knows them.

    Args:
        case: opened by a holder who reads `who`.
        slots: of it.
    """
    return frozenset(PersonId(case.slots[slot].person) for slot in slots if slot in case.slots) - {""}


def has_no_part(case: OpenCase) -> bool:
    """Return whether the holder has left the case, or its newest keys were made for others only.

    Args:
        case: opened by an officer.
    """
    return case.me in gone_from(case) or (
        case.reads("who") and ("who", case.epochs["who"].number) not in case.secrets
    )


def _left(case: OpenCase) -> tuple[SlotName, ...]:
    acts = (act.public for act in case.done(*STOOD_ASIDE, REMOVED))
    return tuple(dict.fromkeys(act.to if act.kind == REMOVED and act.to is not None else act.by for act in acts))


def _sat_before(case: OpenCase) -> frozenset[SlotName]:
    again = max((act.public.seq for act in case.done(REOPENED)), default=0)
    said = (body.get("slots") for act in case.acts[:again] for body in act.parts.values())
    return drawn_of(case, (SlotName(slot) for slots in said if isinstance(slots, Mapping) for slot in slots))


def drawn_of(case: OpenCase, slots: Iterable[SlotName]) -> frozenset[SlotName]:
    """Return those of some slots that are places of a drawn role.

    Args:
        case: opened by a holder.
        slots: of it.
    """
    drawn = {role for role, setting in case.procedure.roles.items() if setting.drawn}
    return frozenset(slot for slot in slots if role_of(slot) in drawn)


def stood_aside(case: OpenCase, members: Mapping[SlotName, PersonId]) -> tuple[PersonId, ...]:
    """Return which people of a panel declined, stood aside, resigned or were taken out, in that order."""
    return tuple(members[slot] for slot in _left(case) if slot in members)


def let_in(case: OpenCase) -> frozenset[str]:
    """Return the slots whose people were given access to the case, as far as an officer told the holder."""
    granted: set[str] = set()
    told = (act for act in case.done(*_GRANTING) if role_of(act.public.by) not in PARTIES)
    for value in (body.get("granted") for act in told for body in act.parts.values()):
        granted.update(value if isinstance(value, Mapping) else ())
    return frozenset(granted)


def grants(case: OpenCase, slots: Iterable[str] = ()) -> dict[str, Json]:
    """Return who has access to what, as a body tells it, and a party that makes new keys has to know it: no names.

    Args:
        case: opened by a holder who reads `who`.
        slots: of an officer's role, whose people are given access at this moment.
    """
    roles = case.procedure.roles
    found = sorted({*let_in(case), *slots})
    return {slot: list(roles[role_of(slot)].reads) for slot in found if role_of(slot) in roles}


def acting(case: OpenCase, role: str) -> tuple[SlotName, ...]:
    """Return the slots of a role whose people have access and did not stand aside.

    Args:
        case: opened by a holder who reads `who`.
        role: an officer's role. Who was drawn has access once they said that they are free.
    """
    granted, gone = let_in(case), gone_from(case)
    setting = case.procedure.roles[RoleName(role)]
    waits = setting.drawn or bool(setting.asked_after)
    return tuple(slot for slot in case.slots_of(role) if slot not in gone and (slot in granted or not waits))


def _place_of(case: OpenCase, verify: str) -> SlotName:
    # Who found out who was meant may have taken the case over since: when they leave it, they leave both places.
    reading = {role for role, setting in case.procedure.roles.items() if setting.reads}
    return min(slot for slot, entry in case.slots.items() if entry.verify == verify and role_of(slot) in reading)


def readers_of(case: OpenCase, compartment: str, rows: Mapping[PersonId, KeyRow]) -> dict[SlotName, bytes]:
    """Return the public key of everybody who reads a compartment now.

    Args:
        case: opened by a holder who reads `who`, or by a party who sees the officers' keys.
        compartment: one of the case's.
        rows: the key directory.
    """
    by_key = {row.verify_key.hex(): row.recipient for row in rows.values()}
    readers: dict[SlotName, bytes] = {}
    for role, setting in case.procedure.roles.items():
        if read_as(compartment) in setting.reads and not setting.party:
            places = (slot for slot in acting(case, role) if slot == _place_of(case, case.slots[slot].verify))
            found = {slot: by_key.get(case.slots[slot].verify) for slot in places}
            readers.update({slot: key for slot, key in found.items() if key is not None})
    for slot, entry in case.slots.items():
        if entry.recipient and mail_of(case, slot) == compartment:
            readers[slot] = bytes.fromhex(entry.recipient)
    readers.update({slot: support.recipient for slot, support in supports_of(case, compartment).items()})
    return readers


def supports_of(case: OpenCase, compartment: str) -> dict[SlotName, Support]:
    """Return the support persons who read a mail compartment now, as far as it opens for the holder.

    Args:
        case: opened by the holder.
        compartment: one side's mail.
    """
    found: dict[SlotName, Support] = {}
    for act in case.done("support-invited", "support-ended"):
        slot, said = act.public.to, act.parts.get(compartment, EMPTY).get("support")
        if slot is not None and act.public.kind == "support-ended":
            found.pop(slot, None)
        elif slot is not None and isinstance(said, Mapping):
            found[slot] = Support(str(said["find"]), bytes.fromhex(str(said["recipient"])))
    return found


def renewed(house: House, case: OpenCase, without: Collection[str], more: Mapping[str, list[bytes]]) -> Changes:
    """Return a new epoch for each compartment that the holder reads, for everybody but some.

    Args:
        house: the ports.
        case: opened by the holder.
        without: slots that are left out.
        more: compartment → further readers' public keys.
    """
    return renewal(house, case, {name for name, _ in case.secrets}, without, more)


def renewal(
    house: House,
    case: OpenCase,
    compartments: Collection[str],
    without: Collection[str],
    more: Mapping[str, list[bytes]],
) -> Changes:
    """Return a new epoch for each of some compartments, which whoever makes it need not read.

    Args:
        house: the ports.
        case: opened by a holder who reads `who`.
        compartments: of the case.
        without: slots that are left out.
        more: compartment → further readers' public keys.
    """
    rows = directory(house, case)
    epochs, batches = [], []
    for name in sorted(compartments):
        readers = {slot: key for slot, key in readers_of(case, name, rows).items() if slot not in without}
        if not reached(case, name, readers):
            continue
        keys = [*readers.values(), *more.get(name, ())]
        epoch, batch = fresh_epoch(house, case.row.code, name, case.epochs[name].number + 1, keys)
        epochs.append(epoch)
        batches.append(batch)
    return Changes(epochs=tuple(epochs), batches=tuple(batches))


def reached(case: OpenCase, compartment: str, readers: Mapping[SlotName, bytes]) -> bool:
    """Return whether a new epoch would reach every party whose own mail a compartment is.

    A party whose key is not known to the holder would be locked out of their own mailbox: then it stays as it is.

    Args:
        case: opened by whoever would make the epoch.
        compartment: of which it would be.
        readers: slot → public key of those who would read it; who is left out on purpose is not looked at.
    """
    parties = (slot for slot, entry in case.slots.items() if entry.verify and role_of(slot) in MAIL_ROLES)
    mine = [slot for slot in parties if mail_of(case, slot) == compartment]
    return all(slot in readers for slot in mine)
