"""P10: neither a small part of a group, nor two publications together, tell of a single case."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from fairhearing.desk import figures
from tests.walking import act


def at(year, month, day):
    """Return a morning."""
    return datetime(year, month, day, 9, tzinfo=UTC)


def close(club, code):
    """Close a case at once, acknowledged in time."""
    receiver = club.officers["c04"]
    act(club, receiver, code, "report-acknowledged", "reporter-1", text="It arrived.")
    act(club, receiver, code, "rights-notified", "reporter-1", text="Your rights.")
    act(club, receiver, code, "category-set", value="other", reason="As they say.")
    act(club, receiver, code, "case-closed", reason="As wished.")


@pytest.mark.parametrize(("closed", "still"), [(1, 9), (4, 6), (6, 4), (9, 1)])
def test_a_small_part_is_not_shown_nor_what_it_can_be_worked_out_from(club, closed, still):
    """Of ten cases it is not said how many are closed, how long that took, or how many were late."""
    codes = [club.report(course="record-only")[1] for _ in range(closed + still)]
    for code in codes[:closed]:
        close(club, code)
    club.clock.at = at(2026, 8, 1)
    shown = figures(club.house)
    assert shown.taken_in == 10
    assert shown.closed is None
    assert shown.late is None
    assert (shown.days is None) == (closed < 5)


def test_two_publications_together_tell_of_no_case_between_them(club):
    """One more case after five were published changes nothing, until five more have come in."""
    club.clock.at = at(2026, 3, 2)
    for _ in range(5):
        club.report(course="record-only")
    club.clock.at = at(2026, 4, 20)
    before = figures(club.house)
    assert before.taken_in == 5
    for month in (5, 8, 11):
        club.clock.at = at(2026, month, 2)
        _, code = club.report(course="record-only")
        close(club, code)
    for year, month in ((2026, 7), (2026, 10), (2027, 1), (2027, 4), (2027, 7)):
        club.clock.at = at(year, month, 20)
        assert figures(club.house) == before
    club.report(course="record-only")
    club.report(course="record-only")
    club.clock.at = at(2027, 10, 20)
    after = figures(club.house)
    assert (after.first, after.last) == (before.last, date(2027, 10, 15))
    assert after.taken_in == 5


def test_what_happens_after_the_end_of_a_period_is_not_in_its_figures(club):
    """Neither a closing nor a delay of later days changes what was published."""
    club.clock.at = at(2026, 4, 14)
    codes = [club.report(course="record-only")[1] for _ in range(5)]
    club.clock.at = at(2026, 4, 16)
    before = figures(club.house)
    assert (before.taken_in, before.closed, before.late) == (5, 0, 0)
    for code in codes:
        close(club, code)
    club.report(course="record-only")
    club.clock.at = at(2026, 9, 30)
    assert figures(club.house) == before


def test_what_runs_out_after_the_end_of_a_period_is_not_in_its_figures(club):
    """Nobody acts for months: the figures of the period in which it was still in time say so as before."""
    club.clock.at = at(2026, 4, 14)
    for _ in range(5):
        club.report(course="record-only")
    club.clock.at = at(2026, 4, 16)
    before = figures(club.house)
    assert before.late == 0
    club.clock.at = at(2026, 9, 30)
    assert figures(club.house) == before


def test_before_a_group_came_in_nothing_is_shown(club):
    """Not the number either, however long it takes."""
    for year in (2026, 2027, 2028, 2029):
        club.clock.at = at(year, 3, 2)
        club.report(course="record-only")
    club.clock.at = at(2032, 8, 1)
    shown = figures(club.house)
    assert (shown.taken_in, shown.closed, shown.days, shown.late) == (None, None, None, None)
