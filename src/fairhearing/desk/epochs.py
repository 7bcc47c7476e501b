"""Key epochs of a compartment: a new one, and wraps of one for new readers."""

from __future__ import annotations

from collections.abc import Sequence

from fairhearing.desk.ports import House
from fairhearing.desk.records import BatchRow, EpochRow
from fairhearing.identifiers import CaseCode, Randomness
from fairhearing.sealing import Identity, Recipient, WrapContext, make_wraps, new_identity


def fresh_epoch(
    house: House, code: CaseCode, compartment: str, number: int, readers: list[bytes]
) -> tuple[EpochRow, BatchRow]:
    """Return a new epoch of a compartment whose private key nobody but its readers keeps.

    Args:
        house: the ports.
        code: the case.
        compartment: which of its compartments.
        number: of the new epoch.
        readers: 32-byte public keys.
    """
    key = new_identity(house.randomness)
    recipients = [Recipient(reader) for reader in readers]
    wraps = make_wraps(key, recipients, WrapContext(code, compartment, number), house.randomness)
    return EpochRow(code, compartment, number, key.recipient), BatchRow(0, code, compartment, number, wraps)


def wraps_for(
    randomness: Randomness,
    code: CaseCode,
    compartment: str,
    number: int,
    key: Identity,
    recipients: Sequence[bytes],
) -> BatchRow:
    """Return one more batch of wraps of an epoch's key, for new readers.

    Args:
        randomness: for dummies and their order.
        code: the case.
        compartment: which of its compartments.
        number: of the epoch.
        key: its private half.
        recipients: 32-byte public keys of the new readers.
    """
    context = WrapContext(code, compartment, number)
    wraps = make_wraps(key, [Recipient(recipient) for recipient in recipients], context, randomness)
    return BatchRow(0, code, compartment, number, wraps)
