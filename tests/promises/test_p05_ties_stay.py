"""P5: deleting a tie later frees nobody: neither one of the intake nor one that came in mid-case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.acts import read_when
from fairhearing.desk import change_organisation, confirm_tie, open_case
from fairhearing.errors import RefusedError
from fairhearing.identifiers import PersonId
from fairhearing.organisation import Tie, name_of_tie
from tests.club import organisation
from tests.walking import act, walk_to

OWN = Tie("friend", (PersonId("c04"), PersonId("c06")), declared_by="c04")


def put(club, *ties):
    change_organisation(club.house, replace(organisation(), ties=(*organisation().ties, *ties)), "secretary")


@pytest.mark.parametrize("afterwards", [(), (replace(OWN, until=read_when("2001")),)])
@pytest.mark.parametrize("confirmed", [True, False])
def test_a_tie_that_came_in_mid_case_is_not_undone(club, afterwards, confirmed):
    """Declared or confirmed, then struck off or written with another end: it goes on barring."""
    way = walk_to(club, "acknowledged")
    put(club, replace(OWN, declared_by=None) if confirmed else OWN)
    if confirmed:
        confirm_tie(club.house, PersonId("c05"), name_of_tie(OWN))
    put(club, *afterwards)
    with pytest.raises(RefusedError):
        act(club, club.officers["c04"], way.code, "category-set", value="threats", reason="Mine.")


def test_a_case_that_comes_in_afterwards_is_judged_by_the_roll_of_its_day(club):
    """What was struck off before its intake is none of it."""
    walk_to(club, "acknowledged")
    put(club, OWN)
    put(club)
    _, later = club.report()
    case = open_case(club.house, club.officers["c04"], later)
    assert name_of_tie(OWN) not in {name_of_tie(tie) for tie in case.organisation.ties}
    act(club, club.officers["c04"], later, "category-set", value="threats", reason="Read.")
