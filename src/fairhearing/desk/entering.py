"""The record: acts and edits are appended in batches at fixed times, and each can be proved to be in it."""

from __future__ import annotations

from fairhearing.desk.folder import OpenCase
from fairhearing.desk.ports import House, LogHead
from fairhearing.desk.records import EditRow, Recorded, StoredAct
from fairhearing.errors import InputError
from fairhearing.identifiers import ActId
from fairhearing.record import Proof, canonical, canonical_edit, seal_entry

BATCH = 1_000
"""How many entries one checkpoint covers at most."""


def append_record(house: House) -> LogHead | None:
    """Append what was done since the last time, and sign a checkpoint over it.

    Safe to be killed anywhere and to be called by two workers: entries are written at the index that
    the books say, and the same entries again change nothing.

    Args:
        house: the ports.

    Returns:
        The new checkpoint; None where there was nothing to append.
    """
    with house.books.writing() as ledger:
        waiting = ledger.unrecorded(BATCH)
        if not waiting:
            return None
        start = ledger.recorded()
        head = house.log.append(start, [seal_entry(row.salt, _canonical(row)) for row in waiting])
        ledger.mark_recorded([Recorded(_name(row), start + place) for place, row in enumerate(waiting)])
    return head


def _canonical(row: StoredAct | EditRow) -> bytes:
    if isinstance(row, StoredAct):
        return canonical(row.public)
    return canonical_edit(row.id, row.kind, row.at, row.digest)


def _name(row: StoredAct | EditRow) -> ActId:
    return row.public.id if isinstance(row, StoredAct) else row.id


def prove(house: House, case: OpenCase, act: ActId) -> Proof:
    """Return the proof that an act of an open case is in the record.

    Args:
        house: the ports.
        case: opened by whoever asks.
        act: one of its acts.

    Raises:
        InputError: it was not appended yet; the next checkpoint covers it.
    """
    found = next((opened for opened in case.acts if opened.public.id == act), None)
    if found is None or found.index is None:
        raise InputError(
            "This is not in the record yet.",
            why="Acts are appended together at fixed times, so that the timing tells little.",
            remedy="Come back after the next checkpoint; what you sent is kept already.",
        )
    head, path = house.log.proof(found.index)
    return Proof(
        salt=found.salt,
        canonical=canonical(found.public),
        index=found.index,
        checkpoint=head.note,
        path=path,
    )
