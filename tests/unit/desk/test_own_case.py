"""A case of its own: taken in by others, linked by its code alone, with words of its own."""

from dataclasses import replace

import pytest

from fairhearing.desk import Party, Report, cases_of, open_case, open_mailbox
from fairhearing.desk.own_case import officers_known, open_own_case
from fairhearing.errors import BusyError, NotYoursError, RefusedError
from fairhearing.sealing import make_receipt, read_receipt

TEXT = "They shout at me since I reported it."


def own(club, way, words=None, about=(), receipt=None, **more):
    report = Report(receipt or make_receipt(club.house.randomness), TEXT, course="proceed", **more)
    return open_own_case(club.house, Party(read_receipt(words or way.reporter)), way.code, report, about)


def test_nobody_who_handles_the_first_case_opens_it(walk, club):
    """The receiver of the first case is complained of: the next body takes it in, and they are the respondent."""
    way = walk("told")
    first = open_case(club.house, club.officers["c04"], way.code)
    mailbox = own(club, way, about=(first.me,))
    with pytest.raises(NotYoursError):
        open_case(club.house, club.officers["c04"], mailbox.case)
    found = open_case(club.house, club.officers["x01"], mailbox.case)
    assert found.parties().respondent == ("c04",)
    assert found.acts[0].fields["linked"] == way.code
    assert found.acts[0].fields["text"] == TEXT


def test_the_first_case_learns_its_code_and_not_a_word(walk, club):
    """For those who read the first case one act more is there, with nothing but the code."""
    way = walk("told")
    mailbox = own(club, way, respondents=("Fir Six",))
    case = open_case(club.house, club.officers["c04"], way.code)
    assert (case.acts[-1].public.kind, case.acts[-1].fields) == ("own-case-opened", {"code": mailbox.case})
    assert mailbox.case not in str(case.acts[-1].public)
    new = open_case(club.house, club.officers["x01"], mailbox.case)
    assert new.parties().excluded == ("c04",)
    assert way.code not in [one.row.code for one in cases_of(club.house, club.officers["x01"])]


def test_the_same_words_again_are_the_same_case(walk, club):
    """Sent twice it is one case, and one link."""
    way = walk("told")
    words = make_receipt(club.house.randomness)
    assert own(club, way, receipt=words) == own(club, way, receipt=words)
    case = open_case(club.house, club.officers["c04"], way.code)
    assert len(case.done("own-case-opened")) == 1
    assert open_mailbox(club.house, read_receipt(words)).me == "reporter-1"


def test_where_nobody_else_is_left_nothing_is_taken_in(walk, club):
    """Without an outside body the handlers complained of do not get it instead."""
    way = walk("told")
    for person in ("x01", "x02", "x03"):
        del club.house.books.tables.keys[person]
    with pytest.raises(BusyError, match="Nobody"):
        own(club, way, about=("receiver-1",))
    assert open_case(club.house, club.officers["c04"], way.code).done("own-case-opened") == ()


def test_a_side_whose_procedure_knows_no_such_case_is_told_so(walk, club):
    """Refused before anything is taken in."""
    way = walk("told")
    case = open_mailbox(club.house, read_receipt(way.reporter))
    assert officers_known(club.house, case) == {"receiver-1": "c04"}
    shelf = club.house.shelf
    rest = tuple(power for power in shelf.procedure.powers if "own-case-opened" not in power.act)
    shelf.procedure = replace(shelf.procedure, powers=rest)
    with pytest.raises(RefusedError, match="not yours"):
        own(club, way)
