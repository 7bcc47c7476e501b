"""A procedure as a finite machine: what was done so far, and what can be done next by whom.

Time is taken to pass: whoever only has to wait may wait, and a window that closes is never needed. Who does an act
fills it in as it must be. Conflicts and majorities are left out: a body that cannot act is replaced by the next.

Source: Clarke, Grumberg and Peled, Model Checking, 1999 (abstraction; slicing by what a property depends on).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from fairhearing.acts import KINDS, REOPENED
from fairhearing.identifiers import KindName, RoleName
from fairhearing.procedure.conditions import ACT_FACTS, evaluate
from fairhearing.procedure.model import Bar, Consent, Gate, Power, Procedure

_COURSE = "course: "
_CONSENT = "consent: "
_ANSWER = KindName("response-received")
_ABSENT = KindName("absence-noted")
_COUNTED = re.compile(r"(?:done\s*\[\s*[\"']([\w-]+)[\"']\s*\]|case\s*\.\s*absences)(?:\s*[<>=!]=?\s*([0-9]+))?")
_FILLED: Mapping[str, object] = {"flag": True, "list": ["…"], "files": ["…"]}
_EMPTY: Mapping[str, object] = {"flag": False, "list": [], "files": []}

State = tuple[int, ...]
"""How often each step was done, up to what any rule can tell apart; of courses, 1 for the one that is set."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What does not change in the course of a case.

    Args:
        category: the id of its category; empty where the procedure names none.
        severe: whether it is marked severe.
        answer: what the respondent answers, if they do.
    """

    category: str = ""
    severe: bool = False
    answer: str = "denies"


@dataclass(frozen=True, slots=True)
class Step:
    """Something that can be done, as rules can tell it apart.

    Args:
        name: a kind of act, or `course: …` or `consent: … of …`.
        roles: who can do it where it can be done.
        most: how many times are counted.
    """

    name: str
    roles: frozenset[RoleName]
    most: int = 1


@dataclass(frozen=True)
class Machine:
    """The part of a procedure on which its end depends.

    Args:
        procedure: with the floor under it.
        setting: what does not change.
        steps: those on which the end, or something that it waits for, depends.
    """

    procedure: Procedure
    setting: Setting
    steps: tuple[Step, ...]
    _known: dict[tuple[str, str, tuple[int, ...]], bool] = field(default_factory=dict, repr=False)

    def start(self) -> State:
        """Return the state in which a case begins."""
        return tuple(int(step.name in self.procedure.start) for step in self.steps)

    def ended(self, state: State) -> bool:
        """Return whether the case is closed."""
        return any(count and self.steps[place].name in self.procedure.end for place, count in enumerate(state))

    def reopened(self, state: State) -> State | None:
        """Return the state in which a closed case goes on that is opened again; None where no power allows it.

        Args:
            state: of a closed case. What is to be done anew counts as not done, and so does what can only follow
                on it, such as an appeal against the first outcome; the rest stays done.
        """
        done = self._done(state)
        if not any(REOPENED in power.act for power in self.procedure.powers):
            return None
        return tuple(0 if name in self._anew else count for name, count in done.items())

    @cached_property
    def _anew(self) -> frozenset[str]:
        rules = self.procedure
        found = {str(kind) for gate in rules.gates if gate.anew for group in gate.needs for kind in group}
        found |= {*map(str, rules.end), *(str(kind) for power in rules.powers if power.once for kind in power.act)}
        while True:
            more = {step.name for step in self.steps if step.name not in found and self._follows_on(step, found)}
            if not more:
                return frozenset(found)
            found |= more

    def _follows_on(self, step: Step, kinds: Collection[str]) -> bool:
        powers = [power for power in self.procedure.powers if step.name in power.act]
        return bool(powers) and all(power.after and set(power.after) <= set(kinds) for power in powers)

    def moves(self, state: State) -> Iterator[tuple[int, frozenset[RoleName], State]]:
        """Yield what can be done next: the step's place, who can do it, and the state after it.

        Args:
            state: not a closed one.
        """
        for place, step in enumerate(self.steps):
            if state[place] >= step.most:
                continue
            roles = self._roles(step, state)
            if roles:
                yield place, roles, self._after(state, place)

    def _after(self, state: State, place: int) -> State:
        name = self.steps[place].name
        wished = name.startswith(_COURSE)
        return tuple(
            count + 1 if spot == place else 0 if wished and self.steps[spot].name.startswith(_COURSE) else count
            for spot, count in enumerate(state)
        )

    def _roles(self, step: Step, state: State) -> frozenset[RoleName]:
        if step.name not in KINDS:
            return step.roles
        kind = KindName(step.name)
        powers = [power for power in self.procedure.powers if kind in power.act]
        roles = step.roles
        if powers:
            open_ones = (power for power in powers if self._has_place(power, state, kind))
            roles = frozenset(role for power in open_ones for role in power.who)
        return frozenset(role for role in roles if not self._stands_against(kind, role, state))

    def _has_place(self, power: Power, state: State, kind: KindName) -> bool:
        done = self._done(state)
        # once somebody objected nothing more is done by silence: whoever objects can do so again
        opposed = power.unopposed is not None and any(done[one] for one in power.unopposed.by)
        placed = not power.after or any(done[one] for one in power.after)
        return placed and not opposed and not (power.once and done[kind])

    def _stands_against(self, kind: KindName, role: RoleName, state: State) -> bool:
        done = self._done(state)
        return (
            any(self._bars(bar, kind, role, state) for bar in self.procedure.bars if kind in bar.act)
            or any(self._shut(gate, kind, role, done, state) for gate in self.procedure.gates if kind in gate.act)
            or any(
                self._lacks(rule, kind, role, done, state) for rule in self.procedure.consents if kind in rule.act
            )
        )

    def _bars(self, bar: Bar, kind: KindName, role: RoleName, state: State) -> bool:
        return (not bar.by or role in bar.by) and self._binds(bar.when, kind, role, state)

    def _shut(self, gate: Gate, kind: KindName, role: RoleName, done: Mapping[str, int], state: State) -> bool:
        open_ = all(any(done.get(one, 1) for one in group) for group in gate.needs)
        return not open_ and self._binds(gate.when, kind, role, state)

    def _lacks(self, rule: Consent, kind: KindName, role: RoleName, done: Mapping[str, int], state: State) -> bool:
        given = all(done[consent(rule.scope, party)] for party in rule.of)
        return not given and self._binds(rule.when, kind, role, state)

    def _binds(self, when: str | None, kind: KindName, role: RoleName, state: State) -> bool:
        """Return whether a condition holds however the act is filled in."""
        if when is None:
            return True
        key = (f"{when}\n{kind}", role, tuple(state[place] for place in self._read_by(when)))
        if key not in self._known:
            answers = [evaluate(when, self._facts(kind, role, state, filled)) for filled in (_EMPTY, _FILLED)]
            self._known[key] = all(answer is not False for answer in answers)
        return self._known[key]

    def _read_by(self, when: str) -> list[int]:
        read = {name for name, _ in counted(when)}
        if "case.course" in when:
            read |= {step.name for step in self.steps if step.name.startswith(_COURSE)}
        if "case.answer" in when:
            read.add(_ANSWER)
        return [place for place, step in enumerate(self.steps) if step.name in read]

    def _facts(
        self, kind: KindName, role: RoleName, state: State, filled: Mapping[str, object]
    ) -> dict[str, object]:
        done = self._done(state)
        course = next((name.removeprefix(_COURSE) for name in done if name.startswith(_COURSE) and done[name]), "")
        answered = bool(done.get(_ANSWER))
        act: dict[str, object] = dict.fromkeys(ACT_FACTS, "")
        for known in KINDS.values():
            act |= {one.name: filled.get(one.type, "…" if filled is _FILLED else "") for one in known.fields}
        return {
            "case": {
                "categories": [self.setting.category] if self.setting.category else [],
                "severe": self.setting.severe,
                "course": course,
                "answered": answered,
                "answer": self.setting.answer if answered else "",
                # that somebody waits for a ruling is left out: whoever rules can do so at once
                "challenged": False,
                "grounds": [],
                "absences": done.get(_ABSENT, 0),
            },
            "act": {**act, "kind": str(kind), "roles": [str(role)], "by": []},
            "done": {**dict.fromkeys(map(str, KINDS), 0), **done},
        }

    def _done(self, state: State) -> dict[str, int]:
        return {step.name: count for step, count in zip(self.steps, state, strict=True)}


def consent(scope: str, party: str) -> str:
    """Return the name of the step by which a party consents."""
    return f"{_CONSENT}{scope} of the {party}"


def counted(when: str) -> tuple[tuple[str, int], ...]:
    """Return which kinds a condition counts, and up to how many it can tell apart."""
    # that a hearing ends a row of absences is left out: whoever stays away may do so every time
    return tuple((kind or _ABSENT, max(1, int(number or 0))) for kind, number in _COUNTED.findall(when))


def machine(procedure: Procedure, setting: Setting) -> Machine:
    """Return the machine of a procedure's end.

    Args:
        procedure: with the floor under it.
        setting: what does not change in it.
    """
    most: dict[str, int] = {}
    wanted = [*map(str, procedure.end), *map(str, procedure.start)]
    while wanted:
        kind = wanted.pop()
        # a reopening is no step of a case that is open: it leads from its close back (`Machine.reopened`)
        if kind in most or kind == REOPENED:
            continue
        most[kind] = 1
        wanted += _needed_for(procedure, KindName(kind))
    for when in _conditions(procedure, most):
        for kind, number in (one for one in counted(when) if one[0] != REOPENED):
            most[kind] = max(most.get(kind, 1), number)
    return Machine(procedure, setting, (*_acts(procedure, most), *_wishes(procedure, most)))


def _needed_for(procedure: Procedure, kind: KindName) -> Iterator[str]:
    for power in procedure.powers:
        if kind in power.act:
            yield from (*power.after, *(power.unopposed.by if power.unopposed else ()))
    for gate in procedure.gates:
        if kind in gate.act:
            for group in gate.needs:
                yield from group
    for when in _conditions(procedure, (kind,)):
        yield from (name for name, _ in counted(when))
        if "case.answer" in when:
            yield _ANSWER


def _conditions(procedure: Procedure, kinds: Iterable[str]) -> Iterator[str]:
    wanted = set(kinds)
    rules: tuple[Bar | Gate | Consent, ...] = (*procedure.bars, *procedure.gates, *procedure.consents)
    yield from (rule.when for rule in rules if rule.when and wanted & set(rule.act))


def _acts(procedure: Procedure, most: Mapping[str, int]) -> Iterator[Step]:
    everybody = frozenset(procedure.roles)
    for kind in sorted(most):
        owners = {role for duty in procedure.duties if kind in duty.act for role in duty.who}
        holders = {role for power in procedure.powers if kind in power.act for role in power.who}
        yield Step(kind, frozenset(holders or owners) or everybody, most[kind])


def _wishes(procedure: Procedure, most: Mapping[str, int]) -> Iterator[Step]:
    reporter = frozenset({RoleName("reporter")})
    if any("case.course" in when for when in _conditions(procedure, most)):
        yield from (Step(f"{_COURSE}{course}", reporter) for course in procedure.courses)
    rules = [rule for rule in procedure.consents if set(rule.act) & set(most)]
    pairs = dict.fromkeys((rule.scope, party) for rule in rules for party in rule.of)
    yield from (Step(consent(scope, party), frozenset({RoleName(party)})) for scope, party in pairs)
