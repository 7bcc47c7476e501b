from __future__ import annotations

import pytest

from fairhearing.errors import SealError
from fairhearing.sealing import PersonIndex, Tried, WrapContext, open_index, seal_index, seal_to
from fairhearing.sealing.agefiles import write_age
from fairhearing.sealing.canonical import write_json
from fairhearing.sealing.index import index_size
from fairhearing.sealing.padding import pad

OTHER = WrapContext("case2", "who", 3)


@pytest.fixture
def index(context, epoch):
    return PersonIndex().with_try(context, 0, None).with_try(context, 1, epoch).with_try(OTHER, 0, None)


def test_what_was_tried_is_not_tried_again(index, context, epoch):
    """Each row of wraps is known by case, compartment, epoch and number."""
    assert index.was_tried(context, 0)
    assert index.was_tried(context, 1)
    assert not index.was_tried(context, 2)
    assert not index.was_tried(WrapContext("case1", "who", 0), 0)
    assert not index.was_tried(WrapContext("case3", "what", 0), 0)


def test_what_opened_is_given_back(index, context, epoch):
    """The key of an epoch comes from whichever row opened."""
    assert index.identity(context) == epoch
    assert index.identity(OTHER) is None
    assert index.identity(WrapContext("case3", "what", 0)) is None
    assert index.cases() == ("case1",)


def test_an_index_comes_back_as_it_was(index, keys):
    """Only to the person whose it is."""
    assert open_index(seal_index(index, keys.identity.recipient), keys.identity) == index


def test_secrets_are_not_shown(index, epoch):
    """The repr of an index holds no key."""
    assert repr(epoch.secret)[2:-1] not in repr(index)


def test_its_size_tells_neither_what_opened_nor_whose_it_is(keys, people, epoch):
    """Two people who tried the same have indexes of one size, whatever opened for them."""
    places = [WrapContext(f"case{number}", "what", 0) for number in range(300)]
    sizes = set()
    for person, opens in ((keys.identity, 0), (people[0], 150), (people[1], 300)):
        tried = {
            place.case: (Tried("what", 0, 0, epoch.secret if number < opens else None),)
            for number, place in enumerate(places)
        }
        sizes.add(len(seal_index(PersonIndex(tried), person.recipient)))
    assert len(sizes) == 1


@pytest.mark.parametrize(("size", "padded"), [(1, 16_384), (16_384, 16_384), (16_385, 32_768), (65_537, 131_072)])
def test_sizes_are_powers_of_two(size, padded):
    """From 16 KiB."""
    assert index_size(size) == padded


@pytest.mark.parametrize(
    "rows",
    [
        {"case1": 1},
        {"case1": [1]},
        {"case1": [["what", 0, 0]]},
        {"case1": [["what", -1, 0, "00" * 32]]},
        {"case1": [["what", True, 0, "00" * 32]]},
        {"case1": [["what", 0, 0, "00" * 31]]},
        {"case1": [["what", 0, 0, "zz" * 32]]},
        {"case1": [["what", 0, 0, "AB" * 32]]},
    ],
)
def test_an_index_of_another_shape_is_refused(keys, rows):
    """Whatever does not stand there as `seal_index` writes it."""
    sealed = write_age(pad(b"FHI1", write_json(rows, "index"), index_size), keys.identity.recipient)
    with pytest.raises(SealError, match="index does not open"):
        open_index(sealed, keys.identity)


def test_nothing_else_opens_as_an_index(keys, people, index):
    """A box to the same person, or somebody else's index."""
    for sealed in (seal_to(keys.identity.recipient, b"{}"), seal_index(index, people[0].recipient)):
        with pytest.raises(SealError, match="index does not open"):
            open_index(sealed, keys.identity)
