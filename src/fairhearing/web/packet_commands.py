"""`fairhearing packets`: for outside bodies without an account: their keys, packets out, and replies in.

The house is imported in each command: the reference is written from this file without a site.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fairhearing.desk import LARGEST_REPLY, SiteKeys, enter_outside_keys, make_packet, take_reply
from fairhearing.errors import InputError, NotYoursError
from fairhearing.identifiers import Digest, PersonId
from fairhearing.machine import read_bytes, write_new

app = typer.Typer(
    name="fairhearing packets",
    help="For outside bodies without an account: their keys, sealed packets out, signed replies in.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
Person = Annotated[str, typer.Argument(help="Their id on the roll.")]


@app.command()
def enter(
    person: Person,
    public: Annotated[list[str], typer.Argument(help="Both words that `outside keys` printed for them.")],
) -> None:
    """Enter the public half of somebody's keys; it is an edit in the record."""
    from fairhearing.web.house import house

    enter_outside_keys(house(), PersonId(person), " ".join(public))
    typer.echo("Entered. From now on a case that comes to them is sealed to these keys.")
    typer.echo("Read both words to them by telephone and compare: whoever swaps them would read their cases.")


@app.command()
def out(
    person: Person,
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write it; the letter lies beside it.")],
    attachments: Annotated[
        bool, typer.Option(help="Put all attachments in; they are sealed like the rest.")
    ] = True,
) -> None:
    """Make a packet of every case that is open or waits for an answer, sealed to one person, with a letter."""
    from fairhearing.web.house import house
    from fairhearing.web.letters import packet_letter

    try:
        sealed = make_packet(house(), _keys(), PersonId(person), _attachments() if attachments else ())
    except NotYoursError:
        raise InputError(
            "There are no keys to which a packet could be sealed.",
            why="Nobody of that id is on the roll, no keys of theirs were entered, or they have an account here.",
            remedy="Enter their keys with `fairhearing packets enter`; whoever has an account signs in instead.",
        ) from None
    letter = output.with_suffix(".txt")
    write_new(output, sealed)
    write_new(letter, packet_letter(house().roll.current(), PersonId(person), output.name, sealed).encode())
    typer.echo(
        f"The packet is in {output} and the letter in {letter}. Send both, by any way: only they can open it."
    )
    typer.echo("Make one on the same day of every week: then sending one tells nobody that there is something.")


@app.command("in")
def take_in(
    file: Annotated[Path, typer.Argument(help="The reply that came.", metavar="REPLY.age")],
) -> None:
    """Take in a reply; the same one again changes nothing."""
    from fairhearing.web.house import house

    sealed = read_bytes(file, LARGEST_REPLY + 1)
    acts = take_reply(house(), _keys(), sealed)
    typer.echo(f"Taken in: {len(acts)} acts. Whoever is on the case sees them at once.")


def _keys() -> SiteKeys:
    from fairhearing.web.house import rooms

    return SiteKeys(rooms().keys.get("replies"))


def _attachments() -> frozenset[Digest]:
    # Which attachment belongs to which case is told by nothing in the open, so all of them go.
    from fairhearing.web.house import house, rooms

    with house().books.reading() as ledger:
        parts = {
            digest
            for case in ledger.cases()
            for act in ledger.acts(case.code)
            for _, _, digest in act.public.files
        }
    return rooms().blobs.every() - parts
