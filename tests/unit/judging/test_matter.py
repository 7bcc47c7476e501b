from __future__ import annotations

from datetime import date

from tests.unit.judging.building import act, bar, matter, procedure
from tests.unit.judging.test_several import ONE, OTHER, TWO


def test_acts_stand_in_order_whatever_the_file_says():
    """Acts are sorted by their days, and those after the day of the judgement are left out."""
    laid = matter(
        procedure(), act("3", "contact", "2024-01-01"), act("2", "contact", "2023-01-05"), act("1", "contact")
    )
    assert [one.id for one in laid.acts] == ["1", "2"]


def test_kinds_are_looked_up_once():
    """One kind or several, in the order of the days."""
    laid = matter(procedure(), act("1", "contact", "2023-01-05"), act("2", "resigned", "2023-01-03"))
    assert [one.id for one in laid.of_kinds(("contact", "resigned"))] == ["2", "1"]
    assert laid.of_kinds(("case-closed",)) == []


def test_earlier_acts_are_sure_or_possible():
    """An act whose days overlap came perhaps before, and none comes before itself."""
    rough, sure = act("1", "contact", "2023-01"), act("2", "contact", "2022-12-30")
    later = act("3", "contact", "2023-01-10")
    laid = matter(procedure(), rough, sure, later)
    assert laid.earlier(("contact",), later) == [sure]
    assert laid.perhaps_earlier(("contact",), later) == [sure, rough]


def test_a_case_has_ended_when_it_certainly_has():
    """A closing that may lie ahead has not ended it."""
    closed = act("1", "case-closed", "2023-05")
    assert matter(procedure(), closed).ended() == closed
    assert matter(procedure(), closed, as_of=date(2023, 5, 10)).ended() is None


def test_rules_are_found_by_each_kind_once():
    """A rule that names a kind twice is asked once."""
    rule = bar(act=("contact", "contact", "resigned"))
    laid = matter(procedure(bars=(rule,)))
    assert laid.bars == {"contact": [rule], "resigned": [rule]}


def test_the_way_of_each_of_several_respondents_is_a_case_within_the_case():
    """It knows the whole; a case with one way for all is its own whole, and a way has no further ways."""
    found = act("1", "finding-made", by="p07", to=ONE)
    laid = matter(procedure(), found, parties=TWO)
    assert {person: len(way.acts) for person, way in laid.ways.items()} == {ONE: 1, OTHER: 0}
    assert all(way.whole is laid and way.ways == {} for way in laid.ways.values())
    assert laid.whole is laid
    assert matter(procedure(), found).ways == {}


def test_an_act_has_to_fit_the_ways_of_those_whom_it_concerns():
    """The close has to fit all, what is done to one their own, and what seats the panel the whole case only."""
    laid = matter(procedure(), act("1", "finding-made", by="p07", to=ONE), parties=TWO)
    assert list(laid.ways_on(act("9", "case-closed"))) == [ONE, OTHER]
    assert list(laid.ways_on(act("9", "decision-made", to=OTHER))) == [OTHER]
    assert list(laid.ways_on(act("9", "message-sent", to=OTHER))) == [OTHER]
    assert list(laid.ways_on(act("9", "panel-formed"))) == []
    assert matter(procedure(), parties=TWO).ways_on(act("9", "case-closed")) == {}
