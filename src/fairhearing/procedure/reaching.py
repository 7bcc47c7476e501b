"""Which acts a procedure lets anybody do at all: what waits for something that can never come."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from fairhearing.acts import KINDS
from fairhearing.identifiers import KindName
from fairhearing.procedure.model import Gate, Power, Procedure


def reachable(procedure: Procedure) -> frozenset[KindName]:
    """Return the kinds of acts that can be done in some course of a case.

    An act that no power names may be done by anybody. Conditions are taken to be possibly true for what
    permits and possibly false for what forbids, so nothing is called unreachable that is not.

    Args:
        procedure: with the floor under it.

    Source: DESIGN, "A rule that can never be kept is no rule".
    """
    barred = {kind for bar in procedure.bars if bar.when is None and not bar.by for kind in bar.act}
    found: set[KindName] = set()
    while True:
        more = {kind for kind in KINDS if kind not in found | barred and _open(procedure, kind, found)}
        if not more:
            return frozenset(found)
        found |= more


def _open(procedure: Procedure, kind: KindName, found: Collection[KindName]) -> bool:
    powers = [power for power in procedure.powers if kind in power.act]
    gates = [gate for gate in procedure.gates if kind in gate.act]
    return _some_power(powers, found) and all(_can_open(gate, found) for gate in gates)


def _some_power(powers: list[Power], found: Collection[KindName]) -> bool:
    return not powers or any(not power.after or _any(power.after, found) for power in powers)


def _can_open(gate: Gate, found: Collection[KindName]) -> bool:
    return gate.when is not None or all(_any(group, found) for group in gate.needs)


def _any(kinds: Iterable[KindName], found: Collection[KindName]) -> bool:
    return any(kind in found for kind in kinds)
