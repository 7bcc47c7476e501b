"""Which acts meet a clock: done after it started, by and to whom it is owed, and by right where that is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from fairhearing.acts import KINDS, Act
from fairhearing.identifiers import KindName
from fairhearing.judging.anchors import Anchor
from fairhearing.judging.facts import holds
from fairhearing.judging.matter import Matter
from fairhearing.judging.objections import by_right, counts_for
from fairhearing.judging.order import earliest
from fairhearing.judging.roles import owed_to, party, targets_of
from fairhearing.judging.several import whose
from fairhearing.procedure import Duty
from fairhearing.wording import say

_NOT_CONFIRMED = say("does not confirm it, as a rule speaks against it")
_EACH = ("reporter", "affected", "respondent")
_NO_RIGHT = say("does not count, as somebody did it who could not")
_NOT_ASKED = say("is not what is asked for")


@dataclass(frozen=True, slots=True)
class Doing:
    """The acts that meet a clock: those that certainly came after its anchor, and those that may have."""

    sure: tuple[Act, ...]
    perhaps: tuple[Act, ...]
    elsewhere: tuple[Act, ...]
    """Acts of the right kind that were done to somebody else."""
    void: tuple[tuple[Act, str], ...] = ()
    """Acts of the right kind that do not count, each with the reason."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One clock of a duty, of several people of one party each has one.

    Args:
        anchor: what started it for them.
        to: of several to whom it is owed the one whose clock it is; empty: there is one.
        by: of several who owe it the one whose clock it is; empty: there is one.
    """

    anchor: Anchor
    to: str = ""
    by: str = ""


def doing_of(matter: Matter, duty: Duty, owed: Owed) -> Doing:
    """Return which acts meet one clock of a duty.

    Args:
        matter: the case.
        duty: the rule.
        owed: the clock.
    """
    anchor = owed.anchor
    sure: list[Act] = []
    perhaps: list[Act] = []
    elsewhere: list[Act] = []
    void: list[tuple[Act, str]] = []
    line = matter.line(duty.act)
    asked = duty.counts is not None or duty.lapses or duty.by_right
    for place in line.places_since(anchor.soonest):
        act = line.acts[place]
        if sure and not duty.lapses and line.first_from(place) >= min(one.when.last for one in sure):
            break  # one of them met it before all that follow
        follows = _follows(matter, duty, anchor, act)
        if follows is False:
            continue
        if not (_reaches(matter, duty, anchor, act, owed.to) and _by_them(matter, act, owed.by)):
            elsewhere.append(act)
            continue
        answers = list(_counts(matter, duty, act)) if asked else []
        failed = next((reason for answer, reason in answers if answer is False), None)
        if failed is not None:
            void.append((act, failed))
        elif follows and act.when.last <= matter.as_of and all(answer for answer, _ in answers):
            sure.append(act)
        else:
            perhaps.append(act)
    return Doing(tuple(sure), tuple(perhaps), tuple(elsewhere), tuple(void))


def owed_singly(matter: Matter, duty: Duty, anchor: Anchor) -> tuple[Owed, ...]:
    """Return the clocks that run from one anchor: of several people of one party, one by and one towards each.

    Args:
        matter: the case.
        duty: the rule; where it does not say to whom, the kinds of act may.
        anchor: what started them; if that was done by or to some of a party, they are those of these.
    """
    to = duty.to or _told(duty.act)
    # a report is answered to whoever made it (`owed_to`), and has a clock of its own where each has one
    reported = to == "reporter" and anchor.act is not None and anchor.act.kind in matter.procedure.start
    debtor = duty.who[0] if len(duty.who) == 1 and duty.who[0] in _EACH else None
    return tuple(
        Owed(_started_for(matter, _started_for(matter, anchor, person), owing), person, owing)
        for owing in _each_of(matter, debtor, anchor)
        for person in _each_of(matter, None if reported else to, anchor)
    )


def _each_of(matter: Matter, name: str | None, anchor: Anchor) -> tuple[str, ...]:
    people = party(matter, name) if name else ()
    if len(people) < 2:
        return ("",)
    starting = [] if anchor.act is None else [anchor.act, *anchor.others]
    concerned = [who for who in people if any(_concerns(act, who, _others(matter, who)) for act in starting)]
    return tuple(concerned) or people


def _started_for(matter: Matter, anchor: Anchor, person: str) -> Anchor:
    """Return the anchor for one of several, whose clock does not start with what was done to the others."""
    if not person or anchor.act is None or not anchor.others:
        return anchor
    others, starting = _others(matter, person), [anchor.act, *anchor.others]
    own = [act for act in starting if _concerns(act, person, others)] or starting
    return replace(anchor, act=own[0], when=earliest(act.when for act in own), others=tuple(own[1:]))


def _others(matter: Matter, person: str) -> frozenset[str]:
    return _like(matter, person) - {person}


def _concerns(act: Act, person: str, others: frozenset[str]) -> bool:
    concerned = {*act.by, *targets_of(act)}
    return person in concerned or concerned.isdisjoint(others)


@cache
def _told(kinds: tuple[KindName, ...]) -> str | None:
    """Return whom all of these kinds of act are done to, if it is one party."""
    told = {known.to for kind in kinds if (known := KINDS.get(kind)) is not None}
    return next(iter(told)) if len(told) == 1 else None


def _follows(matter: Matter, duty: Duty, anchor: Anchor, act: Act) -> bool | None:
    """Return whether an act came after the anchor; False also where it names another act that it answers."""
    if anchor.act is not None and (act.id == anchor.act.id or _about_another(anchor.act, act)):
        return False
    if act.about and anchor.act is not None:
        starting = {anchor.act.id, *(one.id for one in anchor.others)}
        answered = {one for one in act.about if one in matter.by_id and matter.by_id[one].kind in duty.after}
        if answered and answered.isdisjoint(starting):
            return False
    return anchor.comes_before(act)


def _about_another(start: Act, act: Act) -> bool:
    # one of two conditions that is checked once more leaves the other one to be checked
    return start.kind == act.kind and bool(start.about and act.about) and set(start.about).isdisjoint(act.about)


def _reaches(matter: Matter, duty: Duty, anchor: Anchor, act: Act, person: str) -> bool:
    if duty.to is not None and not owed_to(matter, duty.to, anchor.act, act):
        return False
    if not person:
        return True
    targets = set(targets_of(act))
    if not targets or person in targets:
        return True
    # what was done to none of them by name, such as to a slot, may have reached each
    return targets.isdisjoint(_like(matter, person))


def _by_them(matter: Matter, act: Act, person: str) -> bool:
    own = whose(matter.respondents, matter.acts, act) if person in matter.respondents else None
    if own is not None:
        return person in own
    # what none of them did by name may have been done for each
    return not person or person in act.by or _like(matter, person).isdisjoint(act.by)


def _like(matter: Matter, person: str) -> frozenset[str]:
    """Return everybody who is the same party as somebody."""
    names = (name for name in _EACH if person in party(matter, name))
    return frozenset(who for name in names for who in party(matter, name))


def _counts(matter: Matter, duty: Duty, act: Act) -> Iterator[tuple[bool | None, str]]:
    if duty.counts is not None:
        yield holds(matter, duty.counts, act), _NOT_ASKED
    if duty.lapses:
        yield counts_for(matter, duty, act), _NOT_CONFIRMED
    elif duty.by_right:
        yield by_right(matter, act), _NO_RIGHT
