"""A closed case waits for somebody who reads it, or it is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from fairhearing.acts import Due, PublicAct
from fairhearing.desk import Party, open_case, open_mailbox, serve, take_reply
from fairhearing.desk.awaited import is_awaited
from fairhearing.identifiers import ActId, CaseCode, KindName, SlotName
from fairhearing.procedure import load
from fairhearing.sealing import read_receipt
from tests.club import PEOPLE, move_outside
from tests.packets import SITE, unpacked
from tests.walking import act, panel_of, walk_to

RULES = load("model-small")
AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def acts(*done: str) -> list[PublicAct]:
    """Return acts that were done one after the other, each as `kind by`."""
    return [
        PublicAct(
            id=ActId(f"{place:026}"),
            case=CaseCode("c" * 26),
            seq=place,
            kind=KindName(one.split()[0]),
            by=SlotName(one.split()[1]),
            to=None,
            at=AT,
            on=AT.date(),
        )
        for place, one in enumerate(done)
    ]


def closed(*after: str) -> list[PublicAct]:
    """Return a case that was closed, and what was done afterwards."""
    return acts("report-received reporter-1", "message-sent reporter-1", "case-closed receiver-1", *after)


def test_a_case_that_is_over_waits_for_nobody() -> None:
    """What was asked and written before it was closed is over, too; and so is a case of which nothing is known."""
    assert not is_awaited(RULES, closed())
    assert not is_awaited(RULES, [])


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("reopening-asked reporter-1", "reopening-refused appeal-1"),
        ("readmission-asked respondent-1", "readmission-decided panel-2"),
        ("message-sent reporter-1", "message-sent receiver-1"),
        ("respondent-message-sent respondent-1", "respondent-message-sent receiver-2"),
    ],
)
def test_what_a_party_asks_or_writes_waits_until_it_is_answered(asked: str, answer: str) -> None:
    """By those whom the procedure gives the answer; whatever else they do meanwhile, it waits."""
    assert is_awaited(RULES, closed(asked))
    assert is_awaited(RULES, closed(asked, "readers-added receiver-1"))
    assert not is_awaited(RULES, closed(asked, answer))
    assert is_awaited(RULES, closed(asked, answer, asked))


@pytest.mark.parametrize("done", ["letter-delivered respondent-1", "message-sent receiver-1"])
def test_what_asks_nothing_of_those_who_read_it_lets_it_rest(done: str) -> None:
    """A letter that was taken up, and what an officer wrote by themselves."""
    assert not is_awaited(RULES, closed(done))


@pytest.mark.parametrize(("rule", "waits"), [("check-condition", True), ("no-such-rule", False)])
def test_a_clock_that_runs_on_is_somebodys(rule: str, waits: bool) -> None:
    """A condition has its day; a rule that the procedure does not have is nobody's."""
    done = closed()
    last = replace(done[-1], due=(Due(rule, "afterwards", date(2026, 9, 1)),))
    assert is_awaited(RULES, [*done[:-1], last]) is waits


def test_the_clock_of_those_who_read_nothing_is_no_reason() -> None:
    """Until what it says is destroyed, a case has a clock for years, and it is the overseers'."""
    done = closed()
    last = replace(done[-1], due=(Due("destroy-who-it-was", "closing", date(2031, 3, 2)),))
    assert not is_awaited(load("model"), [*done[:-1], last])


@pytest.fixture
def outside(club):
    """Everybody's keys lie on machines of their own: the whole club works by packets."""
    return move_outside(club, PEOPLE)


def packed(club, outside, person, code):
    """Return the table of somebody to whom a packet was sent, in which the case must be."""
    table = unpacked(club, person, outside[person])
    assert code in {case.code for case in table.packet.cases}
    return table


def left_out(club, outside, code):
    """Return whether a packet made now leaves a case out."""
    return code not in {case.code for case in unpacked(club, "x01", outside["x01"]).packet.cases}


def ask_anew(club, way):
    fields = {"text": "A recording.", "why_late": "It was lost."}
    act(club, Party(read_receipt(way.reporter)), way.code, "reopening-asked", **fields)
    serve(club.house, club.officers["c04"], way.code)


