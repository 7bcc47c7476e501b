from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fairhearing.clock import Duration
from fairhearing.judging.duties import duty_answers
from fairhearing.judging.lapsing import lapsing_on
from fairhearing.organisation import ConflictPolicy, Tie
from fairhearing.procedure import Ratification
from tests.unit.judging.building import (
    act,
    at,
    covers,
    days,
    duty,
    matter,
    organisation,
    power,
    procedure,
    tie_rule,
)

LAPSES = duty(
    "ratified",
    act=("protective-act-ratified",),
    after=("protective-act-taken",),
    each=True,
    within=Duration(72, "hours"),
    lapses=True,
)


def against(*acts, rule=LAPSES):
    laid = matter(procedure(duties=(rule,)), *acts)
    return [(one.status, one.because) for one in lapsing_on(laid, acts[-1])]


def statuses(*acts):
    return [status for status, _ in against(*acts)]


def taken(number="1", on="2023-01-02", **parts):
    return act(number, "protective-act-taken", on, **parts)


def ratified(on="2023-01-04", **parts):
    return act("9", "protective-act-ratified", on, **parts)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2023-01-04", []),
        ("2023-01-05", ["undetermined"]),
        ("2023-01-06", ["barred"]),
        ("2023-01-04/2023-01-08", ["undetermined"]),
    ],
)
def test_what_lapsed_is_not_confirmed_any_more(on, expected):
    """In time it is, afterwards it is not; rough days, and the last day without its hour, leave it open."""
    assert statuses(taken(), ratified(on)) == expected


def test_the_end_is_that_of_the_very_hour():
    """72 hours and one more are too many."""
    assert statuses(taken(when=at(2, 12)), ratified(when=at(5, 12))) == []
    assert statuses(taken(when=at(2, 12)), ratified(when=at(5, 13))) == ["barred"]


def test_one_that_has_not_lapsed_can_be_confirmed():
    """Although an older one had lapsed; the reason names the last end."""
    assert statuses(taken(), taken("2", "2023-01-10"), ratified("2023-01-11")) == []
    (one,) = against(taken(), taken("2", "2023-01-10"), ratified("2023-02-01"))
    assert one == ("barred", "The time to confirm “protective act taken” ended on 2023-01-13.")


def test_without_anything_to_confirm_the_rule_is_silent():
    """What came later is not confirmed by it, nor is what the rule does not ask for."""
    assert statuses(ratified()) == []
    assert statuses(taken(on="2023-02-01"), ratified()) == []
    never = duty("ratified", act=LAPSES.act, after=LAPSES.after, each=True, when="false", lapses=True)
    assert against(taken(), ratified("2023-02-01"), rule=never) == []
    assert statuses(act("1", "contact"), act("2", "contact", "2023-03-01")) == []


BY_DAYS = replace(LAPSES, within=days(3), unless=("protective-act-ended",))
TAKEN = act("1", "protective-act-taken", "2023-01-02", by="p01")


def answer(rule, *acts, **parts):
    (one,) = duty_answers(matter(procedure(duties=(rule,)), *acts, **parts))
    return one


def confirmed(on, **parts):
    return act("2", "protective-act-ratified", on, **{"by": "p11", **parts})


def test_what_nobody_confirms_lapses_by_itself():
    """On the day after its limit, with nobody late; whether the case is closed changes nothing."""
    rule = BY_DAYS
    assert answer(rule, TAKEN, as_of=date(2023, 1, 5)).status == "open"
    one = answer(rule, TAKEN, as_of=date(2023, 1, 6))
    assert (one.status, one.act, one.done, one.late_days) == ("lapsed", None, None, None)
    assert one.because == "Act 1 (on 2023-01-02) lapsed: nobody confirmed it by 2023-01-05."
    closed = act("3", "case-closed", "2023-01-03")
    assert answer(rule, TAKEN, closed, as_of=date(2023, 1, 5)).status == "open"
    assert answer(rule, TAKEN, closed).status == "lapsed"


