"""A support person reads along with a party, does nothing, and reads nothing after it is ended."""

from __future__ import annotations

import pytest

from fairhearing.desk import (
    Party,
    Proposal,
    end_support,
    find_mailbox,
    invite_support,
    open_case,
    open_mailbox,
    perform,
    supports,
    take_up,
)
from fairhearing.desk.trying import try_batches
from fairhearing.errors import BusyError, NotYoursError, RefusedError
from fairhearing.identifiers import KindName, SlotName
from fairhearing.sealing import make_receipt, read_receipt
from tests.walking import act


def side(way, name: str) -> Party:
    return Party(read_receipt(way.reporter if name == "reporter" else way.respondent.receipt))


def texts(case) -> set[str]:
    return {str(act.fields.get("text")) for act in case.acts if act.fields.get("text")}


@pytest.mark.parametrize("name", ["reporter", "respondent"])
def test_a_support_person_reads_what_their_party_reads(club, walk, name) -> None:
    """Everything that is in the mailbox and everything that comes, and nothing of the other side."""
    way = walk("answered")
    party = side(way, name)
    words = invite_support(club.house, party, way.code)
    act(
        club,
        club.officers["c04"],
        way.code,
        {"reporter": "message-sent"}.get(name, "respondent-message-sent"),
        text="New.",
    )
    seen = open_mailbox(club.house, read_receipt(words))
    own = open_case(club.house, party, way.code)
    assert seen.me == "support-1"
    assert texts(seen) == texts(own)
    assert "New." in texts(seen)
    assert {compartment for compartment, _ in seen.secrets} == {compartment for compartment, _ in own.secrets}
    assert set(supports(own)) == {"support-1"}


def test_a_support_person_can_do_nothing(club, walk) -> None:
    """Each act is refused, inviting others, ending and replacing their words too; nothing is kept of it."""
    way = walk("acknowledged")
    keys = read_receipt(invite_support(club.house, side(way, "reporter"), way.code))
    for kind in ("message-sent", "retaliation-reported", "course-set", "letter-delivered"):
        with pytest.raises(RefusedError, match="here to read"):
            perform(club.house, Party(keys), way.code, Proposal(KindName(kind), {"text": "Mine."}))
    with pytest.raises(RefusedError):
        take_up(club.house, keys)
    for attempt in (
        lambda: invite_support(club.house, Party(keys), way.code),
        lambda: end_support(club.house, Party(keys), way.code, SlotName("support-1")),
        lambda: supports(open_mailbox(club.house, keys)),
    ):
        with pytest.raises(NotYoursError):
            attempt()
    assert open_mailbox(club.house, keys).acts[-1].public.kind == "support-invited"


@pytest.mark.parametrize("name", ["reporter", "respondent"])
def test_after_the_end_nothing_newer_opens(club, walk, name) -> None:
    """The words lead nowhere at once, and the kept keys open no newer epoch; the others go on as before."""
    way = walk("answered")
    party, code = side(way, name), way.code
    keys = read_receipt(invite_support(club.house, party, code))
    staying = read_receipt(invite_support(club.house, party, code))
    end_support(club.house, party, code, SlotName("support-1"))
    kind = {"reporter": "message-sent"}.get(name, "respondent-message-sent")
    act(club, club.officers["c04"], code, kind, text="Only for you.")
    act(club, party, code, kind, text="Only for the receivers.")
    with pytest.raises(NotYoursError):
        find_mailbox(club.house, keys)
    with pytest.raises(NotYoursError):
        open_case(club.house, Party(keys), code)
    newest = open_case(club.house, party, code).epochs[f"{name}-mail"].number
    with club.house.books.reading() as ledger:
        opened = {number for _, _, number in try_batches(ledger.batches(code), keys.identity)}
    assert newest not in opened
    for case in (
        open_case(club.house, party, code),
        open_case(club.house, club.officers["c04"], code),
        open_mailbox(club.house, staying),
    ):
        assert {"Only for you.", "Only for the receivers."} <= texts(case)
    assert set(supports(open_case(club.house, party, code))) == {"support-2"}


def test_the_same_words_again_are_the_same_person(club, walk) -> None:
    """A page sent twice changes nothing; words that are somebody else's are not taken."""
    way = walk("answered")
    words = make_receipt(club.house.randomness)
    for _ in range(2):
        assert invite_support(club.house, side(way, "reporter"), way.code, words) == words
    assert set(supports(open_case(club.house, side(way, "reporter"), way.code))) == {"support-1"}
    with pytest.raises(NotYoursError):
        invite_support(club.house, side(way, "respondent"), way.code, words)


def test_only_the_side_that_brought_them_can_end_it(club, walk) -> None:
    """The other side learns of no place to end."""
    way = walk("answered")
    invite_support(club.house, side(way, "reporter"), way.code)
    with pytest.raises(NotYoursError):
        end_support(club.house, side(way, "respondent"), way.code, SlotName("support-1"))


def test_officers_bring_nobody(club, walk) -> None:
    """A receiver has no mailbox of their own that somebody could read along in."""
    way = walk("acknowledged")
    with pytest.raises(NotYoursError):
        invite_support(club.house, club.officers["c04"], way.code)


def test_while_a_sifter_looks_the_epoch_stays(club) -> None:
    """Nobody who takes over is locked out: the words lead nowhere, and the receivers read all of it later."""
    words, code = club.report(respondents=(), described="Somebody tall.")
    party = Party(read_receipt(words))
    keys = read_receipt(invite_support(club.house, party, code))
    end_support(club.house, party, code, SlotName("support-1"))
    assert open_case(club.house, party, code).epochs["reporter-mail"].number == 0
    with pytest.raises(NotYoursError):
        open_mailbox(club.house, keys)


def test_two_invited_at_once_do_not_share_a_place(club, walk) -> None:
    """Whoever comes second is asked to try again, and nothing of theirs is kept."""
    way = walk("answered")
    other = side(way, "respondent")
    put, busy = club.house.blobs.put, []

    def meanwhile(ciphertext: bytes) -> str:
        if not busy:
            busy.append(True)
            invite_support(club.house, other, way.code)
        return put(ciphertext)

    club.house.blobs.put = meanwhile
    with pytest.raises(BusyError, match="same moment"):
        invite_support(club.house, side(way, "reporter"), way.code)
    assert supports(open_case(club.house, side(way, "reporter"), way.code)) == {}
