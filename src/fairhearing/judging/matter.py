"""A case laid out for judging: its acts in order and by kind, beside the rules by the kind they speak of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property

from fairhearing.acts import REOPENED, Act, CaseFile, narrow
from fairhearing.clock import Calendar
from fairhearing.identifiers import ActId, KindName, PersonId
from fairhearing.independence import Conflict
from fairhearing.judging.line import Line
from fairhearing.judging.order import before, rank
from fairhearing.judging.rulebook import rulebook_of
from fairhearing.judging.several import concerned, goes_its_own_way, parted, respondents_of, way_of
from fairhearing.judging.wording import cite
from fairhearing.organisation import Organisation
from fairhearing.procedure import Procedure, Rule

_NO_ACTS = Line(())
_SEATING = (KindName("panel-formed"), KindName("panel-drawn"), KindName("seat-accepted"))
_SIGNED = KindName("statement-signed")
Places = Mapping[str, Sequence[int]]
"""By name, which of some acts in order."""


class Matter:
    """What every part of a judgement reads; made once, changed by nobody.

    Args:
        procedure: the rules.
        organisation: who sat where; None: nothing is known of it.
        case: the acts, in any order.
        as_of: the day on which it is judged; acts that certainly came later are left out.
        calendar: None: the organisation's, or one without holidays.
        declared: people who declared that they may not judge.
        whole: where this is the way of one of several respondents, the case of all of them.
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
        whole: Matter | None = None,
    ) -> None:
        self.procedure = procedure
        self.organisation = organisation
        self.case = case
        self.as_of = as_of
        self.declared = declared
        self._whole = whole
        self.calendar = calendar or (organisation.calendar if organisation else Calendar())
        narrowed, self.contradictions = narrow(case.acts)
        self.acts = tuple(sorted((act for act in narrowed if act.when.first <= as_of), key=rank))
        self.by_id: Mapping[ActId, Act] = {act.id: act for act in self.acts}
        self.by_kind: Mapping[KindName, list[Act]] = _by_kind(self.acts)
        rules = rulebook_of(procedure)
        self.bars, self.gates, self.powers, self.consents = rules.bars, rules.gates, rules.powers, rules.consents
        self.disclosures = rules.disclosures
        self._cited = rules.cited
        self.duties, self.lapsing, self.separations = rules.duties, rules.lapsing, rules.separations
        self.held: dict[tuple[str, date, date, datetime | None], bool | None] = {}
        self.says_anything: bool | None = None
        self._lines: dict[tuple[KindName, ...], Line] = {}
        self.slots: dict[str, frozenset[str] | None] = {}
        self.reporters: tuple[str, ...] | None = None
        self.took_part: dict[tuple[KindName, ...], Places] = {}
        self.chosen: dict[tuple[KindName, ...], Places] = {}
        self.seats: dict[tuple[KindName, ...], Places] = {}
        self.numbers: dict[tuple[KindName, ...], Places] = {}
        self.choosers: dict[ActId, Mapping[str, Act]] = {}
        self.seated: dict[tuple[str, date], frozenset[str]] = {}
        self.conflicts: dict[tuple[str, date, tuple[tuple[str, tuple[str, ...]], ...]], Conflict] = {}

    def line(self, kinds: tuple[KindName, ...]) -> Line:
        """Return the acts of these kinds, to be asked which of them came before another."""
        found = self._lines.get(kinds)
        if found is None:
            found = self._lines[kinds] = self._line(kinds)
        return found

    def _line(self, kinds: tuple[KindName, ...]) -> Line:
        if len(kinds) == 1:
            acts = self.by_kind.get(kinds[0])
            return _NO_ACTS if acts is None else Line(acts)
        done = [kind for kind in kinds if kind in self.by_kind]
        if not done:
            return _NO_ACTS
        if len(done) > 1:
            return Line(sorted((act for kind in done for act in self.by_kind[kind]), key=rank))
        return self.line((done[0],))

    def of_kinds(self, kinds: Iterable[KindName]) -> list[Act]:
        """Return the acts of these kinds, in order."""
        return self.line(tuple(kinds)).acts

    def earlier(self, kinds: Iterable[KindName], act: Act) -> list[Act]:
        """Return the acts of these kinds that certainly came before `act` (the same day counts), in order."""
        return self.line(tuple(kinds)).earlier(act)

    def perhaps_earlier(self, kinds: Iterable[KindName], act: Act) -> list[Act]:
        """Return the acts of these kinds that may have come before `act`, in order."""
        return self.line(tuple(kinds)).perhaps_earlier(act)

    def ended(self) -> Act | None:
        """Return the act that closed the case, if one certainly did and nothing opened it again."""
        return self._ended

    def closed_before(self, act: Act) -> Act | None:
        """Return the act that had certainly closed the case when `act` was done, and that nothing had undone."""
        again = self.of_kinds((REOPENED,))
        if not again:
            return self.line(self.procedure.end).first_over(act)
        ends = (end for end in self.of_kinds(self.procedure.end) if end.id != act.id)
        over = (end for end in ends if before(act, end) is False)
        return next((end for end in over if not any(_between(end, one, act) for one in again)), None)

    def reopened_before(self, act: Act) -> Act | None:
        """Return the last act that certainly opened the case again before `act`, if there is one."""
        return self.line((REOPENED,)).latest_before(act)

    def since_reopened(self, acts: Iterable[Act], act: Act) -> list[Act]:
        """Return those of some acts that were done since the case was last opened again before `act`."""
        again = self.reopened_before(act)
        return [one for one in acts if again is None or before(again, one)]

    def source_of(self, rule: Rule) -> str:
        """Return a rule's source on one line."""
        known = self._cited.get(id(rule))
        return cite(self.procedure, rule) if known is None else known

    @cached_property
    def respondents(self) -> tuple[str, ...]:
        """Who is a respondent, as the acts call them."""
        return respondents_of(self.case)

    @property
    def whole(self) -> Matter:
        """The case of all respondents where this is the way of one of them; else this itself."""
        return self if self._whole is None else self._whole

    @cached_property
    def ways(self) -> Mapping[str, Matter]:
        """Where the ways of several respondents have parted, the case as it stands towards each; else empty."""
        if self._whole is not None:
            return {}
        case = replace(self.case, acts=self.acts)
        return {person: self._way(way_of(case, person)) for person in parted(case)}

    def _way(self, case: CaseFile) -> Matter:
        return Matter(
            self.procedure,
            self.organisation,
            case,
            self.as_of,
            calendar=self.calendar,
            declared=self.declared,
            whole=self,
        )

    def ways_on(self, act: Act) -> Mapping[str, Matter]:
        """Return the ways that an act has to fit, where they have parted: of those whom it concerns, in order."""
        if not self.ways:
            return {}
        whom = concerned(self.ways, self.acts, act)
        each = goes_its_own_way(act.kind) or act.kind in self.procedure.end or len(whom) < len(self.ways)
        return {person: way for person, way in self.ways.items() if person in whom} if each else {}

    @cached_property
    def towards(self) -> frozenset[str]:
        """The parties and further roles that rules about ties name."""
        return frozenset(role for rule in self.procedure.conflicts.rules for role in rule.towards)

    @cached_property
    def signed(self) -> frozenset[str]:
        """Those who signed a statement."""
        return frozenset(who for act in self.of_kinds((_SIGNED,)) for who in act.by)

    @cached_property
    def seated_by(self) -> Mapping[str, list[Act]]:
        """By person, the acts that gave them a seat."""
        found: dict[str, list[Act]] = {}
        for act in self.of_kinds(_SEATING):
            for who in dict.fromkeys(act.members):
                found.setdefault(who, []).append(act)
        return found

    @cached_property
    def corrected(self) -> frozenset[ActId | None]:
        """The acts that another one corrects."""
        return frozenset(act.corrects for act in self.acts)

    @cached_property
    def _ended(self) -> Act | None:
        ends = (act for act in self.of_kinds(self.procedure.end) if act.when.last <= self.as_of)
        again = self.of_kinds((REOPENED,))
        return next((end for end in ends if all(before(end, one) is False for one in again)), None)


def _between(end: Act, again: Act, act: Act) -> bool:
    return again.id != act.id and before(end, again) is not False and before(again, act) is not False


def _by_kind(acts: Sequence[Act]) -> dict[KindName, list[Act]]:
    found: dict[KindName, list[Act]] = {}
    for act in acts:
        found.setdefault(act.kind, []).append(act)
    return found
