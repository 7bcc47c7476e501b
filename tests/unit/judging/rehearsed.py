"""Reports of rehearsals that the tests of this room read."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fairhearing.acts import read_when
from fairhearing.independence import rehearse, remedies
from fairhearing.judging import RehearsalReport, steps_of
from fairhearing.organisation import Organisation, read_organisation
from fairhearing.procedure import load

DATA = Path(__file__).parents[2] / "data"
_load = cache(load)


def sample(name: str) -> Organisation:
    """Return an organisation of tests/data."""
    return read_organisation((DATA / name).read_text(encoding="utf-8"), name)


def report_of(
    organisation: Organisation, procedure: str = "model-small", on: str = "2023-04-22", *, pairs: bool = False
) -> RehearsalReport:
    """Return the report of an organisation's rehearsal."""
    rules, day = _load(procedure), read_when(on).first
    steps = steps_of(rules)
    answer = rehearse(organisation, rules.conflicts, steps, day)
    mending = remedies(organisation, rules.conflicts, steps, day, answer)
    both = rehearse(organisation, rules.conflicts, steps, day, pairs=True) if pairs else None
    return RehearsalReport(organisation, rules, day, answer, mending, both)
