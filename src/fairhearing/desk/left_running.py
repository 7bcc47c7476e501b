"""The clocks as a party leaves them, who cannot open what some of them depend on."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from fairhearing.acts import Due
from fairhearing.desk.folder import OpenCase
from fairhearing.desk.proposal import Proposal
from fairhearing.identifiers import KindName
from fairhearing.procedure import Duty


def left_running(case: OpenCase, proposal: Proposal, found: Sequence[Due]) -> tuple[Due, ...]:
    """Return the clocks after an act of a party: those that it cannot see run on as the last officer left them.

    Args:
        case: opened by the party, with at least one act.
        proposal: what the party does.
        found: the clocks as the party sees them.
    """
    left = case.acts[-1].public.due
    rules = {str(duty.id): duty for duty in case.procedure.duties}
    running = frozenset(due.rule for due in left)
    seen = [due for due in found if _sees(case, rules[due.rule], running)]
    known = {due.rule for due in seen}
    kept = (
        due
        for due in left
        if due.rule not in known and not (due.rule in rules and proposal.kind in _ends(rules[due.rule]))
    )
    return tuple(sorted((*seen, *kept), key=lambda due: (due.on, due.rule)))


def _sees(case: OpenCase, duty: Duty, running: Collection[str]) -> bool:
    # That a letter arrived is noted where no side reads it: what an officer left running holds.
    if not duty.on_receipt:
        return True
    return duty.id not in running and all("how" in act.fields for act in case.done(*duty.after))


def _ends(duty: Duty) -> tuple[KindName, ...]:
    return (*duty.act, *duty.unless)


__all__ = ["left_running"]
