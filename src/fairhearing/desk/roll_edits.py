"""Edits of the organisation: its roll, its keys and standing declarations; each is an act in the record."""

from __future__ import annotations

from datetime import date

from fairhearing.desk.ports import House, Ledger
from fairhearing.desk.records import EditRow
from fairhearing.errors import InputError, RefusedError
from fairhearing.identifiers import Digest, PersonId, act_id
from fairhearing.organisation import Organisation, carried_over, edits, with_struck

LONGEST_DECLARATION = 366
"""Days after which a standing declaration is dropped at the latest; it can be made anew."""

_SALT_SIZE = 32


def change_organisation(
    house: House, new: Organisation, by: str, seen: Organisation | None = None
) -> tuple[str, ...]:
    """Put a new state of the organisation in force; cases under way keep what they pinned.

    Args:
        house: the ports.
        new: the whole new state; open contests, dismissed candidates and what an overseer confirmed are
            carried over from the state in force, whatever it says of them. While a case is under way, so are
            ties that could count in it: taking one off frees nobody.
        by: who puts it in force; kept sealed with the state, nowhere in the open.
        seen: the state that the change was worked out from, where it was; another in force refuses it.

    Returns:
        What changed, a sentence each; empty where nothing did, and then nothing is kept.

    Raises:
        RefusedError: somebody changed the roll since it was seen.
        BusyError: the store is locked, full or read-only.
    """
    with house.books.writing() as ledger:
        note_state(house, ledger)
        current = house.roll.current()
        if seen is not None and seen != current:
            raise RefusedError(
                "The roll was changed in the meantime.",
                why="What was shown rests on the roll as it was before, and the other change would be lost.",
                remedy="Do the same again; what it changes now is shown anew.",
            )
        under_way = any(not case.closed for case in ledger.cases())
        new = with_struck(current, carried_over(current, new), keep=under_way)
        changed = edits(current, new)
        if changed:
            add_edit(house, ledger, "organisation-edited", house.roll.put(new, by))
    return changed


def note_organisation(house: House) -> None:
    """Enter the state in force where no edit tells of it, as after a crash between roll and books.

    Args:
        house: the ports.
    """
    with house.books.writing() as ledger:
        note_state(house, ledger)


def declare(house: House, person: PersonId, until: date) -> None:
    """Declare of oneself "I may not judge", without a reason: a hard conflict in every case until a day.

    Args:
        house: the ports.
        person: who declares it, of themselves.
        until: the day on which it is dropped; after today, at most `LONGEST_DECLARATION` days away.

    Raises:
        InputError: the day is not in that range, or nobody of that id is on the roll.
    """
    organisation = house.roll.current()
    if person not in organisation.people:
        raise InputError(
            "Nobody of that id is on the roll.",
            why="Only people of the roll can be asked to judge.",
            remedy="Ask whoever keeps the roll to enter you first.",
        )
    days = (until - organisation.calendar.day(house.now())).days
    if not 0 < days <= LONGEST_DECLARATION:
        raise InputError(
            "The day is not within a year from tomorrow.",
            why="A declaration stands until a day and for a year at most, so that none is forgotten.",
            remedy="Choose a day after today and at most a year away; it can be made anew then.",
        )
    with house.books.writing() as ledger:
        ledger.hold_edits()
        add_edit(house, ledger, "declaration-made", house.roll.declare(person, until))


def withdraw(house: House, person: PersonId) -> None:
    """Withdraw one's own standing declaration; without one nothing happens.

    Args:
        house: the ports.
        person: whose it is.
    """
    with house.books.writing() as ledger:
        ledger.hold_edits()
        if house.roll.declared_until(person) is not None:
            add_edit(house, ledger, "declaration-withdrawn", house.roll.withdraw(person))


def note_state(house: House, ledger: Ledger) -> None:
    """Enter the state in force inside a transaction; see `note_organisation`."""
    ledger.hold_edits()
    state = house.roll.state()
    if state is not None and all(edit.digest != state for edit in ledger.edits()):
        add_edit(house, ledger, "organisation-edited", state)


def add_edit(house: House, ledger: Ledger, kind: str, digest: Digest, salt: bytes | None = None) -> None:
    """Enter an edit inside a transaction; its kind is one of `EDIT_KINDS`."""
    name = act_id(house.randomness)
    ledger.add_edit(EditRow(name, kind, house.now(), digest, salt or house.randomness.token(_SALT_SIZE)))
