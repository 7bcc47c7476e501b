"""Access again for somebody whose keys changed: typed words, and never for who has a conflict or left the seat."""

from dataclasses import replace

import pytest

from fairhearing.desk import (
    Officer,
    Proposal,
    ask_new_keys,
    carry_over,
    let_back_in,
    open_case,
    perform,
    put_due_in_force,
    refresh_index,
    replace_keys,
    unlock,
    vouch_for_keys,
    waiting,
)
from fairhearing.desk import serve as serve_case
from fairhearing.errors import InputError, NotYoursError, RefusedError
from fairhearing.organisation import Tie
from fairhearing.sealing import check_words, make_passphrase
from tests.walking import act, panel_of


def renew(club, person):
    """Let somebody lose their words and get new keys that two others vouch for, two days later."""
    words = make_passphrase(club.house.randomness)
    row = ask_new_keys(club.house, person, words)
    for by in [one for one in ("c04", "c05", "c03") if one != person][:2]:
        vouch_for_keys(club.house, club.officers[by], person, check_words(row.recipient, row.verify_key))
    club.clock.pass_days(2)
    assert put_due_in_force(club.house) == (person,)
    return unlock(club.house, person, words), check_words(row.recipient, row.verify_key)


def waits(club, person, code):
    return [
        one.slot
        for one in waiting(club.house, club.officers[person], open_case(club.house, club.officers[person], code))
    ]


def member_of(club, way, place=0):
    slot = sorted(panel_of(club, way))[place]
    return slot, panel_of(club, way)[slot]


def test_a_panel_member_is_let_back_in_by_another_one(walk, club):
    """With the words that they say; they read everything of before, write again, and everybody can read that."""
    way = walk("formed")
    (slot, lost), (_, fellow) = member_of(club, way), member_of(club, way, 1)
    new, said = renew(club, lost)
    with pytest.raises(NotYoursError):
        open_case(club.house, new, way.code)
    assert waits(club, fellow, way.code) == [slot]
    with pytest.raises(InputError, match="do not stand"):
        let_back_in(club.house, club.officers[fellow], way.code, slot, "five words of somebody else")
    made = let_back_in(club.house, club.officers[fellow], way.code, slot, said)
    assert made.public.kind == "readers-added"
    case = open_case(club.house, new, way.code)
    assert case.me == slot
    assert case.acts[0].fields["text"] == "What happened, in own words."
    assert {name for name, _ in case.secrets} == {
        name for name, _ in open_case(club.house, club.officers[fellow], way.code).secrets
    }
    act(club, club.officers["c04"], way.code, "final-talk-held", text="Held.")
    act(club, new, way.code, "deliberation-noted", text="With new keys.")
    for person in (club.officers[fellow], club.officers["c04"], new):
        assert open_case(club.house, person, way.code).acts[-1].public.by == slot
    assert waits(club, fellow, way.code) == []
    with pytest.raises(NotYoursError):
        let_back_in(club.house, club.officers[fellow], way.code, slot, said)


def test_the_old_keys_read_nothing_new_and_sign_nothing(walk, club):
    """If somebody stole them: the parts of before stay readable to them, later ones do not."""
    way = walk("formed")
    (slot, lost), (_, fellow) = member_of(club, way), member_of(club, way, 1)
    old = club.officers[lost]
    new, said = renew(club, lost)
    let_back_in(club.house, club.officers[fellow], way.code, slot, said)
    act(club, club.officers["c04"], way.code, "final-talk-held", text="Held.")
    case = open_case(club.house, old, way.code)
    assert case.acts[-1].fields == {}
    assert case.acts[0].fields["text"]
    with pytest.raises(RefusedError, match="no part in this case"):
        act(club, old, way.code, "deliberation-noted", text="With the old ones.")
    assert open_case(club.house, new, way.code).acts[-1].fields["text"] == "Held."


def test_others_of_the_same_role_come_first(walk, club):
    """A receiver lets a panel member in only where no other member can; then with a new epoch of its own."""
    way = walk("formed")
    members = panel_of(club, way)
    slot, lost = member_of(club, way)
    renew(club, lost)
    assert waits(club, "c04", way.code) == []
    news = {lost: None}
    for person in members.values():
        if person != lost:
            news[person] = renew(club, person)
    assert waits(club, "c04", way.code) == sorted(members)
    with club.house.books.reading() as ledger:
        row = ledger.keys(lost)
    let_back_in(club.house, club.officers["c04"], way.code, slot, check_words(row.recipient, row.verify_key))
    assert waits(club, "c04", way.code) == []


def test_a_receiver_is_let_back_in_by_the_panel_and_nobody_takes_their_place_meanwhile(walk, club):
    """Until then they cannot act, so that nobody leaves the case to them alone."""
    way = walk("formed")
    _, fellow = member_of(club, way)
    new, said = renew(club, "c04")
    assert serve_case(club.house, club.officers[fellow], way.code) == ()
    assert waits(club, fellow, way.code) == ["receiver-1"]
    let_back_in(club.house, club.officers[fellow], way.code, "receiver-1", said)
    case = open_case(club.house, new, way.code)
    assert case.reads("who")
    assert case.reads("what")
    act(club, new, way.code, "final-talk-held", text="Held.")
    assert refresh_index(club.house, new)


