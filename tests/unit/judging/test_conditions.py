from __future__ import annotations

import pytest

from fairhearing.judging.conditions import evaluate_recurring, names_in


@pytest.mark.parametrize(
    ("expression", "facts", "answer"),
    [
        ('"receiver" in act.roles', ((), (("receiver",),), ()), True),
        ('"receiver" in act.roles', ((), (("panel",),), ()), False),
        ('"receiver" in act.roles', ((), (None,), ()), None),
        ('done["contact"] > 1 && case.severe', ((True,), (), (2,)), True),
    ],
)
def test_a_condition_is_answered_the_same_each_time(expression, facts, answer):
    """What is kept is the answer that the condition has, known or not."""
    assert [evaluate_recurring(expression, *facts), evaluate_recurring(expression, *facts)] == [answer, answer]


def test_an_answer_is_worked_out_once():
    """The second time the facts are the same, the condition is not worked out."""
    evaluate_recurring('done["contact"] > 40', (), (), (41,))
    known = evaluate_recurring.cache_info().hits
    evaluate_recurring('done["contact"] > 40', (), (), (41,))
    assert evaluate_recurring.cache_info().hits == known + 1


def test_names_in_a_condition():
    """Only what a condition reads is worked out."""
    found = names_in('case.severe && act.reason == "" && done.x > done["y-z"]')
    assert (found.case, found.act, found.done, found.whole) == ({"severe"}, {"reason"}, {"x", "y-z"}, False)
    assert set(found.counted) == {("x",), ("y-z",)}
    assert names_in("size(done) > 0").whole


def test_some_conditions_ask_nothing_of_an_act():
    """What reads the case and what was done before is the same for all acts of one day."""
    assert names_in('case.severe && done["contact"] > 0').general
    assert not names_in('case.severe && act.reason == ""').general
    assert not names_in("size(act) > 0").general
