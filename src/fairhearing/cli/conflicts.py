"""`fairhearing conflicts`: who could judge a case about somebody, who could not, and by which path."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fairhearing.acts import Parties, decode, read_when
from fairhearing.cli.terminal import say
from fairhearing.errors import InputError, Where
from fairhearing.identifiers import BodyId, PersonId
from fairhearing.independence import Answer, answer, as_table, picture, to_html, to_text
from fairhearing.judging import rules_of
from fairhearing.machine import read_sized
from fairhearing.organisation import MOST_FILE_BYTES, Organisation, latest_day, match_name, read_organisation
from fairhearing.procedure import load

DEFAULT_PROCEDURE = "membership-grievance"


class Format(StrEnum):
    """How the answer is written."""

    TEXT = "text"
    JSON = "json"
    SVG = "svg"
    HTML = "html"


_WRITTEN: Mapping[Format, Callable[[Answer], str]] = {
    Format.TEXT: to_text,
    Format.JSON: lambda found: json.dumps(as_table(found), ensure_ascii=False, indent=2),
    Format.SVG: picture,
    Format.HTML: to_html,
}


def conflicts_command(
    organisation: Annotated[Path, typer.Argument(help="The organisation's file.", metavar="ORG")],
    about: Annotated[str, typer.Option("--about", help="The respondent: an id, or a name as on the roll.")],
    reporter: Annotated[list[str] | None, typer.Option("--reporter", help="Who reported it.")] = None,
    affected: Annotated[list[str] | None, typer.Option("--affected", help="Who was affected.")] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", help="The day, as 2023-04-22; otherwise the latest day in the file."),
    ] = None,
    body: Annotated[str | None, typer.Option("--body", help="Only this body and its people.")] = None,
    procedure: Annotated[str, typer.Option("--procedure", help="Whose rules count.")] = DEFAULT_PROCEDURE,
    form: Annotated[Format, typer.Option("--format", help="How to answer.")] = Format.TEXT,
) -> None:
    """Show who could judge a case about somebody, who could not, and by which path.

    Args:
        organisation: the file with people, bodies, seats and ties.
        about: the respondent, a person or a body.
        reporter: who reported it; may be given several times.
        affected: who was affected; may be given several times.
        on: the day; without it the latest day on which a date in the file begins, never the clock's.
        body: only this body.
        procedure: id of a shipped procedure; its floor is always beneath it.
        form: text, JSON, a picture, or a page with the picture and its tables.

    Raises:
        InputError: a file, a name or a day cannot be read as what it should be.
    """
    roll = read_organisation(text_of(organisation), str(organisation))
    rules = load(procedure)
    parties = Parties(
        respondent=(_party(roll, about),),
        reporter=tuple(_party(roll, one) for one in reporter or ()),
        affected=tuple(_party(roll, one) for one in affected or ()),
    )
    found = answer(roll, rules_of(roll, rules), parties, day_of(roll, on, organisation), body=body)
    say(_WRITTEN[form](found), nl=form in {Format.TEXT, Format.JSON})


def text_of(file: Path) -> str:
    """Return what stands in a file.

    Args:
        file: the organisation's file.

    Raises:
        InputError: it is too long, or cannot be read.
    """
    return decode(read_sized(file, MOST_FILE_BYTES), str(file))


def _party(roll: Organisation, typed: str) -> str:
    if PersonId(typed) in roll.people or BodyId(typed) in roll.bodies:
        return typed
    found = match_name(roll, typed)
    if len(found) == 1:
        return found[0]
    raise InputError(
        f"'{typed[:80]}' is the name of {len(found) or 'nobody'}{' people' if found else ''} in the file.",
        why="It must be clear whom the question is about.",
        remedy=f"Give one of the ids {', '.join(found)}."
        if found
        else "Give an id or a whole name as in the file.",
    )


def day_of(roll: Organisation, on: str | None, file: Path) -> date:
    """Return the day as of which is judged.

    Args:
        roll: the organisation.
        on: as typed; None: the latest day that its records surely reach.
        file: from which it was read.

    Raises:
        InputError: it is not one day, or there is none in the file.
    """
    if on is not None:
        when = read_when(on)
        if when.certain:
            return when.first
        raise InputError(
            f"'{on}' is not one day.",
            why="A conflict is judged as of a day.",
            remedy="Write --on 2023-04-22.",
        )
    latest = latest_day(roll)
    if latest is None:
        raise InputError(
            "There is no date in the file.",
            why="A conflict is judged as of a day, and the clock is not asked.",
            remedy="Say which day with --on 2023-04-22.",
            where=Where(str(file)),
        )
    return latest
