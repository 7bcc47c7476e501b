from __future__ import annotations

from fairhearing.judging.hands import choosers_of, chosen_by_one_of, with_one_of
from tests.unit.judging.building import act, matter, organisation, procedure

FORMED = act("1", "panel-formed", "2023-01-02", by="lead", members=("p06", "p07"), proposed_by="p12")
FOUND = act("2", "finding-made", "2023-01-05", by="p06")
OTHER = act("3", "finding-made", "2023-01-06", by="p09", members="p10")
DECIDED = act("4", "decision-made", "2023-01-09", by="p01")
LAID = matter(procedure(), FORMED, FOUND, OTHER, DECIDED, org=organisation())
FINDINGS = ("finding-made",)


def test_acts_are_found_by_those_who_took_part():
    """Authors and those who sat for a body took part; places are counted among the acts of the kinds."""
    assert with_one_of(LAID, FINDINGS, ("p06",)) == {0}
    assert with_one_of(LAID, FINDINGS, ("p06", "p10")) == {0, 1}
    assert with_one_of(LAID, FINDINGS, ("p12",)) == set()


def test_who_proposed_or_seated_a_panel_chose_who_sits_on_it():
    """The choosers of a finding are those of the panel whose members made it, and nobody chose the others."""
    assert choosers_of(LAID, FOUND) == {"p12": FORMED, "lead": FORMED}
    assert choosers_of(LAID, FORMED) == {"p12": FORMED, "lead": FORMED}
    assert choosers_of(LAID, OTHER) == {}


def test_acts_are_found_by_those_who_chose():
    """A chooser is found by their own name or as a member of the body that chose."""
    assert chosen_by_one_of(LAID, FINDINGS, ("p12",), DECIDED) == {0}
    assert chosen_by_one_of(LAID, FINDINGS, ("p01",), DECIDED) == {0}
    assert chosen_by_one_of(LAID, FINDINGS, ("p09",), DECIDED) == set()


def test_a_panel_that_was_certainly_formed_later_chose_nobody_before():
    """Whoever formed a panel after a finding did not choose who found."""
    late = act("9", "panel-formed", "2023-02-01", members=("p06",), proposed_by="p12")
    assert choosers_of(matter(procedure(), FOUND, late), FOUND) == {}
