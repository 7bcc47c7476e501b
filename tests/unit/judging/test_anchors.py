from __future__ import annotations

from dataclasses import replace

from fairhearing.judging.anchors import WHOLE, openings_of
from fairhearing.judging.duties import duty_answers
from fairhearing.judging.gates import gates_on
from fairhearing.judging.powers import powers_on
from fairhearing.judging.separations import separations_on
from tests.unit.judging.building import (
    ROLES,
    act,
    days,
    duty,
    gate,
    matter,
    organisation,
    power,
    procedure,
    separation,
)

CLOSED = act("3", "case-closed", "2023-02-01")
AGAIN = act("4", "case-reopened", "2023-03-01")
CLOSED_AGAIN = act("8", "case-closed", "2023-05-01")


def test_a_case_that_nothing_opened_again_was_open_once():
    """Whatever was done belongs to that one time."""
    assert openings_of(matter(procedure(), CLOSED)) == (WHOLE,)
    assert WHOLE.inside([CLOSED, AGAIN]) == [CLOSED, AGAIN]


def test_what_was_done_belongs_to_the_time_in_which_the_case_was_open():
    """The act that opens it again is the first of the second time."""
    laid = matter(procedure(), CLOSED, AGAIN, CLOSED_AGAIN)
    first, second = openings_of(laid)
    assert first.inside(laid.acts) == [CLOSED, AGAIN]
    assert second.inside(laid.acts) == [AGAIN, CLOSED_AGAIN]


def test_a_case_is_closed_until_it_is_opened_again():
    """What comes between the two is barred; what comes after the second close is barred anew."""
    laid = matter(procedure(), CLOSED, AGAIN)
    assert laid.ended() is None
    assert matter(procedure(), CLOSED).ended() == CLOSED
    assert matter(procedure(), CLOSED, AGAIN, CLOSED_AGAIN).ended() == CLOSED_AGAIN
    rules = procedure(powers=(power(who=("panel",)),))
    for day, status in (("2023-02-10", ["barred"]), ("2023-03-10", []), ("2023-05-10", ["barred"])):
        found = act("9", "finding-made", day, by="p06", capacity="panel")
        laid = matter(rules, CLOSED, AGAIN, CLOSED_AGAIN, found)
        assert [one.status for one in powers_on(laid, found)] == status, day


def test_what_can_be_done_once_can_be_done_once_more_when_a_case_was_opened_again():
    """The second judgement is one too; a third finding in the same time is barred."""
    rules = procedure(powers=(power(who=("panel",), once=True),))
    first = act("2", "finding-made", "2023-01-20", by="p06", capacity="panel")
    second = act("5", "finding-made", "2023-03-20", by="p07", capacity="panel")
    third = act("6", "finding-made", "2023-03-21", by="p07", capacity="panel")
    laid = matter(rules, first, CLOSED, AGAIN, second, third)
    assert list(powers_on(laid, second)) == []
    assert [one.status for one in powers_on(laid, third)] == ["barred"]


def test_a_clock_runs_anew_in_a_case_that_was_opened_again():
    """The first of its kind in each time starts one; what was left at the close stays missed."""
    rule = duty("find", act=("finding-made",), after=("panel-formed",), within=days(10), who=("panel",))
    formed, anew = act("1", "panel-formed", "2023-01-02"), act("5", "panel-formed", "2023-03-10")
    found = act("6", "finding-made", "2023-03-15")
    laid = matter(procedure(duties=(rule,)), formed, CLOSED, AGAIN, anew, found)
    answers = duty_answers(laid)
    assert [(one.anchor, one.status) for one in answers] == [("1", "late"), ("5", "met")]
    left = matter(procedure(duties=(rule,)), formed, CLOSED, AGAIN, anew)
    assert [(one.anchor, one.status) for one in duty_answers(left)] == [("1", "missed"), ("5", "overdue")]


def test_a_gate_shuts_again_only_where_it_says_so():
    """`anew`: what was done for the first judgement opens nothing for the second; otherwise it does."""
    told, finding = act("1", "respondent-notified", "2023-01-02"), act("7", "finding-made", "2023-03-20")
    for anew, status in ((False, []), (True, ["too-early"])):
        laid = matter(procedure(gates=(gate(anew=anew),)), told, CLOSED, AGAIN, finding)
        assert [one.status for one in gates_on(laid, finding)] == status
    retold = act("5", "respondent-notified", "2023-03-05")
    laid = matter(procedure(gates=(gate(anew=True),)), told, CLOSED, AGAIN, retold, finding)
    assert list(gates_on(laid, finding)) == []


def test_who_judged_before_a_reopening_does_not_judge_after_it():
    """`anew` keeps them from all of the acts, within one time from none."""
    rule = separation(apart=False, anew=True)
    first = act("2", "finding-made", "2023-01-20", by="p06")
    decided = act("2b", "decision-made", "2023-01-21", by="p06")
    laid = matter(procedure(separations=(rule,)), first, decided, org=organisation())
    assert list(separations_on(laid, decided)) == []
    for who, reasons in (("p06", 1), ("p09", 0)):
        again = act("7", "finding-made", "2023-03-20", by=who)
        laid = matter(procedure(separations=(rule,)), first, decided, CLOSED, AGAIN, again, org=organisation())
        assert len(list(separations_on(laid, again))) == reasons


def test_one_condition_that_is_checked_leaves_the_other_to_be_checked():
    """A check of another condition ends no clock of this one."""
    rule = duty("later", act=("condition-checked",), after=("condition-checked",), each=True, within=days(30))
    one, other = (replace(act(n, "condition-set", "2023-01-02")) for n in ("c", "d"))
    first = act("5", "condition-checked", "2023-01-10", about=("c",))
    second = act("6", "condition-checked", "2023-01-12", about=("d",))
    laid = matter(procedure(duties=(rule,), roles=ROLES), one, other, first, second)
    assert [(answer.anchor, answer.act) for answer in duty_answers(laid)] == [("5", None), ("6", None)]
