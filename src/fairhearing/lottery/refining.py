"""From cells to types: who of a cell takes its seats, so that the bounds not looked at so far are kept too.

Each cell's seats over the whole urn are one line of tickets, and each of its types takes a stretch as long
as its share. Panels are cut where a stretch ends. Where a bound is broken then, two panels trade a seat of
the same cell; the heavier is cut first, so that no chance changes.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from fairhearing.lottery.cells import Cells
from fairhearing.lottery.instance import Instance, Weighted
from fairhearing.lottery.portfolio import Portfolio

_STRIDE = 7919
_TRIES = 2_000
_GOLDEN = 0.6180339887498949


@dataclass(slots=True)
class Panel:
    """Seats by type, and the tickets that fall on them.

    Args:
        tickets: at least 1.
        seats: types.
    """

    tickets: int
    seats: list[int]


def refined(instance: Instance, cells: Cells, portfolio: Portfolio) -> tuple[tuple[Weighted, ...], set[int]]:
    """Return the urn over types.

    Args:
        instance: by type.
        cells: of the portfolio.
        portfolio: over cells.

    Returns:
        The compositions, sorted; and the bounds that could not be kept, without which the
        compositions are worth nothing: they have to be looked at from the start.

    Source: Madow 1949 (systematic sampling).
    """
    if len(cells.sizes) == len(instance.sizes) and len(cells.rows) == len(instance.bounds):
        return _unchanged(cells, portfolio), set()
    panels = list(_seated(instance, cells, portfolio))
    mending = _Mending(instance, cells, panels)
    broken = mending.run()
    tickets: Counter[tuple[tuple[int, int], ...]] = Counter()
    for panel in panels:
        tickets[tuple(sorted(Counter(panel.seats).items()))] += panel.tickets
    return tuple(Weighted(tickets[counts], counts) for counts in sorted(tickets)), broken


def _unchanged(cells: Cells, portfolio: Portfolio) -> tuple[Weighted, ...]:
    counts = portfolio.compositions[:, cells.of]
    found = [
        Weighted(int(tickets), tuple((int(each), int(row[each])) for each in np.flatnonzero(row)))
        for tickets, row in zip(portfolio.tickets, counts, strict=True)
    ]
    return tuple(sorted(found, key=lambda one: one.counts))


def _seated(instance: Instance, cells: Cells, portfolio: Portfolio) -> Iterator[Panel]:
    """Yield panels with types in their seats."""
    members: list[list[int]] = [[] for _ in cells.sizes]
    for each, cell in enumerate(cells.of.tolist()):
        members[cell].append(each)
    tracks: list[list[list[tuple[int, int]]]] = [[] for _ in portfolio.tickets]
    tickets = portfolio.tickets.tolist()
    for cell, types in enumerate(members):
        counts = portfolio.compositions[:, cell].tolist()
        line = _line(instance.sizes, types, sum(map(int.__mul__, counts, tickets)), cell)
        for layer in range(max(counts, default=0)):
            for at, count in enumerate(counts):
                if count > layer:
                    tracks[at].append(_taken(line, tickets[at]))
    for at, seats in enumerate(tracks):
        yield from _cut(tickets[at], seats)


def _line(sizes: Sequence[int], types: Sequence[int], length: int, cell: int) -> deque[tuple[int, int]]:
    """Return how many tickets of a line fall on each type: as evenly by person as whole tickets allow."""
    people = sum(sizes[each] for each in types)
    start = int(len(types) * (cell * _GOLDEN % 1))
    ends, passed = [0], 0
    turned = [*types[start:], *types[:start]]
    for each in turned:
        passed += sizes[each]
        ends.append(length * passed // people)
    return deque(
        (each, end - begin) for each, begin, end in zip(turned, ends, ends[1:], strict=False) if end > begin
    )


def _taken(line: deque[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Take a stretch from the front of a line; return where in it each type ends."""
    taken, at = [], 0
    while at < length:
        each, left = line.popleft()
        part = min(left, length - at)
        if part < left:
            line.appendleft((each, left - part))
        at += part
        taken.append((each, at))
    return taken


