"""The `fairhearing` command: what it can do is named here, and loaded only when it is called for.

A site is many processes, and each of them begins with this file: what it does not load starts nobody late.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from fairhearing import __version__
from fairhearing.errors import FairHearingError

OFFLINE_COMMANDS = {
    "audit": "Judge a handled case: what was kept, late, barred, by whom with a conflict, what cannot be known.",
    "conflicts": "Show who could judge a case about somebody, who could not, and by which path.",
    "panel": "Draw a panel by lot, by a plan that is published first, so that anybody can check it.",
    "rehearse": "Rehearse a complaint about every person in turn: who could judge it, and on whom does that hang?",
    "procedure": "Look at procedures, and check one of your own.",
    "record": "Check that the record was not edited.",
    "open": "Open a sealed file offline: show what was written, or write an attachment to --output.",
    "organisation": "An organisation's file: take lists in, see what is missing, answer candidates for ties.",
    "outside": "For an outside body without an account: read sealed cases and answer, offline.",
}
"""The commands that read files and answer, without the site, by name."""
WEB_COMMANDS = {
    "serve": "Start the site.",
    "worker": "Send the mail that waits, append to the record, look for what ran out.",
    "demo": "Start a site with a made-up organisation; `demo code ROLE`, `demo reset`.",
    "migrate": "Make the installation's folder and keys, and bring the database to this version.",
    "check": "Look whether the installation is fit for real use and goes on; exit 1 where something is wrong.",
    "backup": "Seal everything that a restore needs into one file, while the site runs.",
    "restore": "Bring a backup back into a folder of its own, after all of it was looked through.",
    "roll": "People, bodies, seats and ties: `roll import`, `roll load`, `roll show`, `roll edits` and more.",
    "account": "Who may sign in: `account letter`, `account administrator`, `account close` and more.",
    "packets": "Outside bodies without an account: `packets enter`, `packets out`, `packets in`.",
    "letters": "Letters in the organisation's own words: `letters list`, `letters check`, `letters preview`.",
    "manage": "Run any other management command of Django.",
}
"""The site's commands by name."""

_PASSED_ON = {
    "allow_extra_args": True,
    "allow_interspersed_args": False,
    "ignore_unknown_options": True,
    "help_option_names": [],
}

app = typer.Typer(
    name="fairhearing",
    help="Carries a report of misconduct to a closed case, and measures a closed case against its procedure.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _offline(context: typer.Context) -> None:
    from fairhearing import cli

    _pass_on(cli.app, context)


def _site(context: typer.Context) -> None:
    from fairhearing.web import commands

    _pass_on(commands.app, context)


def _pass_on(commands: typer.Typer, context: typer.Context) -> None:
    typer.main.get_command(commands)([str(context.info_name), *context.args], prog_name="fairhearing")


for _name, _help in OFFLINE_COMMANDS.items():
    app.command(_name, help=_help, context_settings=_PASSED_ON)(_offline)
for _name, _help in WEB_COMMANDS.items():
    app.command(_name, help=_help, context_settings=_PASSED_ON, rich_help_panel="The site")(_site)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"fairhearing {__version__}")
        raise typer.Exit


@app.callback()
def _top(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Carries a report of misconduct to a closed case, and measures a closed case against its procedure."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave the process.

    Args:
        arguments: the words after `fairhearing`; None: those of the process.

    Raises:
        SystemExit: always; 0 when it went well, 1 for findings (where `--fail-on` asked for them, or a
            record that contradicts itself), 2 for input that cannot be read or an act that is refused.
    """
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        typer.main.get_command(app)(words, prog_name="fairhearing")
    except FairHearingError as error:
        typer.echo(error.diagnostics(), err=True)
        raise SystemExit(2) from None
