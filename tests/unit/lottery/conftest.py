"""What the tests of this room share: a pool with quotas, and seeds."""

from __future__ import annotations

from hashlib import sha256

import pytest

from fairhearing.lottery import Candidate, Quotas

SEED = sha256(b"a public number").digest()
SALT = bytes(range(32))
DOMAIN = "club/c1/round-1"


def seed(number: int) -> bytes:
    """Return one of many seeds."""
    return sha256(f"seed {number}".encode()).digest()


@pytest.fixture
def pool() -> list[Candidate]:
    rows = [
        ("p01", "woman", "north", "investigator"),
        ("p02", "woman", "north", ""),
        ("p03", "man", "north", ""),
        ("p04", "man", "south", "investigator"),
        ("p05", "woman", "south", ""),
        ("p06", "man", "west", ""),
        ("p07", "nonbinary", "west", ""),
        ("p08", "man", "", ""),
    ]
    return [
        Candidate(name, {"gender": gender, "branch": branch, "trained": trained, "age": "40"})
        for name, gender, branch, trained in rows
    ]


@pytest.fixture
def quotas() -> Quotas:
    return {
        "gender": {"woman": {"min": 1}, "man": {"max": 1}},
        "trained": {"investigator": {"min": 1}},
        "branch": {"each": {"max": 1}},
    }
