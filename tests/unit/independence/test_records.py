"""What the records say at all, and who put whom in place."""

from __future__ import annotations

from fairhearing.identifiers import PersonId
from fairhearing.independence import Office, Recorded
from fairhearing.independence.records import offices, recorded
from tests.unit.independence.building import DAY, club

SEATS = """seats:
  - {person: a, body: care, from: 2021, proposed_by: board, chosen: acclamation}
  - {person: b, body: care, from: 2021, proposed_by: board, appointed_by: a}
  - {person: a, body: board, from: 2020, appointed_by: board}
  - {person: c, body: care, from: 2021, proposed_by: board, chosen: lottery}
  - {person: c, body: board, from: 2021}
  - {person: d, body: care, from: 2010, to: 2012, proposed_by: board}"""


def test_seats_are_counted_by_who_gave_them() -> None:
    """Seats held now, by whom proposed or filled them, the most first; drawn ones count for nobody."""
    assert offices(club(SEATS), DAY) == (Office("board", 3, 2, 1), Office("a", 1, 1, 0))


def test_what_is_not_recorded_is_counted() -> None:
    """Who has no tie and no seat with a proposer is not known, and officers who are not on the roll are told."""
    ties = "ties: [{kind: kin, people: [a, b], disputed: true}]"
    told = recorded(club("seats: [{person: c, body: care}]", ties), {PersonId("c"), PersonId("x")}, DAY)
    assert told == Recorded(
        people=4,
        unknown=2,
        officers=2,
        officers_unknown=2,
        not_on_the_roll=1,
        seats=1,
        seats_without_proposer=1,
        ties=1,
        disputed=1,
        without_branch=1,
    )
