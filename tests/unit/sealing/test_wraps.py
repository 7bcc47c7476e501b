from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.errors import SealError
from fairhearing.sealing import COUNTS, WRAP_SIZE, Recipient, WrapContext, assemble_wraps, make_wraps, open_wraps
from fairhearing.sealing.wraps import INNER_SIZE, SEAL_OVERHEAD, seal_box, slots


def core(context, behind: bytes) -> bytes:
    return (context.place + behind).ljust(INNER_SIZE - SEAL_OVERHEAD, b"\0")


def test_each_reader_and_nobody_else_opens_the_epoch(epoch, people, context, randomness):
    """Readers find their wrap by trial, wherever it lies; others find none."""
    blob = make_wraps(epoch, [one.recipient for one in people[:5]], context, randomness)
    assert [open_wraps(blob, one, context) for one in people[:5]] == [epoch] * 5
    assert [open_wraps(blob, one, context) for one in people[5:]] == [None] * 15


@pytest.mark.parametrize(
    ("readers", "count"), [(0, 16), (1, 16), (16, 16), (17, 64), (64, 64), (65, 256), (256, 256)]
)
def test_the_number_of_readers_shows_as_one_of_three_sizes(epoch, people, context, randomness, readers, count):
    """Dummies fill the row up."""
    blob = make_wraps(epoch, [people[0].recipient] * readers, context, randomness)
    assert count in COUNTS
    assert len(blob) == count * WRAP_SIZE


def test_more_readers_than_slots_are_refused(epoch, people, context, randomness):
    """Nobody is left out silently."""
    with pytest.raises(SealError, match="row of wraps"):
        make_wraps(epoch, [people[0].recipient] * 257, context, randomness)


def test_wraps_name_nobody_and_never_repeat(epoch, people, context, randomness):
    """No part of a public key, of the key or of the place lies in the open, and two rows share no slot."""
    readers = [one.recipient for one in people[:3]]
    first, second = (make_wraps(epoch, readers, context, randomness) for _ in range(2))
    for known in (*readers, epoch.secret, epoch.recipient, context.place, b"case1"):
        assert known[:8] not in first
    assert len({*slots(first), *slots(second)}) == 32


def test_a_dummy_begins_like_a_real_wrap(epoch, context, people, randomness):
    """The highest bit of a public key is zero: a dummy of mere random bytes would show."""
    blob = make_wraps(epoch, [people[0].recipient], context, randomness)
    assert all(slot[31] < 128 for slot in slots(blob))


def test_the_order_is_random(epoch, people, context, randomness):
    """Where the first reader lies changes from row to row."""
    places = set()
    for _ in range(20):
        row = slots(make_wraps(epoch, [people[0].recipient], context, randomness))
        places |= {
            place for place in range(16) if open_wraps(b"".join([row[place]] * 16), people[0], context) is not None
        }
    assert len(places) > 4


@pytest.mark.parametrize("change", [{"case": "case2"}, {"compartment": "who"}, {"epoch": 1}])
def test_a_wrap_that_was_moved_is_refused(epoch, people, context, randomness, change):
    """The place is sealed inside; to others than its reader a moved wrap looks like any other."""
    blob = make_wraps(epoch, [people[0].recipient], context, randomness)
    with pytest.raises(SealError, match="belongs somewhere else"):
        open_wraps(blob, people[0], replace(context, **change))
    assert open_wraps(blob, people[1], replace(context, **change)) is None


@pytest.mark.parametrize("size", [0, 1, 512, 16 * 512 - 1, 17 * 512, 512 * 512])
def test_a_row_of_another_size_is_refused(people, context, size):
    """Only 16, 64 or 256 slots are a row."""
    with pytest.raises(SealError, match="row of wraps"):
        open_wraps(bytes(size), people[0], context)


def test_a_share_opens_nothing_by_itself(people, context, randomness):
    """The kind that is kept for overseers' shares is passed over."""
    share = seal_box(core(context, b"\x02" + bytes(range(32)) + b"\x01\x03"), people[0].recipient)
    assert open_wraps(assemble_wraps([share], randomness), people[0], context) is None


@pytest.mark.parametrize("behind", [b"\x00" + bytes(32), b"\x03" + bytes(32), b"\x01" + bytes(32) + b"\x01"])
def test_a_wrap_of_another_shape_is_refused(people, context, randomness, behind):
    """An unknown kind, or anything but zeros behind the key, is not read."""
    box = seal_box(core(context, behind), people[0].recipient)
    with pytest.raises(SealError, match="wrap does not open"):
        open_wraps(assemble_wraps([box], randomness), people[0], context)


def test_a_box_of_another_size_is_not_assembled(randomness):
    """An inner wrap has 256 bytes."""
    with pytest.raises(SealError, match="inner wrap"):
        assemble_wraps([bytes(255)], randomness)


@pytest.mark.parametrize("recipient", [bytes(32), bytes(31), b""])
def test_a_recipient_that_is_no_key_is_refused(epoch, context, randomness, recipient):
    """A key of low order would make a wrap that anybody opens."""
    with pytest.raises(SealError, match="recipient cannot be used"):
        make_wraps(epoch, [Recipient(recipient)], context, randomness)


@pytest.mark.parametrize("number", [-1, 2**31, True])
def test_an_epoch_is_a_count(number):
    """Other numbers are refused where the place is made."""
    with pytest.raises(SealError, match="key epoch"):
        WrapContext("case1", "what", number)
