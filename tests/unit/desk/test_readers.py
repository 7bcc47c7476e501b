"""Who reads what now."""

from fairhearing.desk import open_case
from fairhearing.desk.readers import directory, readers_of, renewed


def test_readers_follow_roles_and_access(walk, club):
    """Receivers and the panel read `who`; the two mailboxes have their party and the receivers."""
    way = walk("formed")
    case = open_case(club.house, club.officers["c04"], way.code)
    rows = directory(club.house, case)
    assert set(readers_of(case, "who", rows)) == {"receiver-1", "panel-1", "panel-2", "panel-3"}
    assert set(readers_of(case, "reporter-mail", rows)) == {"receiver-1", "reporter-1"}
    assert set(readers_of(case, "respondent-mail", rows)) == {"receiver-1", "respondent-1"}
    assert set(readers_of(case, "panel", rows)) == {"panel-1", "panel-2", "panel-3"}


def test_a_party_whose_key_is_not_known_keeps_their_mailbox(walk, club):
    """A new epoch that locks them out is not made."""
    way = walk("acknowledged")
    case = open_case(club.house, club.officers["c04"], way.code)
    case.slots["affected-1"] = type(case.slots["reporter-1"])(verify="aa")
    made = renewed(club.house, case, set(), {})
    assert {epoch.compartment for epoch in made.epochs} == {"who", "what", "respondent-mail"}


def test_what_grants_nothing_lets_nobody_in(walk, club):
    """Only a list of slots counts."""
    way = walk("drawn")
    case = open_case(club.house, club.officers["c04"], way.code)
    assert set(readers_of(case, "what", directory(club.house, case))) == {"receiver-1"}
