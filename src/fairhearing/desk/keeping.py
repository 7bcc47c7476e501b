"""Keeping what is ready: all acts of one step in one transaction, in however many cases, or none of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from fairhearing.acts import REOPENED
from fairhearing.desk.folder import OpenCase, previous_of
from fairhearing.desk.introducing import PARTIES
from fairhearing.desk.ports import ClashError, House, Ledger
from fairhearing.desk.records import StoredAct
from fairhearing.desk.slots import SlotEntry
from fairhearing.desk.writing import Chain, Changes, Draft, announce, apply_changes, recipients_of, seal_act
from fairhearing.identifiers import SlotName, role_of
from fairhearing.sealing import Recipient


@dataclass(frozen=True, slots=True)
class Ready:
    """An act that was judged and sealed, and is not kept yet.

    Args:
        case: as it stood when the act was judged.
        act: its parts are on disk.
        changes: what comes with it.
    """

    case: OpenCase
    act: StoredAct
    changes: Changes


def seal_ready(house: House, case: OpenCase, draft: Draft, changes: Changes) -> Ready:
    """Seal an act that was judged, after the newest act of its case.

    Args:
        house: the ports.
        case: opened by its author.
        draft: the act.
        changes: what comes with it; what it makes new keys for is sealed to those.

    Raises:
        SealError: a part is sealed to a key that its author, who read it before, was not given.
        ClashError: somebody is put into a place that another person has.
        BusyError: the disk is full or read-only; nothing was kept.
    """
    newer = newest_of(changes)
    _check_places(case, draft)
    # Whoever read a part before and was not given its newest key seals nothing to a key of somebody else's.
    for name in draft.bodies.keys() - newer.keys():
        if case.reads(name):
            case.secret(name)
    chain = Chain(case.row.code, case.row.acts, previous_of(case.acts), {**recipients_of(case.epochs), **newer})
    return Ready(case, seal_act(house, chain, draft), changes)


def _check_places(case: OpenCase, draft: Draft) -> None:
    # Whoever opens the case later would pass over such an introduction, and the person would have no place in it.
    for body in draft.bodies.values():
        said = body.get("slots")
        for slot, entry in said.items() if isinstance(said, Mapping) else ():
            person = entry.get("person") if isinstance(entry, Mapping) else None
            known = case.slots.get(SlotName(slot), SlotEntry()).person
            if role_of(slot) not in PARTIES and person and known not in {"", person}:
                raise _clash()


def _clash() -> ClashError:
    return ClashError(
        "Another act came first.", why="Acts of a case are kept one after the other.", remedy="Again."
    )


def newest_of(changes: Changes) -> dict[str, tuple[int, Recipient]]:
    """Return what to seal to in the compartments for which new keys come, by compartment."""
    return recipients_of({epoch.compartment: epoch for epoch in changes.epochs})


def keep(house: House, ready: Sequence[Ready], more: Callable[[Ledger], None] | None = None) -> None:
    """Keep acts in one transaction, each only if nothing came into its case in between.

    Args:
        house: the ports.
        ready: at most one for each case.
        more: keeps what else belongs to it, such as a case that begins with it.

    Raises:
        ClashError: another act came first; nothing was kept.
        BusyError: the store is locked, full or read-only; nothing was kept.
    """
    with house.books.writing() as ledger:
        # In one order for everybody: else two who lock the same cases wait for one another.
        for one in sorted(ready, key=lambda one: one.case.row.code):
            _keep(ledger, one)
        if more is not None:
            more(ledger)


def _keep(ledger: Ledger, ready: Ready) -> None:
    case, kind = ready.case, ready.act.public.kind
    row = ledger.case(case.row.code)
    if row is None or row.acts != case.row.acts:
        raise _clash()
    apply_changes(ledger, case.row.code, ready.changes)
    ledger.add_act(ready.act)
    if kind in case.procedure.end or kind == REOPENED:
        ledger.close_case(case.row.code, closed=kind != REOPENED)
    announce(ledger, case.calendar.day(ready.act.public.at))


__all__ = ["Ready", "keep", "newest_of", "seal_ready"]
