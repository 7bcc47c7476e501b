"""Challenges that wait for a ruling."""

from dataclasses import replace

from fairhearing.desk import Party, open_case
from fairhearing.desk.challenges import told_of_ruling, undecided
from fairhearing.desk.proposal import Proposal
from fairhearing.sealing import read_receipt
from tests.walking import act


def test_a_challenge_waits_until_somebody_rules(club, walk):
    """Only one with a reason waits, for whoever it is about, until it is ruled on; its side hears the ruling."""
    way = walk("told")
    act(club, Party(read_receipt(way.reporter)), way.code, "challenge-made", slot="receiver-1", reason="Close.")
    case = open_case(club.house, club.officers["c04"], way.code)
    assert undecided(case) == {"receiver-1"}
    unsaid = replace(case.acts[-1], parts={})
    assert undecided(replace(case, acts=(*case.acts[:-1], unsaid))) == frozenset()
    ruling = Proposal("challenge-decided", {"slot": "receiver-1"})
    assert told_of_ruling(case, ruling) == {"reporter-mail"}
    assert told_of_ruling(case, Proposal("challenge-decided", {"slot": "panel-1"})) == frozenset()
    assert told_of_ruling(case, Proposal("message-sent")) == frozenset()


def test_a_ruling_is_told_to_whoever_waits_for_it_and_not_to_whoever_had_theirs(club, walk):
    """The respondent's was ruled on before: what the reporter says of the same person later is not for them."""
    way = walk("answered")
    kind = "challenge-made"
    act(club, Party(read_receipt(way.respondent.receipt)), way.code, kind, slot="receiver-1", reason="Unfriendly.")
    case = open_case(club.house, club.officers["c04"], way.code)
    ruling = Proposal("challenge-decided", {"slot": "receiver-1", "value": "dismissed", "reason": "No tie."})
    assert told_of_ruling(case, ruling) == {"respondent-mail"}
    made = case.acts[-1]
    said = {"who": {"fields": dict(ruling.fields)}}
    ruled = replace(made, public=replace(made.public, kind=ruling.kind, by="sifter-1"), parts=said)
    again = replace(made, public=replace(made.public, by="reporter-1"))
    assert told_of_ruling(replace(case, acts=(*case.acts, ruled)), ruling) == {"respondent-mail"}
    later = replace(case, acts=(*case.acts, ruled, again))
    assert told_of_ruling(later, ruling) == {"reporter-mail"}
    both = replace(case, acts=(*case.acts, again))
    assert told_of_ruling(both, ruling) == {"reporter-mail", "respondent-mail"}
