"""Replies: what was done over a packet, signed and sealed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.desk.reply import Signed, open_signed, read_signed
from fairhearing.errors import InputError, NotYoursError, RefusedError, SealError
from fairhearing.sealing import new_identity, seal_to
from tests.club import move_outside
from tests.packets import SITE, outward, unpacked


@pytest.fixture
def table(club):
    identities = move_outside(club)
    _, code = outward(club)
    made = unpacked(club, "x01", identities["x01"])
    made.code = code
    return made


def test_a_reply_holds_what_was_done_since_and_nothing_else(table) -> None:
    """Two acts, their sealed parts, and no key that is not new."""
    table.act(table.code, "report-acknowledged", "reporter-1", text="It arrived.")
    table.act(table.code, "category-set", value="bullying", reason="Again and again.")
    signed = open_signed(table.reply(table.code), SITE.identity)
    reply = read_signed(signed, table.officer.signer.verify_key)
    assert [act.public.kind for act in reply.acts] == ["report-acknowledged", "category-set"]
    assert (reply.before, reply.epochs, reply.batches, reply.mailboxes, reply.released) == (1, (), (), (), False)
    assert {digest for act in reply.acts for _, _, digest in act.public.files} == set(reply.files)
    assert reply.ticket == SITE.ticket(table.code, 1)


def test_without_an_act_there_is_nothing_to_send(table) -> None:
    """It says so."""
    with pytest.raises(RefusedError, match="nothing to send"):
        table.reply(table.code)


def test_a_house_that_is_no_packets_has_nothing_to_send(club, table) -> None:
    """A reply is made of a packet's own house."""
    table.house = club.house
    with pytest.raises(RefusedError, match="nothing to send"):
        table.reply(table.code)


def test_who_opens_only_what_was_before_gets_no_ticket(table) -> None:
    """Whoever was left out of every newer epoch cannot reply any more."""
    table.act(table.code, "report-acknowledged", "reporter-1", text="It arrived.")
    later = tuple(replace(epoch, number=epoch.number + 1) for epoch in table.packet.epochs)
    table.packet = table.packet.model_copy(update={"epochs": (*table.packet.epochs, *later)})
    with pytest.raises(NotYoursError):
        table.reply(table.code)


def test_only_the_site_opens_it(table) -> None:
    """On the way it tells nothing."""
    table.act(table.code, "report-acknowledged", "reporter-1", text="It arrived.")
    with pytest.raises(SealError, match="does not open"):
        open_signed(table.reply(table.code), table.officer.identity)


def test_what_somebody_else_signed_is_refused(club, table) -> None:
    """Or what was changed since."""
    table.act(table.code, "report-acknowledged", "reporter-1", text="It arrived.")
    signed = open_signed(table.reply(table.code), SITE.identity)
    with pytest.raises(SealError, match="signature"):
        read_signed(signed, club.officers["x02"].signer.verify_key)
    with pytest.raises(SealError, match="signature"):
        read_signed(signed.model_copy(update={"content": signed.content + b" "}), table.officer.signer.verify_key)


def test_a_reply_in_the_name_of_another_is_none(table) -> None:
    """The name outside is the one that was signed inside."""
    table.act(table.code, "report-acknowledged", "reporter-1", text="It arrived.")
    signed = open_signed(table.reply(table.code), SITE.identity)
    with pytest.raises(InputError, match="not a reply"):
        read_signed(signed.model_copy(update={"person": "x02"}), table.officer.signer.verify_key)


def test_something_else_that_opens_is_no_reply(table) -> None:
    """Neither a box of another kind nor a signature over something else."""
    with pytest.raises(InputError, match="not a reply"):
        open_signed(seal_to(SITE.identity.recipient, b"{}"), SITE.identity)
    signer = table.officer.signer
    odd = Signed(person="x01", content=b"{}", signature=signer.sign(b"fairhearing/reply/v1\n{}"))
    with pytest.raises(InputError, match="not a reply"):
        read_signed(odd, signer.verify_key)
    with pytest.raises(SealError):
        open_signed(b"no age file", new_identity(table.house.randomness))
