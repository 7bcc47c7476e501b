"""Wraps for the sifter: who finds out who an unnamed respondent is releases the key without ever holding it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fairhearing.identifiers import Randomness
from fairhearing.sealing.keys import Identity, Recipient
from fairhearing.sealing.refusing import not_opened, unfit
from fairhearing.sealing.wraps import (
    INNER_SIZE,
    PLACE_SIZE,
    SEAL_OVERHEAD,
    WRAP_SIZE,
    WrapContext,
    opened_boxes,
    seal_box,
    seal_inner,
    shuffled,
    slots,
)

_KIND = b"\x03"
_LABEL_ROOM = WRAP_SIZE - SEAL_OVERHEAD - PLACE_SIZE - 2 - INNER_SIZE
LABEL_SIZE = 160
"""Bytes of UTF-8 that a label may have."""


def make_sifter_wraps(
    epoch: Identity,
    handlers: Mapping[str, Recipient],
    sifters: Sequence[Recipient],
    context: WrapContext,
    randomness: Randomness,
) -> bytes:
    """Return the key of an epoch for each possible handler, inside a wrap for each sifter.

    Args:
        epoch: the key.
        handlers: label (a person's id, at most 160 bytes) to public key; the label lies in the sifter's
            layer only.
        sifters: who may release; handlers times sifters is at most 256.
        context: the place.
        randomness: the source of dummies and order.

    Returns:
        16, 64 or 256 slots of 512 bytes, in random order, not to be told from other wraps.

    Raises:
        SealError: too many, a label that is too long, or a key that is no usable public key.

    Source: libsodium, sealed boxes.
    """
    layers = [
        seal_box(context.place + _KIND + _label(label) + seal_inner(epoch, recipient, context), sifter)
        for sifter in sifters
        for label, recipient in handlers.items()
    ]
    return shuffled(layers, randomness)


def release_wraps(blob: bytes, sifter: Identity, context: WrapContext) -> dict[str, bytes]:
    """Take off the sifter's layer.

    Args:
        blob: what `make_sifter_wraps` wrote.
        sifter: the sifter's identity.
        context: the place where the wraps were found.

    Returns:
        Label to inner wrap (256 bytes, which only that handler opens); empty where nothing is for this sifter.
        Those of the clear go to `assemble_wraps`.

    Raises:
        SealError: the size is wrong, or a wrap opens that was made for another place or is malformed.

    Source: libsodium, sealed boxes.
    """
    released: dict[str, bytes] = {}
    for layer in opened_boxes(slots(blob), sifter, context):
        label, inner = layer[1:-INNER_SIZE], layer[-INNER_SIZE:]
        name = label[1 : 1 + label[0]].decode("utf-8", "replace")
        if layer[:1] != _KIND or _written_label(name) != label:
            raise not_opened("wrap")
        released[name] = inner
    return released


def _label(name: str) -> bytes:
    label = _written_label(name)
    if label is None:
        raise unfit("label", f"It has 1 to {LABEL_SIZE} bytes of UTF-8.")
    return label


def _written_label(name: str) -> bytes | None:
    text = name.encode("utf-8", "replace")
    if not 1 <= len(text) <= LABEL_SIZE or text.decode() != name:
        return None
    return bytes([len(text)]) + text.ljust(_LABEL_ROOM, b"\0")
