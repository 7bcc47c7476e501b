from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.acts import Parties
from fairhearing.clock import Duration
from fairhearing.judging.gates import gates_on
from fairhearing.judging.matter import Matter
from fairhearing.procedure import Extension, Ratification
from tests.unit.judging.building import (
    AS_OF,
    act,
    at,
    case,
    covers,
    days,
    duty,
    gate,
    matter,
    organisation,
    power,
    procedure,
)

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


def test_on_the_day_on_which_hours_end_an_act_of_unknown_hour_may_be_in_time():
    """A day is still waited for in full; twenty-four hours may be over on the next day."""
    rule = gate(wait=Duration(24, "hours"))
    assert statuses(rule, TOLD, act("9", "finding-made", "2023-01-02")) == ["too-early"]
    assert statuses(rule, TOLD, act("9", "finding-made", "2023-01-03")) == ["undetermined"]
    assert statuses(rule, TOLD, act("9", "finding-made", "2023-01-04")) == []
    assert statuses(gate(wait=days(1)), TOLD, act("9", "finding-made", "2023-01-03")) == ["too-early"]


FOR_TIME = gate(wait_for="answer", unless=("response-received",))
TIME = duty(
    "answer",
    act=("response-received",),
    after=("respondent-notified",),
    within=days(7),
    extension=Extension(act="extension-granted", who=("receiver",), most=days(7)),
    pauses=("clock-paused",),
    resumes=("clock-resumed",),
)


def waiting(*acts):
    laid = matter(procedure(gates=(FOR_TIME,), duties=(TIME,)), TOLD, *acts)
    return [(one.status, one.because) for one in gates_on(laid, acts[-1])]


def more(on="2023-01-05", until="2023-01-14"):
    return act("2", "extension-granted", on, rule="answer", until=until, reason="Ill.", capacity="receiver")


def test_a_gate_waits_for_a_limit_with_what_was_added_to_it():
    """More time that was given holds the finding back, and the reason says so; the answer opens it."""
    early, late = act("9", "finding-made", "2023-01-12"), act("9", "finding-made", "2023-01-15")
    assert waiting(early) == []
    assert waiting(more(), early) == [
        ("too-early", "There were to be 7 days to answer, that is until 2023-01-14; moved by act 2.")
    ]
    assert waiting(more(), late) == []
    assert waiting(more(), act("3", "response-received", "2023-01-06"), early) == []
    assert waiting(act("9", "finding-made", "2023-01-09"))[0][0] == "too-early"


def test_more_time_that_was_given_afterwards_shuts_no_gate():
    """What was permitted when it was done stays permitted."""
    finding = act("9", "finding-made", "2023-01-12")
    laid = matter(procedure(gates=(FOR_TIME,), duties=(TIME,)), TOLD, finding, more("2023-01-13"))
    assert list(gates_on(laid, finding)) == []


def test_while_the_clock_stands_still_the_gate_is_shut():
    """Until it runs again and its time is over."""
    pause, finding = act("2", "clock-paused", "2023-01-05"), act("9", "finding-made", "2023-01-12")
    assert waiting(pause, finding) == [
        ("too-early", "There were to be 7 days to answer; the clock stands still since act 2.")
    ]
    again = act("3", "clock-resumed", "2023-01-10")
    assert "that is until 2023-01-14; the clock stood still" in waiting(pause, again, finding)[0][1]
    assert waiting(pause, again, act("9", "finding-made", "2023-01-15")) == []


def test_where_another_act_was_needed_the_time_runs_from_that():
    """The gate needs one of several, and the one that starts the duty was not done."""
    either = gate(needs=(("respondent-notified", "claim-set-out"),), wait_for="answer")
    set_out, finding = act("1", "claim-set-out", "2023-01-05"), act("9", "finding-made", "2023-01-12")
    laid = matter(procedure(gates=(either,), duties=(TIME,)), set_out, finding)
    assert [one.status for one in gates_on(laid, finding)] == ["too-early"]


