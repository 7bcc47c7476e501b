"""`fairhearing audit`: judge the dated acts of one case by a procedure, offline."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fairhearing.acts import CaseFile, decode, read_case
from fairhearing.errors import InputError, Where
from fairhearing.judging import (
    Judgement,
    compare_html,
    compare_json,
    compare_text,
    judge,
    timeline,
    to_html,
    to_json,
    to_pdf,
    to_text,
)
from fairhearing.machine import read_bytes
from fairhearing.organisation import Organisation, read_organisation
from fairhearing.procedure import Procedure, load, read_procedure, shipped

FINDINGS = ("late", "overdue", "missed", "lapsed", "barred", "conflicted")
"""What `--fail-on` can name."""


class Format(StrEnum):
    """How the judgement is printed."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    PDF = "pdf"
    SVG = "svg"


FailOn = Annotated[
    str, typer.Option("--fail-on", help=f"End with 1 when found: {','.join(FINDINGS)}.", metavar="LIST")
]


def audit_command(
    case: Annotated[Path, typer.Argument(help="The file of the case.", metavar="CASE")],
    organisation: Annotated[
        Path, typer.Option("--organisation", help="The organisation's file: people, bodies, seats, ties.")
    ],
    procedure: Annotated[
        str,
        typer.Option("--procedure", help="A shipped procedure, such as eu-directive, or a file.", metavar="ID"),
    ] = "",
    compare: Annotated[
        str, typer.Option("--compare", help="Several, with commas between them, side by side.", metavar="ID,ID")
    ] = "",
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Judge as of this day.", metavar="YYYY-MM-DD")
    ] = None,
    output: Annotated[
        Format, typer.Option("--format", help="For people: text, html, pdf, svg; for programs: json.")
    ] = Format.TEXT,
    fail_on: FailOn = "",
) -> None:
    """Judge a handled case: what was kept, late, barred, by whom with a conflict, what cannot be known.

    Args:
        case: acts, accounts and what they cover, `fairhearing/case@1`.
        organisation: who sat where and who is tied to whom, `fairhearing/organisation@1`.
        procedure: the id of a shipped procedure or the path of one.
        compare: two or more of these in place of one; the same acts under each of them.
        as_of: the day; without it the last one covered, or that of the last act.
        output: `text`, `json`, `html` (one file without script), `pdf` (tagged) or `svg` (the timeline).
        fail_on: findings, with commas between them, for which the command ends with 1.

    Raises:
        InputError: a file, a day or a name cannot be read as what it should be.
        Exit: with 1, when something was found that `fail_on` names.
    """
    wanted = _wanted(fail_on)
    told = read_case(_text_of(case), str(case))
    known = read_organisation(_text_of(organisation), str(organisation))
    _check_same(told, known, organisation)
    day = _day(as_of) if as_of else last_day(told, str(case))
    judgements = [judge(_procedure(name), known, told, day) for name in _named(procedure, compare)]
    _print(judgements, told, output, several=bool(compare))
    if any(wanted & found_in(one) for one in judgements):
        raise typer.Exit(1)


def in_terminal() -> bool:
    """Return whether what is printed goes to a terminal."""
    return sys.stdout.isatty()


def _print(judgements: Sequence[Judgement], case: CaseFile, output: Format, *, several: bool) -> None:
    if output is Format.PDF and in_terminal():
        raise InputError(
            "A PDF is not shown in a terminal.",
            why="It is a file for printing and sending.",
            remedy="Write it into a file: add '> audit.pdf'.",
        )
    form = Format.HTML if output is Format.PDF else output
    shown = (_compared if several else _shown)(judgements, case, form)
    typer.echo(to_pdf(shown) if output is Format.PDF else shown, nl=False)


def _named(procedure: str, compare: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in compare.split(",") if name.strip())
    if bool(procedure) == bool(compare) or (compare and len(names) < 2):
        raise InputError(
            "It is not said by which procedure to judge.",
            why="A case is judged by one procedure, or by two and more side by side.",
            remedy=f"Give --procedure ID, or --compare ID,ID; shipped are {', '.join(shipped())}.",
        )
    return names or (procedure,)


def _shown(judgements: Sequence[Judgement], case: CaseFile, output: Format) -> str:
    (judgement,) = judgements
    if output is Format.HTML:
        return to_html(judgement, case)
    if output is Format.SVG:
        return timeline(judgement, case)
    return to_text(judgement, case) if output is Format.TEXT else _json(to_json(judgement))


def _compared(judgements: Sequence[Judgement], case: CaseFile, output: Format) -> str:
    if output is Format.SVG:
        raise InputError(
            "A timeline shows one procedure.",
            why="The clocks of several would lie over one another.",
            remedy="Take --format html, or draw a timeline for each with --procedure.",
        )
    if output is Format.HTML:
        return compare_html(judgements, case)
    return compare_text(judgements, case) if output is Format.TEXT else _json(compare_json(judgements))


def found_in(judgement: Judgement) -> frozenset[str]:
    """Return which of `FINDINGS` a judgement holds.

    Args:
        judgement: the answer of `judge`.
    """
    found = {one.status for one in judgement.duties}
    found |= (
        {"barred"} if any(one.status not in {"conflicted", "undetermined"} for one in judgement.barred) else set()
    )
    found |= {"conflicted"} if any(one.conflict.reasons for one in judgement.conflicts) else set()
    return frozenset(found.intersection(FINDINGS))


def last_day(case: CaseFile, file: str) -> date:
    """Return the last day that a case file covers or tells of.

    Args:
        case: what was read.
        file: its name, for the message.

    Raises:
        InputError: it holds no day at all.
    """
    days = [one.last for one in case.covers] + [act.when.last for act in case.acts]
    known = [day for day in days if day != date.max] or [act.when.first for act in case.acts]
    if not known:
        raise InputError(
            "There is no day as of which it could be judged.",
            why="The file holds no act and no day that it covers.",
            remedy="Give one with --as-of YYYY-MM-DD.",
            where=Where(file),
        )
    return max(known)


def _json(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def _wanted(fail_on: str) -> frozenset[str]:
    words = frozenset(word.strip() for word in fail_on.split(",") if word.strip())
    for word in sorted(words.difference(FINDINGS)):
        raise InputError(
            f"'{word}' is not a finding.",
            why="--fail-on names what should make the command end with 1.",
            remedy=f"One or more of {', '.join(FINDINGS)}, with commas between them.",
        )
    return words


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(
            f"'{text}' is not a day.",
            why="--as-of is the day as of which is judged.",
            remedy="Write YYYY-MM-DD, such as 2023-09-01.",
        ) from None


def _procedure(name: str) -> Procedure:
    if name in shipped() or not Path(name).exists():
        return load(name)
    return read_procedure(_text_of(Path(name)), name)


def _text_of(path: Path) -> str:
    return decode(read_bytes(path), str(path))


def _check_same(case: CaseFile, organisation: Organisation, file: Path) -> None:
    if case.organisation != organisation.id:
        raise InputError(
            f"The case is of '{case.organisation}', and this file is of '{organisation.id}'.",
            why="Seats and ties of another organisation would be read into the case.",
            remedy="Give the file of the right organisation, or correct 'organisation' in the case.",
            where=Where(str(file)),
        )
