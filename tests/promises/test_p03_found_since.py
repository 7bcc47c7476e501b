"""P3: what was done before a conflict was known is shown as conflicted as soon as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.desk import change_organisation, confirm_tie, found_since, open_case
from fairhearing.identifiers import PersonId
from fairhearing.organisation import Tie, name_of_tie
from tests.club import organisation
from tests.walking import walk_to

TIE = Tie("friend", (PersonId("c04"), PersonId("c06")))


def since(club, code):
    case = open_case(club.house, club.officers["c04"], code)
    return found_since(club.house, case, case.judgement(case.calendar.day(club.house.now())))


@pytest.mark.parametrize("confirmed", [True, False])
def test_acts_before_the_tie_was_known_are_shown_with_their_path(club, confirmed):
    """By whoever is tied declaring it, or by an overseer's word; every act of theirs that needs somebody free."""
    way = walk_to(club, "categorised")
    assert since(club, way.code) == ()
    tie = TIE if confirmed else replace(TIE, declared_by="c04")
    change_organisation(club.house, replace(organisation(), ties=(*organisation().ties, tie)), "secretary")
    if confirmed:
        assert since(club, way.code) == ()
        confirm_tie(club.house, PersonId("c05"), name_of_tie(TIE))
    found = since(club, way.code)
    assert {one.act.kind for one in found} == {"report-acknowledged", "rights-notified", "category-set"}
    assert all(one.conflict.reasons[0].path for one in found)
