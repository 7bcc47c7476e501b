"""An overseer confirms a tie, so that it counts in cases that were under way when it was entered."""

from __future__ import annotations

from dataclasses import replace

from fairhearing.acts import unknown_word
from fairhearing.desk.contesting import change_state
from fairhearing.desk.ports import House
from fairhearing.errors import RefusedError, Where
from fairhearing.identifiers import PersonId
from fairhearing.organisation import Organisation, Tie, name_of_tie, seats_of


def ties_to_confirm(house: House) -> tuple[Tie, ...]:
    """Return the ties that came up while a case was under way and that count in it only once an overseer confirms.

    Not among them is what one of the tied declared of themselves, unless they contest it. Which case it is about
    is not told: a tie waits whoever the parties are.

    Args:
        house: the ports; nothing of a case is opened.

    Returns:
        In the order of their names, one of each name.
    """
    with house.books.reading() as ledger:
        pinned = {row.organisation_digest for row in ledger.cases() if not row.closed}
    current = house.roll.current()
    denied = {(one.entry, str(one.by)) for one in current.contested}
    before = [
        {(tie.kind, tie.people, tie.to) for tie in house.roll.snapshot(digest).ties}
        for digest in pinned - {house.roll.state()}
    ]
    found = {}
    for tie in current.ties if before else ():
        new = any((tie.kind, tie.people, tie.to) not in had for had in before)
        if new and tie.confirmed_by is None:
            name = name_of_tie(tie)
            declared = str(tie.declared_by) in tie.people and (name, str(tie.declared_by)) not in denied
            found.update({} if declared else {name: tie})
    return tuple(found[name] for name in sorted(found))


def confirm_tie(house: House, overseer: PersonId, entry: str) -> None:
    """Confirm a tie that somebody entered; confirming it again changes nothing.

    Args:
        house: the ports.
        overseer: who confirms it, signed in as themselves; sits on an oversight body today.
        entry: the tie, as `organisation.name_of_tie` names it.

    Raises:
        InputError: there is no such tie.
        RefusedError: they oversee nothing, or the tie is their own.
        BusyError: the store is locked, full or read-only.
    """
    change_state(house, "tie-confirmed", overseer, lambda current: _confirmed(house, current, overseer, entry))


def _confirmed(house: House, current: Organisation, overseer: PersonId, entry: str) -> Organisation:
    named = {name_of_tie(tie): tie for tie in current.ties}
    if entry not in named:
        raise unknown_word(entry, named, "a tie of the roll", Where("the organisation"))
    seats = seats_of(current, overseer, current.calendar.day(house.now()))
    if all(current.bodies[seat.body].kind != "oversight" for seat in seats):
        raise RefusedError(
            "Only an overseer confirms a tie.",
            why="A tie that comes up during a case takes somebody out of it, so somebody apart must look at it.",
            remedy="Ask an overseer; or whoever is tied declares it of themselves.",
        )
    if overseer in named[entry].people:
        raise RefusedError(
            "This tie is your own.",
            why="Nobody confirms what concerns themselves.",
            remedy="Declare it as your own, or ask another overseer.",
        )
    ties = tuple(
        replace(tie, confirmed_by=overseer) if name_of_tie(tie) == entry and tie.confirmed_by is None else tie
        for tie in current.ties
    )
    return replace(current, ties=ties)
