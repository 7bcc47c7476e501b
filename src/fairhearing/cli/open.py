"""`fairhearing open`: read a sealed file of the site offline, with an ordinary age identity."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from fairhearing.cli.age_keys import read_identities
from fairhearing.errors import InputError, Where
from fairhearing.machine import read_bytes, write_new
from fairhearing.sealing import Opened, open_unplaced

_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode categories of signs that could steer a terminal or turn the order of a line."""


def open_command(
    file: Annotated[Path, typer.Argument(help="A sealed file of the site.", metavar="FILE.age")],
    identity: Annotated[
        Path, typer.Option("--identity", "-i", help="A file with the identity, as age-keygen writes it.")
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write here; an existing file is never overwritten.")
    ] = None,
) -> None:
    """Open a sealed file offline: show what was written, or write an attachment to --output.

    Args:
        file: a payload or an attachment.
        identity: one identity a line; lines that begin with # are passed over.
        output: where to write; only its owner can read it afterwards.

    Raises:
        InputError: a file cannot be read or written, or the identity file holds no identity.
        SealError: it does not open with this identity, or was changed.
    """
    opened = open_unplaced(read_bytes(file), read_identities(identity))
    if output is not None:
        write_new(output, opened if isinstance(opened, bytes) else _shown(opened).encode())
        typer.echo(f"Written to {output}.")
    elif isinstance(opened, bytes):
        raise InputError(
            f"This is an attachment of {len(opened)} bytes.",
            why="An attachment is never shown in a terminal: it could be anything.",
            remedy="Say where to put it with --output, and open it with care.",
            where=Where(str(file)),
        )
    else:
        typer.echo(_shown(opened), nl=False)


def _shown(opened: Opened) -> str:
    whole = {
        "header": asdict(opened.header),
        "body": opened.body,
        "signature": f"right, by key {opened.verify_key.hex()}; compare it with the author's",
    }
    text = json.dumps(whole, ensure_ascii=False, indent=2)
    return "".join(map(_visible, text)) + "\n"


def _visible(sign: str) -> str:
    if sign == "\n" or unicodedata.category(sign) not in _HIDDEN:
        return sign
    units = sign.encode("utf-16-be").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))
