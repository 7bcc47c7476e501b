"""Conditions whose facts recur from case to case: their answers are kept, as working one out takes long."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from fairhearing.procedure import evaluate

_Facts = tuple[tuple[str, tuple[tuple[str, object], ...]], ...]
KEPT = 8_192
"""So many answers are kept, those asked for last."""


def evaluate_recurring(expression: str, facts: Mapping[str, Mapping[str, object]]) -> bool | None:
    """Work out a condition, or return what it was for the same facts before.

    What somebody wrote in words of their own is no such fact: it would be kept longer than its case is open.

    Args:
        expression: CEL.
        facts: of closed lists alone, such as roles, kinds and counts; texts, numbers, yes or no, lists of texts.

    Returns:
        As `evaluate`.
    """
    key = tuple(
        (base, tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in table.items()))
        for base, table in facts.items()
    )
    return _kept(expression, key)


@lru_cache(maxsize=KEPT)
def _kept(expression: str, key: _Facts) -> bool | None:
    facts = {
        base: {name: list(value) if isinstance(value, tuple) else value for name, value in table}
        for base, table in key
    }
    return evaluate(expression, facts)
