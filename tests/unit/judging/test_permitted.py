from __future__ import annotations

from fairhearing.judging.duties import duty_answers
from fairhearing.judging.permitted import permitted_next
from tests.unit.judging.building import act, at, bar, days, duty, gate, matter, power, procedure

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
