"""Rules that wait for the limit of a duty: that there is such a duty, and that its limit can end."""

from __future__ import annotations

from collections.abc import Iterator

from fairhearing.errors import InputError
from fairhearing.identifiers import KindName, RuleId
from fairhearing.procedure.clauses import Rule
from fairhearing.procedure.model import Duty, Procedure


def refuse_lost_limits(procedure: Procedure) -> Procedure:
    """Return a procedure in which everything that waits for a limit finds one.

    Args:
        procedure: as it was read, with the floor under it.

    Raises:
        InputError: a gate or a fallback names no duty with a limit, or one that something else starts.

    Source: the file format `fairhearing/procedure@1`.
    """
    duties = {duty.id: duty for duty in procedure.duties}
    for rule, name, starts in _waiting(procedure):
        duty = duties.get(name)
        if duty is None or not _ends(duty, starts):
            raise InputError(
                f"'{rule.id}' waits for the limit of '{name}', which it cannot.",
                why="That is no duty, or it has no limit of its own, or something else starts its clock.",
                remedy=f"Name a duty with 'within', started by {' or '.join(starts)}; or write a time instead.",
                where=rule.where,
            )
    return procedure


def _waiting(procedure: Procedure) -> Iterator[tuple[Rule, RuleId, tuple[KindName, ...]]]:
    for gate in procedure.gates:
        if gate.wait_for is not None:
            yield gate, gate.wait_for, tuple(kind for kinds in gate.needs for kind in kinds)
    for duty in procedure.duties:
        if duty.fallback_for is not None and duty.fallback is not None:
            yield duty, duty.fallback_for, (duty.fallback,)


def _ends(duty: Duty, starts: tuple[KindName, ...]) -> bool:
    return duty.within is not None and duty.fallback is None and not set(duty.after).isdisjoint(starts)
