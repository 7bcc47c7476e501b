"""Acts that may not be done by the same people, nor by those who chose the people of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fairhearing.acts import Act
from fairhearing.identifiers import KindName
from fairhearing.judging.bars import objection
from fairhearing.judging.hands import choosers_of, chosen_by_one_of, with_one_of
from fairhearing.judging.matter import Matter
from fairhearing.judging.model import Barred
from fairhearing.judging.order import before
from fairhearing.judging.roles import members_on, took_part
from fairhearing.judging.standing import free_for
from fairhearing.judging.wording import both
from fairhearing.procedure import Separation
from fairhearing.wording import say

_REMEDY = say("Other people do it.")


def separations_on(matter: Matter, act: Act) -> Iterator[Barred]:
    """Yield every separation that an act breaks towards an earlier one.

    Args:
        matter: the case.
        act: done or proposed.
    """
    for rule in matter.separations.get(act.kind, ()):
        if not (act.by or act.members or _named_in(rule, act)):
            continue
        if rule.alone:
            yield from _by_themselves(matter, rule, act)
            continue
        for group in rule.groups:
            if act.kind not in group:
                yield from _against(matter, rule, act, group)
        if rule.anew:
            yield from _anew(matter, rule, act)


def _against(matter: Matter, rule: Separation, act: Act, group: Sequence[KindName]) -> Iterator[Barred]:
    people, acts, kinds = took_part(act), matter.of_kinds(group), tuple(group)
    places = with_one_of(matter, kinds, people) if rule.apart else set()
    if rule.named:
        # whom a field names is known act by act only; such acts are few
        places = set(range(len(acts)))
    if rule.fresh:
        places |= chosen_by_one_of(matter, kinds, people, act)
    for other in (acts[place] for place in sorted(places)):
        order = before(other, act) if other.id != act.id else False
        if order is False or (order and before(act, other) and _comes_first(matter, act, other)):
            continue
        if rule.apart and (same := _same(rule, act, other)):
            text = say(
                "{same} {rule} act {other} as well.", same=both(same), rule=_part(rule, act, other), other=other.id
            )
            yield objection(matter, rule, act, "not-separate", text, "conflict", _REMEDY)
        if rule.fresh and (chosen := _chosen(matter, act, other)):
            yield objection(matter, rule, act, "not-separate", chosen, "conflict", _REMEDY)


def _anew(matter: Matter, rule: Separation, act: Act) -> Iterator[Barred]:
    again = matter.reopened_before(act)
    kinds = tuple(kind for group in rule.groups for kind in group)
    for other in () if again is None else matter.earlier(kinds, again):
        if same := _same(rule, act, other):
            text = say(
                "{who} took part in act {act}, before the case was opened again.", who=both(same), act=other.id
            )
            yield objection(matter, rule, act, "not-separate", text, "conflict", _REMEDY)
            return


def _by_themselves(matter: Matter, rule: Separation, act: Act) -> Iterator[Barred]:
    for place, group in enumerate(rule.groups):
        later = any(act.kind in kinds for kinds in rule.groups[place + 1 :])
        for other in matter.earlier(group, act)[-1:] if later else ():
            people = took_part(other)
            others = [who for who in free_for(matter, act) if who not in people]
            if took_part(act) and set(took_part(act)) <= set(people) and len(others) > _unknown(matter, people):
                text = say(
                    "{act} alone did act {other} as well, and somebody else is free.",
                    act=both(list(took_part(act))),
                    other=other.id,
                )
                yield objection(matter, rule, act, "not-separate", text, "conflict", _REMEDY)


def _unknown(matter: Matter, people: Sequence[str]) -> int:
    """Return how many of them are known by their slot only: each may be one of those who are free."""
    return sum(matter.organisation is None or who not in matter.organisation.people for who in people)


def _comes_first(matter: Matter, act: Act, other: Act) -> bool:
    # what is only proposed comes after whatever was done on the same day
    return act.id in matter.by_id and (act.kind, act.id) < (other.kind, other.id)


def _same(rule: Separation, act: Act, other: Act) -> list[str]:
    people = {*took_part(other), *_named_in(rule, other)}
    if act.members and other.members:
        # who only wrote it down did not take part; who sat in it did, also where they wrote it down
        people -= set(other.by) - set(other.members)
    return [who for who in dict.fromkeys((*took_part(act), *_named_in(rule, act))) if who in people]


def _named_in(rule: Separation, act: Act) -> tuple[str, ...]:
    if not rule.named:
        return ()
    named = (act.fields.get(field, ()) for field in rule.named)
    lists = ((one,) if isinstance(one, str) else one if isinstance(one, list | tuple) else () for one in named)
    return tuple(str(who) for people in lists for who in people)


def _part(rule: Separation, act: Act, other: Act) -> str:
    return (
        say("took part or is named in") if _named_in(rule, act) or _named_in(rule, other) else say("took part in")
    )


def _chosen(matter: Matter, act: Act, other: Act) -> str:
    choosers = choosers_of(matter, other)
    for who in took_part(act):
        if who in choosers:
            return say("{who} chose who sat (act {choosers}).", who=who, choosers=choosers[who].id)
        for name, one in choosers.items():
            if who in members_on(matter, name, act):
                return say(
                    "{who} sits on {name}, which chose who sat (act {one}).", who=who, name=name, one=one.id
                )
    return ""