def test_confirmed_in_time_it_does_not_lapse():
    """Too late it had lapsed; a rough day leaves it open."""
    rule = BY_DAYS
    assert answer(rule, TAKEN, confirmed("2023-01-05")).status == "met"
    late = answer(rule, TAKEN, confirmed("2023-01-08"))
    assert (late.status, late.act) == ("lapsed", None)
    assert late.because.endswith("by 2023-01-05. Act 2 (on 2023-01-08) came after that.")
    assert answer(rule, TAKEN, confirmed("2023-01-04/2023-01-08")).status == "undetermined"


def test_an_end_before_it_lapsed_makes_it_needless():
    """One that came afterwards ended nothing any more; one that may have come before leaves it open."""
    rule = BY_DAYS

    def ended(on):
        return act("3", "protective-act-ended", on)

    assert answer(rule, TAKEN, ended("2023-01-04")).status == "waived"
    assert answer(rule, TAKEN, ended("2023-01-08")).status == "lapsed"
    assert answer(rule, TAKEN, ended("2023-01-04/2023-01-08")).status == "undetermined"


def test_who_is_not_free_confirms_nothing():
    """A ratification by somebody with a conflict, or without the power, leaves it to lapse."""
    policy = ConflictPolicy((tie_rule("kin"),))
    kin = organisation(Tie("kin", ("p04", "p11")))
    rules = procedure(duties=(BY_DAYS,), conflicts=policy)
    (one,) = duty_answers(matter(rules, TAKEN, confirmed("2023-01-03"), org=kin))
    assert one.status == "lapsed"
    assert one.because.endswith("Act 2 does not confirm it, as a rule speaks against it.")
    (free,) = duty_answers(matter(rules, TAKEN, confirmed("2023-01-03"), org=organisation()))
    assert free.status == "met"
    ratifying = power("ratifying", act=("protective-act-ratified",), who=("receiver",))
    named = procedure(duties=(BY_DAYS,), powers=(ratifying,))
    (unknown,) = duty_answers(matter(named, TAKEN, confirmed("2023-01-03", by=()), org=organisation()))
    assert unknown.status == "undetermined"


def test_silence_that_shows_nothing_lets_nothing_lapse():
    """Where the file does not cover those who could have confirmed it."""
    one = answer(BY_DAYS, TAKEN, org=organisation(), covers=(covers("lead"),))
    assert one.status == "not-shown"


@pytest.mark.parametrize(("silence", "late"), [("stands", ["barred"]), ("waits", [])])
def test_what_is_in_force_by_silence_is_sent_back_no_more(silence, late):
    """After the time for it, where silence put it in force; an approval still counts, and waiting has no end."""
    rule = duty(
        "approve",
        act=("decision-approved", "objection-made"),
        after=("decision-made",),
        each=True,
        within=days(3),
        ratifies=Ratification(act="decision-made", silence=silence, sends_back=("objection-made",)),
    )
    decided = act("1", "decision-made", "2023-01-02")
    found = against(decided, act("2", "objection-made", "2023-01-09"), rule=rule)
    assert [status for status, _ in found] == late
    assert all("it is in force" in because for _, because in found)
    assert against(decided, act("2", "objection-made", "2023-01-04"), rule=rule) == []
    assert against(decided, act("2", "decision-approved", "2023-01-09"), rule=rule) == []


def test_silence_that_puts_a_decision_in_force_is_nobodys_delay():
    """Until its day it is open; after it the answer is owed no more, nor late when it comes all the same."""
    stands = Ratification(act="decision-made", silence="stands", sends_back=("objection-made",))
    rule = duty(
        "approve", act=("decision-approved",), after=("decision-made",), each=True, within=days(3), ratifies=stands
    )
    decided = act("2", "decision-made", "2023-01-02")
    assert answer(rule, decided, as_of=date(2023, 1, 5)).status == "open"
    over = answer(rule, decided, as_of=date(2023, 1, 6))
    assert (over.status, over.late_days) == ("waived", None)
    assert over.because == "The time to send back “outcome decided” ended on 2023-01-05: it is in force."
    assert answer(rule, decided, act("3", "decision-approved", "2023-01-09")).status == "waived"
    assert answer(rule, decided, act("3", "decision-approved", "2023-01-04")).status == "met"
    waits = replace(rule, ratifies=replace(stands, silence="waits"))
    assert answer(waits, decided, as_of=date(2023, 1, 6)).status == "overdue"
