"""Which bodies and people a drawing shows: where the case could go, and who there is bound.

A picture shows at most the paths that matter; the tables show all.

Source: DESIGN, "No screen shows … to somebody who did not ask".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from fairhearing.independence.answer import Answer
from fairhearing.independence.model import Conflict, Viability
from fairhearing.organisation import members_of
from fairhearing.wording import enumerated, joined, say

MOST_BODIES = 20
MOST_PEOPLE = 12
"""How many a drawing can hold and still be read; the tables hold all."""


@dataclass(frozen=True, slots=True)
class Group:
    """One body with its people.

    Args:
        viability: whether it can judge.
        bound: those with a conflict whose path is drawn, the hardest first.
        more: how many further ones have one.
        unknown: those who must declare first.
        free: those without any conflict.
        example: a panel that could be drawn, where it is filled by lot.
    """

    viability: Viability
    bound: tuple[Conflict, ...]
    more: int
    unknown: tuple[str, ...]
    free: tuple[str, ...]
    example: tuple[str, ...] = ()

    def rest(self, listed: Callable[[Sequence[str]], str]) -> Iterator[str]:
        """Yield in words who of the body is not drawn with a path.

        Args:
            listed: how several people are named.
        """
        if self.more:
            yield say("and {more} more with a conflict: see the table.", more=self.more)
        if self.unknown:
            yield say("MUST DECLARE FIRST: {unknown}", unknown=_short(self.unknown, listed))
        if self.free:
            yield say("FREE: {free}", free=_short(self.free, listed))
        if self.example:
            yield say("Could be drawn, for example: {example}", example=listed(self.example))


def _short(ids: Sequence[str], listed: Callable[[Sequence[str]], str]) -> str:
    more = len(ids) - MOST_PEOPLE
    return (
        say("{people} and {more} more", people=listed(ids[:MOST_PEOPLE]), more=more) if more > 0 else listed(ids)
    )


def groups_of(found: Answer) -> tuple[Group, ...]:
    """Return the bodies that are drawn: first those to which the case could come, in that order, then the others.

    Args:
        found: the answer.
    """
    levels = {one.person: one for one in found.people}
    examples = {one.body: one.example for one in found.panels}
    made = []
    for answer in _ordered(found)[:MOST_BODIES]:
        members = members_of(found.organisation, answer.body, found.on)
        here = [levels[one] for one in members if one in levels]
        bound = sorted((one for one in here if one.reasons), key=lambda one: (one.level != "hard", one.person))
        made.append(
            Group(
                viability=answer,
                bound=tuple(bound[:MOST_PEOPLE]),
                more=max(0, len(bound) - MOST_PEOPLE),
                unknown=tuple(one.person for one in here if one.level == "unknown"),
                free=tuple(one.person for one in here if one.level == "none"),
                example=() if members else examples.get(answer.body, ()),
            )
        )
    return tuple(made)


def _ordered(found: Answer) -> list[Viability]:
    tried = dict.fromkeys(step.body for route in found.routes for step in route.steps)
    place = {body: number for number, body in enumerate(tried)}
    return sorted(found.bodies, key=lambda one: (place.get(one.body, len(place)), one.body))


def left_out(found: Answer) -> Iterator[str]:
    """Yield in words who and what is not drawn.

    Args:
        found: the answer.
    """
    further = len(found.bodies) - MOST_BODIES
    if further > 0:
        yield say("{further} further bodies: see the table.", further=further)
    seated = {who for one in found.bodies for who in members_of(found.organisation, one.body, found.on)}
    counts = Counter(one.level for one in found.people if one.person not in seated)
    if counts:
        words = {
            "hard": say("hard"),
            "soft": say("soft"),
            "unknown": say("must declare first"),
            "none": say("free"),
        }
        told = enumerated(
            [joined(" ", (str(counts[level]), word)) for level, word in words.items() if counts[level]]
        )
        yield say("On none of these bodies: {told}; each stands in the table.", told=told)
