"""Challenges by a party: who, how long, how often, and who rules."""

from __future__ import annotations

import pytest

from fairhearing.judging.challenges import challenges_on, stands
from fairhearing.organisation import Challenge, ConflictPolicy
from tests.unit.judging.building import act, days, matter, power, procedure

SOURCE = {"says": "It is so.", "source": "book, § 3", "pack": "tiny"}
CAUSE = Challenge(
    id="cause", by=("respondent",), after=("panel-formed",), within=days(7), ruled_by=("receiver",), **SOURCE
)
FREE = Challenge(id="free", by=("respondent", "reporter"), cause=False, most=1, **SOURCE)
FORMED = act("1", "panel-formed", "2023-01-02", by="p11", members=("p06", "p07"))


def against(asked, *acts, rules=(CAUSE, FREE)):
    laid = matter(procedure(conflicts=ConflictPolicy((), challenges=rules)), FORMED, *acts, asked)
    return [(one.rule, one.status) for one in challenges_on(laid, asked)]


def made(number, on="2023-01-04", by="p04", reason="kin", **more):
    return act(number, "challenge-made", on, by=by, to="p06", **({"reason": reason} if reason else {}), **more)


def test_a_challenge_in_time_is_open_to_a_party():
    """With a reason or without, for each the rule that fits."""
    assert against(made("2")) == []
    assert against(made("2", reason="")) == []


@pytest.mark.parametrize(
    ("on", "status"),
    [("2023-01-09", []), ("2023-01-10", ["barred"]), ("2023-01-08/2023-01-12", ["undetermined"])],
)
def test_a_challenge_has_its_time(on, status):
    """Seven days after the panel was formed; where the day is only roughly known, so is the answer."""
    assert [one for _, one in against(made("2", on))] == status


def test_a_challenge_without_a_reason_can_be_made_once():
    """Another one of the same person is barred; one of somebody else, or one with a reason, is not."""
    first = made("2", reason="")
    assert against(made("3", reason=""), first) == [("free", "barred")]
    assert against(made("3", by="p05", reason=""), first) == []
    assert against(made("3"), first) == []


def test_a_reason_is_asked_for_where_no_other_rule_is_open():
    """And where nothing is said about challenges, or the role has none, this rule says nothing."""
    assert against(made("2", reason=""), rules=(CAUSE,)) == [("cause", "barred")]
    assert against(made("2", reason=""), rules=()) == []
    assert against(made("2", by="p11"), rules=(CAUSE,)) == []


def test_a_reason_may_be_given_where_none_is_asked():
    """The challenge stands on its own, unless a rule lets somebody rule on it."""
    given = made("2")
    for rules, stood in (((FREE,), FREE), ((CAUSE, FREE), None)):
        laid = matter(procedure(conflicts=ConflictPolicy((), challenges=rules)), FORMED, given)
        assert stands(laid, given) == stood
    late = made("3", reason="")
    laid = matter(procedure(conflicts=ConflictPolicy((), challenges=(FREE,))), made("2", reason=""), late)
    assert stands(laid, late) is None


def ruled(by, to="p06", **more):
    return act("5", "challenge-decided", "2023-01-06", by=by, to=to, value="upheld", reason="so", **more)


def test_nobody_rules_on_a_challenge_of_themselves():
    """Neither alone nor among others, and even where the procedure has no rule about challenges."""
    assert against(ruled("receiver-1", to="receiver-1")) == [("cause", "barred")]
    assert against(ruled("receiver-1", members=("receiver-1", "receiver-2"), to="receiver-2")) == [
        ("cause", "barred")
    ]
    assert against(ruled("receiver-1", to="receiver-1"), rules=()) == [("challenged-never-rules", "barred")]
    assert against(ruled("receiver-1", to="receiver-2")) == []


def test_only_those_named_rule():
    """Another role has no power to; where nobody is named, and where the role is not known, nothing is said."""
    assert against(ruled("leadership-1")) == [("cause", "without-power")]
    assert against(ruled("leadership-1"), rules=(FREE,)) == []
    assert against(ruled(())) == []


def test_where_a_power_names_who_rules_that_power_speaks():
    """One act is refused once for one thing."""
    asked = ruled("leadership-1")
    ruling = power("ruling", act=("challenge-decided",), who=("receiver",))
    laid = matter(procedure(conflicts=ConflictPolicy((), challenges=(CAUSE,)), powers=(ruling,)), asked)
    assert list(challenges_on(laid, asked)) == []
