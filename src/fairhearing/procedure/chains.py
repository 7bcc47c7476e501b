"""Powers that give way to one another: by consensus, or else by two thirds, or else another body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise

from fairhearing.errors import InputError
from fairhearing.identifiers import RuleId
from fairhearing.procedure.model import Power, Procedure
from fairhearing.procedure.vocabulary import THRESHOLDS


def refuse_lost_chains(procedure: Procedure) -> Procedure:
    """Return a procedure in which every power gives way to one that can take its place.

    Args:
        procedure: as it was read, with the floor under it.

    Raises:
        InputError: `otherwise` names no power for the same act, or leads back, or stands where nothing can fail.

    Source: the file format `fairhearing/procedure@1`.
    """
    powers = {power.id: power for power in procedure.powers}
    for power in procedure.powers:
        if power.otherwise is None:
            continue
        following = powers.get(power.otherwise)
        if following is None or set(following.act).isdisjoint(power.act):
            raise InputError(
                f"Power '{power.id}' gives way to '{power.otherwise}', which cannot take its place.",
                why="That is no power, or it is one for other acts.",
                remedy=f"Name a power with 'act: {power.act[0]}'.",
                where=power.where,
            )
        if not (power.votes or power.quorum or power.unopposed):
            raise InputError(
                f"Power '{power.id}' gives way to another one and can always be used.",
                why="It asks for no majority, no number of people and no silence that could be missing.",
                remedy="Add 'votes: …' to it, or take 'otherwise' away.",
                where=power.where,
            )
        if power.id in after(power, powers):
            raise InputError(
                f"Power '{power.id}' gives way to itself in the end.",
                why="Where nobody agrees, somebody must decide at last.",
                remedy="Take 'otherwise' away from the last one of them.",
                where=power.where,
            )
    return procedure


def after(power: Power, powers: Mapping[RuleId, Power]) -> tuple[RuleId, ...]:
    """Return the powers to which one gives way, in order; one that leads back is the last.

    Args:
        power: the first.
        powers: all, by id.
    """
    found: list[RuleId] = []
    following = powers.get(power.otherwise) if power.otherwise else None
    while following is not None and following.id not in found:
        found.append(following.id)
        following = powers.get(following.otherwise) if following.otherwise else None
    return tuple(found)


def overlapping(procedure: Procedure) -> Iterator[tuple[Power, str, str]]:
    """Yield which majorities cannot all be meant: the power, what is wrong, and what would be right.

    A chain is none of that: first the stricter majority, then the milder, then another body.

    Args:
        procedure: with the floor under it.

    Source: Django manual and reporting guide (consensus, two thirds, the board); CNCF charter; LLVM guide.
    """
    powers = {power.id: power for power in procedure.powers}
    for power in procedure.powers:
        if any(_milder(one, other) for one, other in pairwise(power.votes)):
            votes = ", ".join(power.votes)
            yield (
                power,
                f"'{power.id}' names majorities that overlap: {votes}; the least is enough.",
                "Begin with the strictest, or write the one that is needed.",
            )
        if power.otherwise is not None:
            yield from _wrong_turn(power, powers[power.otherwise])
    for one, other in combinations(procedure.powers, 2):
        if _same_occasion(one, other):
            yield from _pair(one, other, powers)


def _milder(one: str, other: str) -> bool:
    return THRESHOLDS.index(one) > THRESHOLDS.index(other)


def _wrong_turn(power: Power, following: Power) -> Iterator[tuple[Power, str, str]]:
    if set(power.who).isdisjoint(following.who):
        if not following.after:
            yield (
                following,
                f"'{following.id}' takes the place of '{power.id}' at any time, even where that was never tried.",
                "Say what shows that it is their turn ('after'), such as case-referred or objection-made.",
            )
    elif power.votes and following.votes and not _milder(following.votes[0], power.votes[-1]):
        yield (
            following,
            f"'{power.id}' gives way to '{following.id}', which is no milder for the same people.",
            "Let each one of the chain ask for less than the one before it, or let others decide.",
        )


def _same_occasion(one: Power, other: Power) -> bool:
    shared = set(one.act) & set(other.act) and set(one.who) & set(other.who)
    apart = one.after and other.after and set(one.after).isdisjoint(other.after)
    return bool(shared and one.votes and other.votes and one.pack == other.pack and not apart)


def _pair(one: Power, other: Power, powers: Mapping[RuleId, Power]) -> Iterator[tuple[Power, str, str]]:
    if other.id in after(one, powers) or one.id in after(other, powers):
        return
    if one.votes != other.votes:
        yield (
            other,
            f"'{one.id}' and '{other.id}' give the same people one act with different majorities.",
            "Say when each of them holds ('after'), let one give way to the other ('otherwise'), or keep one.",
        )
    elif one.otherwise and other.otherwise and one.otherwise != other.otherwise:
        yield (
            other,
            f"'{one.id}' and '{other.id}' ask alike and give way to two: '{one.otherwise}', '{other.otherwise}'.",
            "Say which of the two decides where nobody agrees.",
        )
