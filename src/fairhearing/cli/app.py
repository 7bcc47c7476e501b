"""The offline commands under one typer app: they read files and answer, without the site and without Django."""

from __future__ import annotations

import typer

from fairhearing.cli.open import open_command
from fairhearing.cli.record import app as record

app = typer.Typer(no_args_is_help=True, add_completion=False)
app.add_typer(record, name="record")
app.command("open")(open_command)
