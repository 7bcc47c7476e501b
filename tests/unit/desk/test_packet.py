"""What goes into a packet, and who can open it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.desk import SiteKeys, make_packet, read_packet
from fairhearing.desk.packet import Packet
from fairhearing.errors import InputError, NotYoursError, SealError
from fairhearing.sealing import seal_to
from tests.club import move_outside
from tests.packets import SITE, outward, unpacked
from tests.walking import walk_to


@pytest.fixture
def outside(club):
    return move_outside(club)


def test_a_packet_is_the_same_whether_a_case_in_it_is_for_them_or_not(club, outside) -> None:
    """Of two packets, one with a case for its reader and one without, neither tells by its length or its rows."""
    club.report(respondents=("Fir Six",))
    other = unpacked(club, "x01", outside["x01"]).packet
    outward(club)
    own = unpacked(club, "x01", outside["x01"]).packet
    inside = [case.code for case in other.cases]
    assert [len(case.tickets[code]) for case in (other, own) for code in case.tickets] == [6, 6, 6]
    first, second = (
        [len(batch.wraps) for batch in own.batches if (batch.case in inside) is within] for within in (True, False)
    )
    assert first == second


def test_a_packet_carries_no_private_half_and_no_salt(club, outside) -> None:
    """What opens people's keys stays at the site, and what keeps erasure possible too."""
    outward(club)
    packet = unpacked(club, "x01", outside["x01"]).packet
    assert {row.sealed for row in packet.directory} == {b""}
    assert {row.index for row in packet.directory} == {b""}
    assert {act.salt for act in packet.acts} == {b""}


def test_only_the_one_it_is_for_opens_it(club, outside) -> None:
    """It is an age file to one key."""
    outward(club)
    sealed = make_packet(club.house, SITE, "x01")
    with pytest.raises(SealError, match="does not open"):
        read_packet(sealed, outside["x02"])


def test_a_closed_case_is_left_out(club, outside) -> None:
    """What is over goes nowhere any more."""
    way = walk_to(club, "closed")
    assert way.code not in {case.code for case in unpacked(club, "x01", outside["x01"]).packet.cases}


@pytest.mark.parametrize("person", ["c04", "c01", "nobody"])
def test_who_can_sign_in_or_has_no_keys_gets_none(club, person) -> None:
    """A packet is for keys that lie outside."""
    with pytest.raises(NotYoursError):
        make_packet(club.house, SITE, person)


def test_the_seed_of_a_draw_goes_with_it(club, outside) -> None:
    """The first checkpoint after a pool was fixed is needed to draw; others are not."""
    walk_to(club, "fixed")
    assert unpacked(club, "x01", outside["x01"]).packet.heads == ()
    club.checkpoint()
    head = club.house.log.head()
    walk_to(club, "told")
    club.checkpoint()
    assert unpacked(club, "x01", outside["x01"]).packet.heads == (head,)


def test_attachments_go_with_it_where_they_are_asked_for(club, outside) -> None:
    """They are sealed like everything else."""
    digest = club.house.blobs.put(b"sealed elsewhere")
    assert unpacked(club, "x01", outside["x01"], [digest]).packet.files == {digest: b"sealed elsewhere"}


def test_what_is_too_large_is_refused_with_what_can_be_done(club, outside, monkeypatch) -> None:
    """It is made in memory."""
    monkeypatch.setattr("fairhearing.desk.packet.LARGEST", 1000)
    outward(club)
    with pytest.raises(InputError, match="too large"):
        make_packet(club.house, SITE, "x01")


def test_something_else_that_opens_is_no_packet(outside) -> None:
    """A box of another kind, or of a later version, is named as such."""
    identity = outside["x01"]
    for content in (b"{}", b"no json", b'{"format": "fairhearing/packet@2"}'):
        with pytest.raises(InputError, match="not a packet"):
            read_packet(seal_to(identity.recipient, content), identity)


def test_a_packet_is_written_and_read_the_same(club, outside) -> None:
    """Bytes, dates and rows come back as they went."""
    outward(club)
    packet = unpacked(club, "x01", outside["x01"]).packet
    assert Packet.model_validate_json(packet.model_dump_json()) == packet


def test_a_ticket_is_for_one_case_at_one_moment() -> None:
    """Another case, another act or another site gives another."""
    tickets = {SITE.ticket("a", 1), SITE.ticket("a", 2), SITE.ticket("b", 1), SiteKeys(bytes(32)).ticket("a", 1)}
    assert len(tickets) == 4
    assert {len(ticket) for ticket in tickets} == {32}


@pytest.mark.parametrize("code", ["../../elsewhere", "/etc", "A" * 26, ""])
def test_a_code_that_leads_somewhere_else_is_no_packets(club, outside, code) -> None:
    """Whoever runs the site must not say where on the reader's machine something is written."""
    outward(club)
    packet = unpacked(club, "x01", outside["x01"]).packet
    case = replace(packet.cases[0], code=code)
    odd = packet.model_copy(update={"cases": (case,), "acts": (), "tickets": {code: {}}})
    with pytest.raises(InputError, match="not a packet"):
        read_packet(seal_to(outside["x01"].recipient, odd.model_dump_json().encode()), outside["x01"])


@pytest.mark.parametrize("missing", ["snapshots", "procedures", "tickets", "cases"])
def test_a_packet_of_halves_is_refused(club, outside, missing) -> None:
    """Every case comes with its rules, its roll and its ticket, and every act with its case."""
    outward(club)
    packet = unpacked(club, "x01", outside["x01"]).packet
    odd = packet.model_copy(update={missing: () if missing == "cases" else {}})
    with pytest.raises(InputError, match="not a packet"):
        read_packet(seal_to(outside["x01"].recipient, odd.model_dump_json().encode()), outside["x01"])
