"""`fairhearing procedure`: which procedures there are, what one says, and whether a file can work."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fairhearing.acts import KINDS, decode
from fairhearing.clock import Duration
from fairhearing.errors import InputError, Where
from fairhearing.procedure import (
    Disclosure,
    Duty,
    Outcome,
    Power,
    Problem,
    Procedure,
    Rule,
    Searched,
    check,
    closing,
    load,
    read_procedure,
    schema,
    search,
    shipped,
)

app = typer.Typer(name="procedure", no_args_is_help=True, help="Look at procedures, and check one of your own.")

FOUND = 1
"""Exit status: the check found something at or above what --fail-on names."""

MOST_BYTES = 8_000_000


class Format(StrEnum):
    """How the answer is written."""

    TEXT = "text"
    JSON = "json"


class Severity(StrEnum):
    """How bad a problem is, worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


FormatOption = Annotated[Format, typer.Option("--format", help="How the answer is written.")]


@app.command("list")
def list_shipped(form: FormatOption = Format.TEXT) -> None:
    """List the procedures that ship with the program."""
    found = [load(name) for name in shipped()]
    if form is Format.JSON:
        _json(
            [{"id": one.id, "version": one.version, "since": str(one.since), "title": one.title} for one in found]
        )
        return
    width = max(len(one.id) for one in found)
    for one in found:
        typer.echo(f"{one.id.ljust(width)}  {one.title}")


@app.command("show")
def show(
    procedure: Annotated[str, typer.Argument(help="The id of a shipped procedure, or a file.")],
    form: FormatOption = Format.TEXT,
) -> None:
    """Show what a procedure asks, rule by rule, each with its source."""
    read = _read(procedure)
    if form is Format.JSON:
        _json(_plain(read))
        return
    typer.echo("\n".join(_shown(read)))


@app.command("schema")
def print_schema() -> None:
    """Print the JSON Schema of a procedure's file: editors complete and check it while it is written."""
    _json(schema())


@app.command("check")
def check_one(
    procedure: Annotated[str, typer.Argument(help="A file, or the id of a shipped procedure.")],
    form: FormatOption = Format.TEXT,
    fail_on: Annotated[
        Severity | None, typer.Option("--fail-on", help="Leave with status 1 for this or anything worse.")
    ] = None,
) -> None:
    """Check whether a procedure can work: what is wrong, where, and whether every case can reach a close."""
    read = _read(procedure)
    searched = search(read)
    problems = (*closing(read, searched), *check(read))
    if form is Format.JSON:
        runs = {"states": searched.states, "settings": searched.settings, "complete": searched.complete}
        _json({"procedure": read.id, "version": read.version, "problems": _plain(problems), "runs": runs})
    else:
        typer.echo("\n".join((*_listed(read, problems), _proof(searched))))
    order = list(Severity)
    if fail_on is not None and any(
        order.index(Severity(one.severity)) <= order.index(fail_on) for one in problems
    ):
        raise typer.Exit(FOUND)


def _read(named: str) -> Procedure:
    path = Path(named)
    if named in shipped() and not path.is_file():
        return load(named)
    if not path.is_file():
        raise InputError(
            f"There is neither a file nor a shipped procedure called '{named}'.",
            why=f"Shipped are: {', '.join(shipped())}.",
            remedy="Name one of these, or give the path of a procedure.yaml.",
        )
    return read_procedure(decode(_bytes(path), named), named)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError(
            f"{path.name} cannot be read.",
            why="It may not be opened.",
            remedy="Check whose file it is.",
            where=Where(str(path)),
        ) from error
    if len(data) > MOST_BYTES:
        raise InputError(
            f"{path.name} is too long for a procedure.",
            why=f"At most {MOST_BYTES:,} bytes are read.",
            remedy="Check that it is the right file.",
            where=Where(str(path)),
        )
    return data


