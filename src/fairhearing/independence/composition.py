"""Whether people can be put together so that the quotas are kept: one panel, found by an exhaustive count."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from fairhearing.identifiers import PersonId
from fairhearing.organisation import Person, Quotas, bounds, trait_of

_Value = tuple[str, str]
"""A trait and its value."""

_State = tuple[int, tuple[tuple[_Value, int], ...]]
"""How many seats are still empty, and the counts that somebody later can still change."""


def within_quotas(people: Sequence[Person], size: int, quotas: Quotas) -> tuple[PersonId, ...]:
    """Return one panel of `size` people that keeps the quotas, sorted; empty where there is none.

    People with the same values are one group. Groups are gone through in the order of the trait with
    the most values, and a count is forgotten as soon as nobody later can change it: so the states
    stay few although none is left out.

    Args:
        people: the candidates.
        size: how many sit, at least 1.
        quotas: trait → value → bounds.

    Source: dynamic programming over groups, as in R. Bellman, Dynamic Programming (1957), chapter 1.
    """
    values = {trait: {trait_of(one, trait) for one in people} for trait in quotas}
    traits = sorted(quotas, key=lambda trait: (-len(values[trait]), trait))
    if any(_absent(quotas, trait, values[trait]) for trait in traits):
        return ()
    groups: defaultdict[tuple[_Value, ...], list[PersonId]] = defaultdict(list)
    for one in sorted(people, key=lambda person: person.id):
        groups[tuple((trait, trait_of(one, trait)) for trait in traits)].append(one.id)
    last = {value: kind for kind in sorted(groups) for value in kind}
    states: dict[_State, tuple[PersonId, ...]] = {(size, ()): ()}
    for kind in sorted(groups):
        done = frozenset(value for value in kind if last[value] == kind)
        following: dict[_State, tuple[PersonId, ...]] = {}
        for (empty, counts), panel in states.items():
            for many in range(min(empty, len(groups[kind])), -1, -1):
                left = _counted(quotas, counts, kind, many, done)
                if left is not None:
                    following.setdefault((empty - many, left), panel + tuple(groups[kind][:many]))
        states = following
    return tuple(sorted(states.get((0, ()), ())))


def _absent(quotas: Quotas, trait: str, values: set[str]) -> bool:
    """Return whether a value that must be there is nobody's."""
    needed = {value for value in quotas[trait] if value != "each" and bounds(quotas, trait, value)[0]}
    return not needed <= values


def _counted(
    quotas: Quotas,
    counts: tuple[tuple[_Value, int], ...],
    kind: tuple[_Value, ...],
    many: int,
    done: frozenset[_Value],
) -> tuple[tuple[_Value, int], ...] | None:
    """Return the counts that still matter after a group; None where a bound is broken for good."""
    sums = Counter(dict(counts))
    for value in kind:
        sums[value] += many
        least, most = bounds(quotas, *value)
        if most is not None and sums[value] > most:
            return None
        if value in done and sums.pop(value) < least:
            return None
    return tuple(sorted((value, number) for value, number in sums.items() if number))
