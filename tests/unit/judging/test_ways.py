"""How each duty stands where several respondents each go their own way."""

from __future__ import annotations

from datetime import date

from fairhearing.judging.ways import answers_on
from tests.unit.judging.building import act, days, duty, matter, procedure
from tests.unit.judging.test_several import ONE, OTHER, TWO

TELL = duty(
    "tell", act=("respondent-outcome-notified",), to="respondent", after=("decision-made",), within=days(3)
)
ANSWER = duty("answer", who=("respondent",), act=("response-received",), after=("respondent-notified",))
FIND = duty("find", act=("finding-made",), after=("panel-formed",), within=days(30))
MEASURE = duty("measure", act=("message-sent",), to="reporter", after=("decision-made",), within=days(5))
KEEP = duty("keep", act=("report-acknowledged",), after=("report-received",), within=days(3))
CLOSE = duty("close", act=("case-closed",), after=("decision-made",), within=days(10))
START = act("0", "report-received", by="p05")
FORMED = act("1", "panel-formed", "2023-01-05", by="p11", members=("p07",))
FOUND = act("2", "finding-made", "2023-01-10", by="p07", to=ONE)
DECIDED = act("3", "decision-made", "2023-01-10", by="p07", to=ONE)


def answers(*acts, rules, on=date(2023, 1, 12), **parts):
    laid = matter(procedure(duties=rules), START, *acts, as_of=on, parties=TWO, **parts)
    return [(one.rule, one.to, one.by, one.status) for one in answers_on(laid)]


def test_one_way_is_answered_as_ever():
    """Nothing was said of one alone, so each duty has one answer."""
    assert answers(FORMED, rules=(KEEP, FIND)) == [
        ("keep", None, None, "overdue"),
        ("find", None, None, "open"),
    ]


def test_what_is_the_same_for_all_is_said_once_and_the_rest_of_each():
    """The panel found of one and not of the other; the report is owed its answer once."""
    assert answers(FORMED, FOUND, rules=(KEEP, FIND)) == [
        ("keep", None, None, "overdue"),
        ("find", ONE, None, "met"),
        ("find", OTHER, None, "open"),
    ]


def test_each_answer_says_towards_whom():
    """What the respondent is owed, what they may do themselves, and what the other side is owed keeps its own."""
    told = (act("7", "respondent-notified", "2023-01-03", by="p11", to=who) for who in (ONE, OTHER))
    answered = act("8", "response-received", "2023-01-04", by=ONE)
    found = answers(*told, answered, DECIDED, rules=(ANSWER, TELL, MEASURE))
    assert found == [
        ("answer", None, ONE, "met"),
        ("answer", None, OTHER, "open"),
        ("tell", ONE, None, "open"),
        ("tell", OTHER, None, "not-due"),
        ("measure", "reporter", None, "open"),
        ("measure", "reporter", None, "not-due"),
    ]


def test_a_case_is_to_be_closed_by_the_last_of_the_days():
    """The way of the one of whom was decided last says when; without any limit on it, nothing says when."""
    later = act("4", "decision-made", "2023-01-15", by="p07", to=OTHER)
    laid = matter(procedure(duties=(CLOSE,)), START, DECIDED, later, as_of=date(2023, 1, 16), parties=TWO)
    (close,) = answers_on(laid)
    assert close.due is not None
    assert close.due.last == date(2023, 1, 25)
    assert answers(DECIDED, rules=(CLOSE,)) == [("close", None, None, "not-due")]
