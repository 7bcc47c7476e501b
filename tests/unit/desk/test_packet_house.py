"""The house in a packet: the same desk over it, and what it refuses."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fairhearing.desk import cases_of, open_case
from fairhearing.errors import RecordError, RefusedError, SealError
from tests.club import move_outside
from tests.packets import outward, unpacked


@pytest.fixture
def table(club):
    outward(club)
    return unpacked(club, "x01", move_outside(club)["x01"])


@pytest.fixture
def moved(club):
    """A case that came in after the keys of the people outside were entered."""
    identities = move_outside(club)
    _, code = outward(club)
    return unpacked(club, "x01", identities["x01"]), code


def test_a_case_opens_as_it_does_at_the_site(moved) -> None:
    """Who it is about, what was written, and by which rules."""
    table, code = moved
    case = open_case(table.house, table.officer, code)
    assert [one.row.code for one in cases_of(table.house, table.officer)] == [code]
    assert case.me == "receiver-1"
    assert case.parties().respondent == ("c03",)
    assert case.acts[0].fields["text"] == "What happened, in own words."
    assert case.procedure.id == "model-small"
    assert case.organisation.people["c03"].name == "Cedar Three"


def test_a_case_that_came_before_their_keys_stays_shut(table) -> None:
    """Nothing in the packet opens for them."""
    assert cases_of(table.house, table.officer) == ()


def test_the_clock_never_shows_a_time_before_the_packet(club, moved) -> None:
    """A machine whose clock is wrong cannot date an act before what it answers."""
    table, _ = moved
    club.clock.at -= timedelta(days=30)
    assert table.house.now() == table.packet.made
    club.clock.at += timedelta(days=60)
    assert table.house.now() == club.clock.at


@pytest.mark.parametrize(
    "asked",
    [
        lambda house: house.roll.put(house.roll.current()),
        lambda house: house.roll.pin(),
        lambda house: house.roll.declared_until("x01"),
        lambda house: house.roll.declare("x01", house.now().date()),
        lambda house: house.roll.withdraw("x01"),
        lambda house: house.shelf.in_force(),
        lambda house: house.log.append(0, []),
        lambda house: house.log.proof(0),
    ],
)
def test_what_belongs_to_the_site_is_refused(moved, asked) -> None:
    """It says where to go."""
    with pytest.raises(RefusedError, match="done at the site"):
        asked(moved[0].house)


def test_an_attachment_that_was_left_out_is_named(moved) -> None:
    """Its digest is what to ask for."""
    with pytest.raises(SealError, match="not in this packet") as caught:
        moved[0].house.blobs.get("0" * 64)
    assert "0" * 64 in caught.value.remedy


def test_another_text_of_the_procedure_is_refused(moved) -> None:
    """The rules of a case are those of its intake, in a packet as well."""
    table, _ = moved
    row = table.packet.cases[0]
    with pytest.raises(RecordError, match="not the one"):
        table.house.shelf.pinned(row.procedure, row.procedure_version + 1, row.procedure_digest)


def test_there_are_no_checkpoints_where_no_draw_needs_one(moved) -> None:
    """And the state of the roll, whose salt stays at the site, has no digest here."""
    house = moved[0].house
    assert house.log.head() is None
    assert house.log.first_after(0) is None
    assert house.roll.state() is None
    assert house.roll.declared() == frozenset()


def test_the_checkpoints_that_draws_need_are_found(club, walk) -> None:
    """The first that covers the pool."""
    identities = move_outside(club)
    walk("fixed")
    club.checkpoint()
    house = unpacked(club, "x01", identities["x01"]).house
    head = club.house.log.head()
    assert house.log.head() == head
    assert house.log.first_after(0) == head
    assert house.log.first_after(head.size) is None
