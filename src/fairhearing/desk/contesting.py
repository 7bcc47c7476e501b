"""Contesting the roll: whom an entry concerns says that it is not right, and somebody else answers."""

from __future__ import annotations

from collections.abc import Callable

from fairhearing.acts import When
from fairhearing.desk.ports import House
from fairhearing.desk.roll_edits import add_edit, note_state
from fairhearing.identifiers import Digest, PersonId
from fairhearing.organisation import Organisation, answer_contest, contest_entry, withdraw_contest


def contest_edit(house: House, person: PersonId, entry: str, says: str, snapshot: Digest | None = None) -> None:
    """Contest an entry of the roll about oneself, or its loss; it stands in the roll until it is answered.

    A contested tie counts as disputed in cases taken in from now on; cases under way keep what they pinned.

    Args:
        house: the ports.
        person: who contests it, signed in as themselves.
        entry: as `organisation.called` names it.
        says: what is not right.
        snapshot: of a state that still held the entry, where its loss is contested.

    Raises:
        InputError: there is no such entry, or nothing is said.
        RefusedError: the entry concerns somebody else.
        RecordError: there is no such snapshot.
        BusyError: the store is locked, full or read-only.
    """
    before = None if snapshot is None else house.roll.snapshot(snapshot)

    def change(current: Organisation) -> Organisation:
        return contest_entry(current, entry, person, _today(current, house), says, before)

    change_state(house, "edit-contested", person, change)


def answer_edit(house: House, entry: str, by: str, answer: str = "") -> None:
    """Close the contests of an entry; to change the entry itself is an edit like every other.

    Args:
        house: the ports.
        entry: as the contests name it.
        by: who answers; kept sealed with the state.
        answer: what they say to it; whoever contested the entry reads it.

    Raises:
        InputError: nobody contests that entry.
        RefusedError: they contested it themselves.
        BusyError: the store is locked, full or read-only.
    """

    def change(current: Organisation) -> Organisation:
        return answer_contest(current, entry, by, _today(current, house), answer)

    change_state(house, "contest-answered", by, change)


def withdraw_edit(house: House, person: PersonId, entry: str) -> None:
    """Withdraw one's own contest of an entry; without one nothing happens.

    Args:
        house: the ports.
        person: whose contest it is.
        entry: as the contest names it.

    Raises:
        BusyError: the store is locked, full or read-only.
    """
    change_state(house, "contest-withdrawn", person, lambda current: withdraw_contest(current, entry, person))


def _today(current: Organisation, house: House) -> When:
    day = current.calendar.day(house.now())
    return When(day, day, None, day.isoformat())


def change_state(house: House, kind: str, by: str, change: Callable[[Organisation], Organisation]) -> None:
    """Put what a change makes of the roll in force, as an edit of a kind; nothing where it changes nothing."""
    with house.books.writing() as ledger:
        note_state(house, ledger)
        current = house.roll.current()
        new = change(current)
        if new != current:
            add_edit(house, ledger, kind, house.roll.put(new, by))
