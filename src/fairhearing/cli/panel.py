"""`fairhearing panel`: draw a panel by lot so that anybody can check it: plan, draw, by hand."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from time import process_time
from typing import Annotated, Any

import typer

from fairhearing import __version__
from fairhearing.cli.panel_files import (
    OPENINGS,
    PUBLISHED,
    Answer,
    Column,
    Form,
    Openings,
    Output,
    beside,
    bytes_in,
    plan_in,
    quiet,
    refuse_existing,
    telling,
    text_in,
)
from fairhearing.cli.panel_verify import after, line, verify
from fairhearing.cli.terminal import say, say_json
from fairhearing.errors import InputError
from fairhearing.lottery import (
    PanelDraw,
    Plan,
    Setting,
    Tell,
    enter_by_hand,
    make_draw,
    make_plan,
    published,
    read_announced,
    read_draw,
    read_excluded,
    read_hat,
    read_pairs,
    read_people,
    read_quotas,
    read_sources,
    verify_draw,
    write_draw,
    write_openings,
    write_plan,
)
from fairhearing.machine import OsRandomness, machine_time, write_new

app = typer.Typer(
    no_args_is_help=True,
    help="Draw a panel by lot, by a plan that is published first, so that anybody can check it.",
)
app.command()(verify)
app.command()(line)
app.command()(after)


class Algorithm(StrEnum):
    """How the chances are made as equal as the quotas allow."""

    LEXIMIN = "leximin"
    MAXIMIN = "maximin"
    UNIFORM = "uniform"


class Mode(StrEnum):
    """How numbers follow from the seed."""

    HMAC = "hmac-sha256"
    RFC3797 = "rfc3797"


PlanFile = Annotated[Path, typer.Argument(help="The plan, whole or published.", metavar="PLAN.json")]


Exclude = Annotated[Path | None, typer.Option("--exclude", help="Who is left out: CSV, person,reason.")]
Pairs = Annotated[Path | None, typer.Option("--pairs", help="Who may not sit together: CSV, two a row.")]
Alternates = Annotated[
    int | None, typer.Option("--alternates", help="How many follow; otherwise as many as seats.", min=0)
]
Announce = Annotated[Path | None, typer.Option("--announce", help="Where the seed will come from: YAML or JSON.")]
Previous = Annotated[
    Path | None, typer.Option("--after", help="The draw of the round before, which this one follows.")
]


@app.command()
def plan(
    pool: Annotated[Path, typer.Option("--pool", help="Who is on the list: CSV, one person a row.")],
    seats: Annotated[int, typer.Option("--seats", help="How many sit.", min=1)],
    output: Output,
    quotas: Annotated[Path | None, typer.Option("--quotas", help="The quotas: CSV.")] = None,
    exclude: Exclude = None,
    apart: Annotated[str, typer.Option("--apart", help="A column: no two with the same value sit.")] = "",
    pairs: Pairs = None,
    named_by: Column = "",
    algorithm: Annotated[
        Algorithm, typer.Option("--algorithm", help="How chances are evened out.")
    ] = Algorithm.LEXIMIN,
    alternates: Alternates = None,
    announce: Announce = None,
    organisation: Annotated[str, typer.Option("--organisation", help="Whose panel it is.")] = "organisation",
    case: Annotated[str, typer.Option("--case", help="For which case.")] = "case",
    previous: Previous = None,
    on: Annotated[str, typer.Option("--on", help="The day of publication, as 2024-05-31; otherwise now.")] = "",
    mode: Annotated[Mode, typer.Option("--mode", help="How numbers follow from the seed.")] = Mode.HMAC,
    form: Answer = Form.TEXT,
) -> None:
    """Fix pool, quotas and everybody's chance, and what is announced, before the seed is known."""
    began = process_time()
    refuse_existing(output, beside(output, OPENINGS), beside(output, PUBLISHED))
    setting = Setting(
        program=__version__,
        organisation=organisation,
        case=case,
        committed=on or machine_time().strftime("%Y-%m-%dT%H:%M:%SZ"),
        seats=seats,
        alternates=seats if alternates is None else alternates,
        algorithm=algorithm.value,
        mode=mode.value,
        apart=apart,
        named_by=named_by or None,
        sources=() if announce is None else read_announced(text_in(announce), str(announce)),
    )
    if previous is not None:
        setting = _next_round(setting, previous)
    secret = OsRandomness().token(32)
    with quiet(), telling() as tell:
        made = _planned(setting, secret, (pool, quotas, exclude, pairs), named_by, tell)
    _answer(_written(replace(made, cpu_seconds=round(process_time() - began, 3)), secret, output), form)


def _next_round(setting: Setting, previous: Path) -> Setting:
    before = read_draw(bytes_in(previous), str(previous))
    verify_draw(before)
    return replace(
        setting,
        organisation=before.plan.organisation,
        case=before.plan.case,
        round=before.plan.round + 1,
        previous=before.digest,
    )


