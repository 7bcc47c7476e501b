"""Whether silence shows anything: only where the file covers those who would have acted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fairhearing.acts import Act, Coverage
from fairhearing.identifiers import BodyId, KindName, RoleName
from fairhearing.judging.matter import Matter
from fairhearing.judging.roles import bodies_of
from fairhearing.judging.wording import both

_REFERRED = KindName("case-referred")


def gap(matter: Matter, roles: Iterable[RoleName], anchor: Act | None, first: date, last: date) -> str | None:
    """Return why silence shows nothing here; None where the file would show an act if there was one.

    Args:
        matter: the case with what its file covers.
        roles: who owed the act.
        anchor: the act that started the clock: the body that it was done to owes it as well.
        first: the first day on which the act can have been done in time.
        last: the last one.
    """
    owing = _owing(matter, roles, anchor)
    missing = [body for body in owing if not _covered(matter, body, first, last)]
    if not matter.case.covers or (owing and not missing):
        return None
    if missing:
        return both([_extent(matter, body) for body in missing])
    return _uncovered(matter, first, last)


def gap_of_any(matter: Matter, roles: Iterable[RoleName], first: date, last: date) -> str | None:
    """Return why silence shows nothing of acts that several bodies may do; None where one of them is covered.

    Args:
        matter: the case with what its file covers.
        roles: who may do the act.
        first: the first day on which it can have been done.
        last: the last one.
    """
    owing = _owing(matter, roles, None)
    if not matter.case.covers or any(_covered(matter, body, first, last) for body in owing):
        return None
    return both([_extent(matter, body) for body in owing]) if owing else _uncovered(matter, first, last)


def _uncovered(matter: Matter, first: date, last: date) -> str | None:
    if any(_covers(one, first, last) for one in matter.case.covers):
        return None
    return f"the file covers nobody's doings fully from {first} to {last}"


def _owing(matter: Matter, roles: Iterable[RoleName], anchor: Act | None) -> tuple[str, ...]:
    officers = [
        name for name in roles if name in matter.procedure.roles and not matter.procedure.roles[name].party
    ]
    bodies = dict.fromkeys(bodies_of(matter, officers))
    told = anchor.to if anchor is not None else ()
    referred = (str(act.fields.get("to_body", "")) for act in matter.of_kinds((_REFERRED,)))
    known = matter.organisation.bodies if matter.organisation else {}
    bodies.update(dict.fromkeys(BodyId(name) for name in (*told, *referred) if name in known))
    return tuple(bodies)


def _covered(matter: Matter, body: str, first: date, last: date) -> bool:
    spans = sorted((one.first, one.last) for one in matter.case.covers if one.body == body and not one.partial)
    reached = first
    for start, end in spans:
        if start <= reached <= end:
            if end >= last:
                return True
            reached = end
    return False


def _covers(one: Coverage, first: date, last: date) -> bool:
    return not one.partial and one.first <= first and last <= one.last


def _extent(matter: Matter, body: str) -> str:
    spans = [one for one in matter.case.covers if one.body == body]
    if not spans:
        return f"the file does not cover {body}"
    texts = [f"from {one.first} to {one.last}{f' ({one.how})' if one.how else ''}" for one in spans]
    return f"the file covers {body} only {both(texts)}"
