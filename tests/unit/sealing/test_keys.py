from __future__ import annotations

import pyrage
import pytest

from fairhearing.errors import SealError
from fairhearing.sealing import (
    Identity,
    Recipient,
    Signer,
    VerifyKey,
    age_recipient,
    new_identity,
    new_signer,
    verify,
)


def test_an_identity_is_one_of_age(randomness):
    """Its text and its recipient's are those of the ordinary tool."""
    identity = new_identity(randomness)
    theirs = pyrage.x25519.Identity.from_str(identity.to_age())
    assert str(theirs) == identity.to_age()
    assert str(theirs.to_public()) == age_recipient(identity.recipient)


def test_an_identity_is_read_back(randomness):
    """What was written is read, with the line break of a file after it."""
    identity = new_identity(randomness)
    assert Identity.from_age(f" {identity.to_age()}\n") == identity


@pytest.mark.parametrize("change", [str.lower, lambda text: text[:-1], lambda text: "", lambda text: "É" * 74])
def test_what_is_no_identity_is_refused(randomness, change):
    """Lower case, a missing sign and other text are one SealError."""
    text = change(new_identity(randomness).to_age())
    with pytest.raises(SealError, match="identity cannot be used"):
        Identity.from_age(text)


def test_secrets_are_not_shown(keys):
    """Neither the repr of a key nor of both holds a byte of them."""
    for shown in (repr(keys), repr(keys.identity), str(keys.signer)):
        assert "secret" not in shown
        assert repr(keys.identity.secret)[2:-1] not in shown


@pytest.mark.parametrize("make", [Identity, Signer, lambda key: age_recipient(Recipient(key))])
def test_a_key_has_32_bytes(make):
    """Another length is refused where the key is made."""
    with pytest.raises(SealError) as caught:
        make(bytes(31))
    assert caught.value.why == "A key has 32 bytes."


def test_a_signature_is_checked(randomness):
    """The right one passes; another message, key or length is one SealError."""
    signer, other = new_signer(randomness), new_signer(randomness)
    signature = signer.sign(b"words")
    verify(signer.verify_key, b"words", signature)
    for key, message, given in [
        (signer.verify_key, b"other", signature),
        (other.verify_key, b"words", signature),
        (signer.verify_key, b"words", signature[:-1]),
        (VerifyKey(bytes(31)), b"words", signature),
    ]:
        with pytest.raises(SealError, match="signature is not right"):
            verify(key, message, given)
