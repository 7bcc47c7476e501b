from __future__ import annotations

from datetime import UTC, datetime

import pytest

from fairhearing.clock import Calendar
from fairhearing.judging.force import APPROVAL, FORCES, forces
from fairhearing.procedure import Ratification
from tests.unit.judging.building import act, at, case, days, duty, procedure
from tests.unit.judging.test_lapsing import LAPSES, ratified, taken
from tests.unit.judging.test_several import ONE, OTHER, TWO

ENDED = duty(
    "ratified",
    act=LAPSES.act,
    after=LAPSES.after,
    each=True,
    within=LAPSES.within,
    lapses=True,
    unless=("protective-act-ended",),
    remedy="Take it anew.",
)


def now(day, hour=12):
    return datetime(2023, 1, day, hour, tzinfo=UTC)


def found(*acts, on, rule=ENDED):
    rules = procedure(duties=(duty(after=("protective-act-taken",)), rule))
    return [(one.act, one.status) for one in forces(rules, None, case(*acts), on, calendar=Calendar())]


def ended(on):
    return act("8", "protective-act-ended", on)


@pytest.mark.parametrize(
    ("on", "status"), [(now(3), "for-now"), (now(5, 12), "for-now"), (now(5, 13), "lapsed"), (now(9), "lapsed")]
)
def test_it_lapses_at_the_very_hour(on, status):
    """By itself: no act says so."""
    (one,) = found(taken(when=at(2, 12)), on=on)
    assert one == ("1", status)


def test_where_only_the_day_is_known_the_whole_day_counts():
    """The last day is still in time."""
    assert found(taken(), on=now(5, 23)) == [("1", "for-now")]
    assert found(taken(), on=now(6, 1)) == [("1", "lapsed")]


def test_confirmed_in_time_it_holds_until_it_is_ended():
    """An end that may have come before leaves it open."""
    assert found(taken(), ratified(), on=now(30)) == [("1", "confirmed")]
    assert found(taken(), ratified(), rule=LAPSES, on=now(30)) == [("1", "confirmed")]
    assert found(taken(), ratified(), ended("2023-01-20"), on=now(30)) == [("1", "ended")]
    assert found(taken(), ratified(), ended("2023-01-01/2023-01-20"), on=now(30)) == [("1", "unknown")]


def test_ended_before_it_could_lapse():
    """And what lapsed before its end had lapsed."""
    assert found(taken(), ended("2023-01-04"), on=now(30)) == [("1", "ended")]
    assert found(taken(), ended("2023-01-10"), on=now(30)) == [("1", "lapsed")]


def test_each_stands_for_itself():
    """With the rule's remedy, and the end of its time."""
    assert found(taken(), taken("2", "2023-01-10"), ratified("2023-01-11"), on=now(30)) == [
        ("1", "lapsed"),
        ("2", "confirmed"),
    ]
    rules = procedure(duties=(ENDED,))
    (one,) = forces(rules, None, case(taken()), now(3), calendar=Calendar())
    assert (one.remedy, one.holds, str(one.until.last)) == ("Take it anew.", True, "2023-01-05")
    assert one.status in FORCES


def test_rough_days_are_not_known():
    """Between the earliest and the latest end nobody knows."""
    assert found(taken(on="2023-01-02/2023-01-06"), on=now(7)) == [("1", "unknown")]


def test_without_such_a_rule_nothing_lapses():
    """A procedure says what lapses; where it does not apply, neither."""
    assert forces(procedure(), None, case(taken()), now(30), calendar=Calendar()) == ()
    never = duty("ratified", act=LAPSES.act, after=LAPSES.after, each=True, within=LAPSES.within, when="false")
    assert found(taken(), on=now(30), rule=never) == []
    never = duty(
        "r", act=LAPSES.act, after=LAPSES.after, each=True, within=LAPSES.within, when="false", lapses=True
    )
    assert found(taken(), on=now(30), rule=never) == []
    assert found(on=now(30)) == []


def approval(silence="waits", **parts):
    given = {"act": ("decision-approved", "objection-made"), "after": ("decision-made",), "who": ("leadership",)}
    ratifies = Ratification(act="decision-made", silence=silence, sends_back=("objection-made",))
    more = {"each": True, "within": days(3), "lapses": silence == "returns", "ratifies": ratifies}
    return duty("approve", **{**given, **more, "remedy": "It is decided again.", **parts})


