"""`fairhearing roll candidates`, `confirm`, `dismiss`: people whom something might bind, answered one by one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fairhearing.acts import When
from fairhearing.desk import House, change_organisation
from fairhearing.errors import InputError
from fairhearing.machine import progress, read_sized
from fairhearing.organisation import (
    LEAST_SCORE,
    MOST_TABLE_BYTES,
    Organisation,
    candidates,
    confirm_candidate,
    dismiss_candidate,
    read_list,
    told_candidates,
)
from fairhearing.web.roll_lists import mapping_of

One = Annotated[str, typer.Argument(help="The id of the first; for a directed kind the one with power.")]
Other = Annotated[str, typer.Argument(help="The id of the other.")]


def list_candidates(
    contacts: Annotated[
        Path | None, typer.Option("--contacts", help="A list with addresses or telephones; only compared.")
    ] = None,
    mapping: Annotated[
        Path | None, typer.Option("--mapping", help="Which of its columns is what; needed with --contacts.")
    ] = None,
    least: Annotated[int, typer.Option(min=1, max=99, help="The lowest score that is shown.")] = LEAST_SCORE,
    most: Annotated[int, typer.Option(min=1, help="How many are shown.")] = 100,
) -> None:
    """List people of the roll whom something might bind, with the reason; a person answers each."""
    from fairhearing.web.house import house

    roll = house().roll.current()
    if contacts is not None and mapping is None:
        raise InputError(
            "There is no mapping for the contacts.",
            why="Which column holds a telephone cannot be guessed.",
            remedy="Add --mapping MAP, with 'contacts: {telephone: Phone}' in it.",
        )
    with progress() as tell:
        known = {}
        if contacts is not None and mapping is not None:
            data = read_sized(contacts, MOST_TABLE_BYTES)
            known = dict(read_list(data, contacts.name, mapping_of(mapping), roll, tell).contacts)
        found = candidates(roll, known, least, tell)
    typer.echo(f"Candidates for a tie: {len(found):,}")
    for line in told_candidates(roll, found, most):
        typer.echo(line)


def confirm(
    one: One,
    other: Other,
    kind: Annotated[str, typer.Option(help="The kind of tie, such as kin.")],
    by: Annotated[str, typer.Option(help="Who says so: the id of somebody on the roll.")],
) -> None:
    """Confirm a candidate: it becomes a tie of that kind in the roll, declared by whoever says so."""
    from fairhearing.web.house import house

    roll = house().roll.current()
    _put(house(), roll, confirm_candidate(roll, (one, other), kind, by, _today(house(), roll)), by)


def dismiss(
    one: One,
    other: Other,
    by: Annotated[str, typer.Option(help="Who looked at it: an id.")],
    reason: Annotated[str, typer.Option(help="Why no tie binds them; kept in the roll, so nothing private.")],
) -> None:
    """Dismiss a candidate for good; it is never listed again."""
    from fairhearing.web.house import house

    roll = house().roll.current()
    _put(house(), roll, dismiss_candidate(roll, (one, other), by, _today(house(), roll), reason), by)


def _put(house: House, roll: Organisation, new: Organisation, by: str) -> None:
    changed = change_organisation(house, new, by, seen=roll)
    for sentence in changed:
        typer.echo(f"- {sentence}")
    typer.echo(f"Changes put in force: {len(changed)}." if changed else "Nothing to change.")


def _today(house: House, roll: Organisation) -> When:
    day = roll.calendar.day(house.now())
    return When(day, day, None, day.isoformat())
