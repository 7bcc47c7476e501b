"""P6: no finding before the respondent was told and had the time to answer; both are told the outcome."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fairhearing.desk import open_case, open_mailbox, tell_respondent
from fairhearing.errors import RefusedError
from fairhearing.sealing import read_receipt
from tests.walking import act, panel_of

NOTICE = {"what": "What is put", "text": "Letter", "how": "letter"}


def test_the_respondent_is_told_only_after_a_safety_plan(walk, club):
    """Without a safety plan the telling is refused, with the rule and what to do."""
    way = walk("categorised")
    with pytest.raises(RefusedError) as refused:
        tell_respondent(club.house, club.officers["c04"], way.code, NOTICE)
    assert "safety" in refused.value.diagnostics()
    assert "floor" in refused.value.why


def test_a_panel_is_not_asked_for_while_the_respondent_has_time(walk, club):
    """Told today: nobody asks for judges before the answer, or before the time for it is over."""
    way = walk("told")
    with pytest.raises(RefusedError):
        act(club, club.officers["c04"], way.code, "panel-requested", text="Now.")
    club.clock.pass_days(15)
    act(club, club.officers["c04"], way.code, "panel-requested", text="Now.")


def test_more_time_for_the_respondent_holds_the_panel_back(walk, club):
    """What was given is worth its days: neither is a panel asked for before, nor is anybody late by waiting."""
    way = walk("told")
    receiver = club.officers["c04"]
    clocks = {due.rule: due.on for due in open_case(club.house, receiver, way.code).acts[-1].public.due}
    until = clocks["answer"] + timedelta(days=14)
    more = act(
        club, receiver, way.code, "extension-granted", rule="answer", until=until.isoformat(), reason="Exams."
    )
    moved = {due.rule: due.on for due in more.public.due}
    assert (moved["answer"], moved["ask-for-panel"]) == (until, until + timedelta(days=7))
    club.clock.pass_days(28)
    with pytest.raises(RefusedError, match="the time for it, with what was added, is over") as refused:
        act(club, receiver, way.code, "panel-requested", text="Now.")
    assert str(until) in refused.value.why
    club.clock.pass_days(1)
    act(club, receiver, way.code, "panel-requested", text="Now.")


def test_no_finding_without_the_last_talk(walk, club):
    """The affected person is heard on the outcome before anything is found."""
    way = walk("formed")
    member = next(iter(panel_of(club, way).values()))
    with pytest.raises(RefusedError):
        act(
            club,
            club.officers[member],
            way.code,
            "finding-made",
            finding="substantiated",
            standard="more-likely-than-not",
            reason="Because.",
            members=list(panel_of(club, way)),
            votes_for="3",
            votes_against="0",
        )


def test_a_handler_cannot_find(walk, club):
    """Who keeps contact has no vote."""
    way = walk("formed")
    act(club, club.officers["c04"], way.code, "final-talk-held", text="Held.")
    with pytest.raises(RefusedError):
        act(
            club,
            club.officers["c04"],
            way.code,
            "finding-made",
            finding="substantiated",
            standard="more-likely-than-not",
            reason="Because.",
            members=list(panel_of(club, way)),
            votes_for="3",
            votes_against="0",
        )


def test_both_sides_read_the_outcome_in_their_own_mailbox(walk, club):
    """Reporter and respondent each find the letter about the outcome, and the case cannot close before."""
    way = walk("decided")
    with pytest.raises(RefusedError):
        act(club, club.officers["c04"], way.code, "case-closed", reason="Done.")
    way = walk("notified")
    reporter = open_mailbox(club.house, read_receipt(way.reporter))
    respondent = open_mailbox(club.house, read_receipt(way.respondent.receipt))
    assert reporter.done("outcome-notified")[0].fields["text"] == "Outcome"
    assert respondent.done("respondent-outcome-notified")[0].fields["text"] == "Outcome"


def test_a_report_that_is_not_upheld_is_put_right_towards_everybody_told(walk, club):
    """When others had been told, a finding against the report starts a clock to tell them so."""
    way = walk("formed")
    receiver = club.officers["c04"]
    act(club, receiver, way.code, "protective-act-taken", value="keep-apart", reason="For now.")
    act(club, receiver, way.code, "final-talk-held", text="Held.")
    member = next(iter(panel_of(club, way).values()))
    act(
        club,
        club.officers[member],
        way.code,
        "finding-made",
        finding="not-substantiated",
        standard="more-likely-than-not",
        reason="Because.",
        members=list(panel_of(club, way)),
        votes_for="3",
        votes_against="0",
    )
    case = open_case(club.house, receiver, way.code)
    assert "put-right" in {due.rule for due in case.acts[-1].public.due}
    act(club, receiver, way.code, "correction-sent", text="Not upheld.", recipients="All who were told.")
    case = open_case(club.house, receiver, way.code)
    assert "put-right" not in {due.rule for due in case.acts[-1].public.due}
