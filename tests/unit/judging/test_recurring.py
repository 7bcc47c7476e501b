from __future__ import annotations

import pytest

from fairhearing.judging.recurring import _kept, evaluate_recurring


@pytest.mark.parametrize(
    ("expression", "facts", "answer"),
    [
        ('"receiver" in act.roles', {"act": {"roles": ["receiver"]}}, True),
        ('"receiver" in act.roles', {"act": {"roles": ["panel"]}}, False),
        ('"receiver" in act.roles', {"act": {}}, None),
        ('done["contact"] > 1 && case.severe', {"done": {"contact": 2}, "case": {"severe": True}}, True),
    ],
)
def test_a_condition_is_answered_the_same_each_time(expression, facts, answer):
    """What is kept is the answer that the condition has, known or not."""
    assert [evaluate_recurring(expression, facts), evaluate_recurring(expression, facts)] == [answer, answer]


def test_an_answer_is_worked_out_once():
    """The second time the facts are the same, the condition is not worked out."""
    facts = {"done": {"contact": 41}}
    evaluate_recurring('done["contact"] > 40', facts)
    known = _kept.cache_info().hits
    evaluate_recurring('done["contact"] > 40', facts)
    assert _kept.cache_info().hits == known + 1
