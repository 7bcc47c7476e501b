"""`fairhearing open`: read a sealed file of the site offline, with an ordinary age identity."""

from __future__ import annotations

import json
import os
import unicodedata
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from fairhearing.errors import InputError, SealError, Where
from fairhearing.sealing import Identity, Opened, open_unplaced

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
    opened = open_unplaced(_read(file), _identities(identity))
    if output is not None:
        _write(output, opened if isinstance(opened, bytes) else _shown(opened).encode())
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


def _identities(path: Path) -> tuple[Identity, ...]:
    found = []
    for number, line in enumerate(_read(path).decode("utf-8", "replace").splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            found.append(_identity(line, Where(str(path), number)))
    if not found:
        raise InputError(
            "There is no identity in this file.",
            why="It holds no line that begins with AGE-SECRET-KEY-1.",
            remedy="Use the file that age-keygen wrote, or that the site gave you.",
            where=Where(str(path)),
        )
    return tuple(found)


def _identity(line: str, where: Where) -> Identity:
    try:
        return Identity.from_age(line)
    except SealError:
        raise InputError(
            "This line is not an age identity.",
            why="An identity is AGE-SECRET-KEY-1 and 58 signs with a checksum; one is wrong or missing.",
            remedy="Copy it again. An identity file with a passphrase is opened first: age -d -o OUT FILE.",
            where=where,
        ) from None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unusable(path, "read", error) from None


def _write(path: Path, data: bytes) -> None:
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
    except FileExistsError:
        raise InputError(
            "There is a file already.",
            why="What is there is never overwritten.",
            remedy="Give another name with --output.",
            where=Where(str(path)),
        ) from None
    except OSError as error:
        raise _unusable(path, "written", error) from None


def _unusable(path: Path, done: str, error: OSError) -> InputError:
    return InputError(
        f"The file cannot be {done}.",
        why=error.strerror or "The system gave no reason.",
        remedy="Check its name, and whether you may use it.",
        where=Where(str(path)),
    )
