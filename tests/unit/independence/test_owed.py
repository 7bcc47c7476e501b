"""Seats owed to somebody, for all seats at once."""

from __future__ import annotations

from fairhearing.independence.arrays import arrays_of
from fairhearing.independence.owed import owed
from tests.unit.independence.building import DAY, club

SEATS = """seats:
  - {person: a, body: care, from: 2021, proposed_by: board}
  - {person: b, body: board, from: 2020, proposed_by: c}
  - {person: c, body: board, from: 2022-06, proposed_by: board}
  - {person: d, body: care, from: 2021, proposed_by: board, chosen: lottery}"""
GIFT = "ties: [{kind: donor, person: d, to: board, from: 2023, disputed: true}]"


def _told(*lines: str, depth: int) -> set[tuple[str, str, int, bool]]:
    arrays = arrays_of(club(*lines))
    return {
        (arrays.names[arrays.seat_person[seat]], arrays.names[party], part.steps, bool(disputed))
        for part in owed(arrays, DAY, depth)
        for seat, party, disputed in zip(part.seat, part.party, part.disputed, strict=True)
    }


def test_one_step_reaches_those_who_sat_there_then() -> None:
    """To the board and to whoever sat on it then; not to who came later, and what was drawn is owed to nobody."""
    assert _told(SEATS, depth=1) == {
        ("a", "board", 1, False),
        ("a", "b", 1, False),
        ("b", "c", 1, False),
        ("c", "board", 1, False),
        ("c", "b", 1, False),
    }


def test_a_second_step_goes_on_from_those_who_sat_there() -> None:
    """Through b the seat is owed to c; c's own seat leads back to c through b and is not owed to c."""
    further = _told(SEATS, depth=2) - _told(SEATS, depth=1)
    assert ("a", "c", 2, False) in further
    assert not {one for one in further if one[0] == one[1]}


def test_a_giver_stands_behind_what_they_give_to() -> None:
    """Who gives to the board now counts, also when the gift came after the seat; a dispute is carried along."""
    assert ("a", "d", 1, True) in _told(SEATS, GIFT, depth=1)


def test_appointments_in_a_circle_end() -> None:
    """A board that fills itself leads to its members and comes to an end; no seats, nothing owed."""
    circle = "seats: [{person: a, body: board, proposed_by: board}, {person: b, body: board, proposed_by: a}]"
    assert ("a", "b", 1, False) in _told(circle, depth=2)
    assert _told(depth=2) == set()
