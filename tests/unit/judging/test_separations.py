from __future__ import annotations

from fairhearing.judging.separations import separations_on
from fairhearing.organisation import Seat
from tests.unit.judging.building import act, matter, organisation, procedure, separation

FORMED = act("1", "panel-formed", "2023-01-02", by="p11", members=("p06", "p07"), proposed_by="lead")
FOUND = act("2", "finding-made", "2023-02-01", by="jury", members=("p06", "p07"))


def decided(**parts):
    return act("3", "decision-made", "2023-02-03", **parts)


def found(rule, *acts, org=None):
    laid = matter(procedure(separations=(rule,)), *acts, org=org or organisation())
    return [one.because for one in separations_on(laid, acts[-1])]


def test_nobody_takes_part_in_both():
    """By name, or as the same body where nobody says who sat."""
    assert found(separation(), FOUND, decided(by="p06")) == ["p06 took part in act 2 as well."]
    assert found(separation(), FOUND, decided(by="jury")) == ["jury took part in act 2 as well."]
    assert found(separation(), FOUND, decided(by="p01")) == []


def test_other_members_of_one_body_are_other_people():
    """Where both say who sat, the people count."""
    assert found(separation(), FOUND, decided(by="jury", members=("p09",))) == []


def test_the_later_act_is_the_one_that_breaks_it():
    """The earlier one was right when it was done."""
    assert found(separation(), decided(by="p06"), act("4", "finding-made", "2023-01-05", by="p06")) == []
    laid = matter(procedure(separations=(separation(),)), FOUND, decided(by="p06"))
    assert list(separations_on(laid, FOUND)) == []


def test_on_one_day_only_one_of_the_two_is_spoken_against():
    """Otherwise each would blame the other."""
    same = act("2", "finding-made", "2023-02-03", by="p06")
    other = decided(by="p06")
    laid = matter(procedure(separations=(separation(),)), same, other)
    assert [len(list(separations_on(laid, one))) for one in (same, other)] == [1, 0]


def test_who_chose_the_panel_does_not_decide():
    """The body that proposed it, and whoever sits on that body."""
    rule = separation(fresh=True, apart=False)
    assert found(rule, FORMED, FOUND, decided(by="lead")) == ["lead chose who sat (act 1)."]
    assert found(rule, FORMED, FOUND, decided(by="p01")) == ["p01 sits on lead, which chose who sat (act 1)."]
    assert found(rule, FORMED, FOUND, decided(by="p12")) == []
    assert found(rule, FORMED, FOUND, decided(by="p06")) == []


def test_the_forming_itself_can_be_one_of_the_groups():
    """Then those who formed it are meant, also a body that formed it without a proposal."""
    rule = separation(groups=(("panel-formed",), ("decision-made",)), fresh=True, apart=False)
    by_body = act("1", "panel-formed", "2023-01-02", by="lead", members=("p06",))
    assert found(rule, by_body, decided(by="p02")) == ["p02 sits on lead, which chose who sat (act 1)."]
    assert found(rule, act("1", "panel-formed", by="p11", members=("p06",)), decided(by="p02")) == []


def test_without_an_organisation_bodies_have_no_members():
    """Only what the acts themselves say counts."""
    rule = separation(fresh=True)
    laid = matter(procedure(separations=(rule,)), FORMED, FOUND, decided(by="p01"))
    assert list(separations_on(laid, laid.by_id["3"])) == []


def test_kinds_outside_of_the_groups_are_free():
    """And an act in both groups is not set against itself."""
    assert found(separation(), FOUND, act("3", "contact", "2023-03-01", by="p06")) == []
    twice = separation(groups=(("finding-made",), ("finding-made", "decision-made")))
    assert found(twice, FOUND) == []


def test_whoever_sits_on_the_choosing_body_has_chosen():
    """A seat of which no day is known counts."""
    org = organisation(seats=(Seat("p12", "lead"),))
    rule = separation(fresh=True, apart=False)
    assert found(rule, FORMED, FOUND, decided(by="p12"), org=org) == [
        "p12 sits on lead, which chose who sat (act 1)."
    ]
