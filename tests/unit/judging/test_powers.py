from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from fairhearing.acts import When
from fairhearing.clock import Duration
from fairhearing.judging.powers import powers_on
from fairhearing.organisation import ConflictPolicy, Tie
from tests.unit.judging.building import act, matter, organisation, power, procedure, tie_rule

FORMED = act("1", "panel-formed", "2023-01-02", by="lead", members=("p06", "p07", "p09"))
FOUND = act("9", "finding-made", "2023-02-01", by="jury", members=("p06", "p07", "p09"))


def found(rule, *acts, org=None, **parts):
    laid = matter(procedure(powers=(rule,), **parts), *acts, org=org or organisation())
    return [(one.status, one.because) for one in powers_on(laid, acts[-1])]


def statuses(rule, *acts, **parts):
    return [status for status, _ in found(rule, *acts, **parts)]


def test_who_has_the_power_may():
    """A kind that no power names is open to everybody."""
    assert found(power(), FORMED, FOUND) == []
    assert found(power(), act("9", "contact", by="p01")) == []


@pytest.mark.parametrize(
    ("parts", "because"),
    [
        ({"by": "p01"}, "Only the panel may do it; p01 did not act as one."),
        ({"by": ("p06", "p01")}, "Only the panel may do it; p01 did not act as one."),
        ({"by": "p01", "capacity": "leadership"}, "Only the panel may do it; the leadership did not act as one."),
        ({"by": "p12"}, "Only the panel may do it; p12 did not act as one."),
    ],
)
def test_others_have_no_power(parts, because):
    """Every author must hold it."""
    assert found(power(), FORMED, act("9", "finding-made", "2023-02-01", **parts)) == [("without-power", because)]


def test_an_unknown_role_is_undetermined():
    """Nobody is accused of what is not known."""
    assert statuses(power(), act("9", "finding-made", by="stranger")) == ["undetermined"]


def test_an_act_has_its_place_in_the_order():
    """Too early before, undetermined where the days overlap."""
    rule = power(after=("response-received",))
    assert statuses(rule, FORMED, FOUND) == ["too-early"]
    assert statuses(rule, FORMED, act("2", "response-received", "2023-02"), FOUND) == ["undetermined"]
    assert statuses(rule, FORMED, act("2", "response-received", "2023-01-20"), FOUND) == []


def test_a_window_closes():
    """An appeal after its time is barred; one that may be in time is not known to be late."""
    rule = power(
        act=("appeal-filed",), who=("reporter",), after=("outcome-notified",), within=Duration(30, "days")
    )

    def filed(on):
        return statuses(rule, act("1", "outcome-notified", "2023-01-01"), act("2", "appeal-filed", on, by="p05"))

    assert filed("2023-01-31") == []
    assert filed("2023-02-01") == ["barred"]
    assert filed("2023-01-31/2023-02-02") == ["undetermined"]


def test_some_acts_are_done_once():
    """The second is barred, unless it corrects."""
    rule = power(once=True)
    again = act("10", "finding-made", "2023-02-01", by="p06")
    assert statuses(rule, FORMED, FOUND, again) == ["barred"]
    assert statuses(rule, FORMED, FOUND) == []
    correction = act("10", "finding-made", "2023-02-03", by="p06", corrects="9")
    assert statuses(rule, FORMED, FOUND, correction) == []


def test_what_is_proposed_comes_after_all_that_was_done():
    """On the same day as well, and when it is entered for a day gone by; a day that may lie ahead bars nothing."""
    org = organisation()

    def proposed(rule, *acts, on="2023-02-01", as_of=date(2023, 2, 1)):
        laid = matter(procedure(powers=(rule,)), FORMED, *acts, org=org, as_of=as_of)
        return [one.status for one in powers_on(laid, act("", "finding-made", on, capacity="panel"))]

    day = date(2023, 2, 1)
    found = act("9", "finding-made", when=When(day, day, datetime(2023, 2, 1, 9, tzinfo=UTC)))
    closed = replace(found, id="10", kind="case-closed")
    for on in ("2023-02-01", "2023-01-25"):
        assert proposed(power(once=True), found, on=on) == ["barred"]
        assert proposed(power(), closed, on=on) == ["barred"]
        assert proposed(power(once=True), on=on) == []
    assert proposed(power(once=True), act("9", "finding-made", "2023-01-25/2023-02-10")) == []


