"""Solving rough dates together with the orders that are known beside them.

An order leaves every day on which both acts can lie: the later act cannot lie before the earliest day
of the earlier one, nor the earlier act after the latest day of the later one. These bounds are passed
on until nothing changes. Lower and upper bounds never depend on each other, all orders could be met on
one single day, and so the bounds settle, whatever the order in which the acts are given.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from fairhearing.acts.edtf import write_when
from fairhearing.acts.model import Act, Constraint
from fairhearing.clock import Calendar, Duration, parse_duration_text
from fairhearing.identifiers import ActId

_PLAIN_DAYS = Calendar()

_Bound = Callable[[date], date]
_Edges = Mapping[ActId, Sequence[tuple[ActId, _Bound]]]


@dataclass(frozen=True, slots=True)
class _Order:
    """`later` lies on or after `earlier`, and at most `span` after it where there is one."""

    earlier: ActId
    later: ActId
    span: Duration | None = None


def narrow(acts: Iterable[Act]) -> tuple[tuple[Act, ...], tuple[str, ...]]:
    """Narrow the dates of acts by the orders that are known between them.

    Args:
        acts: of one case; an order that names an act which is not among them says nothing.

    Returns:
        The acts in the order given, with narrowed days and their text kept; and a sentence for each group
        of acts whose dates and orders contradict one another. These acts keep their dates as written,
        and no order that names one of them narrows another.
    """
    given = tuple(acts)
    written = {act.id: act for act in given}
    orders = _orders(given, written)
    if not orders:
        return given, ()
    first, last = _solve(written, orders)
    contradicting = {name for name in written if first[name] > last[name]}
    if contradicting:
        first, last = _solve(written, [order for order in orders if contradicting.isdisjoint(_ends(order))])
    narrowed = tuple(
        replace(act, when=replace(act.when, first=first[act.id], last=last[act.id]))
        if (first[act.id], last[act.id]) != (act.when.first, act.when.last)
        else act
        for act in given
    )
    return narrowed, _sentences(contradicting, orders, written)


def _orders(acts: tuple[Act, ...], known: Mapping[ActId, Act]) -> list[_Order]:
    return [_order(act.id, one) for act in acts for one in act.constraints if one.act in known]


def _order(act: ActId, constraint: Constraint) -> _Order:
    if constraint.relation == "before":
        return _Order(act, constraint.act)
    return _Order(constraint.act, act, parse_duration_text(constraint.span) if constraint.span else None)


def _ends(order: _Order) -> tuple[ActId, ActId]:
    return order.earlier, order.later


def _solve(acts: Mapping[ActId, Act], orders: list[_Order]) -> tuple[dict[ActId, date], dict[ActId, date]]:
    """Return the first and the last possible day of every act."""
    rising: defaultdict[ActId, list[tuple[ActId, _Bound]]] = defaultdict(list)
    falling: defaultdict[ActId, list[tuple[ActId, _Bound]]] = defaultdict(list)
    for order in orders:
        rising[order.earlier].append((order.later, _same))
        falling[order.later].append((order.earlier, _same))
        if order.span is not None:
            rising[order.later].append((order.earlier, _Back(order.span)))
            falling[order.earlier].append((order.later, _Onward(order.span)))
    first = {name: act.when.first for name, act in acts.items()}
    last = {name: act.when.last for name, act in acts.items()}
    _settle(first, rising, max)
    _settle(last, falling, min)
    return first, last


def _settle(bounds: dict[ActId, date], edges: _Edges, tighter: Callable[[date, date], date]) -> None:
    """Pass the bounds on along the edges until nothing changes."""
    waiting = deque(name for name in bounds if name in edges)
    while waiting:
        name = waiting.popleft()
        for other, bound in edges.get(name, ()):
            tight = tighter(bounds[other], bound(bounds[name]))
            if tight != bounds[other]:
                bounds[other] = tight
                waiting.append(other)


def _same(day: date) -> date:
    return day


@dataclass(frozen=True, slots=True)
class _Onward:
    """The last day of a span that begins on the day given."""

    span: Duration

    def __call__(self, day: date) -> date:
        return _PLAIN_DAYS.add(day, self.span)


@dataclass(frozen=True, slots=True)
class _Back:
    """The earliest day from which a span reaches the day given."""

    span: Duration

    def __call__(self, day: date) -> date:
        return _reaching(day, self.span)


@lru_cache(maxsize=4_096)
def _reaching(day: date, span: Duration) -> date:
    ordinals = range(1, day.toordinal() + 1)
    reaches = bisect_left(
        ordinals, True, key=lambda ordinal: _PLAIN_DAYS.add(date.fromordinal(ordinal), span) >= day
    )
    return date.fromordinal(ordinals[reaches])


def _sentences(contradicting: set[ActId], orders: list[_Order], acts: Mapping[ActId, Act]) -> tuple[str, ...]:
    groups = sorted(_groups(contradicting, orders), key=lambda group: _by_number(group[0]))
    return tuple(_sentence(group, orders, acts) for group in groups)


def _groups(contradicting: set[ActId], orders: list[_Order]) -> list[list[ActId]]:
    """Return the contradicting acts in groups that orders hold together, each sorted."""
    group_of = {name: {name} for name in contradicting}
    for order in orders:
        if contradicting.issuperset(_ends(order)) and group_of[order.earlier] is not group_of[order.later]:
            joined = group_of[order.earlier] | group_of[order.later]
            group_of |= dict.fromkeys(joined, joined)
    distinct = {id(group): group for group in group_of.values()}
    return [sorted(group, key=_by_number) for group in distinct.values()]


def _sentence(group: list[ActId], orders: list[_Order], acts: Mapping[ActId, Act]) -> str:
    named = f"Acts {', '.join(group[:-1])} and {group[-1]} contradict one another"
    dates = ", ".join(f"act {name} is dated {write_when(acts[name].when)}" for name in group)
    said = sorted({_said(order) for order in orders if set(group).issuperset(_ends(order))}, key=_by_number)
    return f"{named}: {dates}; but {', '.join(said)}."


def _said(order: _Order) -> str:
    span = "" if order.span is None else f"within {order.span} "
    return f"act {order.later} is said to be {span}after act {order.earlier}"


def _by_number(name: str) -> tuple[tuple[tuple[int, str], ...], str]:
    """Return a key that sorts `2` before `10`."""
    parts = re.findall(r"[0-9]{1,18}|[^0-9]+", name)
    return tuple((int(part), "") if part.isdecimal() and part.isascii() else (-1, part) for part in parts), name
