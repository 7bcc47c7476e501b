"""What is possible in an organisation's file and should be looked at all the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from fairhearing.acts import read_when
from fairhearing.organisation import Contest, Organisation, Seat, oddities

DAY = date(2024, 3, 1)


def odd(organisation: Organisation, *seats: Seat) -> str:
    return "\n".join(oddities(replace(organisation, seats=seats), DAY))


def seat(person: str, body: str = "board", since: str = "", until: str = "", by: str | None = None) -> Seat:
    begun, ended = (read_when(text) if text else None for text in (since, until))
    return Seat(person, body, "", begun, ended, proposed_by=by)


def test_two_people_of_one_name_are_told(demo: Organisation) -> None:
    """With their ids, which alone tell them apart."""
    assert "2 people are called Pine Seventeen: p17, p23." in odd(demo)


def test_a_formula_and_an_open_contest_are_told(demo: Organisation) -> None:
    """A name that a spreadsheet would run, and what nobody answered yet."""
    person = replace(demo.people["p04"], name="=HYPERLINK(1)")
    contest = Contest("person p05", "p05", None, "x")
    told = odd(replace(demo, people={**demo.people, "p04": person}, contested=(contest,)))
    assert "The name of p04 begins like a spreadsheet's formula: =HYPERLINK(1)." in told
    assert "Contested by p05 and not answered: person p05." in told


def test_the_same_seat_twice_at_one_time_is_told(demo: Organisation) -> None:
    """Terms that follow one another are none; those that overlap are, whichever comes first."""
    assert "twice" not in odd(demo, seat("p03", "board", "2018", "2020"), seat("p03", "board", "2020", "2022"))
    assert "twice" not in odd(demo, seat("p03", "board", "2020", "2022"), seat("p03", "board", "2018", "2020"))
    assert "twice" not in odd(demo, seat("p03", "board", "2020-02", "2020"), seat("p03", "board", "2018"))
    assert "p03 has the same seat on board twice" in odd(demo, seat("p03"), seat("p03", "board", "2019"))
    assert "twice" in odd(demo, seat("p03", "board", "2019", "2022"), seat("p03", "board", "2020"))


def test_the_open_seat_of_somebody_who_left_is_told(demo: Organisation) -> None:
    """p24 left in 2023."""
    assert "p24 left (2023-08) and their seat on board has no end." in odd(demo, seat("p24"), seat("p01"))
    assert "no end" not in odd(demo, seat("p24", "board", "2022", "2023"))


def test_who_proposed_one_another_in_a_circle_is_told(demo: Organisation) -> None:
    """People, bodies, and a body that fills its own seats; it is read all the same."""
    told = odd(
        demo,
        seat("p01", by="p02"),
        seat("p02", "secretariat", by="p03"),
        seat("p03", by="p01"),
        seat("p04", "care", by="board"),
        seat("p05", "board", by="care"),
        seat("p06", "board", by="board"),
        seat("p07", "care", by="p07"),
        seat("p08", "care"),
    )
    assert "board proposed or appointed people for its own seats." in told
    assert "p07 proposed or appointed themselves." in told
    assert told.count("in a circle") == 2
    assert "p01" in told
    assert "circle: board → care → board" in told


def test_very_many_circles_are_told_up_to_a_number(demo: Organisation) -> None:
    """The search for circles comes to an end."""
    people = sorted(demo.people)
    seats = [seat(one, by=other) for one in people[:8] for other in people[:8] if one != other]
    assert odd(demo, *seats).count("in a circle") == 20