def test_what_was_decided_again_waits_again():
    """Of a decision that others approve the newest one's time is waited for, and not the first one's."""
    stands = Ratification(act="decision-made", silence="stands", sends_back=("objection-made",))
    rule = duty(
        "approve", act=("decision-approved",), after=("decision-made",), each=True, within=days(3), ratifies=stands
    )
    waits = gate(act=("outcome-enacted",), needs=(("decision-made",),), wait_for="approve")
    first, again = act("1", "decision-made", "2023-01-02"), act("2", "decision-made", "2023-01-09")

    def status(*acts):
        laid = matter(procedure(gates=(waits,), duties=(rule,)), *acts)
        return [one.status for one in gates_on(laid, acts[-1])]

    enacted = act("9", "outcome-enacted", "2023-01-10")
    assert status(first, enacted) == []
    assert status(first, again, enacted) == ["too-early"]
    assert status(first, again, act("9", "outcome-enacted", "2023-01-13")) == []


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


TWO = Parties(reporter=("p05",), affected=("p08",), respondent=("p04", "p06"))
FIRST = act("1", "respondent-notified", "2023-01-02", to="p04")
SECOND = act("3", "respondent-notified", "2023-02-01", to="p06")
ANSWER = act("2", "response-received", "2023-01-04", by="p04")


def towards(*acts, rule=WAIT):
    return [(one.status, one.because) for one in gates_on(two(*acts, rule=rule), acts[-1])]


def two(*acts, rule=WAIT):
    return Matter(procedure(gates=(rule,)), None, replace(case(*acts), parties=TWO), AS_OF)


def test_each_respondent_is_told_before_anything_is_found():
    """P6: telling one of them opens nothing against the other; telling all at once does."""
    finding = act("9", "finding-made", "2023-03-01")
    untold = [("too-early", "Before it there was no “respondent told” towards p06.")]
    assert towards(FIRST, ANSWER, finding) == untold
    assert towards(FIRST, ANSWER, SECOND, finding) == []
    assert towards(act("1", "respondent-notified", "2023-01-02"), finding) == []
    assert towards(FIRST, finding, rule=gate(needs=(("final-talk-held",),))) == [
        ("too-early", "Before it there was no “last talk with the affected person”.")
    ]


def test_each_respondent_has_time_to_answer():
    """P6: the answer of one takes no day from the other."""
    early = act("9", "finding-made", "2023-02-03")
    assert [status for status, _ in towards(FIRST, ANSWER, SECOND, early)] == ["too-early"]
    answered = act("4", "response-received", "2023-02-02", by="p06")
    assert towards(FIRST, ANSWER, SECOND, answered, early) == []


def test_an_answer_that_somebody_wrote_down_counts_for_whom_it_names():
    """For that one alone; one that names nobody for none of them, and one whose author is not known for each."""
    early = act("9", "finding-made", "2023-02-03")
    of_second = act("4", "response-received", "2023-02-02", by="p01", to="p06")
    assert towards(FIRST, ANSWER, SECOND, of_second, early) == []
    soon, told = replace(early, to=("p04",)), replace(FIRST, when=SECOND.when)
    assert [status for status, _ in towards(told, SECOND, of_second, soon)] == ["too-early"]
    of_nobody = replace(of_second, to=())
    assert [status for status, _ in towards(FIRST, SECOND, of_nobody, early)] == ["too-early"]
    assert towards(FIRST, SECOND, replace(of_nobody, by=()), early) == []
    alone = matter(procedure(gates=(WAIT,)), act("3", "respondent-notified", "2023-02-01"), of_nobody, early)
    assert list(gates_on(alone, early)) == []


def test_what_a_companion_answers_is_the_answer_of_whoever_brought_them():
    """The other respondent keeps their time to answer."""
    invited = act("4", "support-invited", "2023-02-02", by="p04", to="support-1")
    answer = act("5", "response-received", "2023-02-03", by="support-1")
    finding = act("9", "finding-made", "2023-02-04", by="p07")
    assert [status for status, _ in towards(FIRST, SECOND, invited, answer, finding)] == ["too-early"]


def test_what_is_done_to_one_respondent_waits_for_that_one():
    """A finding about the first alone needs nothing of the second."""
    assert towards(FIRST, ANSWER, act("9", "finding-made", "2023-03-01", to="p04")) == []


def test_what_is_not_known_of_one_respondent_leaves_it_open():
    """Told perhaps before: undetermined; certainly untold comes first."""
    finding = act("9", "finding-made", "2023-03-10")
    rough = act("3", "respondent-notified", "2023-03", to="p06")
    assert [status for status, _ in towards(FIRST, ANSWER, rough, finding, rule=gate())] == ["undetermined"]
    rough_first = act("1", "respondent-notified", "2023-03", to="p04")
    assert [status for status, _ in towards(rough_first, finding, rule=gate())] == ["too-early"]
