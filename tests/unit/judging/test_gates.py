from __future__ import annotations

import pytest

from fairhearing.clock import Duration
from fairhearing.judging.gates import gates_on
from tests.unit.judging.building import act, at, covers, days, gate, matter, organisation, power, procedure

TOLD = act("1", "respondent-notified", "2023-01-02")
WAIT = gate(wait=days(7), unless=("response-received",))


def found(rule, *acts, **parts):
    laid = matter(procedure(gates=(rule,)), *acts, **parts)
    return [(one.status, one.because) for one in gates_on(laid, acts[-1])]


def statuses(rule, *acts, **parts):
    return [status for status, _ in found(rule, *acts, **parts)]


def test_a_gate_is_shut_until_what_it_needs_was_done():
    """Of each group one suffices."""
    finding = act("9", "finding-made", "2023-02-01")
    assert found(gate(), finding) == [("too-early", "Before it there was no “respondent told”.")]
    assert found(gate(), TOLD, finding) == []
    either = gate(needs=(("respondent-notified", "claim-set-out"), ("response-received",)))
    assert statuses(either, act("1", "claim-set-out"), act("2", "response-received"), finding) == []
    assert statuses(either, act("1", "claim-set-out"), finding) == ["too-early"]


def test_a_gate_stands_only_where_its_condition_holds():
    """Not known: undetermined."""
    finding = act("9", "finding-made", "2023-02-01")
    assert statuses(gate(when="case.answered"), finding) == []
    assert statuses(gate(when='"panel" in act.roles'), finding) == ["undetermined"]


def test_what_may_have_come_after_leaves_it_open():
    """The days overlap."""
    rough = act("1", "respondent-notified", "2023-02")
    assert statuses(gate(), rough, act("9", "finding-made", "2023-02-10")) == ["undetermined"]


@pytest.mark.parametrize(
    ("on", "status"),
    [
        ("2023-01-09", ["too-early"]),
        ("2023-01-10", []),
        ("2023-01-08/2023-01-12", ["undetermined"]),
    ],
)
def test_there_is_time_to_answer(on, status):
    """The last day of it still belongs to whoever may answer."""
    assert statuses(WAIT, TOLD, act("9", "finding-made", on)) == status


def test_the_answer_opens_the_gate_before_its_time():
    """One that may have come before leaves it open; one after does not help."""
    finding = act("9", "finding-made", "2023-01-05")
    assert statuses(WAIT, TOLD, act("2", "response-received", "2023-01-04"), finding) == []
    assert statuses(WAIT, TOLD, act("2", "response-received", "2023-01"), finding) == ["undetermined"]
    assert statuses(WAIT, TOLD, act("2", "response-received", "2023-01-06"), finding) == ["too-early"]
    assert found(WAIT, TOLD, finding)[0][1] == "There were to be 7 days to answer, that is until 2023-01-09."


def test_hours_are_exact_where_instants_are_known():
    """Two days are over at the very hour, not at the end of the day."""
    rule = gate(wait=Duration(48, "hours"))
    told = act("1", "respondent-notified", when=at(2, 12))
    assert statuses(rule, told, act("9", "finding-made", when=at(4, 12))) == []
    assert statuses(rule, told, act("9", "finding-made", when=at(4, 11))) == ["too-early"]


def test_silence_shows_something_where_one_who_may_do_it_is_covered():
    """Otherwise nobody knows whether the gate was open."""
    rules = procedure(gates=(gate(),), powers=(power(act=("respondent-notified",), who=("receiver",)),))
    report, finding = act("0", "report-received", "2023-01-02"), act("9", "finding-made", "2023-02-01")

    def status(*covered):
        laid = matter(rules, report, finding, org=organisation(), covers=covered)
        return [one.status for one in gates_on(laid, finding)]

    assert status(covers("care")) == ["too-early"]
    assert status(covers("lead")) == ["undetermined"]
    assert status(covers("care", "2023-01-20")) == ["undetermined"]