def _cut(tickets: int, tracks: Sequence[Sequence[tuple[int, int]]]) -> Iterator[Panel]:
    """Yield a panel for each stretch in which nothing changes in any seat."""
    at, places = 0, [0] * len(tracks)
    while at < tickets:
        end = min(track[place][1] for track, place in zip(tracks, places, strict=True))
        yield Panel(end - at, [track[place][0] for track, place in zip(tracks, places, strict=True)])
        places = [place + (track[place][1] == end) for track, place in zip(tracks, places, strict=True)]
        at = end


@dataclass(slots=True)
class _Mending:
    """Trades of seats until every bound is kept; a type's people bound it as well."""

    instance: Instance
    cells: Cells
    panels: list[Panel]
    most: dict[int, int] = field(init=False)
    counting: list[list[int]] = field(init=False)
    having: dict[int, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        bounds = self.instance.bounds
        self.counting = [[len(bounds) + each] for each in range(len(self.instance.sizes))]
        self.most = {len(bounds) + each: size for each, size in enumerate(self.instance.sizes)}
        for at, bound in enumerate(bounds):
            self.most[at] = bound.most
            for each in bound.types:
                self.counting[each].append(at)
        self.having = {}
        for at, panel in enumerate(self.panels):
            self._note(at, panel)

    def _note(self, at: int, panel: Panel) -> None:
        for cell in {int(self.cells.of[each]) for each in panel.seats}:
            self.having.setdefault(cell, []).append(at)

    def run(self) -> set[int]:
        """Mend all panels; return the bounds that stay broken."""
        waiting = deque(at for at, panel in enumerate(self.panels) if self._over(panel.seats))
        while waiting:
            at = waiting.popleft()
            while over := self._over(self.panels[at].seats):
                rest = self._trade(at, over)
                if rest is None:
                    named = {key for key in over if key < len(self.instance.bounds)}
                    return named or set(range(len(self.instance.bounds)))
                waiting.extend(rest)
        return set()

    def _over(self, seats: Sequence[int]) -> list[int]:
        filled = Counter(key for each in seats for key in self.counting[each])
        return [key for key, count in filled.items() if count > self.most[key]]

    def _trade(self, at: int, over: Sequence[int]) -> list[int] | None:
        """Trade away one seat that breaks a bound; return the panels cut off, None if none trades."""
        seats = self.panels[at].seats
        for place, each in enumerate(seats):
            if not any(key in over for key in self.counting[each]):
                continue
            having = self.having[int(self.cells.of[each])]
            for turn in range(min(_TRIES, len(having))):
                other = having[(at * _STRIDE + turn * _STRIDE) % len(having)]
                there = self._fitting(at, place, other)
                if there is not None:
                    return self._swap(at, place, other, there)
        return None

    def _fitting(self, at: int, place: int, other: int) -> int | None:
        """Return the seat of another panel that can be traded without breaking a bound."""
        ours, theirs = self.panels[at].seats, self.panels[other].seats
        each = ours[place]
        before = self._over(ours)
        for there, one in enumerate(theirs):
            if self.cells.of[one] != self.cells.of[each] or one == each or at == other:
                continue
            if self._over([*theirs[:there], each, *theirs[there + 1 :]]):
                continue
            after = self._over([*ours[:place], one, *ours[place + 1 :]])
            if len(after) < len(before):
                return there
        return None

    def _swap(self, at: int, place: int, other: int, there: int) -> list[int]:
        ours, theirs = self.panels[at], self.panels[other]
        shared = min(ours.tickets, theirs.tickets)
        rest = []
        for panel in (ours, theirs):
            if panel.tickets > shared:
                self.panels.append(Panel(panel.tickets - shared, list(panel.seats)))
                self._note(len(self.panels) - 1, panel)
                panel.tickets = shared
                rest.append(len(self.panels) - 1)
        ours.seats[place], theirs.seats[there] = theirs.seats[there], ours.seats[place]
        return rest


def tickets_by_type(portfolio: Sequence[Weighted], count: int) -> list[int]:
    """Return how many tickets, times people on them, fall on each type.

    Args:
        portfolio: of valid compositions.
        count: of types.

    Source: the definition of `Lottery.chances`.
    """
    sums = [0] * count
    for each in portfolio:
        for one, people in each.counts:
            sums[one] += each.weight * people
    return sums
