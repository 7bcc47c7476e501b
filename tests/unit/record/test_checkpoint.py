"""Checkpoints: written, signed, cosigned and verified."""

from __future__ import annotations

import pytest

from fairhearing.errors import InputError, RecordError
from fairhearing.record import (
    COSIGNATURE,
    Checkpoint,
    Verified,
    cosign,
    public_key,
    read_checkpoint,
    sign,
    sign_checkpoint,
    verify_checkpoint,
    write_checkpoint,
)
from tests.unit.record.conftest import KEY, ORIGIN, SECRET, WITNESS, WITNESS_SECRET

STATE = Checkpoint(ORIGIN, 20852163, bytes(range(32)))
NOTE = sign_checkpoint(STATE, SECRET)
WITNESS_KEY = str(public_key(WITNESS, WITNESS_SECRET, COSIGNATURE))


def test_checkpoint_is_three_lines() -> None:
    """Origin, size and root, as the specification writes them."""
    text = "club.example/record\n20852163\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"
    assert write_checkpoint(STATE) == text
    assert read_checkpoint(text) == STATE


@pytest.mark.parametrize(
    "state",
    [
        Checkpoint("", 1, bytes(32)),
        Checkpoint("a b", 1, bytes(32)),
        Checkpoint("a", -1, bytes(32)),
        Checkpoint("a", 1, b""),
    ],
)
def test_checkpoint_that_would_not_read_back_is_not_written(state: Checkpoint) -> None:
    """A name with a space, a size below 0 or another root is refused."""
    with pytest.raises(InputError, match="no checkpoint"):
        write_checkpoint(state)


ROOT = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a\n1\n",
        f"a\n1\n{ROOT}",
        f"a\n01\n{ROOT}\n",
        f"a\n\u0661\n{ROOT}\n",
        f"a\n-1\n{ROOT}\n",
        f"a\n{10**19}\n{ROOT}\n",
        f"\n1\n{ROOT}\n",
        "a\n1\nAAAA\n",
        f"a\n1\n{ROOT}\nan extension\n",
    ],
)
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    """Only what we would write ourselves is read."""
    with pytest.raises(InputError, match="no checkpoint"):
        read_checkpoint(text)


def test_signed_checkpoint_verifies_and_is_not_witnessed() -> None:
    """Without cosignatures the answer says that nobody outside saw it."""
    assert verify_checkpoint(NOTE, KEY, (WITNESS_KEY,)) == Verified(STATE, ())


def test_witnesses_are_named_with_their_time() -> None:
    """Only witnesses that were asked for count, each once."""
    other = str(public_key("other", bytes(32), COSIGNATURE))
    note = cosign(NOTE, WITNESS, WITNESS_SECRET, 1_700_000_000)
    found = verify_checkpoint(note, KEY, (WITNESS_KEY, other, WITNESS_KEY))
    assert found.cosigned_by == ((WITNESS, 1_700_000_000),)
    assert verify_checkpoint(note, KEY).cosigned_by == ()


def test_false_cosignature_is_no_missing_one() -> None:
    """A line in a witness's name that does not verify is an error."""
    note = cosign(NOTE, WITNESS, WITNESS_SECRET, 5)
    body, _, lines = note.rpartition("\n\n")
    later = sign_checkpoint(Checkpoint(ORIGIN, 7, bytes(32)), SECRET)
    forged = later + lines.split("\n", 1)[1]
    assert body
    with pytest.raises(RecordError, match="is false"):
        verify_checkpoint(forged, KEY, (WITNESS_KEY,))


def test_checkpoint_of_another_record_is_refused() -> None:
    """The key's name is the first line, and the key must have signed."""
    other = str(public_key(ORIGIN, WITNESS_SECRET))
    elsewhere = sign(write_checkpoint(Checkpoint("other.example", 1, bytes(32))), ORIGIN, SECRET)
    for note, key in ((NOTE, other), (elsewhere, KEY)):
        with pytest.raises(RecordError, match="not signed with the key of this record"):
            verify_checkpoint(note, key)


def test_keys_of_record_and_witness_are_not_interchangeable() -> None:
    """A key of the other type is refused before anything is verified."""
    with pytest.raises(InputError, match="not a key of the record"):
        verify_checkpoint(NOTE, WITNESS_KEY)
    with pytest.raises(InputError, match="not a key of a witness"):
        verify_checkpoint(NOTE, KEY, (KEY,))