def _planned(
    setting: Setting,
    secret: bytes,
    files: tuple[Path, Path | None, Path | None, Path | None],
    named_by: str,
    tell: Tell | None,
) -> Plan:
    pool, quota_file, exclude, pairs = files
    quotas = () if quota_file is None else read_quotas(text_in(quota_file), str(quota_file))
    people = read_people(text_in(pool), str(pool), quotas, named_by=named_by, apart=setting.apart, tell=tell)
    left_out = {} if exclude is None else read_excluded(text_in(exclude), str(exclude), people, named_by=named_by)
    if pairs is not None:
        kept_apart = read_pairs(text_in(pairs), str(pairs), people, named_by=named_by)
        setting = replace(setting, pairs=kept_apart)
    return make_plan(people, quotas, setting, secret=secret, excluded=left_out, tell=tell)


def _written(made: Plan, secret: bytes, output: Path) -> dict[str, Any]:
    write_new(beside(output, OPENINGS), write_openings(made, secret))
    write_new(output, write_plan(made))
    write_new(beside(output, PUBLISHED), write_plan(published(made, secret)))
    return {
        "plan": str(output),
        "published": str(beside(output, PUBLISHED)),
        "openings": str(beside(output, OPENINGS)),
        "announce": made.commitment.plan,
        "pool_size": made.pool_size,
        "left_out": len(made.excluded or ()),
        "seats": made.seats,
        "algorithm": made.algorithm,
        "min_probability": made.min_probability,
        "gini": made.gini,
        "gap": made.gap,
        "ruled_out": [
            {"person": person, "quotas": list(one.quotas)}
            for one in made.ruled_out
            for person in made.types[one.type].people
        ],
        "cpu_seconds": made.cpu_seconds,
    }


@app.command()
def draw(
    plan: PlanFile,
    sources: Annotated[Path, typer.Option("--sources", help="What the sources said: YAML or JSON.")],
    output: Output,
    openings: Openings = None,
    form: Answer = Form.TEXT,
) -> None:
    """Draw panel and alternates from what the sources said."""
    refuse_existing(output)
    made, secret = plan_in(plan, openings)
    drawn = make_draw(made, read_sources(text_in(sources), str(sources)), secret=secret)
    verify_draw(drawn)
    write_new(output, write_draw(drawn))
    _answer(_told_draw(drawn, output), form)


@app.command("by-hand")
def by_hand(
    plan: PlanFile,
    record: Annotated[Path, typer.Option("--record", help="Who came out of the hat, and who watched: YAML.")],
    output: Output,
    openings: Openings = None,
    form: Answer = Form.TEXT,
) -> None:
    """Enter names that were drawn from a hat before two observers; the same checks judge them."""
    refuse_existing(output)
    made, secret = plan_in(plan, openings)
    if secret is None:
        raise InputError(
            "The openings of the plan are missing.",
            why="The names from the hat must be found in the plan.",
            remedy="Name the file that was written beside the plan with --openings.",
        )
    drawn = enter_by_hand(made, read_hat(text_in(record), str(record)), secret=secret)
    verify_draw(drawn)
    write_new(output, write_draw(drawn))
    _answer(_told_draw(drawn, output), form)


def _told_draw(made: PanelDraw, output: Path) -> dict[str, Any]:
    return {
        "draw": str(output),
        "panel": [one.person or one.line for one in made.panel],
        "alternates": [one.person or one.line for one in made.alternates],
        "digest": made.digest,
    }


_SHARES = ("min_probability", "gini", "gap")
_SMALL = 1e-6
"""Below it no digit of a share with four digits after the point is seen."""

_WORDS = {
    "plan": "The plan, with names; keep it",
    "published": "The copy to publish",
    "openings": "The openings; keep them, give each person only their own line",
    "announce": "Announce this before the seed is known",
    "pool_size": "People in the pool",
    "left_out": "People left out",
    "seats": "Seats",
    "algorithm": "Chances evened out by",
    "min_probability": "Smallest chance of anybody who can be on a panel",
    "gini": "Inequality of the chances (Gini, 0 % is none)",
    "gap": "At most so far from the best that is possible",
    "ruled_out": "Can be on no valid panel",
    "cpu_seconds": "Seconds of computing",
    "draw": "The draw; publish it",
    "panel": "Panel",
    "alternates": "Alternates, in order",
    "digest": "Its digest",
}


def _answer(told: dict[str, Any], form: Form) -> None:
    if form is Form.JSON:
        say_json(told)
        return
    for key, value in told.items():
        say(f"{_WORDS[key]}: {_plainly(key, value)}")


def _plainly(key: str, value: Any) -> str:
    if key == "ruled_out":
        return "; ".join(f"{one['person']} ({', '.join(one['quotas'])})" for one in value) or "nobody"
    if isinstance(value, list):
        return ", ".join(value) or "nobody"
    if key in _SHARES:
        return f"{value:.4%}" if value == 0 or value >= _SMALL else f"below {_SMALL:.4%}"
    return str(value)
