"""Who may introduce whom: forged and moved payloads open for nobody."""

from dataclasses import replace

import pytest

from fairhearing.acts import PublicAct
from fairhearing.desk import open_case
from fairhearing.desk.folder import previous_of
from fairhearing.desk.introducing import Introduced
from fairhearing.desk.writing import Chain, Draft, recipients_of, seal_act
from fairhearing.errors import SealError
from fairhearing.sealing import Opened, new_signer
from tests.club import START
from tests.walking import act


def forged(club, code, signer, **more):
    """Put an act into the store past the door, sealed rightly and signed by somebody."""
    case = open_case(club.house, club.officers["c04"], code)
    chain = Chain(code, case.row.acts, previous_of(case.acts), recipients_of(case.epochs))
    given = {
        "kind": "category-set",
        "by": "receiver-1",
        "to": None,
        "at": START,
        "on": START.date(),
        "bodies": {"what": {"fields": {"value": "other"}}},
        "signer": signer,
    }
    stored = seal_act(club.house, chain, Draft(**{**given, **more}))
    with club.house.books.writing() as ledger:
        ledger.add_act(stored)
    return stored


def test_whoever_can_seal_still_cannot_speak(club):
    """A valid file to a known recipient with an unknown key is refused on opening."""
    _, code = club.report()
    forged(club, code, new_signer(club.house.randomness))
    with pytest.raises(SealError, match="not known"):
        open_case(club.house, club.officers["c04"], code)


def test_somebody_known_cannot_speak_from_another_slot(club):
    """A receiver's key does not sign as the reporter."""
    _, code = club.report()
    forged(club, code, club.officers["c04"].signer, by="reporter-1", kind="course-set")
    with pytest.raises(SealError, match="not known"):
        open_case(club.house, club.officers["c04"], code)


def test_a_moved_payload_does_not_open(club):
    """A file of one case put into another names its place inside."""
    _, code = club.report()
    _, other = club.report()
    act(club, club.officers["c04"], code, "report-acknowledged", "reporter-1", text="It arrived.")
    with club.house.books.writing() as ledger:
        moved = ledger.acts(code)[-1]
        ledger.add_act(replace(moved, public=replace(moved.public, case=other, seq=1)))
    with pytest.raises(SealError):
        open_case(club.house, club.officers["c04"], other)


def public(by):
    return PublicAct("a", "c", 0, "message-sent", by, None, START, START.date())


def part(key, **slots):
    return Opened(None, {"slots": slots}, bytes.fromhex(key))


REPORTER, RECEIVER, OTHER = "aa" * 32, "bb" * 32, "cc" * 32


def started():
    known = Introduced()
    slots = {
        "reporter-1": {"verify": REPORTER, "name": "typed"},
        "receiver-1": {"verify": RECEIVER, "person": "c04"},
        "panel-1": {"person": "c12"},
    }
    known.take(public("reporter-1"), [Opened(None, {"slots": slots}, bytes.fromhex(REPORTER))])
    return known


def test_a_party_introduces_nobody_but_themselves(club):
    """A key that a party claims for an officer's slot is not heard."""
    known = started()
    known.take(public("reporter-1"), [part(REPORTER, **{"receiver-1": {"verify": OTHER}})])
    assert known.keys["receiver-1"] == {RECEIVER}
    assert known.slots["receiver-1"].verify == RECEIVER


def test_a_party_who_replaces_their_key_retires_the_old_one(club):
    """The words that somebody saw sign nothing any more, and their name stays."""
    known = started()
    known.take(public("reporter-1"), [part(REPORTER, **{"reporter-1": {"verify": OTHER, "recipient": "dd"}})])
    assert known.slots["reporter-1"].name == "typed"
    with pytest.raises(SealError):
        known.take(public("reporter-1"), [part(REPORTER)])
    known.take(public("reporter-1"), [part(OTHER)])


def test_an_officer_fills_empty_slots_and_takes_nobody_elses(club):
    """A drawn member who enrolled late gets their key once; a second key for them is not heard."""
    known = started()
    known.take(public("receiver-1"), [part(RECEIVER, **{"panel-1": {"verify": OTHER}})])
    assert known.slots["panel-1"].person == "c12"
    known.take(public("receiver-1"), [part(RECEIVER, **{"panel-1": {"verify": "ee" * 32, "person": "c13"}})])
    assert known.keys["panel-1"] == {OTHER}
    assert known.slots["panel-1"].person == "c12"


def test_what_is_no_introduction_is_passed_over(club):
    """Bodies of another shape introduce nobody."""
    known = started()
    known.take(public("receiver-1"), [Opened(None, {"slots": ["x"]}, bytes.fromhex(RECEIVER))])
    known.take(public("receiver-1"), [part(RECEIVER, **{"panel-2": "x"})])
    assert "panel-2" not in known.slots


@pytest.mark.parametrize("key", ["zz", "aa", 5, ["aa" * 32], "AA" * 32])
def test_what_is_no_key_is_not_introduced(club, key):
    """Somebody outside may write with a program of their own; the next who makes wraps stumbles over nothing."""
    known = started()
    said = {"verify": key, "recipient": key}
    known.take(public("receiver-1"), [part(RECEIVER, **{"reporter-1": said, "receiver-9": said})])
    assert known.slots["reporter-1"].verify == REPORTER
    assert known.slots["reporter-1"].recipient == ""
    assert "receiver-9" not in known.keys


def brought_along(slot, by="reporter-1", kind="support-invited"):
    return PublicAct("a", "c", 0, kind, by, slot, START, START.date())


def test_a_party_introduces_who_stands_by_them_once(club):
    """A place of their own, and nobody else's: neither an officer's nor one that somebody has already."""
    known = started()
    known.take(brought_along("support-1"), [part(REPORTER, **{"support-1": {"verify": OTHER}})])
    known.take(public("support-1"), [part(OTHER)])
    known.take(brought_along("support-1"), [part(REPORTER, **{"support-1": {"verify": "ee" * 32}})])
    known.take(brought_along("panel-1"), [part(REPORTER, **{"panel-1": {"verify": "ee" * 32}})])
    known.take(brought_along("support-3"), [part(REPORTER, **{"support-2": {"verify": "ee" * 32}})])
    assert known.keys["support-1"] == {OTHER}
    assert {"panel-1", "support-2", "support-3"}.isdisjoint(known.keys)


def test_who_stood_by_somebody_signs_nothing_after_the_end(club):
    """Only places of support persons are ended so."""
    known = started()
    known.take(brought_along("support-1"), [part(REPORTER, **{"support-1": {"verify": OTHER}})])
    known.take(brought_along("support-1", kind="support-ended"), [part(REPORTER)])
    with pytest.raises(SealError):
        known.take(public("support-1"), [part(OTHER)])
    known.take(brought_along("receiver-1", kind="support-ended"), [part(REPORTER)])
    known.take(brought_along(None, kind="support-ended"), [part(REPORTER)])
    assert known.keys["receiver-1"] == {RECEIVER}
