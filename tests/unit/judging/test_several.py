"""Whom of several respondents an act concerns, and the case as it stands towards one of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.acts import Parties
from fairhearing.judging.several import behind, concerned, goes_its_own_way, parted, respondents_of, way_of
from tests.unit.judging.building import act, case

ONE, OTHER = "p04", "p06"
TWO = Parties(reporter=("p05",), affected=("p08",), respondent=(ONE, OTHER))
BOTH = {ONE, OTHER}
FOUND = act("1", "finding-made", by="p07", to=ONE)
DECIDED = act("2", "decision-made", by="p07", to=ONE)
TOLD = act("3", "outcome-notified", "2023-01-03", by="p11", to="p05")
DECIDED_LATER = act("4", "decision-made", "2023-01-04", by="p07", to=OTHER)
TOLD_LATER = act("5", "outcome-notified", "2023-01-05", by="p11", to="p05")


def of_two(*acts):
    return case(*acts, parties=TWO)


def test_respondents_are_called_as_the_acts_call_them():
    """By name where a name is met or is the only one; by slot where names are not open; else as the file says."""
    assert respondents_of(case(act("1", "contact", to="respondent-2"))) == (ONE,)
    assert respondents_of(of_two(FOUND)) == (ONE, OTHER)
    told = (act("1", "respondent-notified", to="respondent-2"), act("2", "contact", by="respondent-1"))
    assert respondents_of(case(*told, parties=Parties())) == ("respondent-1", "respondent-2")
    assert respondents_of(of_two(*told)) == ("respondent-1", "respondent-2")
    assert respondents_of(of_two(act("1", "contact", by="p05"))) == (ONE, OTHER)
    assert respondents_of(case(parties=Parties())) == ()


@pytest.mark.parametrize(
    ("kind", "apart"),
    [
        ("respondent-notified", True),
        ("finding-made", True),
        ("response-received", True),
        ("outcome-notified", True),
        ("panel-formed", False),
        ("a-kind-of-another-version", False),
    ],
)
def test_what_is_done_to_by_or_of_one_is_looked_at_for_each(kind, apart):
    """What seats a panel or ends a case is one for all; so is what nobody knows."""
    assert goes_its_own_way(kind) is apart


@pytest.mark.parametrize(
    ("proposed", "whom"),
    [
        (FOUND, {ONE}),
        (act("9", "finding-made", by="p07"), BOTH),
        (act("9", "message-sent", to=(ONE, "p05")), BOTH),
        (act("9", "message-sent", to="p05"), BOTH),
        (act("9", "response-received", by=OTHER), {OTHER}),
        (act("9", "response-received", by="p11", to=OTHER), {OTHER}),
        (act("9", "response-received", by=ONE, to=OTHER), {ONE}),
        (act("9", "response-received", by="p11"), set()),
        (act("9", "response-received"), BOTH),
        (act("9", "response-received", by="respondent-3"), BOTH),
        (act("9", "readmission-asked", by="p11", to=OTHER), {OTHER}),
        (act("9", "readmission-asked", by="p11"), BOTH),
        (act("9", "statement-signed", by=OTHER), BOTH),
        (act("9", "appeal-filed", by=OTHER), {OTHER}),
    ],
)
def test_an_act_concerns_whom_it_names(proposed, whom):
    """Done to one respondent, or by one for themselves, it concerns them alone; everything else concerns all."""
    assert concerned(BOTH, (), proposed) == whom


def test_a_letter_tells_what_is_new_since_the_last_one():
    """The first tells of the one judged first, the next of the other, one without anything new of both."""
    acts = (FOUND, DECIDED, TOLD, DECIDED_LATER, TOLD_LATER)
    assert concerned(BOTH, acts, TOLD) == {ONE}
    assert concerned(BOTH, acts, TOLD_LATER) == {OTHER}
    again = act("6", "outcome-notified", "2023-01-06", by="p11", to="p05")
    assert concerned(BOTH, acts, again) == BOTH
    to_the_other_party = replace(again, to=("p08",))
    assert concerned(BOTH, acts, to_the_other_party) == BOTH
    assert concerned(BOTH, (), TOLD) == BOTH


def test_an_appeal_of_the_other_side_is_about_those_of_whom_was_decided():
    """Before anything was decided of the second one, only the first one's outcome can be appealed."""
    appeal = act("9", "appeal-filed", "2023-01-04", by="p05")
    assert concerned(BOTH, (DECIDED, TOLD), appeal) == {ONE}


def test_ways_part_once_something_is_said_of_one_alone():
    """One respondent has no ways; two have one way until something is found, decided or told of one of them."""
    assert parted(case(FOUND)) == ()
    assert parted(of_two(act("1", "respondent-notified", to=ONE))) == ()
    assert parted(of_two(act("1", "finding-made", by="p07"))) == ()
    assert parted(of_two(FOUND)) == (ONE, OTHER)


def test_the_way_of_one_leaves_out_what_concerns_the_others_alone():
    """They are the only respondent of it."""
    report = act("0", "report-received", by="p05")
    way = way_of(of_two(report, FOUND, DECIDED_LATER), OTHER)
    assert [one.id for one in way.acts] == ["0", "4"]
    assert way.parties.respondent == (OTHER,)


def test_what_is_written_for_one_is_that_ones():
    """A companion answers and appeals for whoever brought them, and for no other; others act for themselves."""
    invited = act("6", "support-invited", by=ONE, to="support-1")
    for kind in ("response-received", "appeal-filed"):
        written = act("7", kind, "2023-01-06", by="support-1")
        acts = (DECIDED, DECIDED_LATER, invited, written)
        assert concerned(BOTH, acts, written) == {ONE}
        assert written not in way_of(of_two(*acts), OTHER).acts
    assert behind((invited,), act("8", "contact", by="p11")) == {"p11"}
