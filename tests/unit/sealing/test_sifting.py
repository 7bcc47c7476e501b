from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.errors import SealError
from fairhearing.sealing import (
    WRAP_SIZE,
    assemble_wraps,
    make_sifter_wraps,
    make_wraps,
    open_wraps,
    release_wraps,
)
from fairhearing.sealing.wraps import SEAL_OVERHEAD, seal_box, shuffled, slots


@pytest.fixture
def handlers(people):
    return {f"p{number:02}": one.recipient for number, one in enumerate(people[:4])}


@pytest.fixture
def sifters(people):
    return people[10:12]


@pytest.fixture
def blob(epoch, handlers, sifters, context, randomness):
    return make_sifter_wraps(epoch, handlers, [one.recipient for one in sifters], context, randomness)


def test_each_sifter_releases_what_each_handler_opens(blob, handlers, sifters, people, epoch, context, randomness):
    """Those whom the sifter chooses open the epoch, the others do not."""
    for sifter in sifters:
        released = release_wraps(blob, sifter, context)
        assert set(released) == set(handlers)
        row = assemble_wraps([released["p00"], released["p02"]], randomness)
        opened = [open_wraps(row, one, context) for one in people[:4]]
        assert opened == [epoch, None, epoch, None]


def test_the_sifter_never_holds_the_key(blob, sifters, epoch, context):
    """Neither the row nor what is released holds the epoch's key in the open, and the sifter opens none of it."""
    released = release_wraps(blob, sifters[0], context)
    assert all(epoch.secret not in inner for inner in released.values())
    row = assemble_wraps(list(released.values()), _Zeros())
    assert open_wraps(row, sifters[0], context) is None


def test_nobody_else_releases_anything(blob, people, context):
    """A handler, or somebody else, finds nothing for themselves before the release."""
    assert release_wraps(blob, people[0], context) == {}
    assert open_wraps(blob, people[0], context) is None
    assert release_wraps(blob, people[15], context) == {}


def test_a_sifter_row_looks_like_any_other(blob, epoch, people, context, randomness):
    """The sizes are the same, no label lies in the open, and every slot begins with a public key."""
    ordinary = make_wraps(epoch, [people[0].recipient], context, randomness)
    assert len(blob) == len(ordinary) == 16 * WRAP_SIZE
    assert b"p00" not in blob
    assert all(slot[31] < 128 for slot in slots(blob))
    assert release_wraps(ordinary, people[0], context) == {}


def test_too_many_handlers_times_sifters_are_refused(epoch, people, context, randomness):
    """Nobody is left out silently."""
    handlers = {f"p{number}": people[0].recipient for number in range(129)}
    with pytest.raises(SealError, match="row of wraps"):
        make_sifter_wraps(epoch, handlers, [people[1].recipient] * 2, context, randomness)


@pytest.mark.parametrize("label", ["", "x" * 161, "ü" * 81, "\ud800"])
def test_a_label_that_does_not_fit_is_refused(epoch, people, context, randomness, label):
    """1 to 160 bytes of UTF-8."""
    with pytest.raises(SealError, match="label cannot be used"):
        make_sifter_wraps(epoch, {label: people[0].recipient}, [people[1].recipient], context, randomness)


@pytest.mark.parametrize("label", ["p", "ü" * 80, "\ufffd"])
def test_a_label_comes_back_as_it_was(epoch, people, context, randomness, label):
    """The longest and the oddest too."""
    blob = make_sifter_wraps(epoch, {label: people[0].recipient}, [people[1].recipient], context, randomness)
    assert set(release_wraps(blob, people[1], context)) == {label}


def test_a_row_that_was_moved_is_refused(blob, sifters, context):
    """The place is sealed inside the sifter's layer."""
    with pytest.raises(SealError, match="belongs somewhere else"):
        release_wraps(blob, sifters[0], replace(context, epoch=1))


@pytest.mark.parametrize(
    "behind",
    [
        b"\x01\x03p00",
        b"\x03\x00",
        b"\x03\xffp00",
        b"\x03\x02p00",
        b"\x03\x01\xff",
    ],
)
def test_a_layer_of_another_shape_is_refused(people, context, randomness, behind):
    """An unknown kind and a label that is not as written are not read."""
    plain = (context.place + behind).ljust(WRAP_SIZE - SEAL_OVERHEAD, b"\0")
    row = shuffled([seal_box(plain, people[0].recipient)], randomness)
    with pytest.raises(SealError, match="wrap does not open"):
        release_wraps(row, people[0], context)


class _Zeros:
    def token(self, length: int) -> bytes:
        return bytes(length)
