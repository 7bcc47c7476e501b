"""Candidates for a tie: scored, with a reason, and never again once they were dismissed."""

from __future__ import annotations

from dataclasses import replace

from fairhearing.acts import read_when
from fairhearing.clock import Calendar
from fairhearing.identifiers import PersonId
from fairhearing.organisation import (
    Organisation,
    Person,
    candidates,
    confirm_candidate,
    dismiss_candidate,
    told_candidates,
)

DAY = read_when("2024-03-01")


def club(*names: str) -> Organisation:
    """Return a club of these people: q1, q2 and so on."""
    people = {PersonId(f"q{place}"): Person(PersonId(f"q{place}"), name) for place, name in enumerate(names, 1)}
    return Organisation("club", "club", Calendar(), people, {})


def found(organisation: Organisation, **contacts: tuple[tuple[str, str], ...]) -> list[tuple[str, int, str]]:
    made = candidates(organisation, {PersonId(person): said for person, said in contacts.items()})
    return [("-".join(one.people), one.score, "; ".join(one.reasons)) for one in made]


def test_names_that_are_nearly_the_same_are_candidates() -> None:
    """A slip in the middle or at the beginning; the surname may stand first, before a comma."""
    assert found(club("Anna Lindqvist", "Oskar Tamm", "Anna Lindquist", "Lindqvist, Anne")) == [
        ("q1-q4", 72, "names that are nearly the same; a surname that only 2 people have"),
        ("q1-q3", 50, "names that are nearly the same"),
        ("q3-q4", 50, "names that are nearly the same"),
    ]
    assert [one[0] for one in found(club("Maria Zander", "Maria Sander", "Oskar Tamm"))] == ["q1-q2"]


def test_the_same_name_and_a_rare_surname_are_candidates() -> None:
    """Of a surname that many have nothing follows; a single word is no surname."""
    assert found(club("Elm One", "Elm One")) == [
        ("q1-q2", 78, "the same name; a surname that only 2 people have"),
    ]
    assert found(club("Ada Weber", "Kim Weber")) == [("q1-q2", 45, "a surname that only 2 people have")]
    assert found(club(*(f"{name} Weber" for name in ("Ada", "Kim", "Oskar", "Lu", "Tom", "Yu")))) == []
    assert found(club("Weber", "Oskar", "")) == []


def test_the_same_contact_is_a_candidate() -> None:
    """However it is written; the reason names the kind and never the address or the number."""
    people = club("Ada Elm", "Kim Oak", "Oskar Ash")
    shared = found(
        people,
        q1=(("telephone", "+353 1 234 5678"), ("address", "12, Hill Road")),
        q2=(("telephone", "01/2345678"), ("address", "12 HILL ROAD"), ("email", "k@club.example")),
        q3=(("email", "K@club.example"), ("telephone", "123"), ("address", "Hill")),
        q9=(("email", "k@club.example"),),
    )
    assert shared == [("q1-q2", 94, "the same telephone; the same address"), ("q2-q3", 90, "the same email")]


def test_what_many_share_says_nothing() -> None:
    """The telephone of the club's own house binds nobody."""
    people = club(*(f"{chr(65 + place) * 5} Name{place:02}" for place in range(13)))
    same = {f"q{place}": (("telephone", "5550100"),) for place in range(1, 14)}
    assert found(people, **same) == []


def test_who_is_tied_already_is_no_candidate() -> None:
    """A tie of any kind answers it."""
    people = club("Ada Weber", "Kim Weber")
    assert found(confirm_candidate(people, ("q1", "q2"), "kin", "q1", DAY)) == []


def test_a_dismissed_candidate_does_not_come_back() -> None:
    """With whatever contact the next list may bring."""
    people = dismiss_candidate(club("Ada Weber", "Kim Weber"), ("q2", "q1"), "q1", DAY, "Not related.")
    assert found(people, q1=(("email", "a@b.example"),), q2=(("email", "a@b.example"),)) == []


def test_low_scores_can_be_asked_for_and_left_out() -> None:
    """And how far it is is told."""
    people = club(*(f"{name} Weber" for name in ("Ada", "Kim", "Oskar", "Lu")))
    heard: list[str] = []
    assert candidates(people, tell=lambda step, _: heard.append(step)) == ()
    assert len(candidates(people, least=30)) == 6
    assert heard == ["Comparing names", "Comparing surnames", "Comparing contacts"]


def test_the_order_of_the_roll_decides_nothing() -> None:
    """The same people turned round give the same candidates."""
    people = club("Ada Weber", "Kim Weber", "Anna Lindqvist", "Anna Lindquist", "Elm One", "Elm One")
    turned = replace(people, people=dict(reversed(people.people.items())))
    assert found(people) == found(turned)


def test_candidates_are_told_line_by_line() -> None:
    """The score, the two and why; how many more there are is said."""
    people = club("Elm One", "Elm One", "Ada Weber", "Kim Weber")
    made = candidates(people)
    assert told_candidates(people, made) == (
        " 78  q1 Elm One  q2 Elm One: the same name; a surname that only 2 people have",
        " 45  q3 Ada Weber  q4 Kim Weber: a surname that only 2 people have",
    )
    assert told_candidates(people, made, most=1)[1:] == ("… and 1 more.",)
