"""What may be done next, by whom, and why not yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fairhearing.acts import KINDS, Act, When
from fairhearing.identifiers import ActId, KindName, RoleName, RuleId
from fairhearing.judging.matter import Matter
from fairhearing.judging.model import Barred, DutyAnswer, Judgement, Permitted
from fairhearing.judging.objections import rules_on
from fairhearing.judging.wording import cite
from fairhearing.procedure import Procedure

_OPEN = frozenset({"open", "overdue", "undetermined", "not-shown"})
_RUNNING = frozenset({"open", "overdue"})
_FILLED: Mapping[str, object] = {"flag": True, "list": ("…",), "files": ("…",)}


def permitted_next(matter: Matter, duties: Iterable[DutyAnswer]) -> tuple[Permitted, ...]:
    """Return each kind of act that a power names: who may do it now, or why nobody may yet.

    Args:
        matter: the case.
        duties: how its duties stand; each kind names the open ones that it would meet.
    """
    rules = {duty.id: duty for duty in matter.procedure.duties}
    open_for: dict[KindName, dict[RuleId, None]] = {}
    for answer in duties:
        if answer.status in _OPEN:
            for kind in rules[answer.rule].act:
                open_for.setdefault(kind, {})[answer.rule] = None
    return tuple(_permitted(matter, kind, tuple(open_for.get(kind, ()))) for kind in matter.powers)


def open_to(procedure: Procedure, judgement: Judgement, role: str) -> tuple[Permitted, ...]:
    """Return what a role may do, now or not yet: by a power, or as a running duty asks it for what no power names.

    Args:
        procedure: that the case was judged by.
        judgement: how it stands.
        role: a role of the procedure.
    """
    rules = {duty.id: duty for duty in procedure.duties}
    given = {one.kind for one in judgement.permitted}
    owed: dict[KindName, Permitted] = {}
    for answer in judgement.duties:
        if answer.status in _RUNNING and role in answer.who:
            for kind in set(rules[answer.rule].act) - given:
                owed[kind] = Permitted(kind, answer.who, True, (answer.says,), (answer.rule,))
    held = (one for one in judgement.permitted if role in one.who)
    return (*held, *(owed[kind] for kind in sorted(owed)))


def _permitted(matter: Matter, kind: KindName, duties: tuple[RuleId, ...]) -> Permitted:
    powers = matter.powers[kind]
    roles: tuple[RoleName, ...] = tuple(dict.fromkeys(role for power in powers for role in power.who))
    free: list[RoleName] = []
    reasons: dict[str, None] = {}
    for role in roles:
        against = _against(matter, kind, role)
        if not against:
            free.append(role)
        reasons.update(dict.fromkeys(f"{one.because} ({one.rule}, {one.pack}: {one.source})" for one in against))
    if free:
        held = [power for power in powers if not set(free).isdisjoint(power.who)]
        because = tuple(
            f"{power.says} ({power.id}, {power.pack}: {cite(matter.procedure, power)})" for power in held
        )
        return Permitted(kind, tuple(free), True, because, duties)
    return Permitted(kind, roles, False, tuple(reasons), duties)


def _against(matter: Matter, kind: KindName, role: RoleName) -> list[Barred]:
    """Return what speaks against the kind whatever is written in its fields: empty or filled."""
    found = rules_on(matter, _proposal(matter, kind, role, {}))
    empty = [one for one in found if one.status != "undetermined"]
    if not empty:
        return []
    known = KINDS.get(kind)
    fields = {field.name: _FILLED.get(field.type, "…") for field in known.fields} if known else {}
    filled = {(one.rule, one.status) for one in rules_on(matter, _proposal(matter, kind, role, fields))}
    return [one for one in empty if (one.rule, one.status) in filled]


def _proposal(matter: Matter, kind: KindName, role: RoleName, fields: Mapping[str, object]) -> Act:
    return Act(ActId(""), kind, When(matter.as_of, matter.as_of), fields=fields, capacity=role)
