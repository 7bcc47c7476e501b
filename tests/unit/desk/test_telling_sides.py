"""What both sides are told beside those who handle a case."""

from dataclasses import replace

import pytest

from fairhearing.desk import Party, open_case
from fairhearing.desk.proposal import Proposal
from fairhearing.desk.telling_sides import mails_told, with_handlers
from fairhearing.identifiers import KindName
from fairhearing.procedure import load
from fairhearing.sealing import read_receipt
from tests.club import START, organisation, settle
from tests.fakes import fake_house
from tests.walking import act, panel_of, walk_to


def test_both_sides_read_a_pause_as_far_as_they_know_of_the_case(walk, club):
    """Who was told nothing so far is told nothing of it; other acts go where their kind says."""
    untold = open_case(club.house, club.officers["c04"], walk("planned").code)
    assert mails_told(untold, Proposal("clock-paused")) == {"reporter-mail"}
    told = open_case(club.house, club.officers["c04"], walk("told").code)
    assert mails_told(told, Proposal("clock-paused")) == {"reporter-mail", "respondent-mail"}
    assert mails_told(told, Proposal("exhibit-added")) == frozenset()


def names(club, way, receipt):
    """Return who is named to a side, by slot."""
    case = open_case(club.house, Party(read_receipt(receipt)), way.code)
    return {slot: entry.person for slot, entry in case.slots.items() if entry.person}


def test_each_side_reads_who_deals_with_it_from_their_first_word_on(club):
    """Only whoever is known can be challenged. Who heard of it first, or stood aside before, is not named."""
    way = walk_to(club, "asked", heard_by="c09")
    case = open_case(club.house, club.officers["c04"], way.code)
    assert {case.slots[slot].person for slot in case.slots_of("first-receiver")} == {"c09"}
    for receipt in (way.reporter, way.respondent.receipt):
        assert names(club, way, receipt) == {case.me: "c04"}


def test_nobody_reads_who_of_those_who_could_handle_a_case_does_not(club):
    """Who of a body is not named may just not have written: that tells nobody that they are bound to the other."""
    way = walk_to(club, "answered", respondents=("Ivy Nine",))
    case = open_case(club.house, club.officers["c04"], way.code)
    assert {case.slots[slot].person for slot in case.slots_of("receiver")} == {"c03", "c04"}
    assert set(names(club, way, way.respondent.receipt).values()) == {"c04"}
    act(club, club.officers["c03"], way.code, "respondent-message-sent", "respondent-1", text="We read it.")
    assert set(names(club, way, way.respondent.receipt).values()) == {"c03", "c04"}
    assert set(names(club, way, way.reporter).values()) == {"c04"}


@pytest.mark.parametrize("step", ["drawn", "formed"])
def test_nobody_is_named_before_they_can_be_challenged(step):
    """Where the time for it begins with the panel's forming, its members are named then, and who wrote before."""
    rules = load("model-small")
    late = tuple(replace(rule, after=(KindName("panel-formed"),)) for rule in rules.conflicts.challenges)
    rules = replace(rules, conflicts=replace(rules.conflicts, challenges=late))
    club = settle(fake_house(organisation(), rules, START))
    way = walk_to(club, step)
    people = {"c04", *panel_of(club, way).values()}
    for receipt in (way.reporter, way.respondent.receipt):
        assert set(names(club, way, receipt).values()) == (people if step == "formed" else set())


def test_nobody_is_named_where_nobody_can_be_challenged(walk, club):
    """A procedure that lets no side challenge anybody names nobody to them; nor is anybody named twice."""
    case = open_case(club.house, club.officers["c04"], walk("planned").code)
    body = {"granted": {}}
    assert with_handlers(case, "message-sent", "reporter-mail", body) == body
    said = with_handlers(case, "message-sent", "respondent-mail", body)["slots"]
    assert {entry["person"] for entry in said.values()} >= {"c04"}
    assert with_handlers(case, "message-sent", "witness-mail", body) == body
    conflicts = replace(case.procedure.conflicts, challenges=())
    silent = replace(case, procedure=replace(case.procedure, conflicts=conflicts))
    assert with_handlers(silent, "message-sent", "respondent-mail", body) == body
