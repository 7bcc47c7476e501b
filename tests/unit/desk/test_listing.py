"""The order in which an officer's cases are looked at, by what is public of them alone."""

from __future__ import annotations

from fairhearing.desk import cases_and_damaged, cases_of, codes_of
from tests.club import Club
from tests.walking import act, panel_of, walk_to


def test_the_nearest_clock_comes_first_and_the_closed_ones_last(club: Club) -> None:
    """Also where the later report has the nearer clock; a closed case without a clock is the last."""
    _, first = club.report()
    club.clock.pass_days(1)
    _, second = club.report()
    officer = club.officers["c04"]
    assert codes_of(club.house, officer) == (first, second)
    act(club, officer, first, "report-acknowledged", text="It came in.")
    assert codes_of(club.house, officer) == (second, first)
    with club.house.books.writing() as ledger:
        ledger.close_case(second, closed=True)
    assert codes_of(club.house, officer)[0] == second
    assert {case.row.code for case in cases_of(club.house, officer)} == {first, second}


def test_what_waits_for_an_answer_comes_before_every_clock(club: Club) -> None:
    """Whoever was drawn and asked has a part of the case alone, and finds it first."""
    way = walk_to(club, "drawn")
    asked = min(panel_of(club, way).values())
    _, other = club.report()
    assert codes_of(club.house, club.officers[asked])[0] == way.code
    assert other not in codes_of(club.house, club.officers[asked])


def test_nobody_elses_case_is_among_them(club: Club) -> None:
    """Whoever has no keys of any case gets none; of a code that is not theirs nothing is opened."""
    _, code = club.report()
    stranger = club.officers["c09"]
    assert codes_of(club.house, stranger) == ()
    assert cases_and_damaged(club.house, stranger, (code,)) == ((), ())
    assert cases_and_damaged(club.house, club.officers["c04"], ()) == ((), ())
