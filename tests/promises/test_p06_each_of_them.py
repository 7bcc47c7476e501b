"""P6 both sides: each respondent is told and heard, an appeal ends a case late, and who was told hears the end."""

from __future__ import annotations

import pytest

from fairhearing.desk import Party, open_case, open_mailbox, take_up_letter, tell_respondent
from fairhearing.errors import RefusedError
from fairhearing.sealing import read_receipt
from tests.walking import act, panel_of

NOTICE = {"what": "What is put", "text": "Letter", "how": "letter"}
FINDING = {"standard": "more-likely-than-not", "reason": "Because.", "votes_for": "3", "votes_against": "0"}
TWO = ("Fir Six", "Larch Twelve")


def find(club, way, finding="substantiated"):
    """Let the first member of the panel note its finding."""
    members = panel_of(club, way)
    first = club.officers[next(iter(members.values()))]
    act(club, first, way.code, "finding-made", finding=finding, members=list(members), **FINDING)


def test_nobody_judges_while_one_of_two_respondents_was_not_told(walk, club):
    """The answer of the first opens neither the panel nor the finding against the second."""
    way = walk("answered", respondents=TWO)
    receiver = club.officers["c04"]
    club.clock.pass_days(30)
    with pytest.raises(RefusedError) as refused:
        act(club, receiver, way.code, "panel-requested", text="Please.")
    assert "respondent told" in refused.value.why
    told = tell_respondent(club.house, receiver, way.code, NOTICE, slot="respondent-2").code
    with pytest.raises(RefusedError):
        act(club, receiver, way.code, "panel-requested", text="Please.")
    second = take_up_letter(club.house, told.letter, told.spoken)
    answer = {"answer": "denies", "text": "I was not there."}
    act(club, Party(read_receipt(second.receipt)), way.code, "response-received", **answer)
    act(club, receiver, way.code, "panel-requested", text="Please.")


def test_the_second_respondent_has_as_many_days_as_the_first(walk, club):
    """Without an answer of theirs it is their own fourteen days that are waited for."""
    way = walk("answered", respondents=TWO)
    receiver = club.officers["c04"]
    club.clock.pass_days(30)
    tell_respondent(club.house, receiver, way.code, NOTICE, slot="respondent-2")
    club.clock.pass_days(10)
    with pytest.raises(RefusedError):
        act(club, receiver, way.code, "panel-requested", text="Please.")
    club.clock.pass_days(5)
    act(club, receiver, way.code, "panel-requested", text="Please.")


@pytest.mark.parametrize("told", ["interview-held", "protective-act-taken", "interim-measure-set"])
def test_whoever_was_told_hears_that_it_was_not_upheld(walk, club, told):
    """Whichever way somebody learnt of the accusation, a correction is due after such a finding."""
    way = walk("formed")
    receiver = club.officers["c04"]
    fields = {
        "interview-held": {"slot": "witness-1", "text": "Heard.", "topics_agreed": True},
        "protective-act-taken": {"value": "keep-apart", "reason": "For now."},
        "interim-measure-set": {"text": "Apart.", "reason": "For now.", "review_on": "2026-06-01"},
    }
    act(club, receiver, way.code, told, **fields[told])
    act(club, receiver, way.code, "final-talk-held", text="Held.")
    find(club, way, "cannot-be-established")
    rules = {due.rule for due in open_case(club.house, receiver, way.code).acts[-1].public.due}
    assert {"put-right", "not-upheld-is-put-right"} <= rules


@pytest.mark.parametrize("missing", ["outcome-notified", "respondent-outcome-notified"])
def test_a_case_is_not_closed_while_one_side_does_not_know_the_outcome(walk, club, missing):
    """Telling one of them is not telling both."""
    way = walk("decided")
    receiver = club.officers["c04"]
    slots = {"outcome-notified": "reporter-1", "respondent-outcome-notified": "respondent-1"}
    for kind, slot in slots.items():
        if kind != missing:
            act(club, receiver, way.code, kind, slot, text="Outcome", how="mailbox")
    club.clock.pass_days(40)
    with pytest.raises(RefusedError):
        act(club, receiver, way.code, "case-closed", reason="Done.")


def test_a_case_with_an_appeal_is_not_closed_before_its_result(walk, club):
    """However much time goes by."""
    way = walk("notified")
    respondent = Party(read_receipt(way.respondent.receipt))
    act(club, respondent, way.code, "appeal-filed", grounds="evidence", text="There is a witness.")
    club.clock.pass_days(90)
    with pytest.raises(RefusedError):
        act(club, club.officers["c04"], way.code, "case-closed", reason="Done.")
    assert open_mailbox(club.house, read_receipt(way.respondent.receipt)).done("appeal-filed")
