"""The pool as quotas see it: people whom no quota tells apart are of one type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fairhearing.lottery.instance import Instance, TypeBound
from fairhearing.lottery.model import Candidate, LotteryError, People, Quota, Values, Written

EACH = "each"
PAIR = "pair"
"""The feature of people who may not sit together with somebody by name."""
_Key = tuple[Values, str]


@dataclass(frozen=True, slots=True)
class Pool:
    """Who can be drawn, by type.

    Args:
        seats: of the panel, from 1.
        features: that tell types apart.
        quotas: all, in the order of `instance.bounds`; those that rule nothing out count nobody.
        types: the values of each type, in the order of `features`; empty where no quota looks.
        people: the names of each type, sorted.
        instance: the same in numbers.
    """

    seats: int
    features: tuple[str, ...]
    quotas: tuple[Quota, ...]
    types: tuple[Values, ...]
    people: tuple[tuple[str, ...], ...]
    instance: Instance


def pool_of(people: People, quotas: Sequence[Quota], seats: int, *, pairs: Sequence[tuple[str, str]] = ()) -> Pool:
    """Return the pool by type.

    Args:
        people: who can be drawn, each once.
        quotas: at most one for each value of a feature that `people` has.
        seats: from 1.
        pairs: people who may not sit together, by name; each becomes a type of their own. Who is not in
            the pool plays no part.

    Returns:
        The pool, which does not depend on the order of the list.

    Raises:
        LotteryError: there are no seats, or fewer people than seats.

    Source: Flanigan et al., "Fair algorithms for selecting citizens' assemblies", Nature 2021, for
        quotas and for types of interchangeable people.
    """
    count = sum(map(len, people.groups.values()))
    if not 0 < seats <= count:
        raise LotteryError(
            f"The pool has {count} people for {seats} seats.",
            why="Everybody sits on one seat at most, and a panel has at least one.",
            remedy="Give fewer seats, or widen the pool.",
        )
    grouped = _grouped(people, [quota for quota in quotas if quota.least > 0 or quota.most < seats], pairs)
    keys = sorted(grouped)
    both = _pairs(pairs, keys)
    bounds = _bounds(people.features, quotas, keys, seats) + tuple(TypeBound(0, 1, types) for _, types in both)
    return Pool(
        seats,
        people.features,
        (*quotas, *(quota for quota, _ in both)),
        tuple(kind for kind, _ in keys),
        tuple(tuple(sorted(grouped[key])) for key in keys),
        Instance(seats, tuple(len(grouped[key]) for key in keys), bounds),
    )


def _grouped(people: People, binding: Sequence[Quota], pairs: Sequence[tuple[str, str]]) -> dict[_Key, list[str]]:
    looks = {
        feature: {quota.value for quota in binding if quota.feature == feature} for feature in people.features
    }
    alone = frozenset(name for pair in pairs for name in pair)
    grouped: dict[_Key, list[str]] = {}
    for values, names in people.groups.items():
        own = zip(people.features, values, strict=True)
        kind = tuple(value if value in looks[feature] else "" for feature, value in own)
        together = [name for name in names if name not in alone] if alone else names
        if together:
            grouped.setdefault((kind, ""), []).extend(together)
        for name in names if alone else ():
            if name in alone:
                grouped[kind, name] = [name]
    return grouped


def _bounds(
    features: tuple[str, ...], quotas: Sequence[Quota], keys: Sequence[_Key], seats: int
) -> tuple[TypeBound, ...]:
    counted: dict[tuple[str, str], list[int]] = {}
    for at, (kind, _) in enumerate(keys):
        for feature, value in zip(features, kind, strict=True):
            if value:
                counted.setdefault((feature, value), []).append(at)
    return tuple(
        TypeBound(quota.least, min(quota.most, seats), tuple(counted.get((quota.feature, quota.value), ())))
        for quota in quotas
    )


def _pairs(pairs: Sequence[tuple[str, str]], keys: Sequence[_Key]) -> list[tuple[Quota, tuple[int, ...]]]:
    at = {name: index for index, (_, name) in enumerate(keys) if name}
    both = sorted({tuple(sorted((at[one], at[other]))) for one, other in pairs if one in at and other in at})
    return [(Quota(PAIR, str(number), 0, 1), types) for number, types in enumerate(both, 1)]


def apart(people: People, quotas: Sequence[Quota], feature: str) -> tuple[People, tuple[Quota, ...]]:
    """Let no two people sit together who have the same value of a feature.

    Args:
        people: whose `features` name it.
        quotas: of the panel.
        feature: such as `household`; an empty value is none.

    Returns:
        People and quotas with at most one for each value that two have. Where quotas do not name the
        feature anyway, its values become numbers, since an address would tell who is in the pool.

    Source: Flanigan et al., Nature 2021, on at most one person a household.
    """
    at = people.features.index(feature)
    counts: Counter[str] = Counter()
    for values, names in people.groups.items():
        counts[values[at]] += len(names)
    if any(quota.feature == feature for quota in quotas):
        return people, tuple(
            replace(quota, most=min(quota.most, 1)) if quota.feature == feature else quota for quota in quotas
        )
    shared = sorted(value for value, count in counts.items() if value and count > 1)
    numbers = {value: str(number) for number, value in enumerate(shared, 1)}
    groups: dict[Values, list[str]] = {}
    for values, names in people.groups.items():
        renamed = (*values[:at], numbers.get(values[at], ""), *values[at + 1 :])
        groups.setdefault(renamed, []).extend(names)
    return People(people.features, groups), (
        *quotas,
        *(Quota(feature, number, 0, 1) for number in numbers.values()),
    )


def written_out(candidates: Sequence[Candidate], written: Written, seats: int) -> tuple[People, tuple[Quota, ...]]:
    """Return people and quotas of a body, with `each` written out.

    Args:
        candidates: in any order, each once.
        written: as the body has them.
        seats: from 1; the most where a quota names none.

    Returns:
        The people by what the quotas count, and the quotas, sorted.

    Raises:
        LotteryError: somebody is named twice, or a quota is not written as one.

    Source: organisation.quotas, which reads the same words.
    """
    if len({one.id for one in candidates}) != len(candidates):
        raise LotteryError(
            "The pool names somebody twice.",
            why="Everybody in the pool has one chance.",
            remedy="Leave each person in once.",
        )
    features = tuple(sorted(written))
    groups: dict[Values, list[str]] = {}
    for one in candidates:
        groups.setdefault(tuple(one.traits.get(feature, "") for feature in features), []).append(one.id)
    quotas: list[Quota] = []
    for at, feature in enumerate(features):
        lines = written[feature]
        values = {*lines, *((key[at] for key in groups) if EACH in lines else ())} - {EACH, ""}
        quotas += [
            _quota(feature, value, lines.get(value, lines.get(EACH, {})), seats) for value in sorted(values)
        ]
    return People(features, groups), tuple(quotas)


def _quota(feature: str, value: str, line: Mapping[str, int], seats: int) -> Quota:
    numbers = [number for number in line.values() if type(number) is int and number >= 0]
    if len(numbers) != len(line) or not set(line) <= {"min", "max"}:
        raise LotteryError(
            f"The quota on {feature} cannot be read.",
            why="A quota is min, max or both, whole numbers from 0.",
            remedy='Write it as {"min": 1, "max": 2}.',
        )
    return Quota(feature, value, line.get("min", 0), line.get("max", seats))
