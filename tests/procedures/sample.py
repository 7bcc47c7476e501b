"""The made-up old case of the Lakeland federation, judged by a shipped procedure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from fairhearing.acts import CaseFile, Parties, read_case
from fairhearing.judging import ActConflict, Barred, DutyAnswer, Judgement, judge
from fairhearing.organisation import Organisation, read_organisation
from fairhearing.procedure import load

DATA = Path(__file__).parents[1] / "data"
AS_OF = date(2023, 9, 1)
F, A, FLOOR = "membership-grievance", "eu-directive", "floor"


@cache
def sample() -> tuple[CaseFile, Organisation]:
    """Return the case and the organisation as their files give them."""
    case = read_case((DATA / "case-old.yaml").read_text(), "case-old.yaml")
    return case, read_organisation((DATA / "organisation.yaml").read_text(), "organisation.yaml")


@cache
def judged(procedure: str = F) -> Judgement:
    """Return the sample, judged by one procedure."""
    case, organisation = sample()
    return judge(load(procedure), organisation, case, AS_OF)


def changed(change: Callable[[CaseFile], CaseFile], procedure: str = F, as_of: date = AS_OF) -> Judgement:
    """Return the judgement of a changed sample."""
    case, organisation = sample()
    return judge(load(procedure), organisation, change(case), as_of)


def against(judgement: Judgement, act: str) -> dict[tuple[str, str], Barred]:
    """Return what was against an act, by rule and pack."""
    return {(one.rule, one.pack): one for one in judgement.barred if one.act == act}


def clock(judgement: Judgement, rule: str, anchor: str | None) -> DutyAnswer:
    """Return the answer of one duty for one anchor."""
    (one,) = (one for one in judgement.duties if (one.rule, one.anchor) == (rule, anchor))
    return one


def conflict(judgement: Judgement, act: str, person: str) -> ActConflict | None:
    """Return a person's conflict in an act, if they have one."""
    return next((one for one in judgement.conflicts if (one.act, one.person) == (act, person)), None)


def note(judgement: Judgement, *words: str) -> str:
    """Return the one note that holds all these words."""
    (one,) = (text for text in judgement.notes if all(word in text for word in words))
    return one


def with_respondent(case: CaseFile, respondent: str) -> Parties:
    """Return the parties, were somebody else the respondent."""
    return replace(case.parties, respondent=(respondent,))


def organisation_beside(case: Path) -> Organisation | None:
    """Return the organisation in which an example's case is judged, where one stands beside it."""
    file = case.with_name(case.name.replace(".case.", ".organisation."))
    return read_organisation(file.read_text(), file.name) if file.exists() else None
