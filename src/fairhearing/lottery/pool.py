"""The pool as quotas see it: people with the same traits are of one type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fairhearing.lottery.model import Candidate, LotteryError, Quotas

EACH = "each"
Type = tuple[str, ...]
"""One value a trait, in the order of `Pool.traits`; empty where no quota looks at it."""


@dataclass(frozen=True, slots=True)
class Bound:
    """How many of a panel may have one value of a trait.

    Args:
        trait: such as `gender`.
        value: such as `woman`.
        least: from 0.
        most: up to the seats.
    """

    trait: str
    value: str
    least: int
    most: int

    def __str__(self) -> str:
        return f"{self.trait} '{self.value}': {self.least} to {self.most}"


@dataclass(frozen=True, slots=True)
class Pool:
    """Who can be drawn, by type.

    Args:
        seats: of the panel.
        traits: that quotas bound, the one with most values first.
        bounds: those that rule something out, in canonical order.
        people: ids by type, both sorted.
    """

    seats: int
    traits: tuple[str, ...]
    bounds: tuple[Bound, ...]
    people: Mapping[Type, tuple[str, ...]]

    def type_of(self, traits: Mapping[str, str]) -> Type:
        """Return the type of somebody with these traits.

        Args:
            traits: by name.
        """
        bounded = {(bound.trait, bound.value) for bound in self.bounds}
        values = [(trait, traits.get(trait, "")) for trait in self.traits]
        return tuple(value if (trait, value) in bounded else "" for trait, value in values)

    def bounds_of(self, each: Type) -> tuple[int, ...]:
        """Return which of `bounds` a type counts towards.

        Args:
            each: one of `people`.
        """
        values = dict(zip(self.traits, each, strict=True))
        return tuple(at for at, bound in enumerate(self.bounds) if values[bound.trait] == bound.value)


def pool_of(candidates: Iterable[Candidate], quotas: Quotas, seats: int) -> Pool:
    """Return the pool by type.

    Args:
        candidates: in any order.
        quotas: as a body has them.
        seats: from 1.

    Raises:
        LotteryError: two candidates have one id, there are no seats, or the quotas are not written
            as quotas.

    Source: Flanigan et al., "Fair algorithms for selecting citizens' assemblies", Nature 2021, for
        quotas and for types of interchangeable people.
    """
    people = sorted(candidates, key=lambda each: each.id)
    if len({each.id for each in people}) != len(people) or seats < 1:
        raise LotteryError(
            "The pool names somebody twice, or the panel has no seats.",
            why="Everybody in the pool has one chance, and a panel has at least one seat.",
            remedy="Leave each person in once, and give the number of seats.",
        )
    bounds = _bounds(quotas, people, seats)
    values = {trait: sum(bound.trait == trait for bound in bounds) for trait in {bound.trait for bound in bounds}}
    traits = tuple(sorted(values, key=lambda trait: (-values[trait], trait)))
    pool = Pool(seats, traits, bounds, {})
    types: dict[Type, list[str]] = {}
    for each in people:
        types.setdefault(pool.type_of(each.traits), []).append(each.id)
    return Pool(seats, traits, bounds, {each: tuple(types[each]) for each in sorted(types)})


def _bounds(quotas: Quotas, people: Sequence[Candidate], seats: int) -> tuple[Bound, ...]:
    """Return the bounds that can rule a panel out, with `each` written out."""
    found = []
    for trait, by_value in quotas.items():
        values = set(by_value) | ({each.traits.get(trait, "") for each in people} if EACH in by_value else set())
        for value in values - {EACH, ""}:
            least, most = _limits(by_value.get(value, by_value.get(EACH, {})), trait, seats)
            if least > 0 or most < seats:
                found.append(Bound(trait, value, least, most))
    return tuple(sorted(found, key=lambda bound: (bound.trait, bound.value)))


def keeps(pool: Pool, types: Sequence[Type]) -> bool:
    """Return whether people of these types are a valid panel.

    Args:
        pool: whose bounds hold.
        types: one a seat.
    """
    counts = Counter(at for each in types for at in pool.bounds_of(each))
    return len(types) == pool.seats and all(
        bound.least <= counts[at] <= bound.most for at, bound in enumerate(pool.bounds)
    )


def _limits(written: Mapping[str, int], trait: str, seats: int) -> tuple[int, int]:
    numbers = [number for number in written.values() if type(number) is int and number >= 0]
    if len(numbers) != len(written) or not set(written) <= {"min", "max"}:
        raise LotteryError(
            f"The quota on {trait} cannot be read.",
            why="A quota is min, max or both, whole numbers from 0.",
            remedy='Write it as {"min": 1, "max": 2}.',
        )
    return written.get("min", 0), min(written.get("max", seats), seats)
