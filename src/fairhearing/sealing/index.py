"""What a person's key opened so far, sealed to themselves, so that they try only what is new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fairhearing.sealing.agefiles import read_age, write_age
from fairhearing.sealing.canonical import JSON, is_count, read_json, write_json
from fairhearing.sealing.keys import KEY_SIZE, Identity, Recipient
from fairhearing.sealing.padding import pad, unpad
from fairhearing.sealing.refusing import not_opened
from fairhearing.sealing.wraps import WrapContext

INDEX_FLOOR = 16 * 1024
_TAG = b"FHI1"
_THING = "index"
_NOT_OPENED = "0" * (2 * KEY_SIZE)


@dataclass(frozen=True)
class Tried:
    """One row of wraps that was tried.

    Args:
        compartment: `who`, `what`, `reporter-mail` …
        epoch: the number of the key epoch.
        batch: which row of wraps of this epoch, from 0 (later ones serve new readers).
        secret: the epoch's key, 32 bytes, where a wrap opened; otherwise None.
    """

    compartment: str
    epoch: int
    batch: int
    secret: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class PersonIndex:
    """What was tried, and what opened.

    Args:
        entries: case code to what was tried of it.
    """

    entries: Mapping[str, tuple[Tried, ...]] = field(default_factory=dict)

    def was_tried(self, context: WrapContext, batch: int) -> bool:
        """Return whether a row of wraps need not be tried again.

        Args:
            context: the place.
            batch: which row of it.
        """
        place = (context.compartment, context.epoch, batch)
        return any(place == (one.compartment, one.epoch, one.batch) for one in self.entries.get(context.case, ()))

    def identity(self, context: WrapContext) -> Identity | None:
        """Return the key of an epoch that opened before, or None.

        Args:
            context: the place.
        """
        place = (context.compartment, context.epoch)
        found = (one for one in self.entries.get(context.case, ()) if place == (one.compartment, one.epoch))
        return next((Identity(one.secret) for one in found if one.secret is not None), None)

    def cases(self) -> tuple[str, ...]:
        """Return the codes of the cases of which something opened, in order."""
        return tuple(sorted(case for case, tried in self.entries.items() if any(one.secret for one in tried)))

    def with_try(self, context: WrapContext, batch: int, epoch: Identity | None) -> PersonIndex:
        """Return the index after one more row of wraps.

        Args:
            context: the place.
            batch: which row of it.
            epoch: what opened, or None.
        """
        secret = None if epoch is None else epoch.secret
        tried = Tried(context.compartment, context.epoch, batch, secret)
        return PersonIndex({**self.entries, context.case: (*self.entries.get(context.case, ()), tried)})


def index_size(size: int) -> int:
    """Return the size to which an index is padded: a power of two from 16 KiB.

    Args:
        size: bytes.
    """
    return max(INDEX_FLOOR, 1 << (size - 1).bit_length())


def seal_index(index: PersonIndex, recipient: Recipient) -> bytes:
    """Return an index sealed to the person whose it is.

    What opened takes no more room than what did not, so that the size tells only how much was tried.

    Args:
        index: the index.
        recipient: the person's, 32 bytes.

    Raises:
        SealError: the recipient is no usable public key, or the index cannot be spelled.

    Source: RFC 8785 (canonical JSON), C2SP age.
    """
    rows: dict[str, JSON] = {case: [_row(one) for one in tried] for case, tried in index.entries.items()}
    return write_age(pad(_TAG, write_json(rows, _THING), index_size), recipient)


def open_index(sealed: bytes, identity: Identity) -> PersonIndex:
    """Return a person's index.

    Args:
        sealed: what `seal_index` wrote.
        identity: the person's.

    Raises:
        SealError: it is no index, or sealed to somebody else, or changed.

    Source: RFC 8785 (canonical JSON), C2SP age.
    """
    rows = read_json(unpad(_TAG, read_age(sealed, identity, _THING), _THING, index_size), _THING)
    return PersonIndex({case: tuple(map(_tried, _list(row))) for case, row in rows.items()})


def _row(tried: Tried) -> list[JSON]:
    secret = _NOT_OPENED if tried.secret is None else tried.secret.hex()
    return [tried.compartment, tried.epoch, tried.batch, secret]


def _tried(value: JSON) -> Tried:
    match value:
        case [str(compartment), epoch, batch, str(secret)] if is_count(epoch) and is_count(batch):
            tried = Tried(compartment, epoch, batch, _secret(secret))
            if _row(tried) == value:
                return tried
    raise not_opened(_THING)


def _secret(text: str) -> bytes | None:
    try:
        secret = bytes.fromhex(text)
    except ValueError:
        raise not_opened(_THING) from None
    if len(secret) != KEY_SIZE:
        raise not_opened(_THING)
    return secret if any(secret) else None


def _list(value: JSON) -> list[JSON]:
    if not isinstance(value, list):
        raise not_opened(_THING)
    return value
