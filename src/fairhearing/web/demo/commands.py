"""`fairhearing demo`: the site with a made-up organisation; `demo code ROLE`, `demo reset`."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from fairhearing.errors import BusyError
from fairhearing.web.demo.home import Home
from fairhearing.web.demo.showing import show

_DEFAULTS = {
    "FAIRHEARING_HOME": "var/demo",
    "FAIRHEARING_ORIGIN": "http://localhost:8000",
    "FAIRHEARING_DEMO": "1",
    "FAIRHEARING_RECORD_EVERY": "60",
}

app = typer.Typer(
    name="demo", help="A site with a made-up organisation.", add_completion=False, pretty_exceptions_enable=False
)


@app.callback(invoke_without_command=True)
def demo(context: typer.Context) -> None:
    """Make the sample data, if they are not there yet, and start the site with them."""
    for name, value in _DEFAULTS.items():
        os.environ.setdefault(name, value)
    # Everything of the demo lies in its folder, and a database that is named may be a real one.
    os.environ.pop("DATABASE_URL", None)
    if context.invoked_subcommand is None:
        _start(Home(_folder()), Console())


@app.command()
def code(role: Annotated[str, typer.Argument(help="A user name, such as receiver-2.")]) -> None:
    """Print the six digits with which a role signs in now."""
    secret = Home(_folder()).sign_ins().of(role).secret
    typer.echo(one_time_code(secret))


@app.command()
def reset(
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Throw the demo's data away; the next start makes them anew."""
    home = Home(_folder())
    if not yes:
        typer.confirm(f"Throw away everything in {home.folder}?", abort=True)
    typer.echo("The demo's data are gone." if home.wipe() else "There was nothing to throw away.")


def one_time_code(secret: str) -> str:
    """Return the six digits of a secret at this moment.

    Args:
        secret: base32.
    """
    _set_up()
    from allauth.mfa.totp.internal import auth

    now = list(auth.yield_hotp_counters_from_time())
    return str(auth.format_hotp_value(auth.hotp_value(secret, now[len(now) // 2])))


def _start(home: Home, console: Console) -> None:
    if not home.is_complete():
        home.begin()
    with home.running():
        origin = os.environ["FAIRHEARING_ORIGIN"]
        port = urlsplit(origin).port or 8000
        _refuse_taken(port)
        console.print(f"[bold]Fair Hearing, demo[/bold] in {home.folder}")
        make(home, console)
        show(home.sign_ins(), origin, os.environ["FAIRHEARING_RECORD_EVERY"], console)
        from fairhearing.web import commands

        commands.serve(port=port, with_worker=True)


def _refuse_taken(port: int) -> None:
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("127.0.0.1", port))
        except OSError:
            raise BusyError(
                f"Another program answers on port {port} already.",
                why="Two programs cannot share a port.",
                remedy=f"Stop it, or take another port: FAIRHEARING_ORIGIN=http://localhost:{port + 1}.",
            ) from None


def make(home: Home, console: Console) -> None:
    """Bring the database to this version, and make the sample data where they are not there yet.

    Args:
        home: the demo's folder, as the settings name it.
        console: shows how far it has come.
    """
    from fairhearing.web import commands

    with _bar(console) as bar:
        tasks: dict[str, TaskID] = {}

        def progress(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        progress("Database", 0, 1)
        commands.migrate()
        progress("Database", 1, 1)
        if not home.is_complete():
            from fairhearing.machine import machine_time
            from fairhearing.web.demo.building import build
            from fairhearing.web.house import rooms

            build(home, rooms(), machine_time(), progress)


def _bar(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description:<32}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
    )


def _set_up() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fairhearing.web.settings")
    django.setup()


def _folder() -> Path:
    return Path(os.environ["FAIRHEARING_HOME"]).resolve()
