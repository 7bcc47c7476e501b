"""Words that newer ones replaced: they end, and end nothing for anybody else."""

from __future__ import annotations

import pytest

from fairhearing.desk import Party, open_case, open_mailbox, take_up, take_up_letter, tell_respondent
from fairhearing.errors import NotYoursError
from fairhearing.sealing import make_receipt, read_receipt
from tests.walking import act, walk_to

PUT = {"what": "What is put", "when": "2026-02", "where": "the hall", "text": "Letter", "how": "letter"}


def opens(club, person, code):
    """Return the kinds of act that somebody sees."""
    return [one.public.kind for one in open_case(club.house, club.officers[person], code).acts]


def test_of_two_letters_one_works_and_the_case_stays_readable(club):
    """A second letter to the same respondent takes the place of the first, whichever is used."""
    way = walk_to(club, "told")
    second = tell_respondent(club.house, club.officers["c04"], way.code, PUT).code
    take_up_letter(club.house, way.letter.letter, way.letter.spoken)
    with pytest.raises(NotYoursError):
        take_up_letter(club.house, second.letter, second.spoken)
    assert opens(club, "c04", way.code)[-1] == "letter-delivered"


def test_a_respondent_who_lost_their_words_gets_a_new_letter(club):
    """The new letter opens the same mailbox, and the lost words open nothing any more."""
    way = walk_to(club, "answered")
    letter = tell_respondent(club.house, club.officers["c04"], way.code, PUT).code
    new = take_up_letter(club.house, letter.letter, letter.spoken)
    party = Party(read_receipt(new.receipt))
    act(club, party, way.code, "respondent-message-sent", text="I am back.")
    assert open_mailbox(club.house, party.keys).done("response-received")[0].fields["text"] == "It was not so."
    assert opens(club, "c04", way.code)[-1] == "respondent-message-sent"
    with pytest.raises(NotYoursError):
        open_mailbox(club.house, read_receipt(way.respondent.receipt))


def test_a_second_respondent_opens_their_mailbox_and_nothing_that_came_before(club):
    """Told later, they read their own letter, and not what was put to the first or answered by them."""
    way = walk_to(club, "answered", respondents=("Fir Six", "Hazel Eight"))
    told = tell_respondent(
        club.house, club.officers["c04"], way.code, {**PUT, "what": "Something else"}, slot="respondent-2"
    )
    new = take_up_letter(club.house, told.code.letter, told.code.spoken)
    case = open_mailbox(club.house, read_receipt(new.receipt))
    assert [one.public.kind for one in case.acts if one.parts] == ["respondent-notified", "letter-delivered"]
    act(club, Party(read_receipt(way.respondent.receipt)), way.code, "respondent-message-sent", text="Here still.")


def test_a_sifter_opens_a_case_whose_reporter_replaced_their_words(club):
    """What the reporter signs with their own words opens for somebody who reads only who is who."""
    words, code = club.report(channel="telephone", respondents=(), described="Somebody tall")
    made = make_receipt(club.house.randomness)
    take_up(club.house, read_receipt(words), made)
    act(club, Party(read_receipt(made)), code, "witness-named", person="Somebody at the door")
    assert opens(club, "x01", code)[-1] == "witness-named"
