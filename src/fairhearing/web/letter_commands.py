"""`fairhearing letters`: which letters there are, what is wrong with one's own wordings, and how one will look."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fairhearing.errors import InputError

app = typer.Typer(
    name="fairhearing letters",
    help="The letters that the procedures require, in the shipped words or in one's own.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
_FOLDER = Annotated[
    Path | None,
    typer.Option("--folder", help="The folder with a folder for each language, if not the installation's."),
]


@app.command("list")
def list_letters(folder: _FOLDER = None) -> None:
    """List every letter, its fields, those it must have (marked *), and the languages of one's own wordings."""
    from fairhearing.web.letters import LETTERS, languages, wordings

    home = folder or wordings()
    for letter in LETTERS.values():
        fields = " ".join(f"{{{name}}}{'*' if name in letter.needs else ''}" for name in letter.known)
        own = [code for code, _name in languages(home) if (home / code / f"{letter.name}.txt").is_file()]
        typer.echo(f"{letter.name}: {letter.title}\n  fields: {fields}\n  own wording: {', '.join(own) or 'none'}")


@app.command()
def check(folder: _FOLDER = None) -> None:
    """Say everything that is wrong with one's own wordings; exit 1 where something is."""
    from fairhearing.web.letters import faults_in, wordings

    home = folder or wordings()
    faults = faults_in(home)
    for fault in faults:
        typer.echo(fault.diagnostics())
    if faults:
        raise typer.Exit(1)
    typer.echo(f"Every wording in {home} can be used.")


@app.command()
def preview(
    name: Annotated[str, typer.Argument(help="Which letter, as `letters list` names it.")],
    language: Annotated[str, typer.Option("--language", help="Such as fr.")] = "en",
    folder: _FOLDER = None,
) -> None:
    """Print one's own wording of a letter with a made-up value in each field."""
    from django.utils import translation

    from fairhearing.web.letters import LETTERS, own_wording, sample, wordings

    with translation.override(language):
        own = own_wording(folder or wordings(), name, language)
        if own is None:
            raise InputError(
                f"There is no wording of your own of '{name}' in '{language}'.",
                why="Letters without one are sent in the shipped words.",
                remedy=f"Write {language}/{name}.txt; the letters are: {', '.join(LETTERS)}.",
            )
        typer.echo(own.filled(sample(own.letter)), nl=False)


__all__ = ["app"]
