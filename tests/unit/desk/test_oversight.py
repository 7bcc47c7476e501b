"""Overseers see every clock and nothing that is sealed."""

import pytest

from fairhearing.desk import watch, watch_case
from fairhearing.errors import NotYoursError


def test_the_most_overdue_case_comes_first(club):
    """What presses stands on top; closed cases at the end."""
    club.report()
    club.clock.pass_days(9)
    _, late = club.report()
    watched = watch(club.house)
    assert watched[-1].row.code == late
    assert len(watched[0].overdue) > len(watched[-1].overdue)


def test_a_handover_shows_its_class_of_reason(club):
    """That a case moved on is seen, and not why."""
    _, code = club.report(excluded=("Receivers",))
    assert [act.reason_class for act in watch_case(club.house, code).handovers] == ["not-viable"]


def test_an_unknown_code_is_nobodys(club):
    """The common answer."""
    with pytest.raises(NotYoursError):
        watch_case(club.house, "x" * 26)
