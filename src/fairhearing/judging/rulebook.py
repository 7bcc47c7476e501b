"""The rules of a procedure by the kind of act that they speak of: laid out once, for all cases judged by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from fairhearing.identifiers import KindName, RuleId
from fairhearing.judging.wording import cite
from fairhearing.procedure import Bar, Consent, Disclosure, Duty, Gate, Power, Procedure, Rule, Separation

_Rule = TypeVar("_Rule", Bar, Gate, Power, Consent, Disclosure, Duty)
_Found = TypeVar("_Found")
KEPT = 64
"""Of so many procedures, those laid out last, what was laid out is kept."""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules by kind, each list in the order of the procedure; `duties` by id.

    Args:
        cited: the source of each rule on one line, by the address of the rule.
    """

    bars: Mapping[KindName, list[Bar]]
    gates: Mapping[KindName, list[Gate]]
    powers: Mapping[KindName, list[Power]]
    consents: Mapping[KindName, list[Consent]]
    disclosures: Mapping[KindName, list[Disclosure]]
    lapsing: Mapping[KindName, list[Duty]]
    separations: Mapping[KindName, list[Separation]]
    duties: Mapping[RuleId, Duty]
    cited: Mapping[int, str]


def once_for_each(work: Callable[[Procedure], _Found]) -> Callable[[Procedure], _Found]:
    """Return the work, done once for each of the procedures laid out last.

    A procedure is that very object or it is another one, as its tables cannot be hashed.

    Args:
        work: what depends on nothing but a procedure; nobody changes what it gives.
    """
    kept: dict[int, tuple[Procedure, _Found]] = {}

    def found(procedure: Procedure) -> _Found:
        known = kept.get(id(procedure))
        if known is None:
            # what is kept holds its procedure, so that no other one can come to have the same address
            known = kept[id(procedure)] = procedure, work(procedure)
            for oldest in list(kept)[:-KEPT]:
                kept.pop(oldest, None)
        return known[1]

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
        lapsing=_by_kind([duty for duty in procedure.duties if duty.lapses or duty.ratifies]),
        separations=_separations_by_kind(procedure.separations),
        duties={duty.id: duty for duty in procedure.duties},
        cited={id(rule): cite(procedure, rule) for rule in _rules_of(procedure)},
    )


def _rules_of(procedure: Procedure) -> Iterator[Rule]:
    yield from procedure.duties
    yield from procedure.bars
    yield from procedure.gates
    yield from procedure.powers
    yield from procedure.consents
    yield from procedure.disclosures
    yield from procedure.separations


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
