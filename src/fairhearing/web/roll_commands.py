"""`fairhearing roll`: the organisation's people, bodies, seats and ties, from a file and back.

The house is imported in each command: the reference is written from this file without a site.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fairhearing.acts import decode
from fairhearing.desk import change_organisation
from fairhearing.errors import InputError
from fairhearing.organisation import Organisation, edits, read_organisation, write_organisation

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
    for sentence in edits(house().roll.current(), new):
        typer.echo(f"- {sentence}")
    if not yes:
        typer.confirm("Put this in force?", abort=True)
    changed = change_organisation(house(), new, by)
    typer.echo(f"Changes put in force: {len(changed)}." if changed else "Nothing to change.")


@app.command()
def show() -> None:
    """Print the organisation in force, as a file that `roll load` reads."""
    from fairhearing.web.house import rooms

    if rooms().roll.is_empty():
        typer.echo("There is no organisation yet; `fairhearing roll load FILE` enters one.")
        return
    typer.echo(f"# state {rooms().roll.state()}, put in force by: {rooms().roll.by() or 'not said'}")
    typer.echo(write_organisation(rooms().roll.current()), nl=False)


@app.command("edits")
def list_edits() -> None:
    """List every edit: when, of what kind, the salted digest, and its place in the record."""
    from fairhearing.web.house import house

    with house().books.reading() as ledger:
        rows = ledger.edits()
    for row in rows:
        place = "waits for the record" if row.index is None else f"entry {row.index}"
        typer.echo(f"{row.at:%Y-%m-%d %H:%M}  {row.kind:<21}  {row.digest}  {place}")


def _read(file: Path) -> Organisation:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise InputError(
            f"The file {file.name} cannot be read.",
            why="It is not there, or this user may not read it.",
            remedy="Name a file in the format fairhearing/organisation@1; `fairhearing roll show` prints one.",
        ) from error
    return read_organisation(decode(content, file.name), file.name)
