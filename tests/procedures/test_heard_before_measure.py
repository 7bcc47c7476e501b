"""A procedure can ask that the respondent is heard before a measure that is not urgent."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fairhearing.acts import Act, CaseFile, Parties, When
from fairhearing.identifiers import ActId, KindName
from fairhearing.judging import examine
from fairhearing.procedure import read_procedure
from tests.procedures.sample import sample

DAY = date(2025, 3, 20)
HEARD_FIRST = """
  heard-before-a-measure:
    says: A measure for the time being is set after the respondent was heard; what is urgent is a protective act.
    act: interim-measure-set
    needs: [[respondent-heard, response-received]]
    source: {text: rules, section: section 2, mark: verified, since: 2025-01-01}
    remedy: Hear the respondent; where that cannot wait, act at once and have it ratified.
"""
RULES = read_procedure(
    (Path(__file__).parent / "minimal.yaml").read_text().replace("\ngates:", f"\ngates:{HEARD_FIRST}", 1),
    "club.yaml",
)


def barred(kind: str, *before: str) -> list[str]:
    """Return the rules that speak against an act of the receivers after some others."""
    acts = tuple(_act(str(place), one) for place, one in enumerate(("report-received", *before)))
    case = CaseFile("c", "lakeland", (), Parties(), acts)
    return [one.rule for one in examine(RULES, sample()[1], case, _act("", kind), DAY).barred]


def _act(number: str, kind: str) -> Act:
    return Act(ActId(number), KindName(kind), When(DAY, DAY), by=("p11",), fields={"review_on": "2025-04-01"})


@pytest.mark.parametrize("heard", ["respondent-heard", "response-received"])
def test_a_measure_waits_for_the_respondents_word(heard: str) -> None:
    """It is refused before, and free once they were heard or answered."""
    assert barred("interim-measure-set") == ["heard-before-a-measure"]
    assert barred("interim-measure-set", heard) == []


def test_what_is_urgent_waits_for_nobody() -> None:
    """An act that protects at once is free of it; it is ratified or ends afterwards."""
    assert barred("protective-act-taken") == []
