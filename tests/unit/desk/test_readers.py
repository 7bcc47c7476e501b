"""Who reads what now."""

from dataclasses import replace

import pytest

from fairhearing.desk import (
    Party,
    Proposal,
    end_support,
    invite_support,
    let_in_party,
    open_case,
    serve,
    take_up_letter,
    tell_respondent,
)
from fairhearing.desk.readers import acting, directory, grants, let_in, readers_of, renewed
from fairhearing.identifiers import SlotName
from fairhearing.sealing import read_receipt
from tests.walking import act, panel_of

NOTICE = {"what": "What is put", "when": "2026-02", "where": "the hall", "text": "Once more", "how": "letter"}


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


@pytest.fixture
def reading(club):
    """The club under rules by which the panel reads, and writes into, what lies in the mail of both sides."""
    shelf = club.house.shelf
    panel = shelf.procedure.roles["panel"]
    panel = replace(panel, reads=(*panel.reads, "reporter-mail", "respondent-mail"))
    powers = tuple(
        replace(one, who=(*one.who, "panel")) if {"message-sent", "respondent-message-sent"} & {*one.act} else one
        for one in shelf.procedure.powers
    )
    shelf.procedure = replace(shelf.procedure, roles={**shelf.procedure.roles, "panel": panel}, powers=powers)
    return club


def support_ended(club, way):
    """The respondent brings somebody along and lets them go again."""
    party = Party(read_receipt(way.respondent.receipt))
    invite_support(club.house, party, way.code)
    end_support(club.house, party, way.code, SlotName("support-1"))
    return party


def further_letter(club, way):
    """The respondent lost their words and takes up another letter."""
    code = tell_respondent(club.house, club.officers["c04"], way.code, NOTICE).code
    return Party(read_receipt(take_up_letter(club.house, code.letter, code.spoken).receipt))


@pytest.mark.parametrize("renewing", [support_ended, further_letter])
def test_new_keys_that_a_party_makes_go_to_the_panel_that_reads_their_mail(walk, reading, renewing):
    """Whoever was drawn and let in since writes to them and reads what they answer."""
    way = walk("formed")
    before = open_case(reading.house, reading.officers["c04"], way.code).epochs["respondent-mail"].number
    party = renewing(reading, way)
    member = reading.officers[min(panel_of(reading, way).values())]
    case = open_case(reading.house, member, way.code)
    assert case.epochs["respondent-mail"].number == before + 1
    act(reading, member, way.code, "respondent-message-sent", "respondent-1", text="From the panel.")
    assert open_case(reading.house, party, way.code).acts[-1].fields["text"] == "From the panel."
    act(reading, party, way.code, "respondent-message-sent", text="To the panel.")
    assert open_case(reading.house, member, way.code).acts[-1].fields["text"] == "To the panel."


def test_a_mailbox_made_after_the_panel_came_in_knows_of_it_too(walk, reading):
    """Whoever is let in by letter is told with it who reads along, and takes none of them out."""
    way = walk("formed", affected="Juniper Ten")
    letter = Proposal("affected-invited", {"text": "The letter.", "how": "letter"}, to="affected-1")
    told = let_in_party(reading.house, reading.officers["c04"], way.code, letter)
    party = Party(read_receipt(take_up_letter(reading.house, told.code.letter, told.code.spoken).receipt))
    act(reading, party, way.code, "message-sent", text="Here I am.")
    for person in panel_of(reading, way).values():
        assert open_case(reading.house, reading.officers[person], way.code).acts[-1].fields["text"] == "Here I am."


def test_what_a_party_says_lets_nobody_in(walk, club):
    """Only an officer's word does, wherever it opened; and no name stands in what the parties are told."""
    way = walk("formed")
    mine = open_case(club.house, Party(read_receipt(way.reporter)), way.code)
    assert let_in(mine) == {"panel-1", "panel-2", "panel-3"}
    assert grants(mine, ["receiver-9", "nobody-1"]).keys() == {*let_in(mine), "receiver-9"}
    told = [one for one in mine.done("readers-added") if one.parts]
    assert not any(f"'{person}'" in str(one.parts) for one in told for person in panel_of(club, way).values())
    public = replace(told[0].public, by=SlotName("reporter-1"))
    assert let_in(replace(mine, acts=(replace(told[0], public=public),))) == frozenset()


def test_whoever_takes_a_role_over_from_the_last_who_leaves_it_acts_in_it(walk, club):
    """The appeal goes on with the next body: it sits, and nobody is let in beside it."""
    shelf = club.house.shelf
    appeal = replace(shelf.procedure.roles["appeal"], bodies=("outside", "leadership"))
    shelf.procedure = replace(shelf.procedure, roles={**shelf.procedure.roles, "appeal": appeal})
    way = walk("notified")
    party = Party(read_receipt(way.respondent.receipt))
    act(club, party, way.code, "appeal-filed", grounds="procedure", text="It was not kept.")
    serve(club.house, club.officers["c04"], way.code)
    for person in ("x01", "x02", "x03"):
        act(club, club.officers[person], way.code, "recused")
    case = open_case(club.house, club.officers["c04"], way.code)
    assert {case.slots[slot].person for slot in acting(case, "appeal")} == {"c02"}
    assert serve(club.house, club.officers["c04"], way.code) == ()
