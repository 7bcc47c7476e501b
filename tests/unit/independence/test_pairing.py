"""Plausible reporters: those who have to do with the respondent."""

from __future__ import annotations

from fairhearing.identifiers import PersonId
from fairhearing.independence import plausible
from tests.unit.independence.building import DAY, club

SEATS = """seats:
  - {person: a, body: board, from: 2020}
  - {person: d, body: board, from: 2020}
  - {person: c, body: board, from: 2010, to: 2012}
  - {person: b, body: all}
  - {person: d, body: all}"""


def test_a_tie_a_branch_or_a_body_is_enough() -> None:
    """Of the same branch, on the board now, tied at any time; not by the assembly or a seat of long ago."""
    ties = "ties: [{kind: friend, people: [b, c], from: 2010, to: 2012}, {kind: donor, person: c, to: board}]"
    reporters = plausible(club(SEATS, ties), DAY)
    assert {name: "".join(reporters(PersonId(name))) for name in "abcd"} == {
        "a": "bd",
        "b": "ac",
        "c": "b",
        "d": "a",
    }
