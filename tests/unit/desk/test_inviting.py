"""Each party's mail is a compartment of its own, made when they are told."""

from __future__ import annotations

import pytest

from fairhearing.desk import Party, open_case, open_mailbox, take_up_letter, tell_respondent
from fairhearing.errors import InputError
from fairhearing.sealing import read_receipt
from tests.walking import act

NOTICE = {"what": "What is put", "text": "Letter", "how": "letter"}
TWO = ("Fir Six", "Hazel Eight")


def told(club, code, slot):
    letter = tell_respondent(club.house, club.officers["c04"], code, NOTICE, slot=slot).code
    return Party(read_receipt(take_up_letter(club.house, letter.letter, letter.spoken).receipt))


def read(club, party):
    return [
        str(one.fields["text"])
        for one in open_mailbox(club.house, party.keys).done("respondent-message-sent")
        if one.parts
    ]


def test_what_is_written_to_one_respondent_is_for_them_alone(walk, club):
    """A message to one of two opens in their mailbox and in no other; one to nobody by name opens in both."""
    way = walk("answered", respondents=TWO)
    first, second = Party(read_receipt(way.respondent.receipt)), told(club, way.code, "respondent-2")
    act(club, club.officers["c04"], way.code, "respondent-message-sent", "respondent-1", text="To one.")
    act(club, club.officers["c04"], way.code, "respondent-message-sent", "respondent-2", text="To two.")
    act(club, club.officers["c04"], way.code, "respondent-message-sent", text="To both.")
    act(club, second, way.code, "respondent-message-sent", text="By two.")
    assert read(club, first) == ["To one.", "To both."]
    assert read(club, second) == ["To two.", "To both.", "By two."]


def test_nothing_is_written_to_somebody_who_was_not_told(walk, club):
    """A second respondent has no mailbox before they are told, and the first does not read what is for them."""
    way = walk("answered", respondents=TWO)
    with pytest.raises(InputError, match="no mailbox yet"):
        act(club, club.officers["c04"], way.code, "respondent-message-sent", "respondent-2", text="Too early.")


def test_the_first_respondent_told_last_reads_nothing_of_before(walk, club):
    """Whoever is told later gets a new key, whatever their number is."""
    way = walk("planned", respondents=TWO)
    second = told(club, way.code, "respondent-2")
    act(club, club.officers["c04"], way.code, "respondent-message-sent", text="Before.")
    first = told(club, way.code, "respondent-1")
    assert read(club, first) == []
    assert read(club, second) == ["Before."]


def test_a_further_letter_opens_the_same_mailbox(walk, club):
    """A second respondent who lost their words finds what they wrote."""
    way = walk("answered", respondents=TWO)
    second = told(club, way.code, "respondent-2")
    act(club, second, way.code, "respondent-message-sent", text="By two.")
    again = told(club, way.code, "respondent-2")
    assert read(club, again) == ["By two."]
    assert {name for name, _ in open_case(club.house, again, way.code).secrets} == {"respondent-mail-2"}
