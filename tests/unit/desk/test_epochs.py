"""Epochs: a key that only its readers keep, and more wraps of one."""

from fairhearing.desk.epochs import fresh_epoch, wraps_for
from fairhearing.desk.trying import try_batches
from fairhearing.sealing import new_identity
from tests.fakes import FakeRandomness


def test_a_new_epoch_opens_for_its_readers_alone(club):
    """And later wraps of the same key for later ones; both batches have one size."""
    reader, later, stranger = (new_identity(FakeRandomness(name)) for name in "abc")
    epoch, batch = fresh_epoch(club.house, "case", "what", 1, [reader.recipient])
    place = ("case", "what", 1)
    key = try_batches([batch], reader)[place]
    assert key.recipient == epoch.recipient
    more = wraps_for(club.house.randomness, "case", "what", 1, key, [later.recipient])
    assert try_batches([more], later)[place].secret == key.secret
    assert try_batches([batch, more], stranger) == {}
    assert len(batch.wraps) == len(more.wraps)
