"""Whom others took out of a case reads nothing new in it, and their place is filled."""

import pytest

from fairhearing.desk import Party, answer_seat, open_case, open_mailbox, perform, serve
from fairhearing.desk.proposal import Proposal
from fairhearing.desk.removing import people_out, removal, taken_out
from fairhearing.errors import RefusedError, SealError
from fairhearing.sealing import read_receipt
from tests.walking import act, panel_of


def challenge(club, way, slot, words=None, **more):
    party = Party(read_receipt(words or way.reporter))
    act(club, party, way.code, "challenge-made", slot=slot, **{"reason": "A friend of theirs.", **more})


def rule(club, way, slot, value="upheld", by="c04"):
    act(club, club.officers[by], way.code, "challenge-decided", slot=slot, value=value, reason="It is so.")


def test_who_was_challenged_with_success_reads_nothing_new(walk, club):
    """A panel member goes, an alternate is asked in their place, and what the panel writes opens for neither."""
    way = walk("formed")
    sat = panel_of(club, way)
    slot = min(sat)
    out = club.officers[sat[slot]]
    challenge(club, way, slot)
    rule(club, way, slot)
    with pytest.raises(RefusedError, match="Not now"):
        act(club, out, way.code, "deliberation-noted", text="Still here.")
    serve(club.house, club.officers["c04"], way.code)
    with pytest.raises(RefusedError, match="no part in this case any more"):
        act(club, out, way.code, "deliberation-noted", text="Still here.")
    (new,) = {*panel_of(club, way).values()} - {*sat.values()}
    perform(club.house, club.officers[new], way.code, Proposal("seat-accepted", {"role": "panel"}))
    serve(club.house, club.officers["c04"], way.code)
    act(club, club.officers[new], way.code, "deliberation-noted", text="Without them.")
    left = open_case(club.house, out, way.code)
    assert left.acts[-1].fields == {}
    for name in ("who", "what", "panel"):
        with pytest.raises(SealError):
            left.secret(name)


def test_nobody_finds_while_a_challenge_waits(walk, club):
    """The finding is refused with the rule and the remedy until somebody else has ruled."""
    way = walk("formed")
    sat = panel_of(club, way)
    slot, other = sorted(sat)[:2]
    finding = {
        "finding": "not-substantiated",
        "standard": "more-likely-than-not",
        "reason": "Nothing shows it.",
        "members": list(sat),
        "votes_for": "3",
        "votes_against": "0",
    }
    club.clock.pass_days(3)
    act(club, club.officers["c04"], way.code, "final-talk-held", text="Held.")
    challenge(club, way, slot)
    with pytest.raises(RefusedError, match="while a challenge with a reason waits"):
        act(club, club.officers[sat[other]], way.code, "finding-made", **finding)
    rule(club, way, slot, "dismissed")
    assert taken_out(club.house, open_case(club.house, club.officers["c04"], way.code)) == frozenset()
    act(club, club.officers[sat[other]], way.code, "finding-made", **finding)


def test_nobody_rules_on_a_challenge_of_themselves(club):
    """Of two receivers the other one rules; who was taken out reads no message that comes afterwards."""
    words, code = club.report(respondents=("Ivy Nine",))
    way = type("Way", (), {"code": code, "reporter": words})
    case = open_case(club.house, club.officers["c03"], code)
    challenge(club, way, case.me)
    with pytest.raises(RefusedError, match="the one it is about"):
        rule(club, way, case.me, by="c03")
    rule(club, way, case.me)
    assert removal(club.house, open_case(club.house, club.officers["c03"], code)) is None
    assert serve(club.house, club.officers["c03"], code) == ()
    serve(club.house, club.officers["c04"], code)
    act(club, Party(read_receipt(words)), code, "message-sent", "reporter-1", text="Only for those who are left.")
    assert open_case(club.house, club.officers["c03"], code).acts[-1].fields == {}
    assert open_case(club.house, club.officers["c04"], code).acts[-1].fields["text"]


def test_the_side_that_challenged_is_told_the_ruling(walk, club):
    """The ruling with its reason lies in their mailbox, and in no other."""
    way = walk("answered")
    challenge(club, way, "receiver-1", way.respondent.receipt)
    serve(club.house, club.officers["c04"], way.code)
    rule(club, way, "receiver-1", "dismissed", by="x01")
    told = open_mailbox(club.house, read_receipt(way.respondent.receipt)).acts[-1]
    assert (told.fields["value"], told.fields["reason"]) == ("dismissed", "It is so.")
    assert open_mailbox(club.house, read_receipt(way.reporter)).acts[-1].fields == {}


def test_where_the_only_receiver_is_challenged_the_next_body_comes_in_to_rule(walk, club):
    """The outside body reads the case beside them, rules, and goes on alone."""
    way = walk("told")
    challenge(club, way, "receiver-1")
    (made,) = serve(club.house, club.officers["c04"], way.code)
    assert made.public.reason_class == "conflict"
    rule(club, way, "receiver-1", by="x01")
    (removed,) = serve(club.house, club.officers["x01"], way.code)
    assert (removed.public.kind, removed.public.to) == ("reader-removed", "receiver-1")
    act(club, club.officers["x01"], way.code, "feedback-given", "reporter-1", text="We go on.")
    assert open_case(club.house, club.officers["c04"], way.code).acts[-1].fields == {}
    assert open_mailbox(club.house, read_receipt(way.reporter)).acts[-1].fields["text"] == "We go on."


def test_a_party_takes_nobody_out_by_themselves(walk, club):
    """The act that ends somebody's reading is none that a party can enter."""
    way = walk("told")
    with pytest.raises(RefusedError, match="not yours"):
        perform(
            club.house, Party(read_receipt(way.reporter)), way.code, Proposal("reader-removed", to="receiver-1")
        )


def test_everybody_who_is_out_is_named_however_they_left(walk, club):
    """One stood aside, one is to be taken out: neither gets another case of the same matter."""
    way = walk("drawn")
    first, second, third = panel_of(club, way).items()
    assert people_out(club.house, open_case(club.house, club.officers["c04"], way.code)) == frozenset()
    answer_seat(club.house, club.officers[first[1]], way.code, free=False)
    challenge(club, way, second[0])
    rule(club, way, second[0])
    case = open_case(club.house, club.officers["c04"], way.code)
    assert people_out(club.house, case) == {first[1], second[1]}
    assert third[1] not in people_out(club.house, case)
