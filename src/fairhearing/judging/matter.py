"""A case laid out for judging: its acts in order and by kind, and the rules by the kind they speak of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from fairhearing.acts import Act, CaseFile, narrow
from fairhearing.clock import Calendar
from fairhearing.identifiers import ActId, KindName, PersonId
from fairhearing.independence import Conflict
from fairhearing.judging.order import before, rank
from fairhearing.organisation import Organisation
from fairhearing.procedure import Bar, Consent, Duty, Gate, Power, Procedure, Separation

_Rule = TypeVar("_Rule", Bar, Gate, Power, Consent, Duty)


class Matter:
    """What every part of a judgement reads; made once, changed by nobody.

    Args:
        procedure: the rules.
        organisation: who sat where; None: nothing is known of it.
        case: the acts, in any order.
        as_of: the day on which it is judged; acts that certainly came later are left out.
        calendar: None: the organisation's, or one without holidays.
        declared: people who declared that they may not judge.
    """

    def __init__(
        self,
        procedure: Procedure,
        organisation: Organisation | None,
        case: CaseFile,
        as_of: date,
        *,
        calendar: Calendar | None = None,
        declared: frozenset[PersonId] = frozenset(),
    ) -> None:
        self.procedure = procedure
        self.organisation = organisation
        self.case = case
        self.as_of = as_of
        self.declared = declared
        self.calendar = calendar or (organisation.calendar if organisation else Calendar())
        narrowed, self.contradictions = narrow(case.acts)
        self.acts = tuple(sorted((act for act in narrowed if act.when.first <= as_of), key=rank))
        self.by_id: Mapping[ActId, Act] = {act.id: act for act in self.acts}
        self.by_kind: Mapping[KindName, list[Act]] = _by_kind(self.acts)
        self.bars = _rules_by_kind(procedure.bars)
        self.gates = _rules_by_kind(procedure.gates)
        self.powers = _rules_by_kind(procedure.powers)
        self.consents = _rules_by_kind(procedure.consents)
        self.duties = {duty.id: duty for duty in procedure.duties}
        self.lapsing = _rules_by_kind([duty for duty in procedure.duties if duty.lapses])
        self.separations = _separations_by_kind(procedure.separations)
        self.several: dict[tuple[KindName, ...], list[Act]] = {}
        self.seated: dict[tuple[str, date], frozenset[str]] = {}
        self.conflicts: dict[tuple[str, date, bool, bool], Conflict] = {}

    def of_kinds(self, kinds: Iterable[KindName]) -> list[Act]:
        """Return the acts of these kinds, in order."""
        wanted = tuple(kinds)
        if len(wanted) == 1:
            return self.by_kind.get(wanted[0], [])
        if wanted not in self.several:
            acts = (act for kind in wanted for act in self.by_kind.get(kind, ()))
            self.several[wanted] = sorted(acts, key=rank)
        return self.several[wanted]

    def earlier(self, kinds: Iterable[KindName], act: Act) -> list[Act]:
        """Return the acts of these kinds that certainly came before `act` (the same day counts), in order."""
        return [one for one in self.of_kinds(kinds) if one.id != act.id and before(one, act)]

    def perhaps_earlier(self, kinds: Iterable[KindName], act: Act) -> list[Act]:
        """Return the acts of these kinds that may have come before `act`, in order."""
        return [one for one in self.of_kinds(kinds) if one.id != act.id and before(one, act) is not False]

    def ended(self) -> Act | None:
        """Return the act that closed the case, if one certainly did."""
        return next((act for act in self.of_kinds(self.procedure.end) if act.when.last <= self.as_of), None)


def _by_kind(acts: Sequence[Act]) -> dict[KindName, list[Act]]:
    found: dict[KindName, list[Act]] = {}
    for act in acts:
        found.setdefault(act.kind, []).append(act)
    return found


def _rules_by_kind(rules: Sequence[_Rule]) -> dict[KindName, list[_Rule]]:
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
