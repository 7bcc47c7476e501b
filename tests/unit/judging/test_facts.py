from __future__ import annotations

import pytest

from fairhearing.judging.conditions import evaluate_recurring
from fairhearing.judging.facts import (
    PLACEHOLDER,
    absent_fields,
    act_facts,
    categories,
    holds,
    text_of_field,
    words_of_field,
)
from tests.unit.judging.building import act, matter, procedure

RULES = procedure()


@pytest.mark.parametrize(
    ("expression", "answer"),
    [
        (None, True),
        ("case.severe", True),
        ('"assault" in case.categories', True),
        ('case.course == "hold"', True),
        ("case.answered", True),
        ('case.answer == "denies"', True),
        ('done["report-received"] == 1', True),
        ("done['case-closed'] > 0", False),
        ('act.reason == ""', True),
        ('act.value == "keep-apart"', True),
        ("act.topics_agreed", True),
        ("size(act.names) == 1", True),
        ('act.kind == "notice-sent" && act.capacity == "" && act.corrects == ""', True),
        ('act.by == ["p11"] && act.to == [] && act.members == [] && act.about == []', True),
        ('"receiver" in act.roles', None),
        ('act.reported_by == "p02"', True),
        ("size(act) > 0", True),
        ('act.text == "x" || has(act.roles)', False),
        ('act.files == ["a"]', True),
    ],
)
def test_conditions_read_the_case_the_act_and_what_was_done(expression, answer):
    """What an act does not carry is empty; a role that is not known makes the answer unknown."""
    asked = act(
        "9",
        "notice-sent",
        "2023-02-01",
        by="p11",
        reported_by="p02",
        value="keep-apart",
        topics_agreed="true",
        names="p04",
        files=("a",),
    )
    laid = matter(
        RULES,
        act("1", "report-received"),
        act("2", "course-set", value="hold"),
        act("3", "response-received", answer="denies"),
        asked,
        categories=("assault",),
    )
    assert holds(laid, expression, asked) is answer


def test_what_may_have_been_done_before_leaves_the_answer_open():
    """An act whose days overlap counts as possible; where that does not matter the answer stands."""
    asked = act("2", "finding-made", "2023-01-10")
    laid = matter(RULES, act("1", "response-received", "2023-01"), asked)
    assert holds(laid, 'done["response-received"] > 0', asked) is None
    assert holds(laid, 'done["response-received"] < 2', asked)
    assert holds(laid, 'done["response-received"] > 0', None)


def test_without_an_act_there_are_no_facts_of_one():
    """A duty without an anchor cannot ask for one."""
    assert act_facts(matter(RULES), None, None) == {}
    assert holds(matter(RULES), 'act.reason == ""', None) is None
    assert holds(matter(RULES), "case.nonsense", None) is None


def test_facts_of_a_bare_case_are_empty():
    """No category, no course, no answer."""
    assert holds(matter(RULES), 'case.course == "" && case.answer == "" && !case.answered && !case.severe', None)


def test_a_corrected_category_does_not_count():
    """Without one from the report, the last category that nobody corrected holds."""
    wrong = act("1", "category-set", value="other")
    right = act("2", "category-set", "2023-01-03", value="assault", corrects="1")
    assert categories(matter(RULES, wrong, right)) == ("assault",)
    assert categories(matter(RULES, wrong, right, categories=("other",))) == ("other",)
    assert categories(matter(RULES)) == ()
    assert categories(matter(RULES, act("1", "category-set"))) == ()


def test_fields_are_texts_or_empty():
    """A list is no text."""
    assert text_of_field(act("1", "contact", value="x"), "value") == "x"
    assert text_of_field(act("1", "contact", value=["x"]), "value") == ""
    assert absent_fields()["topics_agreed"] is False
    assert absent_fields()["names"] == []


def test_conditions_can_ask_on_what_an_appeal_rests():
    """Of those that wait for a decision; where it is not known whether they do, neither is the answer."""
    evidence = 'case.grounds.exists(g, g == "new-evidence")'
    first = act("1", "appeal-filed", "2023-02-01", grounds="breach")
    second = act("2", "appeal-filed", "2023-02-10", grounds="new-evidence")
    decided = act("3", "appeal-decided", "2023-02-05")
    added = act("9", "exhibit-added", "2023-02-12")
    assert holds(matter(RULES, added), "size(case.grounds) == 0", added) is True
    assert holds(matter(RULES, first, added), evidence, added) is False
    assert holds(matter(RULES, first, decided, second, added), 'case.grounds == ["new-evidence"]', added) is True
    assert holds(matter(RULES, first, decided), "size(case.grounds) == 0", None) is True
    of_first = act("3", "appeal-decided", "2023-02-11", about="1")
    assert holds(matter(RULES, first, second, of_first, added), 'case.grounds == ["new-evidence"]', added) is True
    rough = act("2", "appeal-filed", "2023-02", grounds="new-evidence")
    assert holds(matter(RULES, first, rough, added), evidence, added) is None
    for unsure in ("2023-02", "2023-01-20/2023-02-10"):
        laid = matter(RULES, first, act("3", "appeal-decided", unsure), added)
        assert holds(laid, "size(case.grounds) == 0", added) is None


def test_what_somebody_wrote_is_not_kept():
    """Answers are kept for facts of closed lists; who is named and what is told in words leaves nothing behind."""

    def kept(expression, **parts):
        before = evaluate_recurring.cache_info().currsize
        one = act("1", "contact", **parts)
        holds(matter(procedure(), one), expression, one)
        return evaluate_recurring.cache_info().currsize > before

    assert kept('act.reason != "a"')
    assert not kept('act.reason != "a"', reason="what happened to me")
    assert not kept('"p08" in act.by', by="p08")
    assert kept("act.topics_agreed || 1 > 2", topics_agreed=True)
    assert kept('act.text == "b"', text=PLACEHOLDER)
    assert not kept("size(act) > 0", reason="mine")


def test_a_condition_on_what_somebody_wrote_is_three_valued_too():
    """Beside a reason in own words the roles and the counts are read as ever; rough days leave it open."""
    rough, done = act("1", "resigned", "2023-01"), act("2", "resigned", "2023-01-03")
    asked = act("3", "contact", "2023-01-10", by="receiver-1", reason="because")
    reasoned = 'act.reason != "" && "receiver" in act.roles && done["resigned"] > '
    laid = matter(procedure(), rough, done, asked)
    assert [holds(laid, f"{reasoned}{count}", asked) for count in (0, 1, 2)] == [True, None, False]


def test_a_text_of_several_entries_is_read_as_one():
    """Conditions written as a list are words to a rule that reads words."""
    one = act("1", "decision-made", conditions=["training", "no contact"], outcome="a warning")
    laid = matter(procedure(), one)
    assert holds(laid, 'act.conditions == "training; no contact"', one)
    assert words_of_field(one, "conditions") == "training; no contact"
    assert words_of_field(one, "outcome") == "a warning"
    assert words_of_field(one, "reason") == ""
