"""Keys of somebody without an account."""

from __future__ import annotations

import pytest

from fairhearing.errors import SealError
from fairhearing.sealing import Identity, outside_keys, read_public, verify, write_public

IDENTITY = Identity(bytes(range(32)))
PUBLIC = write_public(outside_keys(IDENTITY))
VECTOR = (
    "age13aqvttdk3ujkyjh9kg2w5an6dmy5mq5a84a4uxk3hfhnugfc9p0sy5p2wh "
    "fairhearing-sign16k4dgpazwd684wdagkwk3aw9vpv6628hgv8qr9zw8kh96lf23l0s6cch8e"
)


def test_the_same_identity_gives_the_same_keys() -> None:
    """What signs is derived: a file as age-keygen writes it is all that has to be kept."""
    keys = outside_keys(IDENTITY)
    assert keys.identity == IDENTITY
    assert keys == outside_keys(Identity(bytes(range(32))))
    assert keys.signer.secret != IDENTITY.secret
    verify(keys.signer.verify_key, b"said", keys.signer.sign(b"said"))


def test_the_derived_key_is_the_one_of_the_published_label() -> None:
    """A fixed vector: keys that were handed out must never change."""
    assert PUBLIC == VECTOR


def test_the_public_half_is_read_back_however_it_is_broken_into_lines() -> None:
    """Both words, with spaces around and a line between them."""
    keys = outside_keys(IDENTITY)
    assert read_public("  " + PUBLIC.replace(" ", "\n ") + "\n") == (
        keys.identity.recipient,
        keys.signer.verify_key,
    )


@pytest.mark.parametrize(
    "typed",
    ["", PUBLIC.split()[0], PUBLIC[:-1], PUBLIC.replace("age1", "age1q"), f"{PUBLIC} more", PUBLIC.upper()],
    ids=["nothing", "one word", "cut short", "a sign too many", "three words", "capitals"],
)
def test_what_is_mistyped_is_refused(typed: str) -> None:
    """Each word carries a checksum."""
    with pytest.raises(SealError, match="public key cannot be used"):
        read_public(typed)
