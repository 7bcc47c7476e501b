"""Files of a panel lottery: what is read and written around a plan, and how far the work has come."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from fairhearing.acts import decode
from fairhearing.errors import InputError, Where
from fairhearing.lottery import Plan, Tell, read_openings, read_plan
from fairhearing.machine import read_sized

OPENINGS = ".openings.json"
PUBLISHED = ".published.json"
MOST_BYTES = 300_000_000
"""A million people with everything that a club writes about them, or the plan over them."""
_STDOUT = 1


class Form(StrEnum):
    """How the answer is written."""

    TEXT = "text"
    JSON = "json"


Output = Annotated[Path, typer.Option("--output", "-o", help="Where to write it; nothing is overwritten.")]
Answer = Annotated[Form, typer.Option("--format", help="How to answer.")]
Column = Annotated[
    str, typer.Option("--id", help="The column with each person's name; otherwise rows are numbered from 1.")
]
Openings = Annotated[
    Path | None,
    typer.Option("--openings", help="The openings; otherwise those beside the plan, if they are there."),
]


def text_in(path: Path) -> str:
    """Return the text of a file.

    Args:
        path: as given.

    Raises:
        InputError: it cannot be read, is too long, or is not UTF-8.
    """
    return decode(bytes_in(path), str(path))


def bytes_in(path: Path) -> bytes:
    """Return what is in a file.

    Args:
        path: as given.

    Raises:
        InputError: it cannot be read, or is longer than a list of a million people could be.
    """
    return read_sized(path, MOST_BYTES)


def beside(plan: Path, ending: str) -> Path:
    """Return the file that is written beside a plan.

    Args:
        plan: such as `plan.json`.
        ending: such as `.openings.json`.
    """
    return plan.with_name(plan.name.removesuffix(".json") + ending)


def refuse_existing(*paths: Path) -> None:
    """Refuse to begin where nothing could be written at the end, or something would be overwritten.

    Args:
        paths: that will be written.

    Raises:
        InputError: one is there, or there is no such folder.
    """
    for path in paths:
        if not path.parent.is_dir():
            raise InputError(
                "There is no such folder.",
                why="What is made is written into a folder that is there.",
                remedy="Make the folder first, or give another name with --output.",
                where=Where(str(path.parent)),
            )
        if path.exists() or path.is_symlink():
            raise InputError(
                "There is a file already.",
                why="A plan or a draw is made once: another one in its place could not be seen.",
                remedy="Give another name with --output, or take the old file away if it was a trial.",
                where=Where(str(path)),
            )


def plan_in(path: Path, openings: Path | None) -> tuple[Plan, bytes | None]:
    """Return a plan and its secret, if it is at hand.

    Args:
        path: of the plan, whole or published.
        openings: of its openings; None: those beside it.

    Returns:
        The secret is None where there are no openings.

    Raises:
        InputError: a file cannot be read.
        DrawError: it is no plan, or the openings belong to another.
    """
    plan = read_plan(bytes_in(path), str(path))
    secret = openings or beside(path, OPENINGS)
    if openings is None and not secret.exists():
        return plan, None
    return plan, read_openings(bytes_in(secret), str(secret), plan)


@contextmanager
def quiet() -> Iterator[None]:
    """Keep off the answer what the solver's library says of itself, once a process, past Python's own output.

    Yields:
        Nothing; afterwards what is printed is seen again.
    """
    sys.stdout.flush()
    seen, nowhere = os.dup(_STDOUT), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _STDOUT)
    try:
        yield
    finally:
        os.dup2(seen, _STDOUT)
        os.close(seen)
        os.close(nowhere)


@contextmanager
def telling() -> Iterator[Tell | None]:
    """Show how far the work has come, on a terminal alone.

    Yields:
        What is told; None where nobody watches.
    """
    if not sys.stderr.isatty():
        yield None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:.0f} %"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Reading", total=1.0)

        def tell(what: str, done: float) -> None:
            progress.update(task, description=what, completed=done)

        yield tell