def test_whoever_has_a_conflict_is_not_let_back_in(walk, club):
    """A tie that came up since counts; nor does somebody with a conflict let others in."""
    way = walk("formed")
    (slot, lost), (_, fellow) = member_of(club, way), member_of(club, way, 1)
    _, said = renew(club, lost)
    roll = club.house.roll
    before = roll.organisation
    roll.organisation = replace(before, ties=(*before.ties, Tie("friend", (lost, "c06"), declared_by=lost)))
    assert waits(club, fellow, way.code) == []
    with pytest.raises(NotYoursError):
        let_back_in(club.house, club.officers[fellow], way.code, slot, said)
    roll.organisation = replace(before, ties=(*before.ties, Tie("friend", (fellow, "c06"), declared_by=fellow)))
    assert waits(club, fellow, way.code) == []


def test_whoever_left_is_not_let_back_in(walk, club):
    """Off the roll, gone from the organisation, or no longer of the body that receives."""
    way = walk("formed")
    (_, lost), (_, fellow) = member_of(club, way), member_of(club, way, 1)
    renew(club, lost)
    renew(club, "c04")
    roll = club.house.roll
    before = roll.organisation
    assert len(waits(club, fellow, way.code)) == 2
    seats = tuple(seat for seat in before.seats if seat.person != "c04")
    roll.organisation = replace(before, seats=seats)
    assert len(waits(club, fellow, way.code)) == 1
    roll.organisation = replace(before, people={name: one for name, one in before.people.items() if name != lost})
    assert waits(club, fellow, way.code) == ["receiver-1"]


def test_whoever_stood_aside_is_not_let_back_in(walk, club):
    """New keys open no door that somebody closed behind them."""
    way = walk("formed")
    (_, lost), (_, fellow) = member_of(club, way), member_of(club, way, 1)
    act(club, club.officers[lost], way.code, "recused")
    renew(club, lost)
    assert waits(club, fellow, way.code) == []


def test_a_fellow_who_puts_another_key_in_somebodys_place_is_noticed_at_their_next_act(walk, club):
    """What they sign would count no more and shut the case; they are told instead, and the act stands there."""
    way = walk("formed")
    (slot, victim), (_, fellow) = member_of(club, way), member_of(club, way, 1)
    forged = {"verify": club.officers["c02"].signer.verify_key.hex(), "renewed": True}
    parts = {name: {"slots": {slot: forged}} for name in ("who", "what", "panel")}
    proposal = Proposal("readers-added", {"role": "panel"}, parts=parts)
    perform(club.house, club.officers[fellow], way.code, proposal)
    with pytest.raises(RefusedError, match="Other keys stand in your place"):
        act(club, club.officers[victim], way.code, "deliberation-noted", text="Still me.")
    assert waits(club, "c04", way.code) == []
    assert waits(club, fellow, way.code) == [slot]


def test_other_keys_of_an_outside_body_than_those_pinned_never_count(walk, club):
    """Whoever runs the site may enter keys of their own for the last resort; no case that pinned others opens."""
    _, code = club.report()
    act(club, club.officers["c04"], code, "recused")
    _, said = renew(club, "x02")
    assert waits(club, "x01", code) == []
    with pytest.raises(NotYoursError):
        let_back_in(club.house, club.officers["x01"], code, "receiver-3", said)
    replace_keys(club.house, club.officers["x03"])
    assert carry_over(club.house, club.officers["x03"]) == (code,)


def test_with_the_old_keys_open_the_cases_are_carried_over(walk, club):
    """In one's own session, without anybody else; done again it does what is left."""
    way = walk("formed")
    old = club.officers["c04"]
    made = replace_keys(club.house, old)
    assert carry_over(club.house, old) == ()
    new = Officer("c04", made.keys)
    case = open_case(club.house, new, way.code)
    assert case.me == "receiver-1"
    assert {name for name, _ in case.secrets} == {name for name, _ in open_case(club.house, old, way.code).secrets}
    act(club, new, way.code, "final-talk-held", text="Held.")
    assert open_case(club.house, old, way.code).acts[-1].fields == {}
    assert carry_over(club.house, old) == ()
    assert len(open_case(club.house, new, way.code).done("readers-added")) == len(case.done("readers-added"))
    assert waits(club, member_of(club, way)[1], way.code) == []


def test_what_cannot_be_carried_over_is_told(walk, club):
    """A case in which its reader has a conflict by now; where there is none, it is carried over."""
    way = walk("acknowledged")
    old = club.officers["c04"]
    assert carry_over(club.house, old) == ()
    replace_keys(club.house, old)
    roll = club.house.roll
    before = roll.organisation
    roll.organisation = replace(before, ties=(*before.ties, Tie("friend", ("c04", "c06"), declared_by="c04")))
    assert carry_over(club.house, old) == (way.code,)
    roll.organisation = before
    assert carry_over(club.house, old) == ()


def test_a_sifter_lets_nobody_back_in(club):
    """They cannot read what they would pass on."""
    _, code = club.report(respondents=(), described="The tall one")
    renew(club, "x02")
    assert waits(club, "x01", code) == []
