"""What in a procedure contradicts itself: two clocks for one thing, several majorities, limits nobody can keep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from fairhearing.clock import Duration
from fairhearing.errors import Where
from fairhearing.procedure.chains import overlapping
from fairhearing.procedure.model import Duty, Gate, Procedure

_DAYS = {"hours": 1 / 24, "days": 1.0, "business-days": 1.4, "weeks": 7.0, "months": 30.4, "years": 365.0}
"""Days of a unit, roughly: limits are compared only where one is clearly longer than another."""
_CLEARLY = 1.05


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two rules that cannot both be meant, or cannot both be kept.

    Args:
        what: one sentence.
        remedy: what would be right.
        where: the second of the two.
    """

    what: str
    remedy: str
    where: Where | None


def contradictions(procedure: Procedure) -> Iterator[Contradiction]:
    """Yield what in a procedure contradicts itself.

    Args:
        procedure: with the floor under it.

    Source: PSF enforcement and reporting guide (two clocks for the reporter's notice); Django manual and
        reporting guide (two for the acknowledgement, three thresholds for a decision).
    """
    yield from _two_clocks(procedure)
    yield from _several_majorities(procedure)
    yield from _too_late(procedure)


def _two_clocks(procedure: Procedure) -> Iterator[Contradiction]:
    timed = [duty for duty in procedure.duties if duty.within is not None and duty.pack == procedure.id]
    for one, other in combinations(timed, 2):
        same = set(one.act) == set(other.act)
        apart = (one.within, one.after) != (other.within, other.after)
        if same and apart and set(one.who) & set(other.who) and one.to == other.to and _same_time(one, other):
            yield Contradiction(
                f"Two clocks run for one thing: '{one.id}' ({_limit(one)}), '{other.id}' ({_limit(other)}).",
                "Say which of the two holds, or make clear for what each is meant ('to', 'when', 'unless').",
                other.where,
            )


def _same_time(one: Duty, other: Duty) -> bool:
    """Return whether both clocks can run for one and the same act: neither is meant for another occasion."""
    ends = {*one.unless, *one.after, *other.unless, *other.after}
    return one.when == other.when and not ends & {*one.act}


def _limit(duty: Duty) -> str:
    return f"{duty.within} after {' or '.join(duty.after)}"


def _several_majorities(procedure: Procedure) -> Iterator[Contradiction]:
    for power, what, remedy in overlapping(procedure):
        yield Contradiction(what, remedy, power.where)


def _too_late(procedure: Procedure) -> Iterator[Contradiction]:
    for duty in procedure.duties:
        for gate in procedure.gates:
            if duty.within is None or duty.when is not None or gate.when is not None:
                continue
            for shared in sorted(set(duty.act) & set(gate.act)):
                yield from _cannot_be_kept(procedure, duty, duty.within, gate, shared)


def _cannot_be_kept(
    procedure: Procedure, duty: Duty, within: Duration, gate: Gate, kind: str
) -> Iterator[Contradiction]:
    wait = gate.wait or next((one.within for one in procedure.duties if one.id == gate.wait_for), None)
    if any(set(duty.after) & set(group) for group in gate.needs) and _days(wait) > _CLEARLY * _days(within):
        early = f", unless {' or '.join(gate.unless)} comes before" if gate.unless else ""
        yield Contradiction(
            f"'{duty.id}' ({within}) cannot be kept: '{kind}' waits {wait} by '{gate.id}'{early}.",
            "Lengthen the limit, or shorten what it waits for.",
            duty.where,
        )
    for group in gate.needs:
        waited = [
            one
            for one in procedure.duties
            if set(one.act) & set(group) and one.within is not None and set(one.after) & set(duty.after)
        ]
        for one in waited:
            needed = _days(one.within) + _days(wait)
            if needed > _CLEARLY * _days(within):
                yield Contradiction(
                    f"'{duty.id}' ({within}) may be impossible to keep: '{kind}' waits for what "
                    f"'{one.id}' allows {one.within} for{_and(wait)}.",
                    "Lengthen the limit, or shorten what it waits for.",
                    duty.where,
                )


def _and(wait: Duration | None) -> str:
    return f", and {wait} more to wait" if wait is not None else ""


def _days(limit: Duration | None) -> float:
    return 0.0 if limit is None else limit.amount * _DAYS[limit.unit]


__all__ = ["Contradiction", "contradictions"]
