from __future__ import annotations

from fairhearing.judging.duties import duty_answers
from fairhearing.judging.judge import judge
from fairhearing.judging.permitted import open_to, permitted_next
from fairhearing.judging.ways import answers_on
from tests.unit.judging.building import AS_OF, act, at, bar, case, days, duty, gate, matter, power, procedure
from tests.unit.judging.test_several import ONE, OTHER, TWO

FIND = power()
ANSWER = power("answering", act=("response-received",), who=("respondent", "receiver"))


def found(*acts, **rules):
    laid = matter(procedure(**rules), *acts)
    return permitted_next(laid, duty_answers(laid))


def test_what_a_power_names_is_permitted_to_whom_it_names():
    """With the rule that gives the power."""
    (one,) = found(powers=(ANSWER,))
    assert (one.kind, one.who, one.now, one.duties) == ("response-received", ("respondent", "receiver"), True, ())
    assert one.because == ("It is so. (answering, tiny: The book, § 1)",)


def test_why_not_yet_is_said():
    """The gate is shut: who could, and what is missing."""
    (one,) = found(powers=(FIND,), gates=(gate(),))
    assert (one.who, one.now) == (("panel",), False)
    assert one.because == ("Before it there was no “respondent told”. (heard-first, tiny: The book, § 1)",)


def test_a_role_that_is_barred_is_left_out():
    """The others may."""
    rule = bar(act=("response-received",), by=("receiver",))
    (one,) = found(powers=(ANSWER,), bars=(rule,))
    assert (one.who, one.now) == (("respondent",), True)


def test_what_can_be_written_in_a_field_is_no_obstacle():
    """A bar on a missing reason speaks against no act that has not been written yet; a certain one does."""
    missing = bar(act=("finding-made",), when='act.reason == ""')
    full = bar("full", act=("finding-made",), when='act.reason != ""')
    (one,) = found(powers=(FIND,), bars=(missing, full))
    assert one.now
    always = bar("never", act=("no-such-kind",))
    (other,) = found(powers=(power(act=("no-such-kind",)),), bars=(always,))
    assert not other.now


def test_what_can_be_done_once_is_not_offered_again_on_its_day():
    """Nor is anything but what stays open on the day on which the case was closed."""
    again = power(once=True)
    done = act("1", "finding-made", when=at(2))
    closed = act("2", "case-closed", when=at(2))
    as_of = done.when.first

    def now(*acts, rule):
        laid = matter(procedure(powers=(rule,)), *acts, as_of=as_of)
        (one,) = permitted_next(laid, duty_answers(laid))
        return one.now

    assert now(rule=again)
    assert not now(done, rule=again)
    assert now(done, rule=FIND)
    assert not now(done, closed, rule=FIND)
    assert now(done, closed, rule=power(closed=True))


def test_open_duties_are_named():
    """A kind says which open duties it would meet; what was done is due no more."""
    rule = duty("decide", act=("finding-made",), after=("report-received",), within=days(10))
    (one,) = found(act("1", "report-received"), duties=(rule,), powers=(FIND,))
    assert one.duties == ("decide",)
    (done,) = found(act("1", "report-received"), act("2", "finding-made"), duties=(rule,), powers=(FIND,))
    assert done.duties == ()


def test_a_role_may_what_a_power_or_a_running_duty_gives_it():
    """What is owed by the role and what no power names stands behind its powers; a power is not said twice."""
    owed = duty("acknowledge", act=("report-acknowledged", "response-received"), who=("receiver",))
    others = duty("find", act=("finding-made",), who=("panel",))
    rules = procedure(duties=(owed, others), powers=(ANSWER,))
    judgement = judge(rules, None, case(act("1", "report-received")), AS_OF)
    offered = open_to(rules, judgement, "receiver")
    assert [(one.kind, one.now, one.duties) for one in offered] == [
        ("response-received", True, ("acknowledge",)),
        ("report-acknowledged", True, ("acknowledge",)),
    ]
    assert offered[1].because == (owed.says,)
    assert open_to(rules, judgement, "respondent") == offered[:1]


def test_a_duty_that_does_not_run_opens_nothing():
    """What was met, or nothing has started, is no longer asked of anybody."""
    rules = procedure(duties=(duty(after=("report-received",), who=("receiver",)),))
    for acts in ((), (act("1", "report-received"), act("2", "report-acknowledged", "2023-01-03"))):
        assert open_to(rules, judge(rules, None, case(*acts), AS_OF), "receiver") == ()


def test_what_stands_until_the_close_names_the_duties_that_it_meets():
    """Where it is asked for, it says by which rule; after the close nobody may do it."""
    rules = {
        "powers": (ANSWER,),
        "duties": (duty("answer", act=("response-received",), after=("report-received",)),),
    }
    report = act("1", "report-received")
    assert [(one.now, one.duties) for one in found(report, **rules)] == [(True, ("answer",))]
    (one,) = found(report, act("2", "case-closed", "2023-02-01"), **rules)
    assert (one.now, one.because[0]) == (False, "Act 2 had closed the case. (answering, tiny: The book, § 1)")


def test_a_step_is_open_where_it_is_towards_one_of_several():
    """Told was one of two: of that one it can be found, and the second one stands in nobody's way."""
    told = act("1", "respondent-notified", by="p11", to=ONE)
    named = act("2", "condition-set", by="p07", to=OTHER)
    laid = matter(procedure(powers=(FIND,), gates=(gate(),)), told, named, parties=TWO)
    (one,) = permitted_next(laid, answers_on(laid))
    assert one.now
    early = matter(procedure(powers=(FIND,), gates=(gate(),)), named, parties=TWO)
    (one,) = permitted_next(early, answers_on(early))
    assert not one.now
