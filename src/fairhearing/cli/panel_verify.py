"""`fairhearing panel verify`, `line` and `after`: checking a draw, one's own line, and who follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from fairhearing.cli.panel_files import Answer, Column, Form, Openings, Output, bytes_in, plan_in, text_in
from fairhearing.cli.terminal import say, say_json
from fairhearing.errors import InputError, RecordError
from fairhearing.lottery import (
    PAIR,
    Check,
    PanelDraw,
    Plan,
    Quota,
    check_line,
    check_list,
    drawn_of,
    next_alternate,
    opened,
    panel_after,
    personal_line,
    read_draw,
    read_openings,
    read_people,
    verify_draw,
    verify_plan,
)
from fairhearing.machine import write_new

_PLAN = b'"format":"fairhearing/panel-plan@1"'
_DRAW = b'"format":"fairhearing/panel-draw@1"'
CONTRADICTED = 1
"""Exit status: what was read contradicts itself, or what was committed to."""


def verify(
    file: Annotated[Path, typer.Argument(help="The draw, or a plan.", metavar="DRAW.json")],
    pool: Annotated[Path | None, typer.Option("--pool", help="The list of people, to compare with: CSV.")] = None,
    named_by: Column = "",
    openings: Annotated[
        Path | None, typer.Option("--openings", help="For whoever keeps them: compare everybody on the list.")
    ] = None,
    own_line: Annotated[Path | None, typer.Option("--line", help="Your own line, as you were given it.")] = None,
    announced: Annotated[str, typer.Option("--commitment", help="The digest that was announced.")] = "",
    form: Answer = Form.TEXT,
) -> None:
    """Check a draw from what is published; each check says what it shows and what it does not."""

    def checks() -> list[Check]:
        data = bytes_in(file)
        made: PanelDraw | None = None
        if _PLAN in data and _DRAW not in data:
            plan = _published(file, openings)
            found = list(verify_plan(plan, announced=announced))
        else:
            made = read_draw(data, str(file))
            plan = made.plan
            found = list(verify_draw(made, announced=announced))
        if pool is not None:
            found.append(_on_list(plan, made, pool, named_by, openings))
        if own_line is not None:
            found.append(check_line(plan, bytes_in(own_line), str(own_line)))
        return found

    _report(checks, form)


def _published(file: Path, openings: Path | None) -> Plan:
    plan, secret = plan_in(file, openings)
    if plan.edition == "published":
        return plan
    if secret is not None:
        return opened(plan, secret)
    raise InputError(
        "This is the whole plan, with names, and its openings are missing.",
        why="What is checked is what everybody can see; names lead there by way of the openings.",
        remedy="Give the published copy that was written beside it, or name the openings.",
    )


def _on_list(plan: Plan, made: PanelDraw | None, pool: Path, named_by: str, openings: Path | None) -> Check:
    quotas = [
        Quota(one.feature, one.value, one.min, one.max)
        for one in plan.quotas
        if one.feature not in {PAIR, plan.apart}
    ]
    people = read_people(text_in(pool), str(pool), quotas, named_by=named_by or plan.named_by or "")
    secret = None if openings is None else read_openings(bytes_in(openings), str(openings), plan)
    everybody = () if made is None else (*made.panel, *made.alternates)
    named = {one.line: one.person for one in everybody if one.person is not None}
    return check_list(plan, named, people, secret)


def line(
    plan: Annotated[Path, typer.Argument(help="The whole plan.", metavar="PLAN.json")],
    person: Annotated[str, typer.Option("--person", help="Whose line, named as in the list.")],
    output: Output,
    openings: Openings = None,
) -> None:
    """Write what one person is given to check their own line, in the pool or among those left out."""
    whole, secret = plan_in(plan, openings)
    if secret is None:
        raise InputError(
            "The openings of the plan are missing.",
            why="A line follows from the secret in them.",
            remedy="Name the file that was written beside the plan with --openings.",
        )
    write_new(output, personal_line(whole, secret, person))
    say(f"Give {output} to {person} and to nobody else; they check it with `panel verify --line`.")


def after(
    file: Annotated[Path, typer.Argument(help="The draw.", metavar="DRAW.json")],
    declined: Annotated[list[str], typer.Option("--declined", help="Who declined, in this order; repeat it.")],
    form: Answer = Form.TEXT,
) -> None:
    """Say who sits after some declined or were recused: the next alternate with whom the quotas are kept."""
    made = read_draw(bytes_in(file), str(file))
    verify_draw(made)
    names = {one.line: one.person or one.line for one in (*made.panel, *made.alternates)}
    lines = {name: one for one, name in names.items()}
    drawn = drawn_of(made.plan, tuple(one.line for one in made.panel), tuple(one.line for one in made.alternates))
    gone = [_line_of(name, lines) for name in declined]
    follows = next_alternate(drawn, gone)
    sits = [names[one] for one in panel_after(drawn, gone)]
    told: dict[str, Any] = {"panel": sorted(sits), "follows": None if follows is None else names[follows]}
    if form is Form.JSON:
        say_json(told)
        return
    say(f"Who sits: {', '.join(told['panel']) or 'nobody'}")
    say(f"Who follows on the last to decline: {told['follows'] or 'nobody'}")
    if len(sits) < made.plan.seats:
        say("A seat is empty. Make a plan for the next round: `panel plan --after` this draw.")


def _line_of(name: str, lines: Mapping[str, str]) -> str:
    if name in lines or name in lines.values():
        return lines.get(name, name)
    raise InputError(
        f"'{name[:80]}' was not drawn.",
        why="Only who sits, or follows as an alternate, can decline.",
        remedy=f"Name one of those drawn, exactly as here: {', '.join(lines)}.",
    )


def _report(checks: Callable[[], list[Check]], form: Form) -> None:
    try:
        found = checks()
    except RecordError as error:
        told = {"holds": False, "what": error.what, "why": error.why, "remedy": error.remedy}
        if form is Form.JSON:
            say_json(told)
        else:
            typer.echo(error.diagnostics(), err=True)
        raise typer.Exit(CONTRADICTED) from None
    if form is Form.JSON:
        told = {"holds": True, "checks": [asdict(one) for one in found]}
        say_json(told)
    else:
        say(
            "\n".join(
                [
                    "Everything follows from what was committed to.",
                    *(f"- {one.part}: {one.shows}" for one in found),
                ]
            )
        )
