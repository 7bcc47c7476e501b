"""The part of a procedure on which its end depends, as steps that its rules can tell apart.

Source: Clarke, Grumberg and Peled, Model Checking, 1999 (slicing by what a property depends on).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fairhearing.acts import REOPENED
from fairhearing.identifiers import KindName, RoleName
from fairhearing.procedure.model import Bar, Consent, Gate, Procedure

COURSE = "course: "
ANSWER = KindName("response-received")
ABSENT = KindName("absence-noted")
_CONSENT = "consent: "
_SINCE = "since: "
_COUNTED = re.compile(r"(?:done\s*\[\s*[\"']([\w-]+)[\"']\s*\]|case\s*\.\s*absences)(?:\s*[<>=!]=?\s*([0-9]+))?")


@dataclass(frozen=True, slots=True)
class Step:
    """Something that can be done, as rules can tell it apart.

    Args:
        name: a kind of act, or `course: …` or `consent: … of …`; or `since: …`, which nobody does.
        roles: who can do it where it can be done.
        most: how many times are counted.
        counts: of what nobody does, the kinds that are counted in it.
        since: likewise, the kinds after each of which the count begins again.
    """

    name: str
    roles: frozenset[RoleName]
    most: int = 1
    counts: tuple[KindName, ...] = ()
    since: tuple[KindName, ...] = ()


def steps_of(procedure: Procedure) -> tuple[Step, ...]:
    """Return the steps on which the end of a procedure, or something that it waits for, depends.

    Args:
        procedure: with the floor under it.
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
    gates = [gate for gate in procedure.gates if not set(most).isdisjoint(gate.act)]
    for gate in gates:
        needed = {kind for kinds in gate.needs for kind in kinds} - {REOPENED}
        most |= {kind: max(most[kind], gate.least) for kind in needed}
    return (*_acts(procedure, most), *_wishes(procedure, most), *_counters(gates))


def _counters(gates: Iterable[Gate]) -> Iterator[Step]:
    for gate in gates:
        for group, kinds in enumerate(gate.needs if gate.since else ()):
            yield Step(since(gate, group), frozenset(), gate.least, kinds, gate.since)


def since(gate: Gate, group: int) -> str:
    """Return the name of the step that counts what was done since a gate was shut the last time.

    Args:
        gate: with `since`.
        group: which of the groups that it needs, counted from 0.
    """
    return f"{_SINCE}{gate.id} {group}"


def consent(scope: str, party: str) -> str:
    """Return the name of the step by which a party consents."""
    return f"{_CONSENT}{scope} of the {party}"


def counted(when: str) -> tuple[tuple[str, int], ...]:
    """Return which kinds a condition counts, and up to how many it can tell apart."""
    # that a hearing ends a row of absences is left out: whoever stays away may do so every time
    return tuple((kind or ABSENT, max(1, int(number or 0))) for kind, number in _COUNTED.findall(when))


def _needed_for(procedure: Procedure, kind: KindName) -> Iterator[str]:
    for power in procedure.powers:
        if kind in power.act:
            yield from (*power.after, *(power.unopposed.by if power.unopposed else ()))
    for gate in procedure.gates:
        if kind in gate.act:
            for group in (*gate.needs, gate.since):
                yield from group
    for when in _conditions(procedure, (kind,)):
        yield from (name for name, _ in counted(when))
        if "case.answer" in when:
            yield ANSWER


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
        yield from (Step(f"{COURSE}{course}", reporter) for course in procedure.courses)
    rules = [rule for rule in procedure.consents if set(rule.act) & set(most)]
    pairs = dict.fromkeys((rule.scope, party) for rule in rules for party in rule.of)
    yield from (Step(consent(scope, party), frozenset({RoleName(party)})) for scope, party in pairs)
