from __future__ import annotations

import pytest

from fairhearing.acts import Parties
from fairhearing.judging.duties import duty_answers
from tests.unit.judging.building import act, bar, covers, days, duty, matter, power, procedure

TWO = Parties(reporter=("p05", "p06"), affected=("p08",), respondent=("p04", "p07"))
TELL = duty("tell", act=("respondent-outcome-notified",), after=("decision-made",), within=days(3))
DECIDED = act("1", "decision-made", "2023-01-02")


def answers(rule, *acts, parties=TWO, **parts):
    laid = matter(procedure(duties=(rule,), **parts), *acts, parties=parties)
    return {one.to: (one.status, one.act) for one in duty_answers(laid)}


def told(number, to=(), on="2023-01-03"):
    return act(number, "respondent-outcome-notified", on, to=to)


def test_what_is_owed_to_several_is_owed_to_each():
    """The first of two respondents who is told meets only what is owed to them; the other waits on."""
    found = answers(TELL, DECIDED, told("2", "p04"))
    assert found == {"p04": ("met", "2"), "p07": ("overdue", None)}
    assert answers(TELL, DECIDED, told("2", "p04"), told("3", "p07", "2023-01-09")) == {
        "p04": ("met", "2"),
        "p07": ("late", "3"),
    }


def test_one_letter_to_all_meets_all():
    """And so does one of which nobody says to whom, or that went to a slot."""
    for to in (("p04", "p07"), (), "respondent-1"):
        assert answers(TELL, DECIDED, told("2", to)) == {"p04": ("met", "2"), "p07": ("met", "2")}


def test_each_answer_says_towards_whom():
    """By name, as the rule names the party only."""
    laid = matter(procedure(duties=(TELL,)), DECIDED, told("2", "p04"), parties=TWO)
    texts = [one.because for one in duty_answers(laid)]
    assert texts[0].startswith("Towards p04: Act 2 (on 2023-01-03), 1 day after act 1")
    assert texts[1].startswith("Towards p07: No “respondent told the outcome” is in the file")
    assert texts[1].endswith("act 2, 1 day later, was done to somebody else.")


def test_what_began_with_one_of_them_is_owed_to_that_one():
    """Rights are told to the respondent who was told of the case."""
    rule = duty(
        "rights", act=("respondent-message-sent",), to="respondent", after=("respondent-notified",), each=True
    )
    began = act("1", "respondent-notified", "2023-01-02", to="p07")
    assert answers(rule, began) == {"p07": ("overdue" if rule.within else "open", None)}


def test_a_report_is_answered_to_whoever_made_it():
    """Two reporters have two reports, and each report its own clock; it is not owed to both."""
    rule = duty(to="reporter", after=("report-received",), each=True, within=days(3))
    acts = (
        act("1", "report-received", "2023-01-02", by="p05"),
        act("2", "report-received", "2023-01-09", by="p06"),
    )
    laid = matter(
        procedure(duties=(rule,)), *acts, act("3", "report-acknowledged", "2023-01-03", to="p05"), parties=TWO
    )
    assert [(one.anchor, one.to, one.status) for one in duty_answers(laid)] == [
        ("1", "reporter", "met"),
        ("2", "reporter", "overdue"),
    ]


KEEP = duty("keep", act=("promise-kept",), after=("promise-made",), each=True, within=days(9))
PROMISES = (act("1", "promise-made", "2023-01-02"), act("2", "promise-made", "2023-01-03"))


@pytest.mark.parametrize(
    ("about", "statuses"),
    [((), ["met", "met"]), ("1", ["met", "overdue"]), (("1", "2"), ["met", "met"]), ("4", ["met", "met"])],
)
def test_what_answers_one_of_two_ends_the_clock_of_that_one(about, statuses):
    """An act that says which promise it keeps keeps no other; without that it may be either."""
    acts = (*PROMISES, act("3", "promise-kept", "2023-01-05", about=about), act("4", "contact", "2023-01-04"))
    laid = matter(procedure(duties=(KEEP,)), *acts)
    assert [one.status for one in duty_answers(laid)] == statuses


