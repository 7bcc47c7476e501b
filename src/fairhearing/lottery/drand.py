"""Rounds of a public beacon, whose signature is checked offline: nobody has to be asked what it said."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from math import ceil
from typing import Any

from fairhearing.errors import Where
from fairhearing.lottery.model import LotteryError

_TAG = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_"
_SIGNATURE = re.compile(r"[0-9a-f]{96}")
_NAME = re.compile(r"drand ([a-z]+) round ([1-9][0-9]{0,9})")


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain of the beacon, pinned.

    Args:
        name: such as `quicknet`.
        digest: its own, by which its makers name it; hexadecimal, as the two keys after it.
        public_key: a point of G2, compressed.
        group: digest of the group that signs.
        genesis: second after 1970 in which round 1 appeared.
        period: seconds between rounds.
    """

    name: str
    digest: str
    public_key: str
    group: str
    genesis: int
    period: int


QUICKNET = Chain(
    "quicknet",
    "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451"
    "0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a",
    "f477d5c89f21a17c863a7f937c6a6d15859414d2be09cd448d4279af331c5d3e",
    1_692_803_367,
    3,
)


def round_of(name: str, where: Where) -> int | None:
    """Return the round that a source's name means.

    Args:
        name: such as `drand quicknet round 1000`.
        where: for the message.

    Returns:
        The number, from 1; None for a source that is no round of the beacon.

    Raises:
        LotteryError: the name begins like a round, but is none of a chain that is pinned.

    Source: drand.love, documentation of the HTTP interface, for chains and rounds.
    """
    if not name.lower().startswith("drand "):
        return None
    found = _NAME.fullmatch(name)
    if found is not None and found[1] == QUICKNET.name:
        return int(found[2])
    raise LotteryError(
        f"'{name[:80]}' is no round of a beacon that is known here.",
        why=f"Only the chain {QUICKNET.name} is pinned, {QUICKNET.digest}.",
        remedy=f"Write it as: drand {QUICKNET.name} round 1000.",
        where=where,
    )


def time_of(number: int) -> datetime:
    """Return the instant at which a round appears; nobody knows it before.

    Args:
        number: of the round, from 1.

    Source: drand.love, specification: genesis and period.
    """
    return datetime.fromtimestamp(QUICKNET.genesis, UTC) + timedelta(seconds=(number - 1) * QUICKNET.period)


def round_at(instant: datetime) -> int:
    """Return the first round that appears at an instant or after it, from 1.

    Args:
        instant: aware.

    Source: drand.love, specification: genesis and period.
    """
    waited = (instant - time_of(1)) / timedelta(seconds=QUICKNET.period)
    return max(1, 1 + ceil(waited))


def check_round(number: int, signature: str, where: Where) -> None:
    """Refuse a value that the beacon did not sign as this round.

    Args:
        number: of the round, from 1.
        signature: 96 hexadecimal digits, as the beacon gives it.
        where: for the message.

    Raises:
        LotteryError: it is no signature, or not that of the round.

    Source: RFC 9380 for hashing to the curve; draft-irtf-cfrg-bls-signature, minimal-signature-size, for
        the check; drand's scheme `bls-unchained-g1-rfc9380` for the message.
    """
    if not _SIGNATURE.fullmatch(signature) or not _signed(number, bytes.fromhex(signature)):
        raise LotteryError(
            f"This is not what the beacon signed as round {number}.",
            why=f"The signature does not follow from the public key of the chain {QUICKNET.name}.",
            remedy="Give the field `signature` of this round, 96 hexadecimal digits, as the beacon publishes it.",
            where=where,
        )


def _signed(number: int, signature: bytes) -> bool:
    curve, points, hashing = _bls()
    key = bytes.fromhex(QUICKNET.public_key)
    half = len(key) // 2
    try:
        point = points.decompress_G1(int.from_bytes(signature, "big"))
    except ValueError:
        return False
    if curve.is_inf(point) or not curve.is_inf(curve.multiply(point, curve.curve_order)):
        return False
    public = points.decompress_G2((int.from_bytes(key[:half], "big"), int.from_bytes(key[half:], "big")))
    message = hashing.hash_to_G1(sha256(number.to_bytes(8, "big")).digest(), _TAG, sha256)
    return bool(curve.pairing(curve.G2, point) == curve.pairing(public, message))


def _bls() -> tuple[Any, Any, Any]:
    """Return the library's curve, points and hashing; typed loosely, as its types leave out what it exports."""
    deepest = sys.getrecursionlimit()
    try:
        # it takes a third of a second to load, which draws without the beacon need not wait for
        from py_ecc import optimized_bls12_381
        from py_ecc.bls import hash_to_curve, point_compression
    finally:
        # it lets the whole process nest a hundred thousand deep, so that a nested file would end the process
        sys.setrecursionlimit(deepest)
    return optimized_bls12_381, point_compression, hash_to_curve
