"""What may be done once nobody objected in time."""

from __future__ import annotations

import pytest

from fairhearing.acts import read_when
from fairhearing.clock import Duration
from fairhearing.judging.powers import powers_on
from fairhearing.procedure import Unopposed
from tests.unit.judging.building import act, at, matter, power, procedure

DAY = Unopposed(within=Duration(24, "hours"), by=("objection-made",))
PROPOSED = act("1", "outcome-proposed", when=at(10, 9))


def found(*acts, **parts):
    rule = power(act=("decision-made",), after=("outcome-proposed",), unopposed=DAY, **parts)
    laid = matter(procedure(powers=(rule,)), *acts)
    return [(one.status, one.because) for one in powers_on(laid, acts[-1])]


def decided(**parts):
    return act("9", "decision-made", capacity="panel", **parts)


def test_silence_must_last():
    """Before the time is over it is too early, to the second; on the day of its end no hour may be known."""
    (early,) = found(PROPOSED, decided(when=at(11, 8)))
    assert early == (
        "too-early",
        "It may be done once nobody objected for 24 hours after “outcome proposed”, that is until 2023-01-11.",
    )
    assert found(PROPOSED, decided(when=at(11, 9))) == []
    proposed = act("1", "outcome-proposed", "2023-01-10")
    assert [status for status, _ in found(proposed, decided(on="2023-01-10"))] == ["too-early"]
    assert [status for status, _ in found(proposed, decided(on="2023-01-11"))] == ["undetermined"]
    assert found(proposed, decided(on="2023-01-12")) == []


@pytest.mark.parametrize(
    ("on", "status"),
    [
        ("2023-01-09", []),
        ("2023-01-10", ["barred"]),
        ("2023-01-11", ["undetermined"]),
        ("2023-01-09/2023-01-12", ["undetermined"]),
        ("2023-01-10/2023-01-12", ["undetermined"]),
        ("2023-01-12", []),
    ],
)
def test_an_objection_in_time_ends_it(on, status):
    """One before the proposal or after its time does not; one that may be in time leaves it open."""
    objected = act("5", "objection-made", when=read_when(on), by="p06")
    answers = found(act("1", "outcome-proposed", "2023-01-10"), objected, decided(on="2023-01-20"))
    assert [one for one, _ in answers] == status
    assert all(text == "Act 5 objected in time, so it cannot be done in this way." for _, text in answers)


def test_who_proposes_anew_gives_the_time_anew():
    """An objection speaks against the proposal before it, not against a later one."""
    objected = act("2", "objection-made", "2023-01-10", by="p06")
    first = act("1", "outcome-proposed", "2023-01-10")
    again = act("3", "outcome-proposed", "2023-01-10")
    assert found(first, objected, again, decided(on="2023-01-20")) == []
    assert [status for status, _ in found(first, objected, decided(on="2023-01-20"))] == ["barred"]


def test_another_way_stays_open():
    """After an objection the same people may decide in a meeting, where a power says so."""
    silent = power("in-writing", act=("decision-made",), after=("outcome-proposed",), unopposed=DAY)
    meeting = power("meeting", act=("decision-made",), after=("deliberation-noted",))
    objected = act("2", "objection-made", "2023-01-10", by="p06")
    met = act("3", "deliberation-noted", "2023-01-12", by="p06")
    done = decided(on="2023-01-13")
    proposed = act("1", "outcome-proposed", "2023-01-10")
    laid = matter(procedure(powers=(silent, meeting)), proposed, objected, met, done)
    assert list(powers_on(laid, done)) == []
    laid = matter(procedure(powers=(silent, meeting)), proposed, objected, done)
    assert [(one.rule, one.status) for one in powers_on(laid, done)] == [("in-writing", "barred")]
