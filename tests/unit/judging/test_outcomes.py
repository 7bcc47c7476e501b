from __future__ import annotations

import pytest

from fairhearing.clock import Duration
from fairhearing.judging.outcomes import outcome_of, outcomes_on, read_length, remarks_on_outcomes
from fairhearing.procedure import Outcome
from tests.unit.judging.building import WHO, act, days, matter, procedure


def outcome(name="time-away", **parts):
    return Outcome(id=name, **{**WHO, "title": name.replace("-", " "), **parts})


AWAY = outcome(least=Duration(1, "months"), most=Duration(1, "years"))
BAN = outcome("ban", lasting=True, when="case.severe")
CARE = outcome("no-office", conditions=True)


def decided(text="time away", **fields):
    return act("9", "decision-made", "2023-02-01", outcome=text, **fields)


def found(one, *outcomes, categories=(), before=()):
    laid = matter(procedure(outcomes=outcomes), *before, one, categories=categories)
    return [(barred.rule, barred.status, barred.because) for barred in outcomes_on(laid, one)]


@pytest.mark.parametrize("duration", ["1 month", "a year", "6 months", "P60D", "40 d"])
def test_within_the_range_nothing_is_against_it(duration):
    """The ends of the range are in it."""
    assert found(decided(duration=duration), AWAY) == []


@pytest.mark.parametrize(
    ("duration", "status", "words"),
    [
        ("2 weeks", "barred", "It holds for 2 weeks; “time away” is for 1 month or longer."),
        ("2 years", "barred", "It holds for 2 years; “time away” is for 1 year at most."),
        ("", "barred", "does not say for how long"),
        ("for a while", "undetermined", "“for a while”, cannot be read as a time"),
    ],
)
def test_outside_the_range_the_rule_answers(duration, status, words):
    """Too short, too long, without an end, or in words that are no time."""
    ((rule, answer, because),) = found(decided(duration=duration), AWAY)
    assert (rule, answer) == ("time-away", status)
    assert words in because


def test_conditions_that_are_asked_for_must_stand_in_the_decision():
    """And nothing else is asked for."""
    assert "names none" in found(decided("no office"), CARE)[0][2]
    assert found(decided("no office", conditions="a course by May"), CARE) == []
    assert found(decided("no office", conditions=["a course", "by May"]), CARE) == []


def test_an_outcome_may_be_open_in_some_cases_only():
    """In a severe one the ban is, elsewhere it is not."""
    assert found(decided("a ban"), BAN, categories=("assault",)) == []
    assert found(decided("a ban"), BAN) == [("ban", "barred", "“ban” is not open in this case.")]


def test_whether_it_is_open_may_not_be_known():
    """What it depends on may have come before or after."""
    rule = outcome("ban", when='done["contact"] > 0')
    ((_, status, because),) = found(decided("ban"), rule, before=(act("1", "contact", "2023-01-01/2023-03-01"),))
    assert status == "undetermined"
    assert "not known" in because


def test_other_acts_and_other_words_are_no_outcome():
    """Only decisions have one; what none is named by stays free, and is said."""
    laid = matter(
        procedure(outcomes=(AWAY, CARE)), decided("a walk"), act("2", "case-closed", outcome="time away")
    )
    assert [outcome_of(laid, one) for one in laid.acts] == [None, None]
    assert list(remarks_on_outcomes(laid)) == [
        "Act 9 decides “a walk”, which is none of the outcomes that are written: “time away” and “no office”."
    ]
    assert list(remarks_on_outcomes(matter(procedure(), decided("a walk")))) == []
    assert list(remarks_on_outcomes(matter(procedure(outcomes=(AWAY,)), decided("")))) == []


def test_a_usual_range_is_noted_and_not_judged():
    """Typical is what a text calls it, so a decision outside is against no rule."""
    usual = outcome(least=days(30), most=days(90), usual=True)
    one = decided(duration="14 days")
    assert found(one, usual) == []
    assert list(remarks_on_outcomes(matter(procedure(outcomes=(usual,)), one))) == [
        "Act 9: It holds for 14 days; “time away” is for 30 days or longer. That is usual and no rule."
    ]
    assert found(decided(), usual)[0][1] == "barred"


def test_no_range_asks_for_no_time():
    """Whatever is written for how long."""
    assert found(decided("no office", duration="as long as it takes", conditions="some"), CARE) == []


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("one week", Duration(1, "weeks")),
        ("72 hours", Duration(72, "hours")),
        ("soon", None),
        ("3 m", Duration(3, "months")),
    ],
)
def test_times_are_read_as_decisions_write_them(text, length):
    """In words and in the procedure's own short form."""
    assert read_length(text) == length
