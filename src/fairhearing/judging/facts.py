"""The facts that conditions in rules read: `case`, `act` and `done`, three-valued where days overlap."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import islice

from fairhearing.acts import KINDS, Act
from fairhearing.identifiers import KindName
from fairhearing.judging.absences import absences
from fairhearing.judging.matter import Matter
from fairhearing.judging.order import before
from fairhearing.judging.recurring import evaluate_recurring
from fairhearing.judging.roles import roles_of
from fairhearing.procedure import evaluate

_CATEGORY = KindName("category-set")
_COURSE = KindName("course-set")
_ANSWER = KindName("response-received")
_FILED, _DECIDED = KindName("appeal-filed"), KindName("appeal-decided")
_LISTED = frozenset({"kind", "roles", "capacity"})
PLACEHOLDER = "…"
"""What stands in the fields of an act of which only is asked whether it could be done."""
_NAMES = re.compile(r"\b(case|act)\.(\w+)|\bdone\s*(?:\[\s*[\"']([\w-]+)[\"']\s*\]|\.(\w+))|\b(case|act|done)\b")
_ABSENT: Mapping[str, object] = {"flag": False, "list": [], "files": []}
_EXTRA: Mapping[str, object] = {
    "by": [],
    "to": [],
    "members": [],
    "about": [],
    "between": [],
    "names": [],
    "topics_agreed": False,
    "with_affected": False,
}


@cache
def absent_fields() -> Mapping[str, object]:
    """Return what a field is to a condition when an act does not carry it: "", [] or false."""
    fields = {field.name: _ABSENT.get(field.type, "") for kind in KINDS.values() for field in kind.fields}
    return {**fields, **_EXTRA}


@cache
def names_in(expression: str) -> tuple[frozenset[str], frozenset[str], frozenset[KindName], bool]:
    """Return which facts a condition reads, so that only these are worked out.

    Args:
        expression: CEL.

    Returns:
        Names under `case`, names under `act`, kinds under `done`, and whether one of the three is read whole.
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
    return frozenset(case), frozenset(act), frozenset(done), whole


def holds(matter: Matter, expression: str | None, act: Act | None) -> bool | None:
    """Return whether a condition holds; None where it depends on what is not known.

    Args:
        matter: the case.
        expression: CEL; None holds always.
        act: the act that it is about, and before which the others count; None: as of the day judged.
    """
    if expression is None:
        return True
    case, fields, kinds, whole = names_in(expression)
    if whole:
        case, fields, kinds = frozenset(_CASE), frozenset(), frozenset(KINDS)
    told = {name: _CASE[name](matter, act) for name in case if name in _CASE}
    facts: dict[str, Mapping[str, object]] = {
        "case": {name: value for name, value in told.items() if value is not None},
        "act": act_facts(matter, act, None if whole else fields),
        "done": {kind: _count(matter, kind, act, sure=True) for kind in kinds},
    }
    work_out = evaluate if whole or _in_own_words(act, fields) else evaluate_recurring
    answer = work_out(expression, facts)
    most: dict[str, object] = {kind: _count(matter, kind, act, sure=False) for kind in kinds}
    if most != facts["done"] and work_out(expression, {**facts, "done": most}) is not answer:
        return None
    return answer


def _in_own_words(act: Act | None, names: Iterable[str]) -> bool:
    """Return whether a condition reads who is named in an act, or what somebody wrote in it."""
    if act is None:
        return False
    asked = (name for name in names if name not in _LISTED)
    return any(name in _PLAIN or not _told_by_nobody(act.fields.get(name)) for name in asked)


def _told_by_nobody(value: object) -> bool:
    return value is None or isinstance(value, bool) or value in (PLACEHOLDER, (PLACEHOLDER,))


def act_facts(matter: Matter, act: Act | None, names: Iterable[str] | None) -> dict[str, object]:
    """Return the facts of one act.

    Args:
        matter: the case.
        act: the act; None: no act, so no facts.
        names: which facts; None: all.

    Returns:
        By name. `roles` is missing where it is not known in which role somebody acted.
    """
    if act is None:
        return {}
    absent = absent_fields()
    wanted = frozenset((*absent, *act.fields, *_PLAIN, "roles")) if names is None else names
    found: dict[str, object] = {}
    for name in wanted:
        if name == "roles":
            roles = roles_of(matter, act)
            if roles is not None:
                found["roles"] = sorted(roles)
        elif name in _PLAIN:
            found[name] = _PLAIN[name](act)
        else:
            found[name] = _field(act, name, absent.get(name, ""))
    return found


