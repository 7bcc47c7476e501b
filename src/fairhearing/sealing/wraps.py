"""Wraps: the key of an epoch for each of its readers, in slots that do not tell whose they are.

A wrap is opened by trial. Dummies are of the same make: a fresh public key and bytes that look random.
The ephemeral keys of real wraps come from the operating system (libsodium); all else from the given randomness.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from nacl.bindings import crypto_scalarmult_base
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from fairhearing.identifiers import Randomness
from fairhearing.sealing.canonical import JSON, is_count, write_json
from fairhearing.sealing.keys import KEY_SIZE, Identity, Recipient
from fairhearing.sealing.refusing import elsewhere, not_opened, unfit

WRAP_SIZE = 512
"""Bytes of a slot."""

COUNTS = (16, 64, 256)
"""How many slots a row of wraps has."""

INNER_SIZE = 256
"""Bytes of the box at the beginning of a slot, small enough to lie inside a sifter's wrap."""

PLACE_SIZE = 32
SEAL_OVERHEAD = 48
_DRAW = 16
"""Random bytes for each place of the order: so many that taking them modulo the place favours none."""
_KEY_KIND = b"\x01"
_SHARE_KIND = b"\x02"
_DOMAIN = b"fairhearing/wrap/v1\n"


@dataclass(frozen=True)
class WrapContext:
    """The place for which a wrap is made.

    Args:
        case: the case's code.
        compartment: `who`, `what`, `reporter-mail` …
        epoch: the number of the key epoch, 0 to 2³¹ - 1.

    Raises:
        SealError: the epoch is out of range.
    """

    case: str
    compartment: str
    epoch: int

    def __post_init__(self) -> None:
        if not is_count(self.epoch):
            raise unfit("key epoch", "Its number lies between 0 and 2³¹ - 1.")

    @property
    def place(self) -> bytes:
        """The 32 bytes that bind a wrap to this place."""
        parts: dict[str, JSON] = {"case": self.case, "compartment": self.compartment, "epoch": self.epoch}
        return sha256(_DOMAIN + write_json(parts, "place")).digest()


def make_wraps(
    epoch: Identity, recipients: Sequence[Recipient], context: WrapContext, randomness: Randomness
) -> bytes:
    """Return the key of an epoch for its readers.

    Args:
        epoch: the key.
        recipients: the readers, at most 256; none gives dummies alone, and then nobody can open the epoch.
        context: the place.
        randomness: the source of dummies, filling and order.

    Returns:
        16, 64 or 256 slots of 512 bytes, in random order; which are dummies cannot be told.

    Raises:
        SealError: more than 256 readers, or one that is no usable public key.

    Source: libsodium, sealed boxes (X25519, BLAKE2b, XSalsa20-Poly1305).
    """
    return assemble_wraps([seal_inner(epoch, recipient, context) for recipient in recipients], randomness)


def open_wraps(blob: bytes, identity: Identity, context: WrapContext) -> Identity | None:
    """Try every wrap and return the key of the epoch, if one is for this identity.

    Args:
        blob: what `make_wraps` or `assemble_wraps` wrote.
        identity: the person's.
        context: the place where the wraps were found.

    Returns:
        The key, or None where no wrap is for this identity (a share of an overseer counts as none).

    Raises:
        SealError: the size is wrong, or a wrap opens that was made for another place.

    Source: libsodium, sealed boxes.
    """
    for core in opened_boxes((slot[:INNER_SIZE] for slot in slots(blob)), identity, context):
        kind, secret, rest = core[:1], core[1 : 1 + KEY_SIZE], core[1 + KEY_SIZE :]
        if kind == _KEY_KIND and not any(rest):
            return Identity(secret)
        if kind != _SHARE_KIND:
            raise not_opened("wrap")
    return None


