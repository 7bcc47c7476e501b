"""`fairhearing record`: check a record, or the proof of one act in it, without the site."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from fairhearing.errors import FairHearingError, InputError, RecordError
from fairhearing.record import FolderStore, Verified, read_proof, verify_proof, verify_record

app = typer.Typer(name="record", no_args_is_help=True, help="Check that the record was not edited.")

CONTRADICTED = 1
"""Exit status: what was read contradicts itself or what was signed."""
BAD_INPUT = 2
"""Exit status: a file or a key could not be read as what it should be."""
ONLY_EDITS = (
    "This shows that nothing in the record was edited since it was signed. "
    "It cannot show that everything that happened was recorded."
)
NOT_WITNESSED = (
    "Not witnessed: nobody outside whose key you gave cosigned it, so the site could show others another record."
)

Key = Annotated[str, typer.Option("--key", help="The record's public key, name+hash+key.", show_default=False)]
Witnesses = Annotated[
    list[str] | None,
    typer.Option("--witness", help="Public key of a witness to look for; may be given several times."),
]


@app.command("verify")
def verify(
    directory: Annotated[Path, typer.Argument(help="The folder with checkpoint and tile.", show_default=False)],
    key: Key,
    since: Annotated[Path | None, typer.Option(help="An earlier checkpoint that you kept.")] = None,
    witness: Witnesses = None,
) -> None:
    """Work a whole record out anew and compare it with what was signed."""
    _report(lambda: _verify(directory, key, since, witness or []))


@app.command("prove-check")
def prove_check(
    proof: Annotated[Path, typer.Argument(help="The proof file that the site handed out.", show_default=False)],
    key: Key,
    witness: Witnesses = None,
) -> None:
    """Check the proof that one act is in the record."""
    _report(lambda: _prove_check(proof, key, witness or []))


def _verify(directory: Path, key: str, since: Path | None, witnesses: list[str]) -> list[str]:
    earlier = None if since is None else _text(since)
    sound = verify_record(FolderStore(directory), key, since=earlier, witness_keys=witnesses)
    size = sound.verified.checkpoint.size
    lines = [f"The record {sound.verified.checkpoint.origin} adds up: {size} entries, as signed."]
    if sound.since is not None:
        lines.append(f"It continues the earlier checkpoint: the first {sound.since.size} entries are the same.")
    return [*lines, *_witnessed(sound.verified), ONLY_EDITS]


def _prove_check(file: Path, key: str, witnesses: list[str]) -> list[str]:
    proven = verify_proof(read_proof(_text(file)), key, witnesses)
    checkpoint = proven.verified.checkpoint
    act = [f"  {name}:{_plain(value)}" for name, value in proven.act.items() if value not in ("", None, [])]
    place = f"This act is entry {proven.index} of the {checkpoint.size} entries of {checkpoint.origin}:"
    return [place, *act, *_witnessed(proven.verified), ONLY_EDITS]


def _plain(value: object) -> str:
    """Return a value of an act as people read it: what has several parts stands in lines of its own."""
    if isinstance(value, list):
        return "".join(f"\n   {_plain(one)}" for one in value)
    if isinstance(value, dict):
        return ",".join(f" {name}{_plain(part)}" for name, part in value.items())
    return " " + " ".join(str(value).split())


def _witnessed(verified: Verified) -> list[str]:
    return [f"Cosigned by {name} at {_instant(at)}." for name, at in verified.cosigned_by] or [NOT_WITNESSED]


def _instant(at: int) -> str:
    try:
        return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M UTC")
    except (ValueError, OverflowError, OSError):
        return f"second {at} after 1970"


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{file.name} cannot be read.",
            why="There is no such file, it may not be opened, or it is not text in UTF-8.",
            remedy="Check the name, and take the file as it was downloaded.",
        ) from error


def _report(check: Callable[[], list[str]]) -> None:
    try:
        lines = check()
    except FairHearingError as error:
        typer.echo(error.diagnostics(), err=True)
        raise typer.Exit(CONTRADICTED if isinstance(error, RecordError) else BAD_INPUT) from error
    typer.echo("\n".join(lines))
