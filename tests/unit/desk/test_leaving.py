"""Standing aside: nothing new is read, and the last of a role hands on."""

from dataclasses import replace

import pytest

from fairhearing.acts import REOPENED
from fairhearing.desk import (
    Officer,
    Party,
    gone_from,
    name_respondent,
    open_case,
    open_mailbox,
    perform,
    serve,
    tell_respondent,
)
from fairhearing.desk.proposal import Proposal
from fairhearing.desk.readers import directory, readers_of
from fairhearing.desk.removing import people_out
from fairhearing.errors import NotYoursError, RefusedError, SealError
from fairhearing.procedure import load
from fairhearing.sealing import read_receipt
from tests.club import START, organisation, settle
from tests.fakes import fake_house
from tests.walking import act, panel_of

NOTICE = {"what": "What is put", "text": "Letter", "how": "letter"}


def test_the_last_receiver_hands_on_to_the_next_body(walk, club):
    """The outside body opens all of it, the leaver nothing new, and the reporter's mailbox goes on."""
    way = walk("planned")
    act(club, club.officers["c04"], way.code, "recused")
    case = open_case(club.house, club.officers["x01"], way.code)
    assert case.me == "receiver-2"
    assert case.acts[0].fields["text"] == "What happened, in own words."
    act(club, club.officers["x01"], way.code, "feedback-given", "reporter-1", text="We are new here.")
    assert open_mailbox(club.house, read_receipt(way.reporter)).acts[-1].fields["text"] == "We are new here."
    left = open_case(club.house, club.officers["c04"], way.code)
    assert left.acts[-1].fields == {}
    with pytest.raises(SealError):
        left.secret("who")
    tell_respondent(club.house, club.officers["x02"], way.code, NOTICE)


def test_whoever_stood_aside_does_nothing_more(walk, club):
    """No act of theirs is taken, and their unlock serves nothing."""
    way = walk("planned")
    act(club, club.officers["c04"], way.code, "recused")
    with pytest.raises(RefusedError, match="no part in this case any more"):
        act(club, club.officers["c04"], way.code, "category-set", value="other", reason="Because.")
    assert serve(club.house, club.officers["c04"], way.code) == ()


def test_with_a_colleague_left_nobody_else_comes(club):
    """Of two receivers one leaves: the other goes on alone, on a new epoch."""
    _, code = club.report(respondents=("Ivy Nine",))
    act(club, club.officers["c03"], code, "recused")
    act(club, club.officers["c04"], code, "report-acknowledged", "reporter-1", text="It arrived.")
    with pytest.raises(NotYoursError):
        open_case(club.house, club.officers["x01"], code)
    assert open_case(club.house, club.officers["c03"], code).acts[-1].fields == {}


def test_a_panel_member_who_leaves_reads_nothing_new(walk, club):
    """What the panel writes afterwards opens for those who stay, the alternate among them."""
    way = walk("formed")
    sat = list(panel_of(club, way).values())
    act(club, club.officers[sat[0]], way.code, "recused")
    act(club, club.officers[sat[1]], way.code, "deliberation-noted", text="Between us.")
    assert open_case(club.house, club.officers[sat[2]], way.code).acts[-1].fields == {"text": "Between us."}
    assert open_case(club.house, club.officers[sat[0]], way.code).acts[-1].fields == {}
    serve(club.house, club.officers["c04"], way.code)
    (new,) = {*panel_of(club, way).values()} - {*sat}
    perform(club.house, club.officers[new], way.code, Proposal("seat-accepted", {"role": "panel"}))
    serve(club.house, club.officers["c04"], way.code)
    assert open_case(club.house, club.officers[new], way.code).reads("what")
    act(club, club.officers[new], way.code, "deliberation-noted", text="Now with me.")
    assert open_case(club.house, club.officers[sat[0]], way.code).acts[-1].fields == {}


def test_somebody_asked_who_stands_aside_needs_no_keys(walk, club):
    """Before they are let in there is nothing to hand on."""
    way = walk("drawn")
    person = next(iter(panel_of(club, way).values()))
    act(club, club.officers[person], way.code, "recused")
    assert open_case(club.house, club.officers["c04"], way.code).acts[-1].public.kind == "recused"


def test_the_last_cannot_leave_a_case_to_nobody(club):
    """Where nobody can take it over the leaving is refused in plain words."""
    _, code = club.report()
    for person in ("x01", "x02", "x03"):
        del club.house.books.tables.keys[person]
    with pytest.raises(RefusedError, match="last who can read"):
        act(club, club.officers["c04"], code, "recused")


