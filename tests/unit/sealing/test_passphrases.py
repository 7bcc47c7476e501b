from __future__ import annotations

import pytest

from fairhearing.errors import BusyError, SealError
from fairhearing.sealing import make_passphrase, open_person_keys, seal_person_keys
from fairhearing.sealing.passphrases import Costs, stretch

PASSPHRASE = "zoom t-shirt abacus yo-yo zoom zoology"


@pytest.fixture
def sealed(keys, randomness):
    return seal_person_keys(keys, PASSPHRASE, randomness)


def said(error: SealError) -> str:
    return error.diagnostics()


def test_a_passphrase_is_six_words(randomness):
    """It is made by the program, and another one each time."""
    first, second = make_passphrase(randomness), make_passphrase(randomness)
    assert len(first.split()) == 6
    assert first != second


def test_keys_open_with_their_passphrase(keys, sealed):
    """Case, hyphens and spacing of what is typed do not matter; keys have one size."""
    assert len(sealed) == 125
    assert open_person_keys(sealed, "ZOOM tshirt  abacus-yoyo zoom\nzoology") == keys


def test_the_same_keys_are_sealed_in_other_bytes(keys, sealed, randomness):
    """Each sealing has a salt of its own."""
    again = seal_person_keys(keys, PASSPHRASE, randomness)
    assert again != sealed
    assert len(again) == len(sealed)


@pytest.mark.parametrize("passphrase", ["zoom", "correct horse battery staple is it", "zoom " * 7, ""])
def test_keys_are_sealed_under_generated_words_only(keys, randomness, passphrase):
    """What somebody thought of themselves is refused."""
    with pytest.raises(SealError, match="passphrase cannot be used"):
        seal_person_keys(keys, passphrase, randomness)


@pytest.mark.parametrize("passphrase", ["zoom t-shirt abacus yo-yo zoom zoom", "zoom", "not words at all", ""])
def test_a_wrong_passphrase_and_damaged_keys_are_told_in_the_same_words(sealed, passphrase):
    """Nobody learns from the answer which of both it was."""
    with pytest.raises(SealError) as wrong:
        open_person_keys(sealed, passphrase)
    with pytest.raises(SealError) as damaged:
        open_person_keys(sealed[:-1], PASSPHRASE)
    assert said(wrong.value) == said(damaged.value)


@pytest.mark.parametrize("place", [0, 7, 20, 40, 50, 124])
def test_every_part_is_sealed(sealed, place):
    """A changed byte of the magic, the salt, the nonce, the keys or the tag is noticed."""
    changed = bytearray(sealed)
    changed[place] ^= 1
    with pytest.raises(SealError, match="do not open your key"):
        open_person_keys(bytes(changed), PASSPHRASE)


@pytest.mark.parametrize(
    ("memory", "passes", "lanes"),
    [
        (8_192, 3, 1),
        (65_536, 2, 1),
        (8_191, 3, 1),
        (262_145, 3, 1),
        (65_536, 0, 1),
        (65_536, 7, 1),
        (65_536, 3, 5),
    ],
)
def test_other_costs_do_not_open_and_unbearable_ones_are_not_tried(sealed, memory, passes, lanes):
    """Costs are part of what is sealed, and a crafted file cannot ask for gigabytes or minutes."""
    costs = memory.to_bytes(4, "big") + passes.to_bytes(4, "big") + bytes([lanes])
    with pytest.raises(SealError, match="do not open your key"):
        open_person_keys(sealed[:8] + costs + sealed[17:], PASSPHRASE)


def test_a_machine_without_memory_says_so():
    """What Argon2 refuses is told as busy, and nothing of the library comes out."""
    with pytest.raises(BusyError, match="could not be tried"):
        stretch(("zoom",), b"short", Costs(8_192, 1, 1))
