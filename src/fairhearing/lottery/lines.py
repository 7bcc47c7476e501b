"""Lines: under which name somebody stands in what is published, and how they find themselves in it.

A line's name is a digest over the person's name and a salt of their own, so that nobody who has the member
roll can try out who is in the pool. All salts follow from one secret; each person can be given theirs.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from fairhearing.lottery.merkle import leaf_hash, path_of, root_of
from fairhearing.lottery.model import LotteryError

SECRET_SIZE = 32
_SALT = b"fairhearing/lottery/salt/v1\n"
_LINE = b"fairhearing/lottery/line/v1\n"
_PLACE = b"fairhearing/lottery/place/v1\n"
_EXCLUDED = b"fairhearing/lottery/excluded/v1\n"
_NAME_SIZE = 16


def salt_of(secret: bytes, person: str) -> bytes:
    """Return the salt of one person's line, 32 bytes.

    Args:
        secret: 32 bytes that whoever makes the plan keeps.
        person: their name in the list.

    Raises:
        LotteryError: the secret has another length, or the name is no text.

    Source: FIPS 198-1 (HMAC) with SHA-256, as a key derivation of NIST SP 800-108.
    """
    if len(secret) != SECRET_SIZE:
        raise LotteryError(
            f"The secret of a plan has {len(secret)} bytes.",
            why=f"It has exactly {SECRET_SIZE}: with fewer somebody could try out who is missing from the pool.",
            remedy=f"Pass {SECRET_SIZE} random bytes.",
        )
    return hmac.digest(secret, _SALT + _bytes(person), "sha256")


def line_of(salt: bytes, person: str) -> str:
    """Return the name under which somebody stands in what is published: 32 hexadecimal digits.

    Args:
        salt: of the person.
        person: their name in the list.

    Raises:
        LotteryError: the name is no text.

    Source: a salted SHA-256 as commitment, cut to 128 bits.
    """
    return sha256(_LINE + salt + _bytes(person)).digest()[:_NAME_SIZE].hex()


def pool_root(types: Sequence[Sequence[str]]) -> str:
    """Return the hash that commits to who is in the pool, and as which type.

    Args:
        types: the lines of each type.

    Source: RFC 6962, 2.1.
    """
    placed = sorted((line, at) for at, lines in enumerate(types) for line in lines)
    return root_of([leaf_hash(_PLACE + f"{at} {line}".encode()) for line, at in placed]).hex()


@dataclass(frozen=True, slots=True)
class Opening:
    """What shows somebody that their exclusion was committed to.

    Args:
        index: of their line among those of the excluded.
        path: hexadecimal hashes up to the root.
    """

    index: int
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exclusions:
    """Who was left out, committed to and sealed.

    Args:
        root: hexadecimal; tells nothing about anybody without their salt.
        openings: by person.
    """

    root: str
    openings: Mapping[str, Opening]


def excluded_leaf(salt: bytes, person: str, reason: str) -> bytes:
    """Return the hash of a line of somebody excluded.

    Args:
        salt: of the person.
        person: their name in the list.
        reason: its code.

    Raises:
        LotteryError: name or reason is no text.

    Source: RFC 6962, 2.1.
    """
    return leaf_hash(_EXCLUDED + salt + _bytes(f"{reason}\n{person}"))


def exclusions(secret: bytes, excluded: Mapping[str, str], wanted: Iterable[str] = ()) -> Exclusions:
    """Commit to who was left out and why; the order of the lines tells nothing.

    Args:
        secret: 32 bytes.
        excluded: person → code of the reason.
        wanted: whose openings are needed.

    Returns:
        The root, and the openings of those who are wanted and excluded.

    Raises:
        LotteryError: the secret has another length, or a name is no text.

    Source: RFC 6962, 2.1.1.
    """
    leaves = {
        person: excluded_leaf(salt_of(secret, person), person, reason) for person, reason in excluded.items()
    }
    order = sorted(leaves.values())
    found = {}
    for person in wanted:
        if person in leaves:
            at = order.index(leaves[person])
            found[person] = Opening(at, tuple(one.hex() for one in path_of(order, at)))
    return Exclusions(root_of(order).hex(), found)


def _bytes(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise LotteryError(
            "A name or a reason cannot be written.",
            why="It holds half of a sign; the same text must give the same bytes on every machine.",
            remedy="Save the list again as UTF-8.",
        ) from error
