"""What the rules of the shipped procedures say is told to somebody has its letter, as read off the packs."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from fairhearing.acts import KINDS
from fairhearing.desk import FOR_BOTH, OpenCase, Party, open_case
from fairhearing.identifiers import KindName
from fairhearing.procedure import Procedure, load, shipped
from fairhearing.sealing import read_receipt
from fairhearing.web.casework.lines import has_letter
from fairhearing.web.house import Rooms
from fairhearing.web.letters import (
    LETTERS,
    STEP,
    draft,
    due_from_officers,
    name_of_letter,
    told_by_officers,
)
from tests.walking import act, walk_to
from tests.web.conftest import Browser
from tests.web.officers import stand

TELLING = re.compile(
    r"\b(tells?|told|writes?|written|in writing|sends?|sent|acknowledged?|feedback|warned|notice)\b"
)
ELSEWHERE = {
    "ask-for-legal-advice": "what is asked before others are told",
    "asking-to-come-back": "what somebody cannot write themselves is written down",
    "assess": "an assessment is written down",
    "deciding-in-writing": "the members write to each other",
    "hand-on": "an officer hands on to another",
    "handing-on": "an officer hands on to another",
    "noting": "a deliberation is written down",
    "proposing-to-close": "when it may be proposed; what the reporter is told has a duty of its own",
    "reporting-to-the-committee": "an officer tells another",
    "sending-out": "somebody is sent out of a body",
    "stand-aside": "a member writes to the others",
    "tell-the-register": "a body tells another",
    "tell-the-register-the-outcome": "a body tells another",
    "tell-what-was-done-at-once": "an officer tells another",
    "weigh-again": "what follows when a party tells more",
}
"""Rules that speak of telling and of no letter to a party, by their ids, and why."""


def without_letter(procedure: Procedure) -> set[str]:
    """Return the rules that say that something is told or written, none of whose acts has a letter."""
    ruled = [
        *(
            (rule.id, rule.says, rule.act)
            for rule in (*procedure.duties, *procedure.powers)
            if office(procedure, rule.who)
        ),
        *((gate.id, gate.says, kinds_in(gate.needs)) for gate in procedure.gates),
    ]
    return {
        str(name)
        for name, says, acts in ruled
        if TELLING.search(says) and not any(name_of_letter(procedure, KindName(kind)) in LETTERS for kind in acts)
    }


def office(procedure: Procedure, who: tuple[str, ...]) -> bool:
    """Return whether somebody with an office is among them."""
    return any(not procedure.roles[role].party for role in who)


def kinds_in(needs: tuple[object, ...]) -> tuple[str, ...]:
    """Return the kinds of a gate, those of which one is enough among them."""
    return tuple(kind for one in needs for kind in ((one,) if isinstance(one, str) else one))


@pytest.mark.parametrize("name", shipped())
def test_each_rule_that_says_that_somebody_is_told_has_a_letter(name: str) -> None:
    """Read off the words of each duty, power and gate; rules that tell no party are excepted, with a reason."""
    assert without_letter(load(name)) <= set(ELSEWHERE)


def test_no_exception_is_out_of_date() -> None:
    """Each rule that is excepted is there, and would be found."""
    assert set().union(*(without_letter(load(name)) for name in shipped())) == set(ELSEWHERE)


@pytest.mark.parametrize("name", shipped())
def test_whatever_is_owed_to_a_party_has_a_letter(name: str) -> None:
    """So has each duty towards a party, and each act of an officer that a party reads, if the general one."""
    procedure = load(name)
    for duty in procedure.duties:
        if duty.to and procedure.roles[duty.to].party:
            assert any(name_of_letter(procedure, kind) in LETTERS for kind in duty.act), f"{name}: {duty.id}"
    for kind in told_by_officers(procedure):
        assert name_of_letter(procedure, kind) in LETTERS, f"{name}: {kind}"


@pytest.mark.parametrize("name", shipped())
def test_where_one_procedure_has_a_letter_of_its_own_so_have_the_others(name: str) -> None:
    """The general letter serves only where no pack has better words for that act."""
    procedure = load(name)
    worded = {kind for one in shipped() for kind in load(one).letters}
    sent = {*told_by_officers(procedure), *due_from_officers(procedure)}
    assert sorted(sent & worded - set(procedure.letters)) == []


def test_what_binds_a_party_or_stops_a_clock_is_told_in_a_letter() -> None:
    """Measures for the time being, pauses and rulings have no field for a letter, and one all the same."""
    procedure = load("model")
    for kind in (*FOR_BOTH, "challenge-decided"):
        assert name_of_letter(procedure, KindName(kind)) == STEP
        assert kind in told_by_officers(procedure)


@pytest.mark.django_db
def test_a_measure_and_a_ruling_are_printed_with_their_reasons(
    place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who has no mailbox gets on paper what the others read in theirs, and by when it is looked at again."""
    site = stand(place, browser, monkeypatch)
    way = walk_to(site.club, "told")
    review = site.club.house.now().date() + timedelta(days=20)
    site.do("c04", way.code, "interim-measure-set", reason="Keep apart.", review_on=review.isoformat())
    party = Party(read_receipt(way.reporter))
    act(site.club, party, way.code, "challenge-made", slot="receiver-1", reason="They are close.")
    site.page("c04", f"/cases/{way.code}")
    site.do("x01", way.code, "challenge-decided", slot="receiver-1", value="dismissed", reason="They are not.")
    measure = printed(open_case(site.club.house, site.club.officers["x01"], way.code), "interim-measure-set")
    assert "Keep apart." in measure
    assert str(review.day) in measure
    ruling = printed(open_case(site.club.house, site.club.officers["x01"], way.code), "challenge-decided")
    assert "They are not." in ruling
    assert "receiver-1" not in ruling


def printed(case: OpenCase, kind: str) -> str:
    """Return the letter of the newest act of a kind."""
    done = case.done(kind)[-1]
    assert has_letter(case, done)
    return draft(case, kind, done.fields)


def test_the_general_letter_tells_no_party_of_what_none_reads() -> None:
    """Notes of a panel, or what two officers settle, are printed for nobody."""
    procedure = load("model")
    for kind in ("deliberation-noted", "interview-held", "statement-published", "case-linked"):
        assert name_of_letter(procedure, KindName(kind)) == ""
        assert kind in KINDS
