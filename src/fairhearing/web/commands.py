"""The site's commands: serve, worker, migrate, check, backup, restore, manage, roll, account and more."""

from __future__ import annotations

import os
from enum import StrEnum
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import django
import typer
from django.conf import settings

from fairhearing.machine import machine_time
from fairhearing.web.durable import ensure_folder

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fairhearing.web.settings")

app = typer.Typer(
    name="fairhearing",
    help="The site.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
_PASSED_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}
_THREADS = 8
"""For each process; each holds one connection to the database."""


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port; 0: that of FAIRHEARING_ORIGIN, else 8000.")] = 0,
    with_worker: Annotated[bool, typer.Option("--with-worker", help="Run the worker beside it.")] = False,
) -> None:
    """Start the site."""
    _set_up()
    told = _refuse_unmigrated()
    import_module("fairhearing.web.operating.metrics").address_of(settings.FAIRHEARING_METRICS)
    from granian import Granian
    from granian.constants import Interfaces

    port = port or urlsplit(settings.FAIRHEARING_ORIGIN).port or 8000
    typer.echo(told)
    typer.echo(f"Fair Hearing answers at {settings.FAIRHEARING_ORIGIN} (listening on {host}:{port}).")
    helper = get_context("spawn").Process(target=_work) if with_worker else None
    if helper is not None:
        helper.start()
    try:
        Granian(
            "fairhearing.web.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=settings.FAIRHEARING_WORKERS,
            blocking_threads=_THREADS,
            backpressure=16 * _THREADS,
            respawn_failed_workers=True,
            log_access=False,
            websockets=False,
        ).serve()
    finally:
        if helper is not None:
            helper.terminate()
            helper.join()


@app.command()
def worker(
    once: Annotated[bool, typer.Option("--once", help="Do everything that waits, then stop.")] = False,
) -> None:
    """Send the mail that waits, append to the record, look for what ran out."""
    _set_up()
    typer.echo(_refuse_unmigrated())
    import_module("fairhearing.web.worker").run(once=once)


@app.command()
def migrate() -> None:
    """Make the installation's folder and keys, and bring the database to this version."""
    _set_up()
    keys = import_module("fairhearing.web.service_keys").ServiceKeys(settings.FAIRHEARING_HOME / "keys")
    told = import_module("fairhearing.web.database").reach()
    keys.make()
    import_module("django.core.management").call_command("migrate", verbosity=0, interactive=False)
    import_module("fairhearing.web.house").house().shelf.in_force()
    typer.echo(told)
    typer.echo(f"The database is at this version; everything lies in {settings.FAIRHEARING_HOME}.")


@app.command()
def check(
    output: Annotated[
        Format, typer.Option("--format", help="For people: text; for programs: json.")
    ] = Format.TEXT,
    mail: Annotated[bool, typer.Option("--mail", help="Reach for the mail server, too; no mail is sent.")] = False,
) -> None:
    """Look whether the installation is fit for real use and goes on; exit 1 where something is wrong."""
    _set_up()
    findings = import_module("fairhearing.web.operating.findings")
    found = import_module("fairhearing.web.operating.check").look_at_all(machine_time(), mail=mail)
    typer.echo(findings.as_json(found) if output is Format.JSON else findings.as_text(found))
    if findings.worst(found) == "wrong":
        raise typer.Exit(1)


@app.command()
def backup(
    out: Annotated[Path, typer.Argument(help="The file; or a folder: then it is named after the moment.")],
    to: Annotated[list[str], typer.Option("--to", help="The public half of an age key, age1…; may be repeated.")],
    verify: Annotated[
        Path | None,
        typer.Option("--verify", help="The secret half: open the backup again, look through all of it."),
    ] = None,
    keys: Annotated[
        bool, typer.Option("--keys/--without-keys", help="Whether the service keys go in; else keep them apart.")
    ] = True,
    keep: Annotated[
        int, typer.Option(help="Days after which older backups in the same folder are removed; 0: never.", min=0)
    ] = 0,
) -> None:
    """Seal everything that a restore needs into one file, while the site runs."""
    _set_up()
    _refuse_unmigrated()
    import_module("fairhearing.web.operating.backup_commands").backup(out, to, verify, keys=keys, keep=keep)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="What `backup` wrote.")],
    identity: Annotated[Path, typer.Option("--identity", help="The file with the secret half of the age key.")],
    into: Annotated[Path, typer.Option("--into", help="A folder that is not there yet.")],
) -> None:
    """Bring a backup back into a folder of its own, after all of it was looked through."""
    django.setup()
    import_module("fairhearing.web.operating.backup_commands").restore(file, identity, into)


@app.command(context_settings=_PASSED_ON)
def manage(context: typer.Context) -> None:
    """Run any other management command of Django."""
    _set_up()
    import_module("django.core.management").execute_from_command_line(["fairhearing manage", *context.args])


@app.command(context_settings=_PASSED_ON)
def roll(context: typer.Context) -> None:
    """Enter, show and list edits of the organisation's people, bodies, seats and ties."""
    _hand_on(context, "roll_commands")


@app.command(context_settings=_PASSED_ON)
def account(context: typer.Context) -> None:
    """Say who may sign in: letters, administrators, closing an account; none of it opens a case."""
    _hand_on(context, "account_commands")


@app.command(context_settings=_PASSED_ON)
def packets(context: typer.Context) -> None:
    """Serve outside bodies without an account: their keys, packets out, replies in."""
    _hand_on(context, "packet_commands")


@app.command(context_settings=_PASSED_ON)
def letters(context: typer.Context) -> None:
    """Look at the letters and at one's own wordings of them: list, check, preview."""
    _hand_on(context, "letter_commands")


@app.command(context_settings=_PASSED_ON)
def demo(context: typer.Context) -> None:
    """Start a site with a made-up organisation."""
    made_up = import_module("fairhearing.web.demo.commands")
    typer.main.get_command(made_up.app)(context.args, prog_name="fairhearing demo")


def _hand_on(context: typer.Context, module: str) -> None:
    _set_up()
    if "--help" not in context.args:
        _refuse_unmigrated()
    commands = import_module(f"fairhearing.web.{module}").app
    typer.main.get_command(commands)(context.args, prog_name=f"fairhearing {context.info_name}")


def _set_up() -> None:
    ensure_folder(settings.FAIRHEARING_HOME)
    django.setup()


def _refuse_unmigrated() -> str:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from fairhearing.errors import RefusedError

    told = str(import_module("fairhearing.web.database").reach())
    executor = MigrationExecutor(connection)
    # Each process would make up a secret of its own where the file is missing, and none would know the others'.
    unkeyed = not (settings.FAIRHEARING_HOME / "keys" / "django").exists()
    if unkeyed or executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise RefusedError(
            "The installation is not at this version.",
            why="Its keys or tables are missing, or the tables are older than this program.",
            remedy="Run `fairhearing migrate` first; make a backup before.",
        )
    connection.close()
    return told


def _work() -> None:
    _set_up()
    import_module("fairhearing.web.worker").run(once=False)
