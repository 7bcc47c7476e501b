from __future__ import annotations

from datetime import date

import pytest

from fairhearing.acts import When, read_when
from fairhearing.clock import Duration
from fairhearing.judging.order import (
    any_of,
    before,
    days_between,
    earliest,
    is_over,
    is_within,
    lateness,
    measured,
    natural,
    none_or_over,
    rank,
)
from tests.unit.judging.building import act, at


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("2023-01-01", "2023-01-02", True),
        ("2023-01-02", "2023-01-02", True),
        ("2023-01-03", "2023-01-02", False),
        ("2023-01", "2023-01-15", None),
        ("2023-01", "2023-02", True),
    ],
)
def test_days_decide_where_they_do_not_overlap(one, other, answer):
    """The same day counts as before; overlapping days are not known."""
    assert before(act("1", "contact", one), act("2", "contact", other)) is answer


def test_a_written_order_decides_where_days_overlap():
    """`after` and `before` count from either side."""
    rough = {"on": "2023-01"}
    assert before(act("1", "contact", **rough), act("2", "contact", **rough, after="1"))
    assert before(act("1", "contact", **rough, before="2"), act("2", "contact", **rough))
    assert before(act("1", "contact", **rough, after="2"), act("2", "contact", **rough)) is False
    assert before(act("1", "contact", **rough), act("2", "contact", **rough, before="1")) is False
    assert before(act("1", "contact", **rough, after="3"), act("2", "contact", **rough)) is None


def test_instants_decide_within_a_day():
    """On the site the second is known."""
    early, late = act("1", "contact", when=at(2, 9)), act("2", "contact", when=at(2, 10))
    assert before(early, late)
    assert before(late, early) is False


def test_three_valued_or():
    """One yes is enough; otherwise one that is not known leaves it open."""
    assert any_of([None, True])
    assert any_of([False, None]) is None
    assert any_of([]) is False


def test_numbers_sort_as_numbers():
    """Act 2 comes before act 10, and both before an act with a word for a name."""
    assert sorted(["b", "10", "2"], key=natural) == ["2", "10", "b"]
    assert rank(act("2", "contact")) < rank(act("10", "contact"))


def test_days_between_intervals():
    """The least and the most that it can have been; negative where the order is open."""
    assert days_between(read_when("2023-01-01"), read_when("2023-01-05/2023-01-07")) == (4, 6)
    assert days_between(read_when("2023-01"), read_when("2023-01"))[0] < 0


def test_lateness_in_days_and_in_started_days():
    """Nothing is late before its time; where instants are known a started day counts as one."""
    assert lateness(read_when("2023-01-05"), read_when("2023-01-04")) == (0, 0)
    assert lateness(read_when("2023-01-05/2023-01-06"), read_when("2023-01-06/2023-01-09")) == (0, 4)
    assert lateness(at(5, 12), at(5, 13)) == (1, 1)
    assert lateness(at(5, 12), at(5, 12)) == (0, 0)


def test_the_first_of_several():
    """The first of several events lies between the earliest beginning and the earliest end."""
    assert earliest([at(3)]) == at(3)
    assert earliest([at(3), at(2)]) == at(2)
    assert earliest([read_when("2023-01"), read_when("2023-01-05")]) == When(date(2023, 1, 1), date(2023, 1, 5))


def test_whether_a_time_is_over():
    """To the second where both are known; otherwise the whole last day belongs to it."""
    hours, day = Duration(12, "hours"), Duration(1, "days")
    assert is_over(at(5, 12), at(5, 12))
    assert not is_over(at(5, 12), at(5, 11))
    assert is_within(at(5, 12), at(5, 11), hours)
    assert not is_within(at(5, 12), at(5, 12), hours)
    end, rough = read_when("2023-01-05"), read_when("2023-01-05/2023-01-07")
    assert not is_over(end, rough)
    assert not is_within(end, rough, day)
    assert is_over(end, read_when("2023-01-06"))
    assert is_within(end, end, day)
    assert is_within(end, end, None)
    assert not is_within(end, end, hours)
    assert is_within(end, read_when("2023-01-04"), hours)


def test_hours_of_which_only_the_day_is_known_may_be_late_on_the_last_day():
    """The hour at which the limit ended, and that at which it was done, are both somewhere in that day."""
    due = read_when("2023-01-05")
    assert lateness(due, read_when("2023-01-04"), by_hour=True) == (0, 0)
    assert lateness(due, read_when("2023-01-05"), by_hour=True) == (0, 1)
    assert lateness(due, read_when("2023-01-06"), by_hour=True) == (1, 2)
    assert lateness(at(5, 12), at(5, 12), by_hour=True) == (0, 0)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2023-01-02", "2023-01-09", (7, 7)),
        ("../2023-01-02", "2023-01-09", (7, None)),
        ("2023-01-02", "2023-01-09/..", (7, None)),
        ("2023-01-02/..", "2023-01-09", (None, 7)),
        ("2023-01-02", "../2023-01-09", (None, 7)),
    ],
)
def test_an_open_end_is_no_number_of_days(start, end, days):
    """Nobody knows how long ago “before May” was, so nobody says that it was in the year 1."""
    assert measured(read_when(start), read_when(end)) == days


def test_what_may_be_late_by_nobody_knows_how_much_may_be_late():
    """And so may what is late by some days; none is in time."""
    assert [none_or_over(most) for most in (None, 2, 0)] == [True, True, False]
    assert lateness(read_when("../2023-01-05"), read_when("2023-01-09")) == (4, None)
