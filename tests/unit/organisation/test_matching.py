"""Which row of a list is which seat or tie of the file."""

from __future__ import annotations

from datetime import date

from fairhearing.acts import read_when, when_of
from fairhearing.organisation import Seat, Tie
from fairhearing.organisation.matching import match_seats, match_ties

DAY = read_when("2024-03-01")


def seat(since: str = "", until: str = "", role: str = "") -> Seat:
    """Return a seat of one person on one body."""
    begun, ended = (read_when(text) if text else None for text in (since, until))
    return Seat("p01", "board", role, begun, ended)


def matched(known: list[Seat], *listed: Seat, with_role: bool = True) -> tuple[dict[int, Seat], tuple[Seat, ...]]:
    return match_seats(known, listed, DAY, with_role=with_role)


def test_the_beginning_tells_terms_apart() -> None:
    """Of two terms the row goes to the one that began then; another beginning is another term."""
    terms = [seat("2018", "2020"), seat("2022")]
    assert matched(terms, seat("2022"), seat("2018", "2020"))[0] == {0: seat("2018", "2020"), 1: seat("2022")}
    assert matched(terms, seat("2023"))[1] == (seat("2023"),)


def test_a_row_without_a_beginning_is_the_seat_that_goes_on() -> None:
    """And a seat of which the file does not know the beginning learns it."""
    assert matched([seat("2018", "2020"), seat("2022")], seat())[0] == {1: seat()}
    assert matched([seat()], seat("2022"))[0] == {0: seat("2022")}


def test_a_row_that_ended_is_the_seat_that_ended_then() -> None:
    """A list that tells of former terms by their ends."""
    assert matched([seat("2018", "2020"), seat("2022")], seat(until="2020"))[0] == {0: seat(until="2020")}


def test_an_end_before_the_beginning_is_another_term() -> None:
    """A row that ended before the seat began does not tell of that seat."""
    pairs, added = matched([seat("2022")], seat(until="2020"))
    assert (pairs, added) == ({}, (seat(until="2020"),))
    assert matched([seat("2022")], seat(until="2023"))[0] == {0: seat(until="2023")}


def test_who_comes_back_has_a_new_term() -> None:
    """It began between the end of the last one and the day of the list; the day itself where both are one."""
    _, (back,) = matched([seat("2018", "2020-05-06")], seat())
    assert back.since is not None
    assert back.since.text == "2020-05-06/2024-03-01"
    _, (same,) = matched([seat("2018", "2024-03-01")], seat())
    assert same.since is not None
    assert same.since.text == "2024-03-01"
    assert matched([seat("2018", "2025")], seat())[1] == (seat(),)


def test_roles_are_compared_only_where_the_list_tells_them() -> None:
    """A list without roles finds the chair; one with roles sees another seat."""
    chair = seat("2022", role="chair")
    assert matched([chair], seat("2022"), with_role=False)[0] == {0: seat("2022")}
    assert matched([chair], seat("2022"))[1] == (seat("2022"),)


def test_who_stands_first_matters_in_directed_ties_alone() -> None:
    """Kin is the same both ways, employing is not; the days of an exact instant count."""
    at = when_of(date_at(), date(2020, 1, 2))
    kin, employer = Tie("kin", ("p02", "p01"), since=at), Tie("employer", ("p02", "p01"))
    turned = Tie("kin", ("p01", "p02"), since=read_when("2020-01-02")), Tie("employer", ("p01", "p02"))
    assert match_ties([kin, employer], turned) == ({0: turned[0]}, (turned[1],))


def date_at():
    """Return an instant."""
    at = read_when("2020-01-02T03:04:05Z").at
    assert at is not None
    return at
