"""The rules of a procedure by the kind of act that they speak of: laid out once, for all cases judged by it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from fairhearing.identifiers import KindName, RuleId
from fairhearing.procedure import Bar, Consent, Disclosure, Duty, Gate, Power, Procedure, Separation

_Rule = TypeVar("_Rule", Bar, Gate, Power, Consent, Disclosure, Duty)
_Found = TypeVar("_Found")
KEPT = 64
"""Of so many procedures, those judged by last, what was laid out is kept."""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules by kind, each list in the order of the procedure; `duties` by id."""

    bars: Mapping[KindName, list[Bar]]
    gates: Mapping[KindName, list[Gate]]
    powers: Mapping[KindName, list[Power]]
    consents: Mapping[KindName, list[Consent]]
    disclosures: Mapping[KindName, list[Disclosure]]
    lapsing: Mapping[KindName, list[Duty]]
    separations: Mapping[KindName, list[Separation]]
    duties: Mapping[RuleId, Duty]


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """A procedure as a key: it is that very object or it is another one, as its tables cannot be hashed."""

    procedure: Procedure

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.procedure is self.procedure

    def __hash__(self) -> int:
        return id(self.procedure)


def once_for_each(work: Callable[[Procedure], _Found]) -> Callable[[Procedure], _Found]:
    """Return the work, done once for each of the procedures judged by last.

    Args:
        work: what depends on nothing but a procedure; nobody changes what it gives.
    """

    @lru_cache(maxsize=KEPT)
    def kept(key: _Same) -> _Found:
        return work(key.procedure)

    def found(procedure: Procedure) -> _Found:
        return kept(_Same(procedure))

    return found


@once_for_each
def rulebook_of(procedure: Procedure) -> Rulebook:
    """Return the rules of a procedure by kind.

    Args:
        procedure: the rules, with the floor's under them.
    """
    return Rulebook(
        bars=_by_kind(procedure.bars),
        gates=_by_kind(procedure.gates),
        powers=_by_kind(procedure.powers),
        consents=_by_kind(procedure.consents),
        disclosures=_by_kind(procedure.disclosures),
        lapsing=_by_kind([duty for duty in procedure.duties if duty.lapses]),
        separations=_separations_by_kind(procedure.separations),
        duties={duty.id: duty for duty in procedure.duties},
    )


def _by_kind(rules: Sequence[_Rule]) -> dict[KindName, list[_Rule]]:
    found: dict[KindName, list[_Rule]] = {}
    for rule in rules:
        for kind in dict.fromkeys(rule.act):
            found.setdefault(kind, []).append(rule)
    return found


def _separations_by_kind(rules: Sequence[Separation]) -> dict[KindName, list[Separation]]:
    found: dict[KindName, list[Separation]] = {}
    for rule in rules:
        for kind in dict.fromkeys(kind for group in rule.groups for kind in group):
            found.setdefault(kind, []).append(rule)
    return found
