"""Standing aside: whoever leaves reads nothing new, and the last of a role hands the case on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import replace

from fairhearing.desk.epochs import wraps_for
from fairhearing.desk.folder import Body, Json, OpenCase, verify_keys
from fairhearing.desk.mails import is_mail, mails, read_as, read_with
from fairhearing.desk.ports import House
from fairhearing.desk.reach import reach
from fairhearing.desk.readers import acting, directory, drawn_of, gone_from, grants, renewal, renewed
from fairhearing.desk.records import COMPARTMENTS, KeyRow
from fairhearing.desk.slots import next_place
from fairhearing.desk.writing import NO_CHANGES, Changes
from fairhearing.errors import BusyError, RefusedError
from fairhearing.identifiers import PersonId, RoleName, SlotName, role_of
from fairhearing.independence import conflicts

LEAVING = ("recused", "resigned")
"""What somebody on a roster does to leave it."""

Parts = Mapping[str, Body]


def leave(house: House, case: OpenCase) -> tuple[Parts, Changes]:
    """Return what comes with leaving: new epochs for those who stay, and for the next body where nobody does.

    Args:
        house: the ports.
        case: opened by whoever leaves.

    Raises:
        RefusedError: they are the last who can read it, and nobody can take it over.
    """
    role = role_of(case.me)
    if not case.reads("who"):
        return {}, NO_CHANGES
    if case.procedure.roles[role].drawn or free_of(house, case, role, without=case.me):
        return {}, renewed(house, case, {case.me}, {})
    if role == "sifter":
        raise RefusedError(
            "Nobody else can find out who is meant.",
            why="The keys of the report lie with you alone until you name the person or hand it on.",
            remedy="Hand the report on without a name; then it lies with the receivers.",
        )
    return hand_over(house, case, role, {case.me})


def begin_anew(house: House, case: OpenCase) -> Changes:
    """Return the new epochs that come with opening a closed case again: who sat before reads nothing from here on.

    Args:
        house: the ports.
        case: opened by whoever opens it again.

    Raises:
        RefusedError: they do not read who sat in it, and could not keep them from reading on.
    """
    if not case.reads("who"):
        raise RefusedError(
            "You cannot open this case again.",
            why="Whoever sat on its panel must not read on, and you do not read who that was.",
            remedy="Leave it to somebody who reads the names in this case.",
        )
    before = drawn_of(case, case.slots)
    reads = {name for slot in before for name in case.procedure.roles[role_of(slot)].reads}
    return renewal(house, case, read_with(case, reads), before, {})


def free_of(house: House, case: OpenCase, role: str, *, without: str = "") -> tuple[SlotName, ...]:
    """Return the slots of a role whose people can act: with keys that the case knows, not gone, no hard conflict.

    Args:
        house: the ports.
        case: opened by a holder who reads `who`.
        role: an officer's role.
        without: a slot that is left out.
    """
    rows = directory(house, case)
    people = {slot: PersonId(case.slots[slot].person) for slot in acting(case, role) if slot != without}
    people = {slot: person for slot, person in people.items() if person in rows}
    people = {slot: person for slot, person in people.items() if not has_new_keys(case, slot, rows)}
    levels = levels_of(house, case, tuple(people.values()))
    return tuple(slot for slot, person in people.items() if levels[person] != "hard")


def changed_keys(house: House, case: OpenCase, role: str) -> tuple[SlotName, ...]:
    """Return the slots of a role whose people have other keys since: they can act once they are let back in.

    Args:
        house: the ports.
        case: opened by a holder who reads `who`.
        role: an officer's role.
    """
    rows = directory(house, case)
    return tuple(slot for slot in acting(case, role) if has_new_keys(case, slot, rows))


def has_new_keys(case: OpenCase, slot: SlotName, rows: Mapping[PersonId, KeyRow]) -> bool:
    """Return whether the person in a slot has other keys in the directory than the case knows."""
    entry = case.slots[slot]
    row = rows.get(PersonId(entry.person))
    return row is not None and entry.verify not in {"", row.verify_key.hex()}


def levels_of(house: House, case: OpenCase, people: tuple[PersonId, ...]) -> dict[PersonId, str]:
    """Return how conflicted people are in a case today."""
    found = conflicts(
        case.organisation,
        case.procedure.conflicts,
        case.parties(),
        case.calendar.day(house.now()),
        people=people,
        declared=case.declared,
    )
    return {person: found[person].level for person in people}


def next_people(house: House, case: OpenCase, role: str) -> tuple[PersonId, ...]:
    """Return who of the first viable body of a role's chain takes a case on, without anybody who had a part.

    Sifters alone, who only found out who was meant and did not stand aside, may take it where nobody else is left.

    Args:
        house: the ports.
        case: opened by a holder who reads `who`.
        role: the role to fill.

    Raises:
        BusyError: nobody is left.
    """
    rows = directory(house, case)
    parties = case.parties()
    everybody = {slot: entry.person for slot, entry in case.slots.items() if entry.person}
    left = gone_from(case)
    sparing = {person for slot, person in everybody.items() if role_of(slot) != "sifter" or slot in left}

    def found(busy: Collection[str]) -> tuple[PersonId, ...]:
        return reach(
            case.procedure,
            case.organisation,
            replace(parties, excluded=tuple(sorted({*parties.excluded, *busy}))),
            case.calendar.day(house.now()),
            enrolled=rows,
            declared=case.declared,
            role=role,
        ).people

    with suppress(BusyError):
        return found(everybody.values())
    return found(sparing)


def hand_over(house: House, case: OpenCase, role: RoleName, without: set[SlotName]) -> tuple[Parts, Changes]:
    """Return the introduction and the keys of those who take a role over from people who left it.

    Args:
        house: the ports.
        case: opened by a holder who reads what the role reads.
        role: not a drawn one.
        without: slots that read nothing new from now on.

    Raises:
        RefusedError: nobody can take it over.
    """
    try:
        people = next_people(house, case, role)
    except BusyError as error:
        raise RefusedError(
            "You are the last who can read this case.",
            why="Every body that the procedure names is conflicted, or its members have no keys yet.",
            remedy="Ask the overseers to have the outside body enrol; until then you need do nothing more in it.",
        ) from error
    rows = directory(house, case)
    reads = case.procedure.roles[role].reads
    keys = [rows[person].recipient for person in people]
    first = next_place(case.slots, role)
    new = {SlotName(f"{role}-{place}"): person for place, person in enumerate(people, first)}
    # Of a part that whoever hands over cannot read, those who take over read what is written from now on.
    read = read_with(case, reads)
    parts = {*read, *(name for name, _ in case.secrets)}
    changes = renewal(house, case, parts, without, dict.fromkeys(read, keys))
    earlier = tuple(
        wraps_for(house.randomness, case.row.code, name, number, key, keys)
        for (name, number), key in case.secrets.items()
        if read_as(name) in reads
    )
    return introduction(case, role, new, rows), replace(changes, batches=(*changes.batches, *earlier))


def introduction(
    case: OpenCase, role: RoleName, people: Mapping[SlotName, PersonId], rows: Mapping[PersonId, KeyRow]
) -> Parts:
    """Return the bodies that introduce new readers: people to those who read `who`, keys to everybody.

    Args:
        case: opened by a holder who reads `who`.
        role: theirs.
        people: slot → person.
        rows: the key directory.
    """
    verify = {slot: rows[person].verify_key.hex() for slot, person in people.items()}
    new: dict[str, Json] = {slot: {"person": person, "verify": verify[slot]} for slot, person in people.items()}
    keys: dict[str, Json] = {**verify_keys(case), **{slot: {"verify": key} for slot, key in verify.items()}}
    granted: dict[str, Json] = {slot: list(case.procedure.roles[role].reads) for slot in people}
    bodies: dict[str, Body] = {"who": {"slots": new, "granted": granted}}
    own = (role,) if role in COMPARTMENTS else ()
    for name in ("what", *mails(case), *own):
        bodies[name] = {"slots": keys}
    told = grants(case, people)
    return {name: {**body, "granted": told} if is_mail(name) else body for name, body in bodies.items()}


__all__ = [
    "LEAVING",
    "begin_anew",
    "changed_keys",
    "free_of",
    "hand_over",
    "has_new_keys",
    "introduction",
    "leave",
    "levels_of",
    "next_people",
]