def test_a_closed_case_is_closed():
    """But for what its power leaves open; the closing itself is no act after it."""
    closed = act("2", "case-closed", "2023-01-20", by="p11")
    assert statuses(power(), FORMED, closed, FOUND) == ["barred"]
    assert statuses(power(closed=True), FORMED, closed, FOUND) == []
    assert statuses(power(act=("case-closed",), who=("receiver",)), closed) == []


def test_a_quorum_counts_those_who_are_free():
    """A member with a hard conflict does not count; who took part must be said."""
    org = organisation(Tie("kin", ("p04", "p09")))
    policy = ConflictPolicy((tie_rule("kin"),))
    rule = power(quorum=3)
    (one,) = found(rule, FORMED, FOUND, org=org, conflicts=policy)
    assert one == ("without-quorum", "3 must take part who are free of a hard conflict; 2 of 3 did.")
    assert found(rule, FORMED, FOUND) == []
    assert found(rule, FORMED, act("9", "finding-made", "2023-02-01", by="jury"), org=org, conflicts=policy) == []
    both = act("9", "finding-made", "2023-02-01", by=("p06", "p07"))
    assert statuses(rule, FORMED, both) == ["without-quorum"]


@pytest.mark.parametrize(
    ("thresholds", "votes", "status"),
    [
        (("unanimous",), (3, 0), []),
        (("unanimous",), (2, 1), ["without-quorum"]),
        (("unanimous", "two-thirds"), (2, 1), []),
        (("two-thirds",), (3, 2), ["without-quorum"]),
        (("majority",), (2, 2), ["without-quorum"]),
        (("majority",), (2, 1), []),
        (("unanimous",), (0, 0), ["without-quorum"]),
        ((), (0, 3), []),
    ],
)
def test_votes_must_reach_a_threshold(thresholds, votes, status):
    """One of the thresholds of the chain suffices."""
    counted = act(
        "9", "finding-made", "2023-02-01", by="p06", votes_for=str(votes[0]), votes_against=str(votes[1])
    )
    assert statuses(power(votes=thresholds), FORMED, counted) == status


def test_of_several_powers_the_one_that_fits_best_counts():
    """A power with fewer faults speaks for the act."""
    strict, mild = power("strict", once=True, after=("response-received",)), power("mild")
    laid = matter(procedure(powers=(strict, mild)), FORMED, FOUND, org=organisation())
    assert list(powers_on(laid, FOUND)) == []


def test_without_an_organisation_nobody_is_conflicted():
    """A quorum then counts heads."""
    laid = matter(procedure(powers=(power(quorum=3),)), FORMED, FOUND)
    found_by_panel = act("9", "finding-made", "2023-02-01", members=("p06", "p07", "p09"), capacity="panel")
    assert list(powers_on(laid, found_by_panel)) == []


def test_where_a_majority_is_not_reached_the_next_one_is_named():
    """Whoever decides instead stands in the remedy."""
    missed = replace(FOUND, fields={"votes": {"for": "2", "against": "1"}})
    first = power(votes=("unanimous",), otherwise="deciding-instead")
    next_one = power("deciding-instead", act=("finding-made",), who=("leadership",), says="They decide.")
    for powers, remedy in (
        ((first, next_one), "Where nobody reaches it: They decide."),
        ((replace(first, otherwise=None), next_one), ""),
    ):
        laid = matter(procedure(powers=powers), FORMED, missed, org=organisation())
        assert [(one.status, one.remedy) for one in powers_on(laid, missed)] == [("without-quorum", remedy)]
