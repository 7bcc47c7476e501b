"""The keys of a new case: an epoch for each compartment, and who gets wraps for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fairhearing.desk.records import COMPARTMENTS, BatchRow, EpochRow, KeyRow, SifterRow
from fairhearing.identifiers import CaseCode, PersonId, Randomness, RoleName
from fairhearing.procedure import Procedure
from fairhearing.sealing import (
    Identity,
    ReceiptKeys,
    Recipient,
    WrapContext,
    make_sifter_wraps,
    make_wraps,
    new_identity,
)


@dataclass(frozen=True, slots=True)
class IntakeKeys:
    """The rows that a new case starts with."""

    epochs: tuple[EpochRow, ...]
    batches: tuple[BatchRow, ...]
    sifter: tuple[SifterRow, ...]

    @property
    def newest(self) -> dict[str, EpochRow]:
        """The epoch of each compartment."""
        return {epoch.compartment: epoch for epoch in self.epochs}


def make_keys(
    randomness: Randomness,
    code: CaseCode,
    procedure: Procedure,
    *,
    readers: Mapping[PersonId, KeyRow],
    handlers: Mapping[PersonId, KeyRow],
    receipt: ReceiptKeys,
) -> IntakeKeys:
    """Make an epoch for each compartment, with wraps of one size whoever may read it.

    Args:
        randomness: for keys, dummies and their order.
        code: the new case.
        procedure: says which compartments a role reads.
        readers: who receives it: the handlers, or the sifter alone where somebody was only described.
        handlers: for the sifter to release: everybody who may become a handler; empty without a sifter.
        receipt: the reporter's.
    """
    role = procedure.roles[RoleName("sifter" if handlers else "receiver")]
    released = procedure.roles[RoleName("receiver")].reads
    epochs, batches, sifter = [], [], []
    for compartment in COMPARTMENTS:
        key = new_identity(randomness)
        context = WrapContext(code, compartment, 0)
        own = [receipt.identity.recipient] if compartment == "reporter-mail" else []
        reading = [Recipient(row.recipient) for row in readers.values()] if compartment in role.reads else []
        epochs.append(EpochRow(code, compartment, 0, key.recipient))
        batches.append(BatchRow(0, code, compartment, 0, make_wraps(key, [*own, *reading], context, randomness)))
        if handlers and compartment in released:
            sifter.append(_for_sifter(randomness, key, context, handlers, readers))
    return IntakeKeys(tuple(epochs), tuple(batches), tuple(sifter))


def _for_sifter(
    randomness: Randomness,
    key: Identity,
    context: WrapContext,
    handlers: Mapping[PersonId, KeyRow],
    sifters: Mapping[PersonId, KeyRow],
) -> SifterRow:
    wraps = make_sifter_wraps(
        key,
        {person: Recipient(row.recipient) for person, row in handlers.items()},
        [Recipient(row.recipient) for row in sifters.values()],
        context,
        randomness,
    )
    return SifterRow(CaseCode(context.case), context.compartment, wraps)
