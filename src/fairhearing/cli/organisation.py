"""`fairhearing organisation`: keeping an organisation's file: lists taken in, gaps seen, candidates answered."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fairhearing.acts import When, decode, read_when
from fairhearing.cli.terminal import say
from fairhearing.errors import InputError, Where
from fairhearing.machine import machine_time, progress, read_sized, write_new
from fairhearing.organisation import (
    LEAST_SCORE,
    MOST_FILE_BYTES,
    MOST_TABLE_BYTES,
    Organisation,
    TableMapping,
    candidates,
    confirm_candidate,
    coverage,
    dismiss_candidate,
    edits,
    oddities,
    read_list,
    read_mapping,
    read_organisation,
    told_candidates,
    told_coverage,
    told_update,
    update,
    write_organisation,
)

app = typer.Typer(help="An organisation's file: take lists in, see what is missing, answer candidates for ties.")

_MOST_MAPPING_BYTES = 1_000_000


class Rows(StrEnum):
    """What a list tells of."""

    PEOPLE = "people"
    SEATS = "seats"
    TIES = "ties"


Org = Annotated[Path, typer.Argument(help="The organisation's file.", metavar="ORG")]
One = Annotated[str, typer.Argument(help="The id of the first; for a directed kind the one with power.")]
Other = Annotated[str, typer.Argument(help="The id of the other.")]
Output = Annotated[
    Path, typer.Option("--output", "-o", help="Where to write the new file; never over an old one.")
]
Day = Annotated[str | None, typer.Option("--on", help="The day, as 2023-04-22; otherwise today.")]


@app.command("import")
def import_list(
    organisation: Org,
    rows: Annotated[Rows, typer.Argument(help="What the list tells of.", metavar="people|seats|ties")],
    file: Annotated[Path, typer.Argument(help="The list, CSV or XLSX.", metavar="FILE")],
    mapping: Annotated[Path, typer.Option("--mapping", help="Which column is what.")],
    output: Output,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="The day of the list, as 2023-04-22; otherwise today.")
    ] = None,
) -> None:
    """Hold a list against an organisation's file, say what it changes, and write the new file."""
    roll, how = _organisation(organisation), _mapping(mapping)
    if how.rows != rows:
        raise InputError(
            f"The mapping is for {how.rows}, not for {rows}.",
            why="A column means another thing in another list.",
            remedy=f"Write 'import ORG {how.rows} …', or name the mapping for {rows}.",
            where=Where(str(mapping), 1),
        )
    with progress() as tell:
        found = read_list(read_sized(file, MOST_TABLE_BYTES), file.name, how, roll, tell)
        changed = update(roll, found, _day(roll, as_of).first)
    for line in told_update(changed):
        say(line)
    _write(roll, changed.organisation, output)


@app.command()
def check(organisation: Org, on: Day = None) -> None:
    """Read an organisation's file strictly; say what should be looked at and for whom nothing is known."""
    roll = _organisation(organisation)
    day = _day(roll, on).first
    counts = (("people", roll.people), ("bodies", roll.bodies), ("seats", roll.seats), ("ties", roll.ties))
    say(f"{roll.name}: {', '.join(f'{len(entries):,} {name}' for name, entries in counts)}.")
    found = oddities(roll, day)
    say(f"\nTo be looked at: {len(found)}")
    for sentence in found:
        say(f"- {sentence}")
    say("\nWhat is known")
    for sentence in told_coverage(roll, coverage(roll, day)):
        say(f"- {sentence}")


@app.command("candidates")
def list_candidates(
    organisation: Org,
    contacts: Annotated[
        Path | None, typer.Option("--contacts", help="A list with addresses or telephones; only compared.")
    ] = None,
    mapping: Annotated[
        Path | None, typer.Option("--mapping", help="Which of its columns is what; needed with --contacts.")
    ] = None,
    least: Annotated[int, typer.Option(min=1, max=99, help="The lowest score that is shown.")] = LEAST_SCORE,
    most: Annotated[int, typer.Option(min=1, help="How many are shown.")] = 100,
) -> None:
    """List people whom something might bind, with the reason; a person confirms or dismisses each."""
    roll = _organisation(organisation)
    with progress() as tell:
        known = {}
        if contacts is not None:
            how = _mapping(_needed(mapping))
            known = dict(
                read_list(read_sized(contacts, MOST_TABLE_BYTES), contacts.name, how, roll, tell).contacts
            )
        found = candidates(roll, known, least, tell)
    say(f"Candidates for a tie: {len(found):,}")
    for line in told_candidates(roll, found, most):
        say(line)


@app.command()
def confirm(
    organisation: Org,
    one: One,
    other: Other,
    kind: Annotated[str, typer.Option(help="The kind of tie, such as kin.")],
    by: Annotated[str, typer.Option(help="Who says so: the id of somebody on the roll.")],
    output: Output,
    on: Day = None,
) -> None:
    """Confirm a candidate: it becomes a tie of that kind, declared by whoever says so."""
    roll = _organisation(organisation)
    _write(roll, confirm_candidate(roll, (one, other), kind, by, _day(roll, on)), output)


@app.command()
def dismiss(
    organisation: Org,
    one: One,
    other: Other,
    by: Annotated[str, typer.Option(help="Who looked at it: an id.")],
    reason: Annotated[str, typer.Option(help="Why no tie binds them; kept in the file, so nothing private.")],
    output: Output,
    on: Day = None,
) -> None:
    """Dismiss a candidate for good; it is never listed again."""
    roll = _organisation(organisation)
    _write(roll, dismiss_candidate(roll, (one, other), by, _day(roll, on), reason), output)


def _write(roll: Organisation, new: Organisation, output: Path) -> None:
    if not edits(roll, new):
        say("Nothing to change; no file was written.")
        return
    write_new(output, write_organisation(new).encode())
    say(f"Written: {output}")


def _organisation(file: Path) -> Organisation:
    return read_organisation(decode(read_sized(file, MOST_FILE_BYTES), str(file)), str(file))


def _mapping(file: Path) -> TableMapping:
    return read_mapping(decode(read_sized(file, _MOST_MAPPING_BYTES), str(file)), str(file))


def _needed(mapping: Path | None) -> Path:
    if mapping is None:
        raise InputError(
            "There is no mapping for the contacts.",
            why="Which column holds a telephone cannot be guessed.",
            remedy="Add --mapping MAP, with 'contacts: {telephone: Phone}' in it.",
        )
    return mapping


def _day(roll: Organisation, text: str | None) -> When:
    if text is None:
        today: date = roll.calendar.day(machine_time())
        return When(today, today, None, today.isoformat())
    when = read_when(text)
    if not when.certain:
        raise InputError(
            f"'{text}' is not one day.",
            why="What ended, and who holds a seat, is asked as of a day.",
            remedy="Write it as 2023-04-22.",
        )
    return when
