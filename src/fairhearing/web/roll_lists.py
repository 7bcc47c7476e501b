"""`fairhearing roll import`: a list as it is, held against the roll in force and put in force."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fairhearing.acts import decode, read_when
from fairhearing.desk import change_organisation
from fairhearing.errors import InputError, Where
from fairhearing.machine import progress, read_sized
from fairhearing.organisation import (
    MOST_TABLE_BYTES,
    TableMapping,
    read_list,
    read_mapping,
    told_update,
    update,
)

MOST_MAPPING_BYTES = 1_000_000


class Rows(StrEnum):
    """What a list tells of."""

    PEOPLE = "people"
    SEATS = "seats"
    TIES = "ties"


def import_list(
    rows: Annotated[Rows, typer.Argument(help="What the list tells of.", metavar="people|seats|ties")],
    file: Annotated[Path, typer.Argument(help="The list, CSV or XLSX.", metavar="FILE")],
    mapping: Annotated[Path, typer.Option("--mapping", help="Which column is what.")],
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="The day of the list, as 2023-04-22; otherwise today.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask; for scripts.")] = False,
    by: Annotated[str, typer.Option(help="Who puts it in force; kept sealed, nowhere in the open.")] = "operator",
) -> None:
    """Say what a list changes in the roll, ask, and put it in force; cases under way keep what they pinned."""
    from fairhearing.web.house import house

    roll, how = house().roll.current(), mapping_of(mapping)
    if how.rows != rows:
        raise InputError(
            f"The mapping is for {how.rows}, not for {rows}.",
            why="A column means another thing in another list.",
            remedy=f"Write 'roll import {how.rows} …', or name the mapping for {rows}.",
            where=Where(str(mapping), 1),
        )
    day = roll.calendar.day(house().now()) if as_of is None else read_when(as_of).first
    with progress() as tell:
        found = read_list(read_sized(file, MOST_TABLE_BYTES), file.name, how, roll, tell)
        changed = update(roll, found, day)
    for line in told_update(changed):
        typer.echo(line)
    if changed.organisation is roll:
        typer.echo("Nothing to change.")
        return
    if not yes:
        typer.confirm(f"Put this in force, as of {day}?", abort=True)
    done = change_organisation(house(), changed.organisation, by, seen=roll)
    typer.echo(f"Changes put in force: {len(done):,}.")


def mapping_of(file: Path) -> TableMapping:
    """Return the mapping in a file.

    Raises:
        InputError: it cannot be read.
    """
    return read_mapping(decode(read_sized(file, MOST_MAPPING_BYTES), str(file)), str(file))
