from __future__ import annotations

from collections.abc import Callable

import pytest

from fairhearing.acts import KINDS
from fairhearing.errors import InputError, Where
from fairhearing.procedure import FACTS, Procedure, evaluate
from fairhearing.procedure.conditions import check_condition

HERE = Where("club.yaml", 7)


def test_a_condition_answers_yes_or_no() -> None:
    """Facts that are there give an answer."""
    facts = {"case": {"severe": True}, "act": {"reason": ""}, "done": {"appeal-filed": 1}}
    assert evaluate('case.severe && act.reason == ""', facts) is True
    assert evaluate('done["appeal-filed"] > 1', facts) is False


@pytest.mark.parametrize(
    "expression",
    ["case.severe", "case.severe > 3", "missing", "1 / 0 == 1", "act.reason", 'act.reason.matches("(")'],
)
def test_what_cannot_be_known_is_none(expression: str) -> None:
    """A missing fact, one of another type, or an answer that is neither yes nor no is undetermined."""
    assert evaluate(expression, {"case": {}, "act": {"reason": "x"}}) is None


def test_a_fact_that_is_not_needed_may_be_missing() -> None:
    """What is true whatever a missing fact says is true."""
    assert evaluate("true || case.severe", {"case": {}}) is True


def test_no_cel_is_refused_without_a_place() -> None:
    """An expression that nobody checked is refused as bad input."""
    with pytest.raises(InputError, match="is not a condition") as refused:
        evaluate("case.severe &&", {})
    assert refused.value.where is None


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("case.severe &&", "is not a condition"),
        ("case.guilty", "'guilty' is not a fact of 'case'"),
        ('act.colour == ""', "'colour' is not a fact of 'act'"),
        ("weather", "'weather' is not a fact that a condition can ask for"),
        ("done['case-closd'] > 0", "'case-closd' is not a kind of act"),
        ("case.course", "does not answer yes or no"),
        ("nothing_like(case.course)", "does not answer yes or no"),
    ],
)
def test_a_condition_is_refused_where_it_stands(expression: str, words: str) -> None:
    """The place in the file comes with the words."""
    with pytest.raises(InputError, match=words.replace("(", r"\(")) as refused:
        check_condition(expression, HERE)
    assert refused.value.where == HERE


@pytest.mark.parametrize(
    "expression",
    [
        'case.categories.exists(c, c in ["violence"])',
        '!("receiver" in act.roles)',
        'done["case-closed"] == 0 && size(act.names) == 0 && !act.topics_agreed',
        'act.reason == "case.guilty is no fact, but a text"',
        'act.names.exists(n, n.startsWith("reporter"))',
    ],
)
def test_what_the_facts_give_is_accepted(expression: str) -> None:
    """Lists, flags, counts and texts can be asked for."""
    assert check_condition(expression, HERE) == expression


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (" || ".join(["case.severe"] * 200), "has 2,996 characters"),
        ("[1, 2].all(a, [1, 2].all(b, [1, 2].all(c, a + b + c > 0)))", "a list inside another list"),
        ('["x"]' + ".map(x, x + x)" * 4 + ".size() > 0", "or too often"),
        ("(" * 5000 + "true" + ")" * 5000, "has 10,004 characters"),
    ],
)
def test_a_condition_that_could_take_for_ever_is_refused(expression: str, words: str) -> None:
    """Before anything of it is worked out, at its line, and without repeating all of it."""
    with pytest.raises(InputError, match=words) as refused:
        check_condition(expression, HERE)
    assert refused.value.where == HERE
    assert len(refused.value.what) < 200


def test_lists_one_after_the_other_are_accepted() -> None:
    """What only looks like a list inside a list is not refused, and neither is a bracket too many as such."""
    for expression in (
        '(case.categories.exists(c, c == "x")) && act.names.all(n, (n != "y")) || act.by.exists(b, b == "z")',
        'act.reason == ".map(.map(.map("',
    ):
        assert check_condition(expression, HERE) == expression
    with pytest.raises(InputError, match="is not a condition"):
        check_condition("case.severe)", HERE)


def test_every_kind_of_act_is_counted() -> None:
    """`done` has every kind, and each fact says what it is."""
    assert set(FACTS["done"]) == set(KINDS)
    assert all(said for group in FACTS.values() for said in group.values())


def test_a_bar_may_keep_new_evidence_to_its_ground(changed: Callable[..., Procedure]) -> None:
    """Whether an appeal may bring something new, and whether what was decided waits for it, are conditions."""
    for when in (
        'done["appeal-filed"] > done["appeal-decided"] && !case.grounds.exists(g, g == "new-evidence")',
        "size(case.grounds) > 0",
    ):
        read = changed(('    when: done["appeal-filed"] > done["appeal-decided"]', f"    when: '{when}'"))
        assert read.bars[0].when == when
