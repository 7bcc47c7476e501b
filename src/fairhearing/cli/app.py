"""The offline commands under one typer app: they read files and answer, without the site and without Django."""

from __future__ import annotations

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False)
