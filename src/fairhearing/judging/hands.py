"""Through whose hands acts went: who took part in them, and who chose those who did; worked out once a case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from fairhearing.acts import Act
from fairhearing.identifiers import KindName
from fairhearing.judging.facts import text_of_field
from fairhearing.judging.matter import Matter, Places
from fairhearing.judging.order import before
from fairhearing.judging.roles import members_on, took_part

_FORMING = (KindName("panel-formed"), KindName("panel-drawn"))
_CHOOSERS = ("proposed_by", "appointed_by")


def with_one_of(matter: Matter, kinds: tuple[KindName, ...], people: Iterable[str]) -> set[int]:
    """Return in which acts of these kinds one of these people took part, as places among them.

    Args:
        matter: the case.
        kinds: of the acts.
        people: ids or slots.
    """
    places = _places(matter, matter.took_part, kinds, took_part)
    return {place for who in people for place in places.get(who, ())}


def chosen_by_one_of(matter: Matter, kinds: tuple[KindName, ...], people: Sequence[str], act: Act) -> set[int]:
    """Return for which acts of these kinds one of these people, or a body of theirs, chose who took part.

    Args:
        matter: the case.
        kinds: of the acts.
        people: ids or slots.
        act: the act that gives the day on which they sit on a body.
    """
    places = _places(matter, matter.chosen, kinds, lambda other: choosers_of(matter, other))
    return {
        place
        for name, found in places.items()
        if name in people or not set(people).isdisjoint(members_on(matter, name, act))
        for place in found
    }


def choosers_of(matter: Matter, act: Act) -> Mapping[str, Act]:
    """Return who chose those who took part in an act, each with the act in which they did.

    Args:
        matter: the case.
        act: one of its acts.
    """
    if act.id not in matter.choosers:
        matter.choosers[act.id] = {name: one for one in _seating(matter, act) for name in _named(matter, one)}
    return matter.choosers[act.id]


def _places(
    matter: Matter,
    kept: dict[tuple[KindName, ...], Places],
    kinds: tuple[KindName, ...],
    names_of: Callable[[Act], Iterable[str]],
) -> Places:
    if kinds not in kept:
        found: dict[str, list[int]] = {}
        for place, act in enumerate(matter.of_kinds(kinds)):
            for name in names_of(act):
                found.setdefault(name, []).append(place)
        kept[kinds] = found
    return kept[kinds]


def _seating(matter: Matter, other: Act) -> list[Act]:
    forming = matter.of_kinds(_FORMING)
    seats = _places(matter, matter.seats, _FORMING, lambda one: dict.fromkeys(one.members))
    own = _places(matter, matter.numbers, _FORMING, lambda one: (one.id,)).get(other.id, ())
    seated = {place for who in took_part(other) for place in seats.get(who, ())}
    places = sorted({*own, *seated})
    return [forming[place] for place in places if place in own or before(forming[place], other) is not False]


def _named(matter: Matter, forming: Act) -> list[str]:
    bodies = matter.organisation.bodies if matter.organisation else {}
    named = [
        *(text_of_field(forming, field) for field in _CHOOSERS),
        *(who for who in forming.by if who in bodies),
    ]
    return [name for name in named if name]
