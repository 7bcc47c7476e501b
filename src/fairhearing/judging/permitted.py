"""What may be done next, by whom, and why not yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from fairhearing.acts import KINDS, Act, When
from fairhearing.identifiers import ActId, KindName, RoleName, RuleId
from fairhearing.judging.challenges import MADE, RULED
from fairhearing.judging.facts import PLACEHOLDER
from fairhearing.judging.matter import Matter
from fairhearing.judging.model import Barred, DutyAnswer, Judgement, Permitted
from fairhearing.judging.objections import rules_on
from fairhearing.judging.offers import Offer, offers_of
from fairhearing.judging.outcomes import DECISION
from fairhearing.judging.powers import closed_by, faults_of
from fairhearing.judging.rulebook import once_for_each
from fairhearing.judging.several import goes_its_own_way
from fairhearing.procedure import Procedure
from fairhearing.wording import joined

_OPEN = frozenset({"open", "overdue", "undetermined", "not-shown"})
_RUNNING = frozenset({"open", "overdue"})
_CHALLENGES = frozenset((MADE, RULED))
_ASKED_MORE = _CHALLENGES | {DECISION}
"""Kinds of which more is asked than bars, gates, powers and consents ask."""
_FILLED: Mapping[str, object] = {"flag": True, "list": (PLACEHOLDER,), "files": (PLACEHOLDER,)}


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
    offers, standing = _offers(matter.procedure)
    found = _until_closed(matter, standing, open_for)
    for offer in offers:
        _add_judged(matter, offer, open_for, found)
    return tuple([found[kind] for kind in matter.powers])


@once_for_each
def _offers(procedure: Procedure) -> tuple[tuple[Offer, ...], tuple[Offer, ...]]:
    """Return the offers that the course of a case decides, and those that stand until it is closed."""
    offers = offers_of(procedure)
    return tuple(one for one in offers if not one.until_closed), tuple(one for one in offers if one.until_closed)


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


def _add_judged(
    matter: Matter,
    offer: Offer,
    open_for: Mapping[KindName, Mapping[RuleId, None]],
    found: dict[KindName, Permitted],
) -> None:
    free, because = _judged(matter, offer)
    for said in offer.free:
        duties = tuple(open_for.get(said.kind, ()))
        unsaid = duties or free is not offer.roles
        found[said.kind] = (
            Permitted(said.kind, free or offer.roles, bool(free), because, duties) if unsaid else said
        )


def _until_closed(
    matter: Matter, offers: Iterable[Offer], open_for: Mapping[KindName, Mapping[RuleId, None]]
) -> dict[KindName, Permitted]:
    end = matter.ended()
    if end is None:
        found = dict(_free(matter.procedure))
        for kind in found.keys() & open_for.keys():
            found[kind] = replace(found[kind], duties=tuple(open_for[kind]))
        return found
    closed = closed_by(end)
    found = {}
    for offer in offers:
        because = (joined(" ", (closed, offer.until_closed)),)
        for kind in offer.kinds:
            found[kind] = Permitted(kind, offer.roles, False, because, tuple(open_for.get(kind, ())))
    return found


@once_for_each
def _free(procedure: Procedure) -> dict[KindName, Permitted]:
    """Return what is said of each kind that stands until a case is closed."""
    _, standing = _offers(procedure)
    return {one.kind: one for offer in standing for one in offer.free}


def _judged(matter: Matter, offer: Offer) -> tuple[tuple[RoleName, ...], tuple[str, ...]]:
    refused: set[RoleName] = set()
    found: list[Barred] = []
    for alike in offer.alike:
        against = _against(matter, offer, alike[0])
        if against:
            refused.update(alike)
            found += against
    if not refused:
        return offer.roles, offer.because
    free = tuple(role for role in offer.roles if role not in refused)
    return free, _because(offer, free, found)


def _because(offer: Offer, free: Sequence[RoleName], against: Iterable[Barred]) -> tuple[str, ...]:
    if free:
        given = zip(offer.powers, offer.because, strict=True)
        return tuple(because for power, because in given if not set(free).isdisjoint(power.who))
    reasons = (joined(" ", (one.because, f"({one.rule}, {one.pack}: {one.source})")) for one in against)
    return tuple(dict.fromkeys(reasons))


def _against(matter: Matter, offer: Offer, role: RoleName) -> list[Barred]:
    """Return what speaks against the kinds whatever is written in their fields: empty or filled."""
    if any(map(goes_its_own_way, offer.kinds)) and matter.ways:
        return min((_against(way, offer, role) for way in matter.ways.values()), key=len)
    kind = offer.kinds[0]
    proposed = _proposal(kind, role, matter.as_of, filled=False)
    alone = offer.alone and kind not in _ASKED_MORE and not matter.ways
    found = faults_of(matter, offer.powers[0], proposed) if alone else rules_on(matter, proposed)
    empty = [one for one in found if one.status != "undetermined"]
    # other rules have the same against it, whatever is written; those on challenges read a reason as well
    asked = kind in _CHALLENGES or not offer.reading.isdisjoint(one.rule for one in empty)
    if not asked or not offer.reading:
        return empty
    proposed = _proposal(kind, role, matter.as_of, filled=True)
    filled = {(one.rule, one.status) for one in rules_on(matter, proposed)}
    return [one for one in empty if (one.rule, one.status) in filled]


@lru_cache(maxsize=4_096)
def _proposal(kind: KindName, role: RoleName, day: date, *, filled: bool) -> Act:
    """Return what is asked of every case that is judged as of the same day."""
    known = KINDS.get(kind) if filled else None
    fields = {field.name: _FILLED.get(field.type, PLACEHOLDER) for field in known.fields} if known else {}
    return Act(ActId(""), kind, When(day, day), fields=fields, capacity=role)
