"""The commands on files know nothing of the site."""

from __future__ import annotations

import subprocess
import sys

import pytest
import typer

from fairhearing.cli import app
from fairhearing.entry import OFFLINE_COMMANDS, WEB_COMMANDS
from fairhearing.web import commands

PROGRAM = """
import sys
from fairhearing.entry import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
seen = {"django", "allauth", "sqlite3", "fairhearing.web"} & set(sys.modules)
sys.exit(f"loaded: {sorted(seen)}" if seen else 0)
"""
OFFLINE = sorted(typer.main.get_command(app).commands)


@pytest.mark.parametrize(
    "words",
    [["--help"], *([one, "--help"] for one in OFFLINE), ["procedure", "list"]],
    ids=" ".join,
)
def test_offline_commands_never_load_the_site(words: list[str]) -> None:
    """Neither Django nor a database is imported for help or for a command that reads files."""
    done = subprocess.run([sys.executable, "-c", PROGRAM, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_what_a_server_starts_with_loads_no_command_on_files() -> None:
    """The site's processes begin with the command; what reads files and answers is not theirs to load."""
    program = PROGRAM.replace('"django",', '"fairhearing.cli", "django",')
    words = [sys.executable, "-c", program, "--version"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_conditions_bring_no_terminal_along() -> None:
    """The expression language's own command line is not loaded with it."""
    words = [sys.executable, "-c", "import sys, fairhearing.procedure; sys.exit('prompt_toolkit' in sys.modules)"]
    assert subprocess.run(words, check=False).returncode == 0


def test_help_names_the_commands_on_files() -> None:
    """What help says of each offline command is what the command says of itself."""
    group = typer.main.get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    assert {name: command.help for name, command in group.commands.items()} == OFFLINE_COMMANDS


def test_help_names_the_commands_of_the_site() -> None:
    """The names by which help lists the site's commands are those that the site has."""
    group = typer.main.get_command(commands.app)
    assert isinstance(group, typer.core.TyperGroup)
    assert set(WEB_COMMANDS) == set(group.commands)
