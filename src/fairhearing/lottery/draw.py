"""The draw: committed to before the seed is known, and worked out again by anybody who may see the pool."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

import rfc8785

from fairhearing.lottery.compositions import Compositions
from fairhearing.lottery.infeasible import infeasible
from fairhearing.lottery.model import Candidate, Commitment, Draw, LotteryError, Quotas
from fairhearing.lottery.pool import Pool, Type, keeps, pool_of
from fairhearing.lottery.stream import Stream

_COMMITMENT = b"fairhearing/lottery/commitment/v1\n"
_RESULT = b"fairhearing/lottery/draw/v1\n"
_FORMAT = "fairhearing/lottery@1"
_SALT_SIZE = 32


def commit(
    candidates: Sequence[Candidate], quotas: Quotas, seats: int, alternates: int, salt: bytes, domain: str
) -> Commitment:
    """Fix everything that the draw will rest on, before anybody knows the seed.

    Args:
        candidates: in any order; conflicts are taken out.
        quotas: as a body has them.
        seats: from 1.
        alternates: from 0.
        salt: 32 random bytes, kept sealed with the pool.
        domain: organisation, case and round.

    Returns:
        The digest to publish, and what it is of.

    Raises:
        LotteryError: pool, quotas or salt cannot be used.

    Source: RFC 8785 for the canonical form; a salted SHA-256 as commitment.
    """
    if len(salt) != _SALT_SIZE:
        raise LotteryError(
            f"The salt of a commitment has {len(salt)} bytes.",
            why=f"It has exactly {_SALT_SIZE}: with fewer somebody could try out who is missing from the pool.",
            remedy=f"Pass {_SALT_SIZE} random bytes.",
        )
    pool_of(candidates, quotas, seats)
    canonical = _canonical(candidates, quotas, seats, alternates, domain)
    return Commitment(sha256(_COMMITMENT + salt + canonical).hexdigest(), canonical.decode())


def draw(
    candidates: Sequence[Candidate], quotas: Quotas, seats: int, alternates: int, seed: bytes, domain: str
) -> Draw:
    """Draw a panel: every panel that keeps the quotas has exactly the same chance.

    The alternates follow in random order, except that those come first who can take a seat that
    no earlier alternate could.

    Args:
        candidates: in any order, which decides nothing.
        quotas: as a body has them.
        seats: from 1.
        alternates: from 0; fewer come out where fewer could take any seat.
        seed: at least 16 bytes that nobody knew when the pool was committed to.
        domain: organisation, case and round.

    Returns:
        The panel and its alternates.

    Raises:
        LotteryError: no panel keeps the quotas, and which of them rules it out; or pool, quotas or
            seed cannot be used.

    Source: Flajolet, Zimmermann and Van Cutsem 1994 for counting; FIPS 198-1 for the numbers.
    """
    pool = pool_of(candidates, quotas, seats)
    canonical = _canonical(candidates, quotas, seats, alternates, domain)
    compositions = Compositions(pool)
    if not compositions.panels:
        raise infeasible(candidates, quotas, seats)
    stream = Stream(seed, domain)
    taken = compositions.composition(stream.below(compositions.panels))
    panel = [(person, each) for each, count in taken.items() for person in stream.choose(pool.people[each], count)]
    members = tuple(sorted(person for person, _ in panel))
    following = _alternates(pool, dict(panel), alternates, stream)
    result = rfc8785.dumps({"members": list(members), "alternates": list(following), "seed": seed.hex()})
    traits = {each.id: counted(each, quotas) for each in candidates if each.id in {*members, *following}}
    return Draw(members, following, sha256(_RESULT + canonical + b"\n" + result).hexdigest(), quotas, traits)


def counted(candidate: Candidate, quotas: Quotas) -> Mapping[str, str]:
    """Return the traits of a candidate that quotas look at, without empty ones.

    Args:
        candidate: with any traits.
        quotas: whose traits count.

    Source: GDPR, article 5 (1) (c): no more is taken into a draw than it needs.
    """
    return {trait: value for trait in sorted(quotas) if (value := candidate.traits.get(trait, ""))}


def _alternates(pool: Pool, panel: Mapping[str, Type], count: int, stream: Stream) -> tuple[str, ...]:
    if not count:
        return ()
    waiting = [(person, each) for each, people in pool.people.items() for person in people if person not in panel]
    order = stream.choose(waiting, len(waiting))
    serves = {each: _seats_for(pool, panel, each) for each in dict.fromkeys(each for _, each in order)}
    first, then, covered = [], [], set[str]()
    for person, each in order:
        if serves[each] - covered:
            first.append(person)
            covered |= serves[each]
        elif serves[each]:
            then.append(person)
    return tuple((first + then)[:count])


def _seats_for(pool: Pool, panel: Mapping[str, Type], newcomer: Type) -> set[str]:
    """Return whose seats somebody of this type could take."""
    replaceable = {
        leaving: keeps(pool, [*_without(panel, leaving), newcomer]) for leaving in dict.fromkeys(panel.values())
    }
    return {person for person, each in panel.items() if replaceable[each]}


def _without(panel: Mapping[str, Type], leaving: Type) -> list[Type]:
    left = list(panel.values())
    left.remove(leaving)
    return left


def _canonical(candidates: Sequence[Candidate], quotas: Quotas, seats: int, alternates: int, domain: str) -> bytes:
    people = sorted(candidates, key=lambda each: each.id)
    value: dict[str, Any] = {
        "format": _FORMAT,
        "domain": domain,
        "seats": seats,
        "alternates": alternates,
        "quotas": {trait: {name: dict(bound) for name, bound in by.items()} for trait, by in quotas.items()},
        "pool": [{"id": each.id, "traits": dict(counted(each, quotas))} for each in people],
    }
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeError) as error:
        raise LotteryError(
            "Pool, quotas or domain have no canonical form.",
            why="The same pool must give the same bytes on every machine.",
            remedy="Use valid Unicode text and whole numbers below 2^53.",
        ) from error
