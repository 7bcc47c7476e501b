"""The sifter names whom a report describes, and learns no content."""

from dataclasses import replace

import pytest

from fairhearing.desk import name_respondent, open_case, seating, waits_for_sifter
from fairhearing.desk.asking import names_of_parties
from fairhearing.errors import InputError, NotYoursError
from tests.fakes import InterruptedBooks
from tests.walking import act


def described(club, **more):
    return club.report(respondents=(), described="The tall one with the guitar", **more)[1]


def test_the_described_person_gets_their_name(club):
    """Later readers see who is meant and not a description."""
    code = described(club)
    assert waits_for_sifter(open_case(club.house, club.officers["x01"], code))
    name_respondent(club.house, club.officers["x01"], code, " Fir  Six ")
    case = open_case(club.house, club.officers["c04"], code)
    assert case.slots["respondent-1"].person == "c06"
    assert names_of_parties(case)["respondent"] == ("Fir Six",)
    assert case.parties().respondent == ("c06",)
    assert seating(club.house, case).step == "fix"


def test_several_can_be_described(club):
    """One name a line; where nobody was described in words, places are added."""
    code = club.report(respondents=("Somebody", "Somebody Else"))[1]
    name_respondent(club.house, club.officers["x01"], code, "Fir Six\nIvy Nine\nJuniper Ten")
    case = open_case(club.house, club.officers["c04"], code)
    assert [case.slots[f"respondent-{number}"].person for number in (1, 2, 3)] == ["c06", "c09", "c10"]


def test_a_name_of_two_or_of_nobody_is_asked_again(club):
    """Nothing is released on a guess."""
    code = described(club)
    for name in ("Maple Thirteen", "Nobody Here"):
        with pytest.raises(InputError):
            name_respondent(club.house, club.officers["x01"], code, name)


def test_nobody_can_be_named(club):
    """The report still reaches the receivers, with the description."""
    code = described(club)
    name_respondent(club.house, club.officers["x01"], code, "")
    case = open_case(club.house, club.officers["c04"], code)
    assert case.parties().respondent == ()
    assert case.slots["respondent-1"].name.startswith("The tall one")


def test_it_is_done_once_and_by_the_sifter_alone(club):
    """A second sifter comes too late; a receiver never could."""
    code = described(club)
    with pytest.raises(NotYoursError):
        name_respondent(club.house, club.officers["c04"], code, "Fir Six")
    name_respondent(club.house, club.officers["x01"], code, "Fir Six")
    with pytest.raises(NotYoursError):
        name_respondent(club.house, club.officers["x02"], code, "Ivy Nine")
    assert not open_case(club.house, club.officers["x01"], code).reads("what")


def test_of_two_who_name_at_the_same_moment_one_does(club):
    """What the first one said stands; the keys are given on once, to those who are free towards that person."""
    code = described(club)
    books = club.house.books
    club.house = replace(
        club.house,
        books=InterruptedBooks(books, lambda: name_respondent(club.house, club.officers["x02"], code, "Fir Six")),
    )
    with pytest.raises(NotYoursError):
        name_respondent(club.house, club.officers["x01"], code, "Ivy Nine")
    case = open_case(club.house, club.officers["c04"], code)
    assert case.parties().respondent == ("c06",)
    with pytest.raises(NotYoursError):
        open_case(club.house, club.officers["c03"], code)


def test_a_sifter_who_stood_aside_takes_no_key_along(club):
    """The other sifter names the person, and those who are clear open everything, the newer part too."""
    code = described(club)
    act(club, club.officers["x01"], code, "recused")
    name_respondent(club.house, club.officers["x02"], code, "Fir Six")
    case = open_case(club.house, club.officers["c04"], code)
    assert case.secret("who")
    assert case.slots["respondent-1"].person == "c06"
    assert open_case(club.house, club.officers["x01"], code).acts[-1].parts == {}


def test_a_sifter_who_stood_aside_does_not_receive_what_the_others_hand_on(club):
    """Both receivers are meant themselves: the outside body takes it, without whoever left it."""
    _, code = club.report(respondents=(), described="The two of them")
    act(club, club.officers["x01"], code, "recused")
    name_respondent(club.house, club.officers["x02"], code, "Cedar Three\nDogwood Four")
    case = open_case(club.house, club.officers["x02"], code)
    assert {case.slots[slot].person for slot in case.slots_of("receiver")} == {"x02", "x03"}