def text_of_field(act: Act, name: str) -> str:
    """Return a field as text; empty where the act does not carry it.

    Args:
        act: the act.
        name: the field.
    """
    value = act.fields.get(name)
    return value if isinstance(value, str) else ""


def _field(act: Act, name: str, absent: object) -> object:
    value = act.fields.get(name)
    if value is None:
        return absent
    if isinstance(absent, bool) and isinstance(value, str):
        return value == "true"
    if isinstance(absent, list) and isinstance(value, str):
        return [value]
    return list(value) if isinstance(value, tuple) else value


def _done(matter: Matter, kind: KindName, act: Act | None, *, sure: bool) -> list[Act]:
    acts = matter.of_kinds((kind,))
    if act is None:
        return [one for one in acts if not sure or one.when.last <= matter.as_of]
    return matter.earlier((kind,), act) if sure else matter.perhaps_earlier((kind,), act)


def _count(matter: Matter, kind: KindName, act: Act | None, *, sure: bool) -> int:
    if act is not None:
        return matter.line((kind,)).count_before(act, sure=sure)
    return len(_done(matter, kind, act, sure=sure))


def categories(matter: Matter) -> tuple[str, ...]:
    """Return the categories that the report gives; without any, the last one set and not corrected."""
    if matter.case.categories:
        return matter.case.categories
    standing = (act for act in reversed(matter.of_kinds((_CATEGORY,))) if act.id not in matter.corrected)
    values = (text_of_field(act, "value") for act in standing)
    return tuple(value for value in islice(values, 1) if value)


def _latest(matter: Matter, kind: KindName, act: Act | None) -> Act | None:
    if act is not None:
        return matter.line((kind,)).latest_before(act)
    return next(reversed(matter.of_kinds((kind,))), None)


def _severe(matter: Matter, _: Act | None) -> bool:
    severe = {category.id for category in matter.procedure.categories if category.severe}
    return not severe.isdisjoint(categories(matter))


def _course(matter: Matter, act: Act | None) -> str:
    latest = _latest(matter, _COURSE, act)
    return text_of_field(latest, "value") if latest else ""


def _answer(matter: Matter, act: Act | None) -> str:
    latest = _latest(matter, _ANSWER, act)
    return text_of_field(latest, "answer") if latest else ""


def _grounds(matter: Matter, act: Act | None) -> list[str] | None:
    least, most = (_undecided(matter, act, sure=sure) for sure in (True, False))
    return least if least == most else None


def _undecided(matter: Matter, act: Act | None, *, sure: bool) -> list[str]:
    """Return the grounds of the appeals that certainly wait for a decision, or of those that may."""
    ends = _done(matter, _DECIDED, act, sure=not sure)
    ended = (True, None) if sure else (True,)
    filed = _done(matter, _FILED, act, sure=sure)
    waiting = (one for one in filed if not any(before(one, end) in ended for end in ends))
    return sorted({text_of_field(one, "grounds") for one in waiting})


_CASE: Mapping[str, Callable[[Matter, Act | None], object]] = {
    "categories": lambda matter, _: list(categories(matter)),
    "severe": _severe,
    "course": _course,
    "answered": lambda matter, act: _latest(matter, _ANSWER, act) is not None,
    "answer": _answer,
    "grounds": _grounds,
    "absences": absences,
}
_PLAIN: Mapping[str, Callable[[Act], object]] = {
    "kind": lambda act: str(act.kind),
    "by": lambda act: list(act.by),
    "to": lambda act: list(act.to),
    "members": lambda act: list(act.members),
    "about": lambda act: list(act.about),
    "reported_by": lambda act: act.reported_by or "",
    "capacity": lambda act: act.capacity or "",
    "corrects": lambda act: act.corrects or "",
}
