"""An organisation as arrays: every name a number, every date a span of days."""

from __future__ import annotations

from datetime import date

import numpy as np

from fairhearing.clock import Calendar, Duration
from fairhearing.independence.arrays import FIRST, LAST, NOBODY, arrays_of, rows_by
from tests.unit.independence.building import DAY, club

SEATS = """seats:
  - {person: b, body: board, from: 2020-02, to: 2021-03-01, proposed_by: all}
  - {person: a, body: board, appointed_by: b, chosen: lottery}"""


def test_the_roll_comes_first_and_everybody_named_has_a_number() -> None:
    """People stand by id, then branches, bodies and sources as they come; nobody is left without."""
    arrays = arrays_of(club(SEATS))
    assert arrays.names[: arrays.roll] == ("a", "b", "c", "d")
    assert {"north", "south", "board", "all"} == {*arrays.names[arrays.roll :]}
    assert [arrays.names[one] for one in arrays.seat_person] == ["b", "a"]
    assert arrays.branch[3] == arrays.proposed_by[1] == NOBODY
    assert arrays.by_lot.tolist() == [False, True]


def test_an_unknown_beginning_may_be_any_day() -> None:
    """Where no date is given, the span begins with the calendar and does not end."""
    spans = arrays_of(club(SEATS)).seat_spans
    assert (spans.since[1], spans.since_last[1], spans.until[1]) == (FIRST, LAST, LAST)
    assert spans.ended.tolist() == [True, False]
    assert spans.since_last[0] == date(2020, 2, 29).toordinal()


def test_what_ended_counts_for_as_long_as_the_rule_says() -> None:
    """Without a time after its end only what lasts counts; with one, it counts until that is over."""
    spans, calendar = arrays_of(club(SEATS)).seat_spans, Calendar()
    assert spans.hold(DAY, None, calendar, lasting=True).tolist() == [True, True]
    assert spans.hold(DAY, None, calendar, lasting=False).tolist() == [False, True]
    assert spans.hold(DAY, Duration(3, "years"), calendar, lasting=True).tolist() == [True, True]
    assert spans.hold(DAY, Duration(2, "years"), calendar, lasting=True).tolist() == [False, True]
    assert spans.hold(date(2020, 1, 31), None, calendar, lasting=True).tolist() == [False, True]


def test_rows_are_found_by_their_key() -> None:
    """Rows of nobody are left out, and a join gives each row of each number in order."""
    rows = rows_by(np.array([2, NOBODY, 0, 2]), 4)
    assert [rows.of(key).tolist() for key in range(4)] == [[2], [], [0, 3], []]
    places, found = rows.join(np.array([2, 1, 0]))
    assert (places.tolist(), found.tolist()) == ([0, 0, 2], [0, 3, 2])
