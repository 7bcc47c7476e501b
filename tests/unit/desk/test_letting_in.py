"""Affected persons and witnesses with words of their own."""

from __future__ import annotations

import pytest

from fairhearing.desk import Party, Proposal, cases_of, open_case, open_mailbox, take_up_letter
from fairhearing.desk.letting_in import AFFECTED_IN, WITNESS_IN, let_in_party, next_slot
from fairhearing.errors import NotYoursError
from fairhearing.sealing import read_receipt
from tests.walking import act

LETTER = {"text": "The letter.", "how": "letter"}
QUESTION = {**LETTER, "questions": "What did you see at the door?"}


def let_in(club, code, kind, slot, **fields) -> Party:
    told = let_in_party(club.house, club.officers["c04"], code, Proposal(kind, {**LETTER, **fields}, to=slot))
    return Party(read_receipt(take_up_letter(club.house, told.code.letter, told.code.spoken).receipt))


def seen(club, party) -> str:
    return repr([one.parts for one in open_mailbox(club.house, party.keys).acts])


def test_an_affected_person_and_the_reporter_read_nothing_of_one_another(club, walk) -> None:
    """What one writes to the handlers, or is written by name, opens for the other in no mailbox."""
    way = walk("categorised", affected="Ivy Nine")
    reporter = Party(read_receipt(way.reporter))
    affected = let_in(club, way.code, AFFECTED_IN, "affected-1")
    act(club, reporter, way.code, "message-sent", text="By the reporter.")
    act(club, affected, way.code, "message-sent", text="By the affected person.")
    act(club, club.officers["c04"], way.code, "message-sent", "affected-1", text="For the affected person.")
    act(club, club.officers["c04"], way.code, "message-sent", "reporter-1", text="For the reporter.")
    mine, theirs = seen(club, affected), seen(club, reporter)
    assert "By the affected" in mine
    assert "For the affected" in mine
    assert "By the reporter" not in mine
    assert "For the reporter" not in mine
    assert "By the affected" not in theirs
    assert "For the affected" not in theirs
    assert "By the reporter" in theirs
    assert "For the reporter" in theirs
    slots = open_mailbox(club.house, affected.keys).slots
    assert {slot for slot, entry in slots.items() if entry.person or entry.name} == {"receiver-1"}


def test_each_affected_person_consents_for_themselves(club, walk) -> None:
    """Once they speak for themselves each consent counts, and one taken back leaves the other's as it was."""
    way = walk("categorised", affected="Ivy Nine")
    first = let_in(club, way.code, AFFECTED_IN, "affected-1")
    second = let_in(club, way.code, AFFECTED_IN, "affected-2", person="Somebody from elsewhere")
    case = open_case(club.house, club.officers["c04"], way.code)
    assert case.parties().affected == ("c09", "affected-2")
    for party in (first, second):
        act(club, party, way.code, "consent-given", scope="mediation")
    act(club, second, way.code, "consent-withdrawn", scope="mediation")
    held = open_case(club.house, club.officers["c04"], way.code)
    assert [one.public.by for one in held.done("consent-given", "consent-withdrawn")] == [
        "affected-1",
        "affected-2",
        "affected-2",
    ]
    assert held.judgement(held.calendar.day(club.house.now())).duties


def test_who_reported_for_themselves_stays_one_of_those_affected(club, walk) -> None:
    """Adding another takes nothing from them; a name of the roll counts as that person."""
    way = walk("categorised")
    let_in(club, way.code, AFFECTED_IN, "affected-1", person="Ivy Nine")
    assert open_case(club.house, club.officers["c04"], way.code).parties().affected == ("c07", "c09")
    assert len(cases_of(club.house, club.officers["c04"])) == 1


def test_a_witness_reads_the_question_and_nothing_else(club, walk) -> None:
    """They sign what they say; neither the report nor a name opens for them, and nothing put to others."""
    way = walk("answered", text="They said saffron-kettle.")
    witness = let_in(club, way.code, WITNESS_IN, "witness-1", person="Ivy Nine", questions="What did you see?")
    act(club, club.officers["c04"], way.code, "witness-asked", "witness-1", text="And then?")
    act(club, witness, way.code, "statement-signed", text="I saw it.")
    case = open_mailbox(club.house, witness.keys)
    assert {name for name, _ in case.secrets} == {"witness-mail"}
    kinds = [one.public.kind for one in case.acts if one.parts]
    assert kinds == ["witness-invited", "letter-delivered", "witness-asked", "statement-signed"]
    assert all(not entry.person and not entry.name for entry in case.slots.values())
    assert "I saw it." in str(open_case(club.house, club.officers["c04"], way.code).acts[-1].fields)
    assert "Ivy Nine" not in seen(club, witness)
    for words in (way.reporter, way.respondent.receipt):
        assert "And then?" not in seen(club, Party(read_receipt(words)))


def test_a_witness_whom_a_side_named_is_asked_in_the_place_that_stands_for_them(club, walk) -> None:
    """The next free place comes after those who were named."""
    way = walk("answered")
    reporter = Party(read_receipt(way.reporter))
    act(club, reporter, way.code, "witness-named", person="Ivy Nine")
    case = open_case(club.house, club.officers["c04"], way.code)
    assert next_slot(case, "witness") == "witness-2"
    let_in(club, way.code, WITNESS_IN, "witness-1", questions="What did you see?")
    assert open_case(club.house, club.officers["c04"], way.code).slots["witness-1"].person == "c09"


@pytest.mark.parametrize("slot", ["affected-3", "respondent-1", "witness-1"])
def test_nobody_is_let_in_out_of_turn(club, walk, slot) -> None:
    """A place of another role, or one that leaves a gap, is refused."""
    way = walk("categorised")
    with pytest.raises(NotYoursError):
        let_in_party(club.house, club.officers["c04"], way.code, Proposal(AFFECTED_IN, LETTER, to=slot))
