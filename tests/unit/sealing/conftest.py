"""What the tests of this room share: randomness that can be repeated, and keys made from it."""

from __future__ import annotations

from hashlib import sha256

import pytest

from fairhearing.sealing import Header, Identity, PersonKeys, WrapContext, new_identity, new_person_keys


class Counted:
    """A Randomness whose bytes follow from a seed, so that a failure can be repeated."""

    def __init__(self, seed: str = "") -> None:
        self.seed = seed
        self.calls = 0

    def token(self, length: int) -> bytes:
        self.calls += 1
        blocks = (
            sha256(f"{self.seed}/{self.calls}/{block}".encode()).digest() for block in range(length // 32 + 1)
        )
        return b"".join(blocks)[:length]


@pytest.fixture
def randomness() -> Counted:
    return Counted()


@pytest.fixture
def keys() -> PersonKeys:
    return new_person_keys(Counted("keys"))


@pytest.fixture
def people() -> list[Identity]:
    source = Counted("people")
    return [new_identity(source) for _ in range(20)]


@pytest.fixture
def epoch() -> Identity:
    return new_identity(Counted("epoch"))


@pytest.fixture
def context() -> WrapContext:
    return WrapContext("case1", "what", 0)


@pytest.fixture
def header() -> Header:
    return Header(1, "case1", "what", 0, "act1", "report-made", "reporter-1", "")
