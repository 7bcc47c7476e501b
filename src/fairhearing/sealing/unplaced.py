"""Opening a sealed file that lies on a desk and not in its place: what it is shows only once it is open."""

from __future__ import annotations

from collections.abc import Sequence

from fairhearing.errors import SealError
from fairhearing.sealing.agefiles import read_age, unpad_file
from fairhearing.sealing.keys import Identity
from fairhearing.sealing.padding import TAG_SIZE
from fairhearing.sealing.payloads import PAYLOAD_TAG, Opened, read_payload
from fairhearing.sealing.refusing import not_opened


def open_unplaced(ciphertext: bytes, identities: Sequence[Identity]) -> Opened | bytes:
    """Return what a sealed file of the site holds, with the first identity that opens it.

    Args:
        ciphertext: a payload or an attachment.
        identities: those to be tried, in this order.

    Returns:
        A payload, its signature checked but not its place, or the bytes of an attachment.

    Raises:
        SealError: none of them opens it, it is no payload or attachment, or its signature is not right.

    Source: C2SP age.
    """
    for identity in identities:
        try:
            plaintext = read_age(ciphertext, identity)
        except SealError:
            continue
        if plaintext[:TAG_SIZE] == PAYLOAD_TAG:
            return read_payload(plaintext, identity)
        return unpad_file(plaintext)
    raise not_opened("sealed file")
