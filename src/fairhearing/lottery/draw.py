"""The draw: which people follow from a plan and a seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from fairhearing.lottery.plan import Plan
from fairhearing.lottery.rfc3797 import select
from fairhearing.lottery.sources import Source, key_of, seed_of
from fairhearing.lottery.stream import Stream


@dataclass(frozen=True, slots=True)
class Drawn:
    """A panel and who follows when somebody declines.

    Args:
        members: in the order of the draw, named as in the plan.
        alternates: in the order in which they follow.
        limits: the least and the most of each quota that a replacement keeps.
        counts: by person, of those drawn, which of `limits` they count towards.
    """

    members: tuple[str, ...]
    alternates: tuple[str, ...]
    limits: tuple[tuple[int, int], ...]
    counts: Mapping[str, tuple[int, ...]]


def draw(plan: Plan, seed: bytes) -> Drawn:
    """Draw by the numbers of HMAC-SHA-256: a composition out of the urn, then people of each type.

    Everybody's chance is that of the plan, exactly. The alternates follow in random order, except that
    those come first who can take a seat that no earlier alternate could.

    Args:
        plan: whole or published; the same people come out.
        seed: at least 16 bytes that nobody knew when the plan was committed to.

    Returns:
        The panel and its alternates.

    Raises:
        LotteryError: the seed is too short.

    Source: Flanigan et al., Nature 2021, for the urn; FIPS 198-1 for the numbers.
    """
    stream = Stream(seed, plan.domain)
    ticket = stream.below(plan.total)
    ends = accumulate(portion.weight for portion in plan.portfolio)
    portion = next(portion for portion, end in zip(plan.portfolio, ends, strict=True) if ticket < end)
    panel = {
        person: at for at, number in portion.composition for person in stream.choose(plan.types[at].people, number)
    }
    waiting = (
        {person: at for at, one in enumerate(plan.types) for person in one.people if person not in panel}
        if plan.alternates
        else {}
    )
    following = _alternates(plan, panel, stream.choose(tuple(waiting.items()), len(waiting)))
    return drawn_of(plan, tuple(panel), following)


def draw_by_rfc3797(plan: Plan, key: str) -> Drawn:
    """Draw as RFC 3797 says, out of the one numbered list of a plan without quotas.

    Args:
        plan: of the mode `rfc3797`.
        key: as `key_of` gives it.

    Returns:
        The panel, and as alternates those selected next.

    Source: RFC 3797, section 5.
    """
    names = plan.types[0].people
    count = min(len(names), plan.seats + plan.alternates)
    chosen = tuple(names[number - 1] for number in select(key, len(names), count))
    return drawn_of(plan, chosen[: plan.seats], chosen[plan.seats :])


def draw_from(plan: Plan, sources: Sequence[Source]) -> Drawn:
    """Draw from what the sources said, in the mode of the plan.

    Args:
        plan: whole or published.
        sources: as the plan names them.

    Returns:
        The panel and its alternates.

    Raises:
        LotteryError: the sources say nothing that can be used.

    Source: RFC 3797 for the key.
    """
    if plan.mode == "rfc3797":
        return draw_by_rfc3797(plan, key_of(sources))
    return draw(plan, seed_of(sources, plan.commitment.plan))


def drawn_of(plan: Plan, members: tuple[str, ...], alternates: tuple[str, ...]) -> Drawn:
    """Return those drawn with what is needed to replace them.

    Args:
        plan: that they were drawn by.
        members: all of them in the plan.
        alternates: likewise.

    Source: as `Drawn`.
    """
    type_of = types_of(plan, {*members, *alternates})
    touched = _touched(plan)
    limits = tuple((quota.min, quota.max) for quota in plan.quotas)
    return Drawn(members, alternates, limits, {person: touched[at] for person, at in type_of.items()})


def types_of(plan: Plan, people: set[str]) -> dict[str, int]:
    """Return the type of some people.

    Args:
        plan: whole or published.
        people: as the plan names them.

    Returns:
        By person the index of the type; who is not in the plan is left out.

    Source: as `Plan`.
    """
    return {person: at for at, one in enumerate(plan.types) for person in one.people if person in people}


def _touched(plan: Plan) -> list[tuple[int, ...]]:
    touched: list[list[int]] = [[] for _ in plan.types]
    for index, quota in enumerate(plan.quotas):
        for at in quota.types:
            touched[at].append(index)
    return [tuple(one) for one in touched]


def _alternates(plan: Plan, panel: Mapping[str, int], order: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    touched = _touched(plan)
    counts = Counter(index for at in panel.values() for index in touched[at])
    serves = {at: _seats_for(plan, panel, touched, counts, at) for at in {at for _, at in order}}
    first, then, covered = [], [], set[int]()
    for person, at in order:
        if serves[at] - covered:
            first.append(person)
            covered |= serves[at]
        elif serves[at]:
            then.append(person)
    return tuple((first + then)[: plan.alternates])


def _seats_for(
    plan: Plan,
    panel: Mapping[str, int],
    touched: Sequence[tuple[int, ...]],
    counts: Mapping[int, int],
    newcomer: int,
) -> set[int]:
    """Return the types on the panel whose seat somebody of this type could take."""
    comes = set(touched[newcomer])
    found = set()
    for leaving in set(panel.values()):
        goes = set(touched[leaving])
        more = all(counts[index] < plan.quotas[index].max for index in comes - goes)
        if more and all(counts[index] > plan.quotas[index].min for index in goes - comes):
            found.add(leaving)
    return found
