from __future__ import annotations

from dataclasses import replace

from fairhearing.judging.rulebook import KEPT, once_for_each, rulebook_of
from tests.unit.judging.building import duty, gate, power, procedure, separation


def test_rules_stand_by_the_kind_that_they_speak_of():
    """Each kind has its rules in the order of the procedure, and a duty is found by its id as well."""
    one, other = power("one", act=("contact", "resigned")), power("other", act=("contact",))
    lapsing = duty("confirm", lapses=True)
    book = rulebook_of(procedure(powers=(one, other), gates=(gate(),), duties=(duty(), lapsing)))
    assert book.powers == {"contact": [one, other], "resigned": [one]}
    assert book.gates == {"finding-made": [gate()]}
    assert book.lapsing == {"report-acknowledged": [lapsing]}
    assert book.duties["acknowledge"] == duty()


def test_a_separation_stands_once_by_each_kind_of_its_groups():
    """A kind that stands in two groups is asked once."""
    rule = separation(groups=(("finding-made", "contact"), ("contact",)))
    assert rulebook_of(procedure(separations=(rule,))).separations == {"finding-made": [rule], "contact": [rule]}


def test_what_depends_on_a_procedure_alone_is_worked_out_once():
    """The same procedure is not laid out again; another one is, even if it reads alike."""
    asked = []

    @once_for_each
    def count(rules):
        asked.append(rules)
        return len(asked)

    rules = procedure()
    assert [count(rules), count(rules), count(replace(rules)), count(rules)] == [1, 1, 2, 1]


def test_what_was_laid_out_long_ago_is_let_go():
    """Only the procedures laid out last are kept; an older one is laid out again, with the same result."""
    asked = []

    @once_for_each
    def count(rules):
        asked.append(rules)
        return rules.id

    first, others = procedure(), [procedure() for _ in range(KEPT)]
    assert {count(one) for one in (first, *others, *others, first)} == {first.id}
    assert len(asked) == KEPT + 2
