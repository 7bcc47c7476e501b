"""The facts that conditions in rules read: `case`, `act` and `done`, three-valued where days overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import islice

from fairhearing.acts import KINDS, Act
from fairhearing.identifiers import KindName
from fairhearing.judging.absences import absences
from fairhearing.judging.conditions import Read, evaluate_recurring, names_in
from fairhearing.judging.matter import Matter
from fairhearing.judging.order import before
from fairhearing.judging.roles import roles_of
from fairhearing.judging.waiting import challenged
from fairhearing.procedure import evaluate

_CATEGORY = KindName("category-set")
_COURSE = KindName("course-set")
_ANSWER = KindName("response-received")
_FILED, _DECIDED = KindName("appeal-filed"), KindName("appeal-decided")
_LISTED = frozenset({"kind", "roles", "capacity"})
PLACEHOLDER = "…"
"""What stands in the fields of an act of which only is asked whether it could be done."""
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


def holds(matter: Matter, expression: str | None, act: Act | None) -> bool | None:
    """Return whether a condition holds; None where it depends on what is not known.

    Args:
        matter: the case.
        expression: CEL; None holds always.
        act: the act that it is about, and before which the others count; None: as of the day judged.
    """
    if expression is None:
        return True
    asked = names_in(expression)
    if asked.whole or _in_own_words(act, asked.act):
        return _holds_in_words(matter, expression, act)
    if act is None or act.id or act.constraints or not asked.general:
        return _holds_of_facts(matter, expression, asked, act)
    # to such a condition all that is proposed for the same day is one
    key = (expression, act.when.first, act.when.last, act.when.at)
    if key not in matter.held:
        matter.held[key] = _holds_of_facts(matter, expression, asked, act)
    return matter.held[key]


def _holds_of_facts(matter: Matter, expression: str, asked: Read, act: Act | None) -> bool | None:
    of_case = tuple([_of_case(matter, name, act) for name in asked.case])
    of_act = tuple([_listed(matter, name, act) for name in asked.act])
    if not asked.done:
        return evaluate_recurring(expression, of_case, of_act, ())
    counts = [_counts(matter, kinds, act) for kinds in asked.counted]
    least, most = tuple([one for one, _ in counts]), tuple([one for _, one in counts])
    answer = evaluate_recurring(expression, of_case, of_act, least)
    if most != least and evaluate_recurring(expression, of_case, of_act, most) is not answer:
        return None
    return answer


def _holds_in_words(matter: Matter, expression: str, act: Act | None) -> bool | None:
    """Return whether a condition holds that reads an act whole, or what stands in it in somebody's own words."""
    case, fields, kinds, whole, _ = names_in(expression)
    if whole:
        case, fields, kinds = frozenset(_CASE), frozenset(), frozenset(KINDS)
    told = {name: _of_case(matter, name, act) for name in case}
    facts = {
        "case": {name: _plain(value) for name, value in told.items() if value is not None},
        "act": act_facts(matter, act, None if whole else fields),
    }
    counts = {kind: _counts(matter, (kind,), act) for kind in kinds}
    least, most = ({kind: count[place] for kind, count in counts.items()} for place in (0, 1))
    answer = evaluate(expression, {**facts, "done": least})
    if most != least and evaluate(expression, {**facts, "done": most}) is not answer:
        return None
    return answer


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _of_case(matter: Matter, name: str, act: Act | None) -> object:
    return _CASE[name](matter, act) if name in _CASE else None


def _listed(matter: Matter, name: str, act: Act | None) -> object:
    """Return a fact of an act that is not in somebody's own words; None where it is not known."""
    if act is None:
        return None
    if name == "roles":
        roles = roles_of(matter, act)
        return None if roles is None else tuple(sorted(roles))
    value = _PLAIN[name](act) if name in _PLAIN else _field(act, name, absent_fields().get(name, ""))
    return tuple(value) if isinstance(value, list) else value


def _in_own_words(act: Act | None, names: Iterable[str]) -> bool:
    """Return whether a condition reads who is named in an act, or what somebody wrote in it."""
    if act is not None:
        for name in names:
            if name not in _LISTED and (name in _PLAIN or not _told_by_nobody(act.fields.get(name))):
                return True
    return False


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


def words_of_field(act: Act, name: str) -> str:
    """Return a field as text, several entries of a list one after the other; empty where it is not carried.

    Args:
        act: the act.
        name: the field.
    """
    value = act.fields.get(name)
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else text_of_field(act, name)


def _field(act: Act, name: str, absent: object) -> object:
    value = act.fields.get(name)
    if value is None:
        return absent
    if isinstance(absent, str) and isinstance(value, list | tuple):
        return words_of_field(act, name)
    if isinstance(absent, bool) and isinstance(value, str):
        return value == "true"
    if isinstance(absent, list) and isinstance(value, str):
        return [value]
    return list(value) if isinstance(value, tuple) else value


def _done(matter: Matter, kinds: tuple[KindName], act: Act | None, *, sure: bool) -> list[Act]:
    acts = matter.of_kinds(kinds)
    if act is None:
        return [one for one in acts if not sure or one.when.last <= matter.as_of]
    return matter.earlier(kinds, act) if sure else matter.perhaps_earlier(kinds, act)


def _counts(matter: Matter, kinds: tuple[KindName], act: Act | None) -> tuple[int, int]:
    """Return how often these kinds were certainly done before an act, and how often perhaps."""
    if act is not None:
        return matter.line(kinds).counts_before(act)
    return len(_done(matter, kinds, act, sure=True)), len(_done(matter, kinds, act, sure=False))


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
    named = categories(matter)
    return any(category.severe and category.id in named for category in matter.procedure.categories)


def _course(matter: Matter, act: Act | None) -> str:
    latest = _latest(matter, _COURSE, act)
    return text_of_field(latest, "value") if latest else ""


def _answer(matter: Matter, act: Act | None) -> str:
    latest = _latest(matter, _ANSWER, act)
    return text_of_field(latest, "answer") if latest else ""


def _grounds(matter: Matter, act: Act | None) -> tuple[str, ...] | None:
    least, most = (_undecided(matter, act, sure=sure) for sure in (True, False))
    return least if least == most else None


def _undecided(matter: Matter, act: Act | None, *, sure: bool) -> tuple[str, ...]:
    """Return the grounds of the appeals that certainly wait for a decision, or of those that may."""
    ends = _done(matter, (_DECIDED,), act, sure=not sure)
    ended = (True, None) if sure else (True,)
    filed = _done(matter, (_FILED,), act, sure=sure)
    waiting = (one for one in filed if not any(before(one, end) in ended and _rules_on(end, one) for end in ends))
    return tuple(sorted({text_of_field(one, "grounds") for one in waiting}))


def _rules_on(decision: Act, appeal: Act) -> bool:
    # a decision that says on which appeal it is decides no other one
    return not decision.about or appeal.id in decision.about


_CASE: Mapping[str, Callable[[Matter, Act | None], object]] = {
    "categories": lambda matter, _: categories(matter),
    "severe": _severe,
    "course": _course,
    "answered": lambda matter, act: _latest(matter, _ANSWER, act) is not None,
    "answer": _answer,
    "grounds": _grounds,
    "challenged": challenged,
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
