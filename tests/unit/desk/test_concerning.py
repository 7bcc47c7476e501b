"""Whom of several respondents an act concerns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.desk import (
    Party,
    Proposal,
    invite_support,
    name_respondent,
    of_others_alone,
    open_case,
    open_mailbox,
    own_way,
    several,
    stood_by,
    tell_respondent,
)
from fairhearing.desk.concerning import check_concerned, judged_of_others
from fairhearing.errors import InputError, RefusedError
from fairhearing.identifiers import KindName, SlotName
from fairhearing.sealing import read_receipt
from tests.walking import Way, act, walk_on

FIRST, SECOND = SlotName("respondent-1"), SlotName("respondent-2")
TWO = ("Fir Six", "Hazel Eight")
TOLD = {"what": "What is put", "when": "2026-02", "where": "the hall", "text": "Letter", "how": "letter"}
FOUND = {"finding": "substantiated", "standard": "more-likely-than-not", "reason": "Because."}


@pytest.fixture
def case(club, walk):
    way = walk("answered", respondents=TWO)
    tell_respondent(club.house, club.officers["c04"], way.code, TOLD, slot=SECOND)
    return open_case(club.house, club.officers["c04"], way.code)


def test_several_are_those_who_are_named_or_told(club, walk, case):
    """One alone counts as none: nothing has to be said apart."""
    assert several(case) == (FIRST, SECOND)
    way = walk("told")
    assert several(open_case(club.house, club.officers["c04"], way.code)) == ()


def test_what_is_done_to_or_by_one_is_of_the_other_alone(case):
    """What the first was told and answered is not the second one's; what is done to nobody is of all."""
    told, answered, *_ = case.done("respondent-notified", "response-received")
    assert [of_others_alone(one, SECOND) for one in (told, answered)] == [True, True]
    assert [of_others_alone(one, FIRST) for one in (told, answered)] == [False, False]
    assert of_others_alone(case.acts[0], SECOND) is False
    written = replace(answered, public=replace(answered.public, by=SlotName("support-1")))
    assert [of_others_alone(written, SECOND, FIRST), of_others_alone(written, FIRST, FIRST)] == [True, False]
    asked = replace(told, public=replace(told.public, to=SlotName("affected-2"), by=SlotName("receiver-1")))
    assert of_others_alone(asked, "affected-1", role="affected")
    assert not of_others_alone(asked, "affected-2", role="affected")
    assert judged_of_others(told, SECOND) is False
    found = replace(told, public=replace(told.public, kind=KindName("finding-made")))
    assert judged_of_others(found, SECOND)
    assert not judged_of_others(found, FIRST)


def test_a_respondent_sees_the_case_as_it_stands_towards_them(club, walk):
    """The letter and the answer of the other one are not in it; an officer reads of both."""
    way = walk("answered", respondents=TWO)
    tell_respondent(club.house, club.officers["c04"], way.code, TOLD, slot=SECOND)
    opened = open_mailbox(club.house, read_receipt(way.respondent.receipt))
    kinds = [one.kind for one in own_way(opened).acts]
    assert "response-received" in kinds
    assert [one.public.kind for one in opened.acts].count("respondent-notified") == 2
    assert kinds.count("respondent-notified") == 1
    officer = open_case(club.house, club.officers["c04"], way.code)
    assert own_way(officer) == officer.case_file()
    assert officer.case_file().parties.respondent == ("c06", "c08")


def test_it_is_said_whom_a_finding_concerns(case):
    """With several respondents a finding names one of them; what concerns the case as a whole names none."""
    found = Proposal(KindName("finding-made"), {"finding": "substantiated"})
    with pytest.raises(InputError, match="not said which respondent"):
        check_concerned(case, found)
    check_concerned(case, replace(found, to=SECOND))
    check_concerned(case, Proposal(KindName("final-talk-held")))


def test_whose_answer_an_officer_writes_down_is_said(club, walk, case):
    """Where there are several; whoever answers themselves says by that whose it is, and one alone is not asked."""
    answer = Proposal(KindName("response-received"), {"answer": "denies"})
    with pytest.raises(InputError, match="not said which respondent"):
        check_concerned(case, answer)
    check_concerned(case, replace(answer, to=SECOND))
    check_concerned(open_case(club.house, club.officers["c04"], walk("told").code), answer)
    way = walk("answered", respondents=TWO)
    check_concerned(open_mailbox(club.house, read_receipt(way.respondent.receipt)), answer)


def test_a_finding_in_a_case_with_one_names_nobody(club, walk):
    """As ever."""
    way = walk("answered")
    case = open_case(club.house, club.officers["c04"], way.code)
    check_concerned(case, Proposal(KindName("finding-made")))


def test_the_door_asks_it(club, walk):
    """Nobody finds of two people at once."""
    way = walk("answered", respondents=TWO)
    with pytest.raises(InputError, match="not said which respondent"):
        act(club, club.officers["c04"], way.code, "finding-made", **FOUND)


def test_who_stands_by_one_of_several_sees_the_case_towards_them(club, walk):
    """As the respondent whom they stand by sees it."""
    way = walk("answered", respondents=TWO)
    tell_respondent(club.house, club.officers["c04"], way.code, TOLD, slot=SECOND)
    words = invite_support(club.house, Party(read_receipt(way.respondent.receipt)), way.code)
    along = open_mailbox(club.house, read_receipt(words))
    assert [one.kind for one in own_way(along).acts].count("respondent-notified") == 1
    assert stood_by(along, along.me) == FIRST
    assert stood_by(along, SlotName("support-2")) == "support-2"
    assert stood_by(along, SECOND) == SECOND


@pytest.fixture
def found_of_one(club):
    """A case in which one respondent was named and one described, and something was found that names nobody."""
    words, code = club.report(respondents=("Fir Six", "the tall one with a red hat"))
    name_respondent(club.house, club.officers["x01"], code, "")
    return walk_on(club, Way(code, words), "found")


def test_nothing_counts_against_whoever_was_only_described_when_it_was_found(club, found_of_one):
    """Told afterwards, they would be bound by a finding before which nobody heard them."""
    with pytest.raises(RefusedError, match="cannot be told in this case any more"):
        tell_respondent(club.house, club.officers["c04"], found_of_one.code, TOLD, slot=SECOND)
    tell_respondent(club.house, club.officers["c04"], found_of_one.code, TOLD, slot=FIRST)


def test_nothing_is_found_of_whoever_was_only_described(club, found_of_one):
    """By its slot alone it would pass for a finding of the one who was heard."""
    case = open_case(club.house, club.officers["c04"], found_of_one.code)
    for kind in ("finding-made", "decision-made"):
        with pytest.raises(InputError, match="not said which respondent"):
            check_concerned(case, Proposal(KindName(kind), to=SECOND))
        check_concerned(case, Proposal(KindName(kind), to=FIRST))
