"""`fairhearing roll`: the organisation's people, bodies, seats and ties, from a file and back.

The house is imported in each command: the reference is written from this file without a site.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fairhearing.acts import decode
from fairhearing.desk import answer_edit, change_organisation
from fairhearing.machine import read_sized
from fairhearing.organisation import (
    MOST_FILE_BYTES,
    Organisation,
    carried_over,
    coverage,
    edits,
    read_organisation,
    told_coverage,
    write_organisation,
)
from fairhearing.web import roll_candidates, roll_lists

app = typer.Typer(
    name="fairhearing roll",
    help="The organisation's people, bodies, seats and ties; every edit is an act in the record.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command()
def load(
    file: Annotated[Path, typer.Argument(help="The whole organisation, as `roll show` prints it.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask; for scripts.")] = False,
    by: Annotated[str, typer.Option(help="Who puts it in force; kept sealed, nowhere in the open.")] = "operator",
) -> None:
    """Say what a file would change, ask, and put it in force; cases under way keep what they pinned."""
    from fairhearing.web.house import house

    new = _read(file)
    current = house().roll.current()
    for sentence in edits(current, carried_over(current, new)):
        typer.echo(f"- {sentence}")
    if not yes:
        typer.confirm("Put this in force?", abort=True)
    changed = change_organisation(house(), new, by)
    typer.echo(f"Changes put in force: {len(changed)}." if changed else "Nothing to change.")


app.command("import")(roll_lists.import_list)
app.command("candidates")(roll_candidates.list_candidates)
app.command("confirm")(roll_candidates.confirm)
app.command("dismiss")(roll_candidates.dismiss)


@app.command()
def show(
    known: Annotated[
        bool, typer.Option("--coverage", help="Say instead for how many people anything is known.")
    ] = False,
) -> None:
    """Print the organisation in force, as a file that `roll load` reads."""
    from fairhearing.web.house import house, rooms

    if rooms().roll.is_empty():
        typer.echo("There is no organisation yet; `fairhearing roll load FILE` enters one.")
        return
    if known:
        roll = rooms().roll.current()
        for sentence in told_coverage(roll, coverage(roll, roll.calendar.day(house().now()))):
            typer.echo(sentence)
        return
    typer.echo(f"# state {rooms().roll.state()}, put in force by: {rooms().roll.by() or 'not said'}")
    typer.echo(write_organisation(rooms().roll.current()), nl=False)


@app.command("edits")
def list_edits() -> None:
    """List every edit: when, of what kind, the salted digest, its place in the record; then open contests."""
    from fairhearing.web.house import house

    with house().books.reading() as ledger:
        rows = ledger.edits()
    for row in rows:
        place = "waits for the record" if row.index is None else f"entry {row.index}"
        typer.echo(f"{row.at:%Y-%m-%d %H:%M}  {row.kind:<21}  {row.digest}  {place}")
    contests = house().roll.current().contested
    if contests:
        typer.echo(
            f"\nContested and not answered: {len(contests)}; `fairhearing roll answer ENTRY --by WHO` answers."
        )
    for one in contests:
        day = "" if one.on is None else f" on {one.on.text}"
        typer.echo(f"- {one.entry}, by {one.by}{day}: {one.says}")


@app.command()
def answer(
    entry: Annotated[str, typer.Argument(help="The contested entry, as `roll edits` names it.")],
    by: Annotated[str, typer.Option(help="Who answers: never who contests it.")],
    says: Annotated[str, typer.Option(help="The answer, which whoever contested it reads.")] = "",
) -> None:
    """Close the contests of an entry; what should change in it is loaded like every other edit."""
    from fairhearing.web.house import house

    answer_edit(house(), entry, by, says)
    typer.echo("Answered. A tie that was contested stays disputed until it is changed or taken out.")


def _read(file: Path) -> Organisation:
    return read_organisation(decode(read_sized(file, MOST_FILE_BYTES), file.name), file.name)
