"""What a condition asks for, and its answers, kept where the facts recur from case to case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from fairhearing.identifiers import KindName
from fairhearing.procedure import evaluate

_NAMES = re.compile(r"\b(case|act)\.(\w+)|\bdone\s*(?:\[\s*[\"']([\w-]+)[\"']\s*\]|\.(\w+))|\b(case|act|done)\b")
KEPT = 8_192
"""So many answers are kept, those asked for last: working one out takes longer than all else that a rule asks."""


class Read(NamedTuple):
    """Which facts a condition reads.

    Args:
        case: names under `case`.
        act: names under `act`.
        done: kinds under `done`; `counted`: each of them alone.
        whole: whether one of the three is read whole.
    """

    case: frozenset[str]
    act: frozenset[str]
    done: frozenset[KindName]
    whole: bool
    counted: tuple[tuple[KindName], ...]

    @property
    def general(self) -> bool:
        """Whether it asks nothing of an act but when it is done."""
        return not self.act and not self.whole


@cache
def names_in(expression: str) -> Read:
    """Return which facts a condition reads, so that only these are worked out.

    Args:
        expression: CEL.
    """
    case: set[str] = set()
    act: set[str] = set()
    done: set[KindName] = set()
    whole = False
    for found in _NAMES.finditer(expression):
        if found[5]:
            whole = True
        elif found[1]:
            (case if found[1] == "case" else act).add(found[2])
        else:
            done.add(KindName(found[3] or found[4]))
    kinds = frozenset(done)
    return Read(frozenset(case), frozenset(act), kinds, whole, tuple((kind,) for kind in kinds))


@lru_cache(maxsize=KEPT)
def evaluate_recurring(
    expression: str, case: tuple[object, ...], act: tuple[object, ...], done: tuple[int, ...]
) -> bool | None:
    """Work out a condition, or return what it was for the same facts before.

    What somebody wrote in words of their own is no such fact: it would be kept longer than its case is open.

    Args:
        expression: CEL that reads nothing whole.
        case: the facts under `case`, in the order of `names_in`: texts of closed lists, numbers, yes or no, tuples
            of such texts; None: not known.
        act: likewise under `act`.
        done: how often each kind under `done` was done.

    Returns:
        As `evaluate`.
    """
    asked = names_in(expression)
    facts = {
        "case": dict(_known(asked.case, case)),
        "act": dict(_known(asked.act, act)),
        "done": dict(zip(asked.done, done, strict=True)),
    }
    return evaluate(expression, facts)


def _known(names: frozenset[str], values: Sequence[object]) -> list[tuple[str, object]]:
    pairs = zip(names, values, strict=True)
    return [
        (name, list(value) if isinstance(value, tuple) else value) for name, value in pairs if value is not None
    ]
