"""Telling the respondent: a mailbox of their own, opened with two halves."""

import pytest

from fairhearing.desk import Party, open_case, open_mailbox, take_up_letter, tell_respondent
from fairhearing.errors import NotYoursError, RefusedError
from fairhearing.identifiers import ActId
from fairhearing.sealing import make_letter_code, read_letter_code, read_receipt
from tests.fakes import FakeRandomness
from tests.walking import act

NOTICE = {"what": "What is put", "text": "Letter", "how": "letter"}


def test_the_respondent_reads_what_is_put_and_no_name(walk, club):
    """Nothing of `who` but whoever handles the case, and nothing of the report."""
    way = walk("planned")
    told = tell_respondent(club.house, club.officers["c04"], way.code, NOTICE)
    new = take_up_letter(club.house, told.code.letter, told.code.spoken)
    case = open_mailbox(club.house, read_receipt(new.receipt))
    assert case.me == "respondent-1"
    assert case.done("respondent-notified")[0].fields["what"] == "What is put"
    named = {slot for slot, entry in case.slots.items() if entry.person or entry.name}
    assert named == {"receiver-1"}  # whom they may challenge
    assert case.parties().reporter == ()


def test_a_refused_telling_leaves_no_code(walk, club):
    """Without a safety plan no mailbox was opened."""
    way = walk("categorised")
    with pytest.raises(RefusedError):
        tell_respondent(club.house, club.officers["c04"], way.code, NOTICE)
    with club.house.books.reading() as ledger:
        assert {row.number for row in ledger.epochs(way.code) if row.compartment == "respondent-mail"} == {0}
    assert len(club.house.books.tables.mailboxes) == 1


def test_one_half_opens_nothing(walk, club):
    """The printed half with another spoken one is nobody's."""
    way = walk("planned")
    told = tell_respondent(club.house, club.officers["c04"], way.code, NOTICE)
    other = tell_respondent(club.house, club.officers["c04"], way.code, NOTICE)
    with pytest.raises(NotYoursError):
        open_case(club.house, Party(read_letter_code(told.code.letter, other.code.spoken)), way.code)


def opens(club, person, code):
    """Return the kinds of act that somebody sees."""
    return [one.public.kind for one in open_case(club.house, club.officers[person], code).acts]


def test_of_two_letters_one_works_and_the_case_stays_readable(walk, club):
    """A second letter to the same respondent takes the place of the first, whichever is used."""
    way = walk("told")
    second = tell_respondent(club.house, club.officers["c04"], way.code, NOTICE).code
    take_up_letter(club.house, way.letter.letter, way.letter.spoken)
    with pytest.raises(NotYoursError):
        take_up_letter(club.house, second.letter, second.spoken)
    assert opens(club, "c04", way.code)[-1] == "letter-delivered"


def test_a_respondent_who_lost_their_words_gets_a_new_letter(walk, club):
    """The new letter opens the same mailbox, and the lost words open nothing any more."""
    way = walk("answered")
    letter = tell_respondent(club.house, club.officers["c04"], way.code, NOTICE).code
    new = take_up_letter(club.house, letter.letter, letter.spoken)
    party = Party(read_receipt(new.receipt))
    act(club, party, way.code, "respondent-message-sent", text="I am back.")
    assert open_mailbox(club.house, party.keys).done("response-received")[0].fields["text"] == "It was not so."
    assert opens(club, "c04", way.code)[-1] == "respondent-message-sent"
    with pytest.raises(NotYoursError):
        open_mailbox(club.house, read_receipt(way.respondent.receipt))


def test_a_second_respondent_opens_their_mailbox_and_nothing_that_came_before(walk, club):
    """Told later, they read their own letter, and not what was put to the first or answered by them."""
    way = walk("answered", respondents=("Fir Six", "Hazel Eight"))
    told = tell_respondent(
        club.house, club.officers["c04"], way.code, {**NOTICE, "what": "Something else"}, slot="respondent-2"
    )
    new = take_up_letter(club.house, told.code.letter, told.code.spoken)
    case = open_mailbox(club.house, read_receipt(new.receipt))
    assert [one.public.kind for one in case.acts if one.parts] == ["respondent-notified", "letter-delivered"]


def test_a_letter_made_beforehand_is_told_once_however_often_it_is_asked_for(walk, club):
    """The same code and the same id: one notice, one mailbox, and the code opens it."""
    way = walk("planned")
    letter = make_letter_code(FakeRandomness("letter"))
    given = {"letter": letter, "act": ActId("a" * 26)}
    first, again = (tell_respondent(club.house, club.officers["c04"], way.code, NOTICE, **given) for _ in range(2))
    assert first.act.public == again.act.public
    assert first.code == again.code == letter
    assert take_up_letter(club.house, letter.letter, letter.spoken).receipt
    assert opens(club, "c04", way.code).count("respondent-notified") == 1
