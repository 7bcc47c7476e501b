"""The offline commands under one typer app: they read files and answer, without the site and without Django."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import typer

from fairhearing.cli.audit import audit_command
from fairhearing.cli.conflicts import conflicts_command
from fairhearing.cli.open import open_command
from fairhearing.cli.organisation import app as organisation
from fairhearing.cli.outside import app as outside
from fairhearing.cli.panel import app as panel
from fairhearing.cli.procedure import app as procedure
from fairhearing.cli.record import app as record
from fairhearing.cli.rehearse import rehearse_command

app = typer.Typer(no_args_is_help=True, add_completion=False)


def _mount(name: str, command: Callable[..., None]) -> None:
    says, _, _ = (inspect.getdoc(command) or "").partition("\n\n")
    app.command(name, help=says)(command)


_mount("audit", audit_command)
_mount("conflicts", conflicts_command)
app.add_typer(panel, name="panel")
_mount("rehearse", rehearse_command)
app.add_typer(procedure, name="procedure")
app.add_typer(record, name="record")
_mount("open", open_command)
app.add_typer(organisation, name="organisation")
app.add_typer(outside, name="outside")