def assemble_wraps(inner: Sequence[bytes], randomness: Randomness) -> bytes:
    """Return a row of wraps from boxes that were made before.

    Args:
        inner: boxes of 256 bytes, at most 256 of them, as `release_wraps` gives them.
        randomness: the source of dummies, filling and order.

    Returns:
        16, 64 or 256 slots of 512 bytes, which `open_wraps` opens.

    Raises:
        SealError: there are too many, or one has another size.

    Source: libsodium, sealed boxes.
    """
    if any(len(box) != INNER_SIZE for box in inner):
        raise unfit("inner wrap", f"It has {INNER_SIZE} bytes.")
    return shuffled([box + randomness.token(WRAP_SIZE - INNER_SIZE) for box in inner], randomness)


def seal_inner(epoch: Identity, recipient: Recipient, context: WrapContext) -> bytes:
    """Return the key of an epoch for one reader, 256 bytes.

    Args:
        epoch: the key.
        recipient: the reader's.
        context: the place.

    Raises:
        SealError: the recipient is no usable public key.

    Source: libsodium, sealed boxes.
    """
    core = context.place + _KEY_KIND + epoch.secret
    return seal_box(core.ljust(INNER_SIZE - SEAL_OVERHEAD, b"\0"), recipient)


def seal_box(core: bytes, recipient: Recipient) -> bytes:
    """Return bytes in a box that names neither its maker nor its recipient, 48 bytes longer.

    Args:
        core: the bytes.
        recipient: whose it is.

    Raises:
        SealError: the recipient is no usable public key.

    Source: libsodium, sealed boxes.
    """
    try:
        return bytes(SealedBox(PublicKey(recipient)).encrypt(core))
    except (CryptoError, ValueError):
        raise unfit("recipient", f"It is a public X25519 key of {KEY_SIZE} bytes.") from None


def opened_boxes(boxes: Iterable[bytes], identity: Identity, context: WrapContext) -> Iterable[bytes]:
    """Try every box and give, of those that open, what follows the place.

    Args:
        boxes: the boxes.
        identity: whose are looked for.
        context: the place where they were found.

    Yields:
        The opened bytes behind the place.

    Raises:
        SealError: one opens that was made for another place.

    Source: libsodium, sealed boxes.
    """
    trial = SealedBox(PrivateKey(identity.secret))
    place = context.place
    for box in boxes:
        try:
            core = trial.decrypt(box)
        except CryptoError:
            continue
        if core[:PLACE_SIZE] != place:
            raise elsewhere("wrap", "case, compartment or epoch")
        yield core[PLACE_SIZE:]


def slots(blob: bytes) -> list[bytes]:
    """Return the slots of a row of wraps.

    Args:
        blob: 16, 64 or 256 slots of 512 bytes.

    Raises:
        SealError: the size is another.
    """
    if len(blob) not in {count * WRAP_SIZE for count in COUNTS}:
        raise unfit("row of wraps", f"It has {', '.join(map(str, COUNTS))} slots of {WRAP_SIZE} bytes.")
    return [blob[start : start + WRAP_SIZE] for start in range(0, len(blob), WRAP_SIZE)]


def shuffled(wraps: Sequence[bytes], randomness: Randomness) -> bytes:
    """Return wraps filled up with dummies, in random order.

    Args:
        wraps: slots of 512 bytes, at most 256.
        randomness: the source of dummies and order.

    Raises:
        SealError: there are more than 256.

    Source: Fisher and Yates 1938; Durstenfeld, CACM 1964 (the order).
    """
    count = next((count for count in COUNTS if len(wraps) <= count), None)
    if count is None:
        raise unfit("row of wraps", f"It holds at most {COUNTS[-1]}.")
    row = [*wraps, *_dummies(count - len(wraps), randomness)]
    order = randomness.token(_DRAW * count)
    for last in range(count - 1, 0, -1):
        other = int.from_bytes(order[_DRAW * last : _DRAW * (last + 1)], "big") % (last + 1)
        row[last], row[other] = row[other], row[last]
    return b"".join(row)


def _dummies(count: int, randomness: Randomness) -> list[bytes]:
    noise = randomness.token(WRAP_SIZE * count)
    filled = [noise[start : start + WRAP_SIZE] for start in range(0, len(noise), WRAP_SIZE)]
    return [crypto_scalarmult_base(slot[:KEY_SIZE]) + slot[KEY_SIZE:] for slot in filled]
