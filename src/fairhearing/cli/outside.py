"""`fairhearing outside`: for an outside body without an account: keys, reading a packet, and a reply to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from fairhearing.acts import decode
from fairhearing.cli.age_keys import read_identities
from fairhearing.cli.answers import Answer, do, read_answer, write_template
from fairhearing.desk import (
    House,
    Officer,
    OpenCase,
    cases_of,
    export_case,
    export_organisation,
    house_of,
    make_reply,
    open_case,
    read_packet,
    serve,
)
from fairhearing.desk import Packet as OpenPacket
from fairhearing.errors import FairHearingError, InputError, SealError, Where
from fairhearing.identifiers import Digest
from fairhearing.judging import Judgement, to_text
from fairhearing.machine import OsRandomness, machine_time, read_bytes, write_new
from fairhearing.sealing import JSON, Identity, new_identity, open_file, outside_keys, write_public

app = typer.Typer(help="For an outside body without an account: read sealed cases and answer, offline.")

_KEY_HEADER = """\
# The private key of an outside body. Whoever has this file reads what is sealed to it and signs in its name.
# Keep it on a machine of your own, and a copy on paper; the organisation has no other.
"""
_SAFE = re.compile(r"[A-Za-z0-9._-]")
Key = Annotated[Path, typer.Option("--identity", "-i", help="The file that `outside keys` made.")]
Packet = Annotated[Path, typer.Argument(help="The packet that the organisation sent.", metavar="PACKET.age")]


@dataclass(frozen=True, slots=True)
class _MachineClock:
    now: Callable[[], datetime] = machine_time


@app.command()
def keys(output: Annotated[Path, typer.Option("--output", "-o", help="Where to keep the private key.")]) -> None:
    """Make keys, once; print the two words for the organisation."""
    made = new_identity(OsRandomness())
    write_new(output, f"{_KEY_HEADER}{made.to_age()}\n".encode())
    typer.echo(f"The private key is in {output}. Nobody else has it, and nobody can make it again.")
    typer.echo("Give the organisation these two words; they enter them with `fairhearing packets enter`:\n")
    typer.echo(write_public(outside_keys(made)))


@app.command()
def read(
    packet: Packet,
    identity: Key,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="A folder for the cases, attachments and answers to fill in."),
    ] = None,
) -> None:
    """Say which cases of a packet are open to you, what is due and by when; write them into a folder."""
    _, house, officer = _opened(packet, identity)
    cases = cases_of(house, officer)
    if not cases:
        typer.echo("No case in this packet is open to you. That is the usual thing: packets go out all the same.")
    for case in cases:
        judgement = case.judgement(case.calendar.day(house.now()))
        typer.echo(f"Case {case.row.code}, you are {in_plain_signs(case.me)}.\n")
        typer.echo(in_plain_signs(to_text(judgement)))
        if output is not None:
            _write_case(output / case.row.code, house, case, judgement)
            typer.echo(
                f"Written to {output / case.row.code}: case.yaml, organisation.yaml, judgement.txt, answer.yaml\n"
            )


@app.command()
def reply(
    answer: Annotated[
        Path, typer.Argument(help="What is to be done, `fairhearing/answer@1`.", metavar="ANSWER.yaml")
    ],
    packet: Annotated[Path, typer.Option("--packet", "-p", help="The packet that is answered.")],
    identity: Key,
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write the sealed reply.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask; for scripts.")] = False,
) -> None:
    """Do what an answer says, by the rules of the case, and make the sealed reply to send back."""
    brought, house, officer = _opened(packet, identity)
    wanted = read_answer(decode(read_bytes(answer), str(answer)), str(answer), answer.parent)
    open_case(house, officer, wanted.case)
    _refuse_nothing(wanted, str(answer))
    for proposal in wanted.proposals:
        typer.echo(f"- {proposal.kind}" + (f" to {proposal.to}" if proposal.to else ""))
    if not yes:
        typer.confirm("An act that was taken in cannot be taken back. Make the reply?", abort=True)
    codes = [do(house, officer, wanted.case, proposal) for proposal in wanted.proposals]
    try:
        serve(house, officer, wanted.case)
    except FairHearingError as error:
        # The acts are made; who waits is let in by somebody else, or at another time.
        typer.echo(error.diagnostics())
    write_new(output, make_reply(brought, house, officer, wanted.case))
    typer.echo(f"The reply is in {output}; only the organisation's site opens it. Send it by any way.")
    for code in filter(None, codes):
        typer.echo(f"\nFor the respondent, shown once. In the letter: {code.letter}\nTo be spoken: {code.spoken}")


def in_plain_signs(text: str) -> str:
    """Return a text without the signs that a terminal obeys: what a packet says is somebody else's.

    Args:
        text: to be shown, of any number of lines.
    """
    return "".join(sign if sign.isprintable() or sign == "\n" else "\N{REPLACEMENT CHARACTER}" for sign in text)


def _refuse_nothing(wanted: Answer, file: str) -> None:
    if not wanted.proposals:
        raise InputError(
            "Nothing is to be done by this answer.",
            why="Every act in it still stands behind a '#'.",
            remedy="Take the '#' away from what is to be done, fill it in, and make the reply again.",
            where=Where(file),
        )


def _opened(packet: Path, identity: Path) -> tuple[OpenPacket, House, Officer]:
    sealed, key = read_bytes(packet), read_identities(identity)[0]
    brought = read_packet(sealed, key)
    house = house_of(brought, _MachineClock(), OsRandomness())
    return brought, house, Officer(brought.person, outside_keys(key))


def _write_case(folder: Path, house: House, case: OpenCase, judgement: Judgement) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    texts = {
        "case.yaml": export_case(case),
        "organisation.yaml": export_organisation(case),
        "judgement.txt": to_text(judgement),
        "answer.yaml": write_template(case, judgement),
    }
    for name, text in texts.items():
        write_new(folder / name, text.encode())
    for place, file in enumerate((file for act in case.acts for file in act.files), 1):
        _write_attachment(folder, house, place, file)


def _write_attachment(folder: Path, house: House, place: int, file: Mapping[str, JSON]) -> None:
    # Somebody else named it: ASCII alone, so that no name is too long for a disk or reads as another one.
    name = "".join(sign if _SAFE.fullmatch(sign) else "-" for sign in str(file["name"]))[-80:]
    key = Identity(bytes.fromhex(str(file["key"])))
    try:
        data = open_file(house.blobs.get(Digest(str(file["digest"]))), key)
    except SealError as missing:
        typer.echo(in_plain_signs(f"Attachment {place}: {missing.what} {missing.remedy}"))
        return
    write_new(folder / f"file-{place}-{name}", data)


__all__ = ["app"]
