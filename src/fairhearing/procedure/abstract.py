"""A procedure as a finite machine: what was done so far, and what can be done next by whom.

Time is taken to pass: whoever only has to wait may wait, and a window that closes is never needed. Who does an act
fills it in as it must be. Conflicts and majorities are left out: a body that cannot act is replaced by the next.

Source: Clarke, Grumberg and Peled, Model Checking, 1999 (abstraction; slicing by what a property depends on).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from fairhearing.acts import KINDS, REOPENED
from fairhearing.identifiers import KindName, RoleName
from fairhearing.procedure.conditions import ACT_FACTS, evaluate
from fairhearing.procedure.model import Bar, Consent, Gate, Power, Procedure
from fairhearing.procedure.slicing import ABSENT, ANSWER, COURSE, Step, consent, counted, since, steps_of

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
        begun = {*self.procedure.start}
        return tuple(int(step.name in begun or not begun.isdisjoint(step.counts)) for step in self.steps)

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
        anew = {*self._anew, str(REOPENED)}
        again = [step.name in anew or not anew.isdisjoint((*step.counts, *step.since)) for step in self.steps]
        return tuple(0 if begins else count for begins, count in zip(again, done.values(), strict=True))

    @cached_property
    def _counters(self) -> Mapping[str, tuple[int, ...]]:
        """By kind of act, the places of the steps that count it, or that begin again when it is done."""
        found: dict[str, tuple[int, ...]] = {}
        for place, step in enumerate(self.steps):
            for kind in dict.fromkeys((*step.counts, *step.since)):
                found[kind] = (*found.get(kind, ()), place)
        return found

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
            if state[place] >= step.most and step.name not in self._counters:
                continue
            after = self._after(state, place)
            roles = self._roles(step, state) if after != state else None
            if roles:
                yield place, roles, after

    def _after(self, state: State, place: int) -> State:
        step = self.steps[place]
        after = list(state)
        if step.name.startswith(COURSE):
            after = [
                0 if one.name.startswith(COURSE) else count for one, count in zip(self.steps, state, strict=True)
            ]
        after[place] = min(state[place] + 1, step.most)
        for spot in self._counters.get(step.name, ()):
            counter = self.steps[spot]
            left = 0 if step.name in counter.since else state[spot]
            after[spot] = min(left + (step.name in counter.counts), counter.most)
        return tuple(after)

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
        if gate.since:
            open_ = all(done[since(gate, group)] >= gate.least for group in range(len(gate.needs)))
        else:
            # that a case was opened again is no step: whoever waits for it waits no longer
            open_ = all(sum(done.get(one, gate.least) for one in kinds) >= gate.least for kinds in gate.needs)
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
            read |= {step.name for step in self.steps if step.name.startswith(COURSE)}
        if "case.answer" in when:
            read.add(ANSWER)
        return [place for place, step in enumerate(self.steps) if step.name in read]

    def _facts(
        self, kind: KindName, role: RoleName, state: State, filled: Mapping[str, object]
    ) -> dict[str, object]:
        done = self._done(state)
        course = next((name.removeprefix(COURSE) for name in done if name.startswith(COURSE) and done[name]), "")
        answered = bool(done.get(ANSWER))
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
                # that a challenge or an appeal waits is left out: whoever rules on it can do so at once
                "challenged": False,
                "grounds": [],
                "absences": done.get(ABSENT, 0),
            },
            "act": {**act, "kind": str(kind), "roles": [str(role)], "by": []},
            "done": {**dict.fromkeys(map(str, KINDS), 0), **done},
        }

    def _done(self, state: State) -> dict[str, int]:
        return {step.name: count for step, count in zip(self.steps, state, strict=True)}


def machine(procedure: Procedure, setting: Setting) -> Machine:
    """Return the machine of a procedure's end.

    Args:
        procedure: with the floor under it.
        setting: what does not change in it.
    """
    return Machine(procedure, setting, steps_of(procedure))