def _listed(read: Procedure, problems: tuple[Problem, ...]) -> Iterable[str]:
    yield f"{read.title} ({read.id}, version {read.version}, in force since {read.since})"
    for one in problems:
        place = one.file if one.line is None else f"{one.file}:{one.line}"
        yield f"{place}: {one.severity}: {one.what}"
        yield f"  what now: {one.remedy}"
    counted = [(severity, sum(one.severity == severity for one in problems)) for severity in Severity]
    said = [f"{count} {severity}{'' if count == 1 else 's'}" for severity, count in counted if count]
    yield f"Found: {', '.join(said)}." if said else "Nothing was found."


def _proof(searched: Searched) -> str:
    looked = f"{searched.states:,} states of a case looked at, in {searched.settings} settings"
    if not searched.complete:
        return f"Whether every case can reach a close is not known: {looked}, and there are more."
    if searched.stuck:
        return f"Not every case can reach a close ({looked})."
    return f"Every case can reach a close, whichever party stays silent ({looked})."


def _shown(read: Procedure) -> Iterable[str]:
    yield read.title
    yield f"{read.id}, version {read.version}, in force since {read.since}"
    yield ""
    yield "Who"
    for role in read.roles.values():
        filled = "a party" if role.party else f"from: {', then '.join(role.bodies)}"
        yield f"  {role.name}: {role.title}; {filled}"
    for heading, rules in _sections(read):
        yield ""
        yield heading
        for rule in rules:
            yield f"  {rule.id} ({_source(read, rule)})"
            yield f"    {rule.says}"
            yield from (f"    {line}" for line in _details(rule))
    yield from ("", "Who may not judge")
    for tie in read.conflicts.rules:
        yield f"  {tie.id} ({tie.level}; {tie.source})"
        yield f"    {tie.says}"


def _sections(read: Procedure) -> list[tuple[str, tuple[Rule, ...]]]:
    sections: list[tuple[str, tuple[Rule, ...]]] = [
        ("What must be done", read.duties),
        ("What may not be done", read.bars),
        ("What must come first", read.gates),
        ("Who may do what", read.powers),
        ("Whose consent is needed", read.consents),
        ("Who must be somebody else", read.separations),
        ("What can come of a case", read.outcomes),
        ("Who may be told what", read.disclosures),
    ]
    return [(heading, rules) for heading, rules in sections if rules]


def _source(read: Procedure, rule: Rule) -> str:
    mark = "" if rule.source.mark in {"verified", "own"} else f"; {rule.source.mark}"
    return f"{read.sources.get(rule.source.text, rule.source.text)}, {rule.source.section}{mark}"


def _details(rule: Rule) -> Iterable[str]:
    if isinstance(rule, Duty):
        named = f"by the day in {rule.until} of the act that starts it" if rule.until else "no limit"
        limit = f"within {rule.within}" if rule.within else named
        yield f"{', '.join(rule.who)}: {_titles(rule.act)}; {limit}; {rule.strength}"
    if isinstance(rule, Power):
        yield f"{', '.join(rule.who)}: {_titles(rule.act)}"
    if isinstance(rule, Outcome) and (rule.least or rule.most):
        bounds = (f"{word} {limit}" for word, limit in (("at least", rule.least), ("at most", rule.most)) if limit)
        yield f"{'usually ' if rule.usual else ''}{', '.join(bounds)}"
    if isinstance(rule, Disclosure):
        whom = f" to {' or '.join(rule.to)}" if rule.to else ""
        yield f"{_titles(rule.act)}{whom}: {', '.join(rule.may)}"
    if rule.remedy:
        yield f"Instead: {rule.remedy}"


def _titles(kinds: Iterable[str]) -> str:
    titles = {str(name): kind.title.lower() for name, kind in KINDS.items()}
    return " or ".join(titles[kind] for kind in kinds)


def _plain(value: object) -> object:
    if isinstance(value, Duration | date):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        named = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: _plain(item) for name, item in named}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _json(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
