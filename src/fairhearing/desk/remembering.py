"""What opens for somebody, by trial, and the sealed index that spares trying it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from fairhearing.desk.holders import Holder, Officer, Party
from fairhearing.desk.ports import House, Ledger
from fairhearing.desk.records import KeyRow
from fairhearing.desk.trying import try_batches
from fairhearing.errors import NotYoursError
from fairhearing.identifiers import CaseCode
from fairhearing.sealing import Identity, PersonIndex, Tried, open_index, seal_index

Secrets = Mapping[tuple[str, str, int], Identity]


def refresh_index(house: House, officer: Officer) -> Secrets:
    """Try what is new since the last time, keep the sealed index, and return all that opens.

    It is done at every unlock of everybody, and whenever somebody lists their cases after anything new came for
    anybody, so that the write tells nothing.

    Args:
        house: the ports.
        officer: unlocked.

    Raises:
        NotYoursError: they are not in the key directory, or with other keys since.
    """
    with house.books.writing() as ledger:
        row = ledger.keys(officer.person)
        if row is None or row.recipient != officer.identity.recipient:
            raise NotYoursError
        known, last = _remembered(row, officer.identity)
        newer = ledger.batches_after(last)
        secrets = {**try_batches(newer, officer.identity, ledger.epochs), **known}
        index = _to_remember(secrets, newer[-1].id if newer else last)
        ledger.put_keys(replace(row, index=seal_index(index, officer.identity.recipient)))
    return secrets


def catch_up(house: House, officer: Officer) -> None:
    """Keep the index anew where anything came for anybody since; else write nothing.

    Until it is kept, every case that is opened tries all that is new, for all cases.

    Args:
        house: the ports.
        officer: unlocked.

    Raises:
        BusyError: the store is locked, full or read-only; everything opens all the same.
    """
    with house.books.reading() as ledger:
        row = ledger.keys(officer.person)
        if row is None or row.recipient != officer.identity.recipient:
            return
        if not ledger.batches_after(_remembered(row, officer.identity)[1]):
            return
    refresh_index(house, officer)


def secrets_of(ledger: Ledger, holder: Holder, code: CaseCode | None) -> Secrets:
    """Return all that opens for somebody, with what is new since their index was kept.

    Args:
        ledger: of the transaction.
        holder: who asks.
        code: the case of a party; None: of no party's.
    """
    if isinstance(holder, Party):
        return try_batches(ledger.batches(code), holder.identity, ledger.epochs) if code else {}
    row = ledger.keys(holder.person)
    if row is None:
        return {}
    known, last = _remembered(row, holder.identity)
    return {**try_batches(ledger.batches_after(last), holder.identity, ledger.epochs), **known}


def _remembered(row: KeyRow, identity: Identity) -> tuple[Secrets, int]:
    # The index of new keys opens with them alone; with the keys of before, all is tried anew.
    if not row.index or row.recipient != identity.recipient:
        return {}, 0
    tried = [
        (case, one) for case, all_tried in open_index(row.index, identity).entries.items() for one in all_tried
    ]
    secrets = {
        (case, one.compartment, one.epoch): Identity(one.secret) for case, one in tried if one.secret is not None
    }
    return secrets, max((one.batch for _, one in tried), default=0)


def _to_remember(secrets: Secrets, last: int) -> PersonIndex:
    # The newest batch that was tried stands for all before it: only newer ones are tried again.
    entries: dict[str, list[Tried]] = {}
    for (case, compartment, number), key in sorted(secrets.items(), key=lambda item: item[0]):
        entries.setdefault(case, []).append(Tried(compartment, number, 0, key.secret))
    entries.setdefault("", []).append(Tried("", 0, last, None))
    return PersonIndex({case: tuple(tried) for case, tried in entries.items()})


__all__ = ["Secrets", "catch_up", "refresh_index", "secrets_of"]