def decided(number="1", day=2):
    return act(number, "decision-made", when=at(day))


@pytest.mark.parametrize(
    ("silence", "over"), [("returns", "returned"), ("stands", "unopposed"), ("waits", "overdue")]
)
def test_a_decision_is_in_force_once_it_was_approved(silence, over):
    """Before that it waits; when the time is over, the procedure says what the silence meant."""
    rule = approval(silence)
    assert found(on=now(3), rule=rule) == []
    assert found(decided(), on=now(3), rule=rule) == [("1", "awaited")]
    assert found(decided(), on=now(6), rule=rule) == [("1", over)]
    approved = act("2", "decision-approved", when=at(4))
    assert found(decided(), approved, on=now(20), rule=rule) == [("1", "approved")]
    back = act("2", "objection-made", when=at(4))
    assert found(decided(), back, on=now(20), rule=rule) == [("1", "sent-back")]


def test_a_side_that_objects_sends_nothing_back():
    """Only those count who have to approve it; of whom nothing is known, they may be one of them."""
    objects = act("2", "objection-made", when=at(4), capacity="respondent")
    assert found(decided(), objects, on=now(4), rule=approval()) == [("1", "awaited")]
    approved = act("3", "decision-approved", when=at(5), capacity="leadership")
    assert found(decided(), objects, approved, on=now(6), rule=approval()) == [("1", "approved")]


def test_what_is_decided_again_waits_for_an_approval_of_its_own():
    """With its own clock; the one that was sent back is told of no more."""
    back, again = act("2", "objection-made", when=at(4)), decided("3", 6)
    rules = procedure(duties=(approval(),))
    (one,) = forces(rules, None, case(decided(), back, again), now(8), calendar=Calendar())
    assert (one.act, one.status, str(one.until.last), one.answer) == ("3", "awaited", "2023-01-09", None)
    assert (one.who, one.silence, one.remedy, one.holds) == (
        ("leadership",),
        "waits",
        "It is decided again.",
        False,
    )
    approved = act("4", "decision-approved", when=at(7))
    (one,) = forces(rules, None, case(decided(), back, again, approved), now(8), calendar=Calendar())
    assert (one.act, one.status, one.answer, one.holds) == ("3", "approved", "4", True)
    assert one.status in APPROVAL


def test_an_approval_may_be_asked_later_or_of_some_decisions_only():
    """Before it is asked there is no day; where the rule does not apply, nothing is waited for."""
    asked = approval(after=("notice-sent",))
    rules = procedure(duties=(asked,))
    (one,) = forces(rules, None, case(decided()), now(20), calendar=Calendar())
    assert (one.status, one.until) == ("awaited", None)
    told = act("2", "notice-sent", when=at(4))
    assert found(decided(), told, on=now(8), rule=asked) == [("1", "overdue")]
    assert found(decided(), on=now(8), rule=approval(when="false")) == []


def test_of_rough_days_nobody_knows_which_decision_was_approved():
    """An answer of which is not known whether it came after the decision leaves it open."""
    rough = act("2", "decision-approved", "2023-01-01/2023-01-05")
    assert found(decided(), rough, on=now(8), rule=approval()) == [("1", "unknown")]


def test_each_of_several_decisions_is_approved_by_itself():
    """Approved is what was decided of one; what was decided of the other waits still."""
    approve = duty(
        "approve",
        who=("leadership",),
        act=("decision-approved",),
        after=("decision-made",),
        within=days(5),
        ratifies=Ratification(act="decision-made", silence="waits"),
    )
    decided = [
        act(str(place), "decision-made", by="p07", to=who, when=at(place)) for place, who in ((1, ONE), (2, OTHER))
    ]
    approved = act("3", "decision-approved", by="p01", to=ONE, when=at(3))
    file = case(*decided, approved, parties=TWO)
    held = forces(procedure(duties=(approve,)), None, file, now(4), calendar=Calendar())
    assert [(one.act, one.status) for one in held] == [("1", "approved"), ("2", "awaited")]
