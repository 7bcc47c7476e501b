from __future__ import annotations

from datetime import date

from fairhearing.judging.shown import gap, gap_of_any
from tests.unit.judging.building import act, covers, matter, organisation, procedure

FIRST, LAST = date(2023, 1, 10), date(2023, 2, 10)


def of(*covered, roles=("receiver",), anchor=None, org=True, acts=()):
    laid = matter(procedure(), *acts, org=organisation() if org else None, covers=covered)
    return gap(laid, roles, anchor, FIRST, LAST)


def test_a_file_that_does_not_say_covers_everything():
    """On the site every act is there."""
    assert of() is None


def test_silence_shows_something_where_the_body_is_covered():
    """Also by two spans that meet; not by one that ends too early, nor by what was public only."""
    assert of(covers("care")) is None
    assert of(covers("care", "2023-01-01", "2023-01-20"), covers("care", "2023-01-15", "2023-03-01")) is None
    assert of(covers("care", "2023-01-01", "2023-02-01")) == (
        "the file covers care only from 2023-01-01 to 2023-02-01"
    )
    assert of(covers("care", partial=True)) == (
        "the file covers care only from 2023-01-01 to 2023-12-31 (circulars only)"
    )
    assert of(covers("lead")) == "the file does not cover care"


def test_whoever_was_told_owes_as_well():
    """A report made to the leadership is not answered by what the intake's minutes do not say."""
    told = act("1", "report-received", to="lead")
    assert of(covers("care"), anchor=told) == "the file does not cover lead"
    referred = act("2", "case-referred", to_body="far")
    assert of(covers("care"), acts=(referred,)) == "the file does not cover far"


def test_what_a_party_owes_shows_in_any_full_file():
    """A party has no minutes; the file of whoever would have received it shows it."""
    assert of(covers("jury"), roles=("respondent",)) is None
    assert of(covers("care", partial=True), roles=("respondent",)) == (
        "the file covers nobody's doings fully from 2023-01-10 to 2023-02-10"
    )
    assert of(covers("care"), org=False) is None


def test_what_several_may_do_shows_where_one_is_covered():
    """Otherwise the gap names them all."""

    def any_of(*covered, roles=("receiver", "panel")):
        return gap_of_any(matter(procedure(), org=organisation(), covers=covered), roles, FIRST, LAST)

    assert any_of() is None
    assert any_of(covers("jury")) is None
    assert any_of(covers("lead")) == "the file does not cover care and the file does not cover jury"
    assert any_of(covers("lead"), roles=()) is None
