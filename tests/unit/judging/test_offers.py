from __future__ import annotations

from fairhearing.judging.offers import offers_of
from tests.unit.judging.building import bar, gate, power, procedure


def _kinds(**parts):
    return [offer.kinds for offer in offers_of(procedure(**parts))]


def test_kinds_under_the_same_rules_are_one_offer():
    """What the same powers give under the same rules is asked once."""
    both = power(act=("finding-made", "contact"))
    assert _kinds(powers=(both,)) == [("finding-made", "contact")]
    assert _kinds(powers=(both,), gates=(gate(),)) == [("finding-made",), ("contact",)]


def test_kinds_that_a_condition_may_tell_apart_are_asked_each():
    """What can be done once, and what a condition asks by its kind or its fields, stands alone."""
    kinds = ("finding-made", "contact")
    apart = [("finding-made",), ("contact",)]
    assert _kinds(powers=(power(act=kinds, once=True),)) == apart
    for when in ('act.kind == "contact"', 'act.reason == ""', "size(act) > 0"):
        assert _kinds(powers=(power(act=kinds),), bars=(bar(act=kinds, when=when),)) == apart
    assert _kinds(powers=(power(act=kinds),), bars=(bar(act=kinds, when="case.severe"),)) == [kinds]


def test_roles_are_alike_where_no_rule_tells_them_apart():
    """Roles differ by their powers, by who is barred, and by a condition that asks for roles."""
    one, other = power("one", who=("panel", "receiver", "leadership")), power("other", who=("panel",))

    def alike(**parts):
        return offers_of(procedure(**parts))[0].alike

    assert alike(powers=(one,)) == (("panel", "receiver", "leadership"),)
    assert alike(powers=(one, other)) == (("panel",), ("receiver", "leadership"))
    barred = bar(act=("finding-made",), by=("leadership",))
    assert alike(powers=(one,), bars=(barred,)) == (("panel", "receiver"), ("leadership",))
    asked = bar(act=("finding-made",), when='"panel" in act.roles')
    assert alike(powers=(one,), bars=(asked,)) == (("panel",), ("receiver",), ("leadership",))


def test_an_offer_says_which_rules_ask_for_fields():
    """Only where a rule reads what is written must a proposal be judged empty and filled."""
    rules = (power(),)
    assert offers_of(procedure(powers=rules))[0].reading == frozenset()
    asked = bar(act=("finding-made",), when='act.reason == ""')
    assert offers_of(procedure(powers=rules, bars=(asked,)))[0].reading == {asked.id}


def test_an_offer_knows_what_is_said_where_everybody_may():
    """For each kind: all roles, now, and the powers with their sources."""
    (offer,) = offers_of(procedure(powers=(power(who=("panel", "receiver")),)))
    (said,) = offer.free
    assert (said.kind, said.who, said.now, said.duties) == ("finding-made", ("panel", "receiver"), True, ())
    assert said.because == ("It is so. (finding, tiny: The book, § 1)",)
