"""What is looked at before any rule: the place that somebody acts from, and what they say."""

from fairhearing.desk import Proposal, open_case
from fairhearing.desk.proposal import check_members, sitting
from tests.walking import panel_of


def test_who_sits_has_said_that_they_are_free(walk, club):
    """Those merely drawn do not count; those let in do."""
    way = walk("drawn")
    case = open_case(club.house, club.officers["c04"], way.code)
    assert sitting(case, "panel") == ()
    way = walk("formed")
    case = open_case(club.house, club.officers["c04"], way.code)
    assert sitting(case, "panel") == ("panel-1", "panel-2", "panel-3")
    assert len(panel_of(club, way)) == 3


def test_where_no_majority_counts_nobody_need_be_named(club):
    """An acknowledgment has no members."""
    _, code = club.report()
    case = open_case(club.house, club.officers["c04"], code)
    check_members(case, Proposal("report-acknowledged", {"text": "It arrived."}))
