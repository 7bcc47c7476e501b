"""Counting every valid panel, so that one of them can be drawn with the same chance as any other.

Panels are counted type after type. A state is how many are chosen and how far each quota is filled;
the panels that go on from a state are, summed over how many people of the next type are taken, the
ways to choose these people times the panels that go on from there. A composition drawn along these
numbers has the chance of the product of its binomials, as when all panels lie in one urn.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import comb

from fairhearing.lottery.model import LotteryError
from fairhearing.lottery.pool import Pool, Type

State = tuple[int, tuple[tuple[int, int], ...]]
"""People chosen so far, and (bound, filled) for each bound that is begun and not yet complete."""
_START: State = (0, ())
_STATES_LIMIT = 200_000


class Compositions:
    """All valid panels of a pool, counted and not listed.

    Args:
        pool: by type.

    Raises:
        LotteryError: there are more combinations of quotas than can be counted.

    Source: Flajolet, Zimmermann and Van Cutsem 1994, "A calculus for the random generation of
        labelled combinatorial structures" (the recursive method).
    """

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._types = tuple(pool.people.items())
        self._touched = tuple(pool.bounds_of(each) for each, _ in self._types)
        last = {bound: at for at, bounds in enumerate(self._touched) for bound in bounds}
        self._complete = tuple({b for b, end in last.items() if end == at} for at in range(len(self._types)))
        self._behind = [0]
        for _, people in reversed(self._types):
            self._behind.insert(0, self._behind[0] + len(people))
        reachable = all(bound.least == 0 or at in last for at, bound in enumerate(pool.bounds))
        self._ways = self._count() if reachable else [{}]

    @property
    def panels(self) -> int:
        """How many valid panels there are."""
        return self._ways[0].get(_START, 0)

    def composition(self, rank: int) -> dict[Type, int]:
        """Return how many of each type sit on the panel that a rank falls on.

        Args:
            rank: 0 to `panels` - 1; each composition has as many ranks as it has panels.
        """
        state, taken = _START, {}
        for at, (each, _) in enumerate(self._types):
            taken[each], state, rank = self._pick(at, state, rank)
        return taken

    def _pick(self, at: int, state: State, rank: int) -> tuple[int, State, int]:
        beyond, steps = self._ways[at + 1], self._steps(at, state)
        count, choices, after = next(steps)
        while rank >= (ways := choices * beyond.get(after, 0)):
            rank -= ways
            count, choices, after = next(steps)
        return count, after, rank // choices

    def _count(self) -> list[dict[State, int]]:
        layers: list[set[State]] = [{_START}]
        total = 1
        for at in range(len(self._types)):
            layers.append({after for state in layers[at] for _, _, after in self._steps(at, state)})
            total += len(layers[-1])
            if total > _STATES_LIMIT:
                raise LotteryError(
                    "These quotas have too many combinations to count.",
                    why=f"Chances are equal only when all panels are counted, in at most {_STATES_LIMIT:,} cases.",
                    remedy="Name fewer traits in the quotas, or bound fewer of their values.",
                )
        ways: list[dict[State, int]] = [{state: 1 for state in layers.pop() if state[0] == self._pool.seats}]
        for at in reversed(range(len(self._types))):
            beyond = ways[0]
            sums = {
                state: sum(choices * beyond.get(after, 0) for _, choices, after in self._steps(at, state))
                for state in layers.pop()
            }
            ways.insert(0, {state: number for state, number in sums.items() if number})
        return ways

    def _steps(self, at: int, state: State) -> Iterator[tuple[int, int, State]]:
        """Yield how many of a type can be taken, in how many ways, and the state after it."""
        chosen, filled = state
        size = len(self._types[at][1])
        fewest = max(0, self._pool.seats - chosen - self._behind[at + 1])
        for count in range(fewest, min(size, self._pool.seats - chosen) + 1):
            after = self._fill(at, dict(filled), count)
            if after is not None:
                yield count, comb(size, count), (chosen + count, after)

    def _fill(self, at: int, filled: dict[int, int], count: int) -> tuple[tuple[int, int], ...] | None:
        for index in self._touched[at]:
            bound, now = self._pool.bounds[index], filled.get(index, 0) + count
            if now > bound.most:
                return None
            # beyond its minimum a value without a maximum needs no more counting
            filled[index] = now if bound.most < self._pool.seats else min(now, bound.least)
        for index in self._complete[at]:
            if filled.pop(index) < self._pool.bounds[index].least:
                return None
        return tuple(sorted((index, now) for index, now in filled.items() if now))
