"""`fairhearing rehearse`: could the organisation judge a complaint about anybody in it, its leaders first?"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from fairhearing.cli.conflicts import day_of, text_of
from fairhearing.cli.terminal import say
from fairhearing.independence import Rehearsal, rehearse, remedies
from fairhearing.judging import RehearsalReport, rehearsal_html, rehearsal_json, rehearsal_text, steps_of
from fairhearing.organisation import Organisation, read_organisation
from fairhearing.procedure import Procedure, load


class Format(StrEnum):
    """How the answer is written."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


def rehearse_command(
    organisation: Annotated[Path, typer.Argument(help="The organisation's file.", metavar="ORG")],
    procedure: Annotated[str, typer.Option("--procedure", help="Whose rules count.")],
    pairs: Annotated[
        bool, typer.Option("--pairs", help="Also with everybody who could plausibly report them.")
    ] = False,
    on: Annotated[
        str | None,
        typer.Option("--on", help="The day, as 2023-04-22; otherwise the latest day in the file."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to answer.")] = Format.TEXT,
) -> None:
    """Rehearse a complaint about every person in turn: who could judge it, and on whom does that hang?

    Args:
        organisation: the file with people, bodies, seats and ties.
        procedure: id of a shipped procedure; its floor is always beneath it.
        pairs: whether each is rehearsed with every plausible reporter too.
        on: the day; without it the latest day on which a date in the file begins, never the clock's.
        form: text, JSON or one page.

    Raises:
        InputError: a file, a procedure or a day cannot be read as what it should be.
    """
    roll = read_organisation(text_of(organisation), str(organisation))
    report = _report(roll, load(procedure), day_of(roll, on, organisation), pairs=pairs)
    say(_written(report, form), nl=form is Format.JSON)


def _report(roll: Organisation, rules: Procedure, on: date, *, pairs: bool) -> RehearsalReport:
    steps = steps_of(rules)

    def run(what: str, *, paired: bool) -> Rehearsal:
        with _shown(what) as progress:
            return rehearse(roll, rules.conflicts, steps, on, pairs=paired, progress=progress)

    answer = run("Every person", paired=False)
    with _shown("Changes that would mend it"):
        mending = remedies(roll, rules.conflicts, steps, on, answer)
    both = run("With every plausible reporter", paired=True) if pairs else None
    return RehearsalReport(roll, rules, on, answer, mending, both)


@contextmanager
def _shown(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show how far it is, on a terminal alone: what is written to a file or another program stays as it is."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, many: progress.update(task, completed=done, total=many)


def _written(report: RehearsalReport, form: Format) -> str:
    if form is Format.JSON:
        return json.dumps(rehearsal_json(report), ensure_ascii=False, indent=2)
    return rehearsal_html(report) if form is Format.HTML else rehearsal_text(report)
