"""`fairhearing conflicts`: who could judge a case about somebody, who could not, and by which path."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fairhearing.acts import Parties, decode, read_when
from fairhearing.errors import InputError, Where
from fairhearing.identifiers import BodyId, PersonId
from fairhearing.independence import (
    LEVELS,
    Conflict,
    Panels,
    Viability,
    conflicts,
    drawable,
    free_panels,
    viability,
)
from fairhearing.organisation import Organisation, latest_day, match_name, members_of, read_organisation
from fairhearing.procedure import Procedure, load

DEFAULT_PROCEDURE = "membership-grievance"
MOST_BYTES = 32_000_000
"""More than the longest file that is read can hold, whatever its letters."""


class Format(StrEnum):
    """How the answer is written."""

    TEXT = "text"
    JSON = "json"


_HEADINGS = {
    "hard": "May not take part (hard conflict)",
    "soft": "May take part only in what the procedure leaves open (soft conflict)",
    "unknown": "Not known: nothing is recorded about their ties, they must declare first",
    "none": "Free: no conflict is recorded",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered, before it is written as text or JSON.

    Args:
        organisation, procedure, parties, on: what was asked.
        people: everybody, or those of the one body that was asked about.
        bodies: whether each can still judge.
        panels: for each body that is filled by lot, whether a free panel exists.
    """

    organisation: Organisation
    procedure: Procedure
    parties: Parties
    on: date
    people: tuple[Conflict, ...]
    bodies: tuple[Viability, ...]
    panels: tuple[Panels, ...]


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
        form: text or JSON.

    Raises:
        InputError: a file, a name or a day cannot be read as what it should be.
    """
    roll = read_organisation(_text(organisation), str(organisation))
    rules = load(procedure)
    parties = Parties(
        respondent=(_party(roll, about),),
        reporter=tuple(_party(roll, one) for one in reporter or ()),
        affected=tuple(_party(roll, one) for one in affected or ()),
    )
    answer = _answer(roll, rules, parties, _day(roll, on, organisation), body)
    typer.echo(
        json.dumps(_as_json(answer), ensure_ascii=False, indent=2) if form is Format.JSON else _as_text(answer)
    )


def _answer(roll: Organisation, rules: Procedure, parties: Parties, on: date, body: str | None) -> Answer:
    asked = tuple(sorted(roll.bodies)) if body is None else (BodyId(body),)
    bodies = tuple(viability(roll, rules.conflicts, one, parties, on) for one in asked)
    drawn = [one for one in asked if roll.bodies[one].filled_by == "lottery" and roll.bodies[one].size]
    people = None if body is None else members_of(roll, body, on) or (drawable(roll, on) if drawn else ())
    return Answer(
        organisation=roll,
        procedure=rules,
        parties=parties,
        on=on,
        people=tuple(conflicts(roll, rules.conflicts, parties, on, people=people).values()),
        bodies=bodies,
        panels=tuple(free_panels(roll, rules.conflicts, one, parties, on) for one in drawn),
    )


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise InputError(
                "The file is too long.",
                why=f"An organisation's file has at most {MOST_BYTES:,} bytes.",
                remedy="Check that it is the right file.",
                where=Where(str(file)),
            )
        return decode(file.read_bytes(), str(file))
    except OSError as error:
        raise InputError(
            "The file cannot be read.",
            why=f"The system says: {error.strerror or 'it cannot be opened'}.",
            remedy="Check the name of the file and whether you may read it.",
            where=Where(str(file)),
        ) from None


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


def _day(roll: Organisation, on: str | None, file: Path) -> date:
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


def _as_json(answer: Answer) -> dict[str, object]:
    return {
        "organisation": answer.organisation.id,
        "procedure": answer.procedure.id,
        "version": answer.procedure.version,
        "on": answer.on.isoformat(),
        "about": {role: list(ids) for role, ids in asdict(answer.parties).items() if ids},
        "people": [asdict(person) for person in answer.people],
        "bodies": [asdict(body) for body in answer.bodies],
        "panels": [asdict(panels) for panels in answer.panels],
    }


def _as_text(answer: Answer) -> str:
    parties = asdict(answer.parties)
    who = "; ".join(f"{role} {_listed(answer, ids)}" for role, ids in parties.items() if ids)
    rules = f"{answer.procedure.id}, version {answer.procedure.version}, with the floor beneath it"
    return "\n".join((f"{who}. As of {answer.on}.", f"Rules: {rules}.", *_people(answer), *_bodies(answer)))


def _listed(answer: Answer, ids: Sequence[str]) -> str:
    return ", ".join(_called(answer, one) for one in ids)


def _called(answer: Answer, name: str) -> str:
    person = answer.organisation.people.get(PersonId(name))
    return f"{name} ({person.name})" if person is not None and person.name else name


def _people(answer: Answer) -> Iterator[str]:
    for level in reversed(LEVELS):
        those = [one for one in answer.people if one.level == level]
        if not those:
            continue
        yield f"\n{_HEADINGS[level]}: {len(those)}"
        if not any(one.reasons for one in those):
            yield f"  {_listed(answer, [one.person for one in those])}"
            continue
        for one in those:
            yield from _person(answer, one)


def _person(answer: Answer, conflict: Conflict) -> Iterator[str]:
    summed = conflict.level == "hard" and all(reason.level == "soft" for reason in conflict.reasons)
    yield f"  {_called(answer, conflict.person)}{': soft conflicts that together count as hard' if summed else ''}"
    for reason in conflict.reasons:
        towards = f" towards the {reason.towards}" if reason.party else ""
        yield f"    {reason.tie}, {reason.level}{towards}: {'; '.join(reason.path)}."
        yield f"      rule: {reason.pack}/{reason.rule} ({reason.source})"


def _bodies(answer: Answer) -> Iterator[str]:
    yield "\nBodies"
    for body in answer.bodies:
        yield f"  {body.body}: {'can judge' if body.viable else 'cannot judge'}. {body.because}"
    for panels in answer.panels:
        there = "there is one" if panels.exists else "there is none"
        yield f"\nA panel of {panels.size} for {panels.body}: {there}."
        yield f"  {panels.because}"
        yield from (f"  {line}" for line in _panel(answer, panels))


def _panel(answer: Answer, panels: Panels) -> Iterator[str]:
    if panels.exists:
        yield f"For example: {_listed(answer, panels.example)}."
    if panels.eligible:
        yield f"Who could be drawn: {_listed(answer, panels.eligible)}."