def test_a_closed_case_is_opened_again_over_a_packet(club, outside):
    """The body that decides gets it, its decision is taken in, and who sat before reads nothing newer."""
    way = walk_to(club, "closed")
    first = next(iter(panel_of(club, way).values()))
    assert left_out(club, outside, way.code)
    ask_anew(club, way)
    table = packed(club, outside, "x01", way.code)
    members = sorted(open_case(table.house, table.officer, way.code).slots_of("appeal"))
    votes = {"members": members, "votes_for": "3", "votes_against": "0"}
    table.act(way.code, "case-reopened", reason="The recording is new.", **votes)
    take_reply(club.house, SITE, table.reply(way.code))
    assert not club.house.books.tables.cases[way.code].closed
    case = open_case(club.house, club.officers["c04"], way.code)
    assert case.acts[-1].fields["reason"] == "The recording is new."
    act(club, club.officers["c04"], way.code, "panel-requested", text="Others, please.")
    assert open_case(club.house, club.officers[first], way.code).acts[-1].fields == {}
    assert open_mailbox(club.house, read_receipt(way.reporter)).done("case-reopened")[0].fields["reason"]


def test_a_refusal_over_a_packet_ends_the_asking(club, outside):
    """The case stays closed, and no later packet holds it."""
    way = walk_to(club, "closed")
    ask_anew(club, way)
    table = packed(club, outside, "x01", way.code)
    members = sorted(open_case(table.house, table.officer, way.code).slots_of("appeal"))
    votes = {"members": members, "votes_for": "3", "votes_against": "0"}
    table.act(way.code, "reopening-refused", reason="It was known before.", **votes)
    take_reply(club.house, SITE, table.reply(way.code))
    assert club.house.books.tables.cases[way.code].closed
    assert left_out(club, outside, way.code)


def test_a_condition_is_followed_up_over_packets_after_the_close(club, outside):
    """As long as its clock runs; what follows when it is not met is decided over a packet, too."""
    way = walk_to(club, "decided")
    members = sorted(panel_of(club, way))
    set_by = club.officers[panel_of(club, way)[members[0]]]
    owed = act(club, set_by, way.code, "condition-set", text="A course", until="2026-06-01")
    for kind, slot in (("outcome-notified", "reporter-1"), ("respondent-outcome-notified", "respondent-1")):
        act(club, club.officers["c04"], way.code, kind, slot, text="Outcome", how="mailbox")
    club.clock.pass_days(31)
    act(club, club.officers["c04"], way.code, "case-closed", reason="All done.")
    table = packed(club, outside, "c04", way.code)
    checked = {"condition": owed.public.id, "value": "not-met", "reason": "No paper came."}
    table.act(way.code, "condition-checked", **checked)
    table.act(way.code, "respondent-heard", text="They were ill.")
    take_reply(club.house, SITE, table.reply(way.code))
    table = packed(club, outside, set_by.person, way.code)
    votes = {"members": members, "votes_for": "3", "votes_against": "0"}
    table.act(way.code, "outcome-reviewed", value="stays", text="It stands.", reason="It was owed.", **votes)
    take_reply(club.house, SITE, table.reply(way.code))
    assert left_out(club, outside, way.code)


def test_coming_back_is_decided_over_a_packet(club, outside):
    """The asking, the hearing of the affected person and the decision, with nobody who signs in."""
    way = walk_to(club, "closed")
    party = Party(read_receipt(way.respondent.receipt))
    act(club, party, way.code, "readmission-asked", text="I would like to come back.")
    table = packed(club, outside, "c04", way.code)
    table.act(way.code, "message-sent", "reporter-1", text="They ask to come back. You need not answer.")
    take_reply(club.house, SITE, table.reply(way.code))
    act(club, Party(read_receipt(way.reporter)), way.code, "affected-heard", text="Not on the same evening.")
    club.clock.pass_days(15)
    members = sorted(panel_of(club, way))
    person = panel_of(club, way)[members[0]]
    table = packed(club, outside, person, way.code)
    votes = {"members": members, "votes_for": "3", "votes_against": "0"}
    table.act(way.code, "readmission-decided", value="refused", reason="It is too early.", **votes)
    take_reply(club.house, SITE, table.reply(way.code))
    told = open_mailbox(club.house, read_receipt(way.respondent.receipt)).done("readmission-decided")
    assert told[0].fields["reason"] == "It is too early."
    assert left_out(club, outside, way.code)
