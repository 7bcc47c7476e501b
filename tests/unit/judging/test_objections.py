from __future__ import annotations

from dataclasses import replace

from fairhearing.judging.objections import counts_for, examined, judge_standing, rules_on
from fairhearing.organisation import ConflictPolicy, Tie
from tests.unit.judging.building import (
    act,
    bar,
    duty,
    gate,
    matter,
    organisation,
    power,
    procedure,
    separation,
    tie_rule,
)
from tests.unit.judging.test_several import ONE, OTHER, TWO

RULES = procedure(
    bars=(bar(act=("finding-made",), when='act.reason == ""'),),
    gates=(gate(),),
    powers=(power(),),
    separations=(separation(),),
    conflicts=ConflictPolicy((tie_rule("kin"),)),
)
ORG = organisation(Tie("kin", ("p04", "p11")))


def test_all_rules_are_asked_about_one_act():
    """In the order bar, power, gate, consent, separation."""
    asked = act("9", "finding-made", by="p11")
    assert [one.rule for one in rules_on(matter(RULES, asked, org=ORG), asked)] == [
        "no-mediation",
        "finding",
        "heard-first",
    ]


def test_standing_is_judged_act_by_act():
    """What was against a rule, who was conflicted, and what can only be asked."""
    acts = (act("2", "finding-made", "2023-02-01", by="p11", reason="x"), act("1", "category-set", by="care"))
    barred, conflicts, questions = judge_standing(matter(RULES, *acts, org=ORG))
    assert [(one.act, one.rule) for one in barred] == [("2", "finding"), ("2", "heard-first"), ("2", "kin-rule")]
    assert [one.act for one in conflicts] == ["2"]
    assert len(questions) == 1


def test_what_confirms_is_spoken_against_by_nothing_but_its_own_rule():
    """True; False where another rule or a conflict is certain; None where that is not known."""
    asks = duty("no-mediation", act=("finding-made",), lapses=True)

    def counts(rules, *acts, **parts):
        return counts_for(matter(rules, *acts, org=ORG), asks, act("9", "finding-made", **parts))

    assert counts(procedure(), by="p01")
    assert counts(procedure(bars=(bar(act=("finding-made",)),)), by="p01")
    assert counts(procedure(bars=(bar("other", act=("finding-made",)),)), by="p01") is False
    assert counts(RULES, by="p11") is False
    assert counts(procedure(powers=(power(),)), by="stranger") is None


def test_what_is_not_known_speaks_against_no_proposal():
    """A proposal is refused for what is certain alone."""
    proposed = act("", "finding-made", by="stranger", reason="x")
    found = examined(matter(RULES, org=ORG), proposed)
    assert [one.rule for one in found.barred] == ["heard-first"]
    assert found.barred[0].act is None
    assert examined(matter(RULES, org=ORG), act("", "finding-made", by="p11")).conflicts


def test_a_proposal_is_examined_as_the_audit_judges():
    """Who stood aside is refused at the door, and a ruling on oneself is refused there too."""
    aside = act("1", "recused", "2023-01-02", by="p11")
    refused = examined(matter(procedure(), aside, org=ORG), act("", "category-set", "2023-01-05", by="p11"))
    assert [(one.rule, one.status) for one in refused.barred] == [("declared-is-hard", "conflicted")]
    assert refused.conflicts[0].conflict.reasons[0].path == ("p11 stood aside (act 1, on 2023-01-02)",)
    ruling = act("", "challenge-decided", "2023-01-05", by="p01", to="p01", value="dismissed")
    found = examined(matter(procedure(), org=ORG), ruling)
    assert "challenged-never-rules" in {one.rule for one in found.barred}


def test_an_act_has_to_fit_the_way_of_each_whom_it_concerns():
    """The case is not closed while one of two was told of no outcome; what stands against both is said once."""
    told_before = gate("told", act=("case-closed",), needs=(("respondent-outcome-notified",),))
    heard_before = gate("heard", act=("case-closed",), needs=(("affected-heard",),))
    once = power(act=("finding-made",), who=("panel",), once=True)
    rules = procedure(gates=(told_before, heard_before), powers=(once,))
    found, told = (
        act(number, kind, day, to=ONE, capacity="panel")
        for number, kind, day in (
            ("1", "finding-made", "2023-01-03"),
            ("2", "respondent-outcome-notified", "2023-01-04"),
        )
    )
    laid = matter(rules, found, told, parties=TWO)
    close = act("9", "case-closed", "2023-02-01")
    against = [(one.rule, one.because) for one in rules_on(laid, close)]
    assert against == [
        ("heard", "Before it there was no “affected person heard on the outcome”."),
        ("told", "Towards p06: Before it there was no “respondent told the outcome”."),
    ]
    again = act("9", "finding-made", "2023-02-01", capacity="panel")
    assert [one.rule for one in rules_on(laid, replace(again, to=(ONE,)))] == ["finding"]
    assert rules_on(laid, replace(again, to=(OTHER,))) == ()