def test_only_what_is_asked_for_counts():
    """A condition on the act that would meet it; the answer names what did not count."""
    rule = duty(
        "destroy", act=("records-destroyed",), after=("case-closed",), within=days(9), counts='act.reason == "all"'
    )
    acts = (act("1", "case-closed", "2023-01-02"), act("2", "records-destroyed", "2023-01-03", reason="some"))
    laid = matter(procedure(duties=(rule,)), *acts)
    (one,) = duty_answers(laid)
    assert (one.status, one.act) == ("overdue", None)
    assert one.because.endswith("; act 2 is not what is asked for.")
    done = act("3", "records-destroyed", "2023-01-04", reason="all")
    (one,) = duty_answers(matter(procedure(duties=(rule,)), *acts, done))
    assert (one.status, one.act) == ("met", "3")


def test_whether_it_is_what_is_asked_for_may_not_be_known():
    """Then nobody says that it was done."""
    rule = duty(after=("report-received",), counts='done["contact"] == 0')
    acts = (act("1", "report-received", "2023-01-02"), act("2", "contact", "2023-01-01/2023-01-09"))
    laid = matter(procedure(duties=(rule,)), *acts, act("3", "report-acknowledged", "2023-01-05"))
    (one,) = duty_answers(laid)
    assert one.status == "undetermined"


FIND = duty(
    "find", who=("panel",), act=("finding-made",), after=("report-received",), within=days(30), by_right=True
)
REPORT = act("1", "report-received", "2023-01-02")


@pytest.mark.parametrize(("who", "status"), [("panel", "met"), ("leadership", "overdue"), (None, "undetermined")])
def test_a_finding_by_who_may_not_find_is_no_finding(who, status):
    """Where the rule asks for the right; and where nobody knows who it was, nobody says that it was met."""
    found = act("2", "finding-made", "2023-01-09", capacity=who)
    laid = matter(procedure(duties=(FIND,), powers=(power(),)), REPORT, found)
    (one,) = duty_answers(laid)
    assert one.status == status
    assert ("act 2 does not count, as somebody did it who could not" in one.because) is (status == "overdue")


def test_a_letter_by_who_may_not_write_it_reached_its_reader():
    """An acknowledgment by a wrong person is against the rule of the power, and acknowledges all the same."""
    rule = duty(after=("report-received",), within=days(3))
    done = act("2", "report-acknowledged", "2023-01-03", capacity="leadership")
    powers = (power("answering", act=("report-acknowledged",), who=("receiver",)),)
    (one,) = duty_answers(matter(procedure(duties=(rule,), powers=powers), REPORT, done))
    assert one.status == "met"


def test_what_was_barred_for_another_reason_was_done_by_right():
    """Too early, or without a reason, it is against a rule; who did it could do it."""
    found = act("2", "finding-made", "2023-01-09", capacity="panel")
    rules = procedure(duties=(FIND,), powers=(power(),), bars=(bar(act=("finding-made",)),))
    (one,) = duty_answers(matter(rules, REPORT, found))
    assert one.status == "met"


@pytest.mark.parametrize(("closed", "status"), [(True, "open"), (False, "missed")])
def test_a_duty_may_run_on_after_the_close(closed, status):
    """What is not done before the close is missed, unless the rule says that it runs on."""
    rule = duty("review", act=("condition-checked",), after=("decision-made",), within=days(400), closed=closed)
    laid = matter(procedure(duties=(rule,)), DECIDED, act("2", "case-closed", "2023-01-09"))
    (one,) = duty_answers(laid)
    assert one.status == status


def test_where_nothing_is_covered_silence_towards_one_shows_nothing():
    """For each of several parties as for one."""
    laid = matter(
        procedure(duties=(TELL,)), DECIDED, parties=TWO, covers=(covers("care", "2024-01-01", "2024-02-01"),)
    )
    assert {one.status for one in duty_answers(laid)} == {"not-shown"}


