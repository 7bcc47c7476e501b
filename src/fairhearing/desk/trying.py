"""Trying anonymous wraps: which epoch keys open for somebody, and are what they say they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress

from fairhearing.desk.records import BatchRow, EpochRow
from fairhearing.errors import SealError
from fairhearing.identifiers import CaseCode
from fairhearing.sealing import Identity, WrapContext, open_wraps


def try_batches(
    batches: Iterable[BatchRow], identity: Identity, epochs: Callable[[CaseCode], Iterable[EpochRow]] | None = None
) -> dict[tuple[str, str, int], Identity]:
    """Return the epoch keys that open for an identity, by (case, compartment, epoch).

    A wrap that somebody made for another place, or of another key than the epoch's, is passed over: else
    whoever can write one would lock its reader out of this case, or of all.

    Args:
        batches: any number of batches of wraps; each wrap is tried, which takes about 0.1 ms.
        identity: the holder's.
        epochs: of a case, as the store has them; None: every key is taken as it comes.
    """
    found: dict[tuple[str, str, int], Identity] = {}
    for batch in batches:
        place = (batch.case, batch.compartment, batch.number)
        if place in found:
            continue
        with suppress(SealError):
            opened = open_wraps(batch.wraps, identity, WrapContext(*place))
            if opened is not None and (epochs is None or fits_epoch(opened, place, epochs(batch.case))):
                found[place] = opened
    return found


def fits_epoch(key: Identity, place: tuple[str, str, int], epochs: Iterable[EpochRow]) -> bool:
    """Return whether a key is the one of an epoch that the store names at its place.

    Args:
        key: as it was given.
        place: case, compartment and number.
        epochs: of the case.
    """
    wanted = (*place, key.recipient)
    return any((epoch.case, epoch.compartment, epoch.number, epoch.recipient) == wanted for epoch in epochs)


__all__ = ["fits_epoch", "try_batches"]
