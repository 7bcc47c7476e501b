"""What a command says: to a person at a terminal, or as JSON to a program."""

from __future__ import annotations

import json
from typing import Any

import typer

from fairhearing.errors import in_seen_signs


def say(text: str, *, nl: bool = True) -> None:
    """Write a text out; signs that a terminal obeys, or that turn others round, are seen and do nothing.

    Args:
        text: of any number of lines, with names and values that others wrote.
        nl: whether a line's end follows.
    """
    typer.echo(in_seen_signs(text), nl=nl)


def say_json(value: Any) -> None:
    """Write a value out as JSON; a sign that is written out is read back as what it was.

    Args:
        value: tables, lists, texts, numbers.
    """
    say(json.dumps(value, ensure_ascii=False, indent=2))