def test_the_only_sifter_hands_on_before_they_leave(club):
    """Their keys alone release the report: they are told to hand it on."""
    for person in ("x02", "x03"):
        del club.house.books.tables.keys[person]
    _, code = club.report(respondents=(), described="The tall one")
    sifter: Officer = club.officers["x01"]
    with pytest.raises(RefusedError, match="Nobody else"):
        act(club, sifter, code, "recused")
    name_respondent(club.house, sifter, code, "")
    assert open_case(club.house, club.officers["c04"], code).reads("what")


def test_who_sat_before_reads_nothing_of_a_case_that_is_opened_again(walk, club):
    """The act itself and all after it open for those who go on, and for nobody of the first panel."""
    way = walk("closed")
    sat = list(panel_of(club, way).values())
    act(
        club, Party(read_receipt(way.reporter)), way.code, "reopening-asked", text="A recording.", why_late="Lost."
    )
    serve(club.house, club.officers["c04"], way.code)
    votes = {"members": ["appeal-1", "appeal-2", "appeal-3"], "votes_for": "3", "votes_against": "0"}
    act(club, club.officers["x01"], way.code, "case-reopened", reason="It is new.", **votes)
    with pytest.raises(RefusedError, match="This case is open"):
        act(club, club.officers["x02"], way.code, "case-reopened", reason="Once more.", **votes)
    act(club, club.officers["c04"], way.code, "panel-requested", text="Others, please.")
    for person in ("c04", "x01"):
        assert open_case(club.house, club.officers[person], way.code).acts[-1].fields == {
            "text": "Others, please."
        }
    left = open_case(club.house, club.officers[sat[0]], way.code)
    assert [opened.fields for opened in left.acts[-2:]] == [{}, {}]
    assert left.me in gone_from(left)
    with pytest.raises(RefusedError, match="no part in this case any more"):
        act(club, club.officers[sat[0]], way.code, "deliberation-noted", text="Still here.")
    case = open_case(club.house, club.officers["c04"], way.code)
    assert {*gone_from(case)} == {"panel-1", "panel-2", "panel-3"}
    assert people_out(club.house, case) == {*sat}
    assert readers_of(case, "panel", directory(club.house, case)) == {}


def test_whoever_does_not_read_the_names_opens_no_case_again():
    """They could not keep those who sat in it from reading on."""
    rules = load("model-small")
    opening = next(one for one in rules.powers if REOPENED in one.act)
    anybody = replace(opening, who=("reporter",), after=(), votes=())
    powers = (*(one for one in rules.powers if one is not opening), anybody)
    unasked = tuple(one for one in rules.bars if one.id != "one-answer-to-an-ask")
    freer = replace(rules, powers=powers, bars=unasked, separations=())
    club = settle(fake_house(organisation(), freer, START))
    words, code = club.report(course="record-only")
    act(club, club.officers["c04"], code, "case-closed", reason="As wished.")
    with pytest.raises(RefusedError) as refused:
        act(club, Party(read_receipt(words)), code, "case-reopened", reason="Something is new.")
    told = refused.value.diagnostics()
    assert "You cannot open this case again" in told
    assert "must not read on" in told
    assert "somebody who reads the names" in told


def test_a_sifter_who_took_the_case_over_leaves_with_both_places(club):
    """Their first place gives them no key of what is written after they left the second one."""
    code = club.report(respondents=(), described="The tall one with the guitar")[1]
    name_respondent(club.house, club.officers["x01"], code, "Cedar Three\nDogwood Four")
    case = open_case(club.house, club.officers["x01"], code)
    assert {"sifter-1", case.me} <= {slot for slot, entry in case.slots.items() if entry.person == "x01"}
    assert case.me.startswith("receiver-")
    act(club, club.officers["x01"], code, "recused")
    left = open_case(club.house, club.officers["x01"], code)
    assert ("who", left.epochs["who"].number) not in left.secrets


def test_a_sifter_who_stood_aside_never_takes_the_case_over(club):
    """Where nobody is left but those who looked who was meant, it goes to those of them who did not leave."""
    code = club.report(respondents=(), described="The tall one with the guitar")[1]
    act(club, club.officers["x01"], code, "recused")
    name_respondent(club.house, club.officers["x02"], code, "Fir Six")
    act(club, club.officers["c04"], code, "recused")
    case = open_case(club.house, club.officers["x02"], code)
    people = {case.slots[slot].person for slot in case.slots_of("receiver")}
    assert people == {"c04", "x02", "x03"}
