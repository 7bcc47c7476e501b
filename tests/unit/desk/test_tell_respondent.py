"""Telling the respondent: a mailbox of their own, opened with two halves."""

import pytest

from fairhearing.desk import Party, open_case, open_mailbox, take_up_letter, tell_respondent
from fairhearing.errors import NotYoursError, RefusedError
from fairhearing.sealing import read_letter_code, read_receipt

NOTICE = {"what": "What is put", "text": "Letter", "how": "letter"}


def test_the_respondent_reads_what_is_put_and_no_name(walk, club):
    """Nothing of `who` and nothing of the report."""
    way = walk("planned")
    told = tell_respondent(club.house, club.officers["c04"], way.code, NOTICE)
    new = take_up_letter(club.house, told.code.letter, told.code.spoken)
    case = open_mailbox(club.house, read_receipt(new.receipt))
    assert case.me == "respondent-1"
    assert case.done("respondent-notified")[0].fields["what"] == "What is put"
    assert all(not entry.person and not entry.name for entry in case.slots.values())
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