ANSWER = duty(
    "answer", who=("respondent",), act=("response-received",), after=("respondent-notified",), within=days(7)
)
TOLD = (
    act("1", "respondent-notified", "2023-01-02", to="p04"),
    act("2", "respondent-notified", "2023-01-10", to="p07"),
)


def owed(*acts, rule=ANSWER, parties=TWO):
    laid = matter(procedure(duties=(rule,)), *acts, parties=parties)
    return {one.by: (one.status, one.anchor, one.act) for one in duty_answers(laid)}


def answered(number, by, on="2023-01-05"):
    return act(number, "response-received", on, by=by)


def test_what_several_owe_is_owed_by_each():
    """The first respondent's answer is not the second one's, whose time starts when they were told."""
    assert owed(*TOLD, answered("3", "p04")) == {"p04": ("met", "1", "3"), "p07": ("overdue", "2", None)}
    assert owed(*TOLD, answered("3", "p04"), answered("4", "p07", "2023-01-17")) == {
        "p04": ("met", "1", "3"),
        "p07": ("met", "2", "4"),
    }


def test_what_both_answered_or_nobody_by_name_counts_for_each():
    """One answer of both, and one of a slot that stands for nobody by name."""
    both = act("1", "respondent-notified", "2023-01-02", to=("p04", "p07"))
    for by in (("p04", "p07"), (), "respondent-1"):
        assert owed(both, answered("3", by)) == {"p04": ("met", "1", "3"), "p07": ("met", "1", "3")}


def test_what_a_receiver_writes_down_is_the_answer_of_whom_it_names():
    """Of the first it meets nothing that the second owes; where it names nobody it meets nothing."""
    both = act("1", "respondent-notified", "2023-01-02", to=("p04", "p07"))
    for to, first in (("p04", ("met", "1", "3")), ((), ("overdue", "1", None))):
        written = act("3", "response-received", "2023-01-05", by="p11", to=to)
        assert owed(both, written) == {"p04": first, "p07": ("overdue", "1", None)}


def test_who_was_not_told_yet_owes_no_answer():
    """Only whoever was told of the case has a clock; a telling to nobody by name starts it for both."""
    assert owed(TOLD[1]) == {"p07": ("overdue", "2", None)}
    assert set(owed(act("1", "respondent-notified", "2023-01-02"), TOLD[1])) == {"p04", "p07"}


def test_what_several_owe_to_several_has_a_clock_for_each_pair():
    """By whom and towards whom stand before the reason, and what one owes the other no longer does."""
    rule = duty("letter", who=("respondent",), act=("letter-delivered",), to="affected", within=days(7))
    parties = Parties(affected=("p08", "p09"), respondent=("p04", "p07"))
    sent = act("1", "letter-delivered", by="p04", to="p09")
    laid = matter(procedure(duties=(rule,)), sent, parties=parties)
    found = {(one.by, one.to): (one.status, one.because) for one in duty_answers(laid)}
    assert {pair for pair, (status, _) in found.items() if status == "met"} == {("p04", "p09")}
    assert len(found) == 4
    assert found["p04", "p09"][1].startswith("By p04 towards p09: Act 1")


def test_of_one_party_alone_nobody_is_named():
    """With one respondent, or a duty that falls to two roles, there is one clock."""
    one = Parties(reporter=("p05",), respondent=("p04",))
    assert owed(TOLD[0], answered("3", "p04"), parties=one) == {None: ("met", "1", "3")}
    either = duty(
        "answer", who=("respondent", "receiver"), act=("response-received",), after=("respondent-notified",)
    )
    assert owed(*TOLD, answered("3", "p04"), rule=either) == {None: ("met", "1", "3")}


def test_a_later_telling_starts_no_clock_of_the_other():
    """What is owed to each of two respondents runs from when that one was told."""
    rights = duty(
        "rights",
        act=("respondent-message-sent",),
        to="respondent",
        after=("respondent-notified",),
        within=days(3),
    )
    sent = act("3", "respondent-message-sent", "2023-01-12", to="p07")
    assert answers(rights, *TOLD, sent) == {"p04": ("overdue", None), "p07": ("met", "3")}
