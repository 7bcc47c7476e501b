"""Instances of the panel lottery with a known answer, and a slow solver that lists every valid composition."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.optimize import linprog

from fairhearing.lottery.instance import Instance, Lottery, TypeBound

SMALL_20 = Instance(
    20,
    (1, 99, 100),
    (TypeBound(9, 20, (0, 1)), TypeBound(9, 20, (2,)), TypeBound(9, 20, (1,)), TypeBound(9, 20, (0, 2))),
)
"""200 people, 20 seats: every chance is 10.0 % (example_small of Flanigan et al.)."""
ODD = Instance(
    2,
    (1, 1, 1, 1),
    (TypeBound(0, 1, (0, 1)), TypeBound(0, 1, (1, 2)), TypeBound(0, 1, (0, 2))),
)
"""Fractions allow half of each; of the first three a panel has room for one only."""
SHUT = Instance(
    3,
    (1, 1, 1, 1, 1, 1),
    (*ODD.bounds, TypeBound(0, 1, (3, 5)), TypeBound(0, 1, (4, 5))),
)
"""Fractions allow the last type, panels do not."""
NARROW = Instance(
    3,
    (1, 1, 2, 1, 2, 2, 2),
    (
        TypeBound(1, 1, (1, 4)),
        TypeBound(0, 1, (1, 4, 6)),
        TypeBound(1, 1, (0, 4, 5)),
        TypeBound(1, 1, (0, 3, 5)),
        TypeBound(1, 2, (0, 3, 5)),
    ),
)
"""Panels give what fractions allow, but only with some of the few compositions left out."""
IMPOSSIBLE = Instance(2, (3, 3), (TypeBound(2, 2, (0,)), TypeBound(1, 2, (1,))))
CROSSED = Instance(2, (1, 1, 1), (TypeBound(1, 1, (0, 1)), TypeBound(1, 1, (1, 2)), TypeBound(1, 1, (0, 2))))
"""Fractions could keep these bounds only with one seat and a half."""
LOOSE = (TypeBound(0, 9, (0,)),) * 64
"""So many bounds that those far from binding are left for later."""
_FIXTURE = """
0106 0112 0113 0114 0121:2 0123 0125:2 0130 0131 0133 0135 0201 0203 0204 0206 0210 0213 0216 0217 0220 0227:2
0230 0234 0236 0301 0302 0303:2 0306:2 0310 0311 0312:3 0313 0314:2 0315 0316 0323 0324 0326 0327 0332 0333 0334
0335 0337 0401 0402 0403 0404:2 0407 0410 0411:2 0412 0413 0415 0416 0421 0422 0423 0426 0427 0430 0431 0432
0435:3 0437 1102:3 1104 1107:2 1111 1112 1113 1114:3 1115 1120:3 1122:2 1124 1127:2 1130 1131 1133 1134 1135 1136
1200 1201 1202 1204 1205 1207 1212 1230 1231:2 1232 1233 1234:2 1236 1303 1304 1306 1311 1316 1317 1320 1321 1323
1327 1334:2 1336 1337 1400 1402 1404:3 1406 1411 1412 1414 1415:2 1424 1430 1432 1435:2 1437
"""
_ROOM = (
    {"0": (11, 12), "1": (10, 11)},
    {"1": (5, 7), "2": (5, 7), "3": (5, 6), "4": (5, 6)},
    {"0": (5, 7), "1": (5, 7), "2": (5, 6), "3": (5, 6)},
    {"0": (3, 5), "1": (3, 5), "2": (2, 5), "3": (3, 5), "4": (3, 5), "5": (2, 5), "6": (3, 5), "7": (3, 5)},
)


def fixture_22() -> Instance:
    """Return 150 people in 122 types by gender, age, education and region; the smallest chance is 1/11."""
    types = [each.partition(":") for each in _FIXTURE.split()]
    bounds = tuple(
        TypeBound(least, most, tuple(at for at, (code, _, _) in enumerate(types) if code[place] == value))
        for place, by_value in enumerate(_ROOM)
        for value, (least, most) in by_value.items()
    )
    return Instance(22, tuple(int(many or 1) for _, _, many in types), bounds)


def compositions(instance: Instance) -> list[tuple[int, ...]]:
    """Return every valid composition."""
    found: list[tuple[int, ...]] = []

    def go_on(counts: tuple[int, ...], left: int) -> None:
        if len(counts) < len(instance.sizes):
            for count in range(min(left, instance.sizes[len(counts)]) + 1):
                go_on((*counts, count), left - count)
        elif not left and all(b.least <= sum(counts[at] for at in b.types) <= b.most for b in instance.bounds):
            found.append(counts)

    go_on((), instance.seats)
    return found


def listed(lottery: Lottery, types: int) -> list[tuple[int, ...]]:
    """Return the compositions of a lottery with a count for each type."""
    return [tuple(dict(one.counts).get(at, 0) for at in range(types)) for one in lottery.portfolio]


def leximin_chances(instance: Instance) -> list[float] | None:
    """Return leximin chances by type out of all compositions; each type is asked whether it could do better."""
    valid = np.array(compositions(instance), dtype=float)
    if not len(valid):
        return None
    chances = (valid / np.array(instance.sizes)).T
    fixed: dict[int, float] = {}
    while len(fixed) < len(chances):
        free = [at for at in range(len(chances)) if at not in fixed]
        level = _most(chances, fixed, free)
        fixed |= {at: level for at in free if _alone(chances, fixed, free, at, level) <= level + 1e-6}
    return [fixed[at] for at in range(len(chances))]


def _most(chances: np.ndarray, fixed: dict[int, float], free: Sequence[int]) -> float:
    weights = chances.shape[1]
    rows = [np.append(-chances[at], 1.0) for at in free] + [np.append(-chances[at], 0.0) for at in fixed]
    sides = [0.0] * len(free) + [-level + 1e-9 for level in fixed.values()]
    once = [np.append(np.ones(weights), 0.0)]
    return -float(linprog(np.append(np.zeros(weights), -1.0), rows, sides, once, [1.0]).fun)


def _alone(chances: np.ndarray, fixed: dict[int, float], free: Sequence[int], at: int, level: float) -> float:
    rows = [-chances[each] for each in (*free, *fixed)]
    sides = [-level + 1e-9] * len(free) + [-each + 1e-9 for each in fixed.values()]
    return -float(linprog(-chances[at], rows, sides, [np.ones(chances.shape[1])], [1.0]).fun)
