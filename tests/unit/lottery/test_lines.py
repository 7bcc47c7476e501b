"""Lines, salts and what commits to them."""

from __future__ import annotations

import hashlib
import hmac

import pytest

from fairhearing.lottery import LotteryError
from fairhearing.lottery.lines import excluded_leaf, exclusions, line_of, pool_root, salt_of
from fairhearing.lottery.merkle import leaf_hash, root_by, root_of
from tests.unit.lottery.conftest import SECRET


def test_a_line_is_a_salted_digest_with_a_salt_of_its_own() -> None:
    """Whoever knows a person's salt can work out their line, and nobody else's."""
    salt = salt_of(SECRET, "ann")
    assert salt == hmac.new(SECRET, b"fairhearing/lottery/salt/v1\nann", hashlib.sha256).digest()
    assert (
        line_of(salt, "ann") == hashlib.sha256(b"fairhearing/lottery/line/v1\n" + salt + b"ann").hexdigest()[:32]
    )
    assert len({line_of(salt_of(SECRET, name), name) for name in ("ann", "bob")}) == 2
    assert salt_of(bytes(32), "ann") != salt


def test_root_of_the_pool_does_not_depend_on_the_order() -> None:
    """But on each line and its type."""
    lines = [leaf_hash(b"fairhearing/lottery/place/v1\n" + each) for each in (b"1 aa", b"0 bb", b"0 cc")]
    assert pool_root([["cc", "bb"], ["aa"]]) == pool_root([["bb", "cc"], ["aa"]]) == root_of(lines).hex()
    assert pool_root([["bb"], ["aa", "cc"]]) != pool_root([["bb", "cc"], ["aa"]])


def test_everybody_excluded_can_open_their_own_line() -> None:
    """The path leads to the root; who is not excluded has no opening."""
    excluded = {"ann": "conflict", "bob": "party", "cat": "left"}
    made = exclusions(SECRET, excluded, ["bob", "dan"])
    assert set(made.openings) == {"bob"}
    opening = made.openings["bob"]
    leaf = excluded_leaf(salt_of(SECRET, "bob"), "bob", "party")
    root = root_by(leaf, opening.index, 3, [bytes.fromhex(one) for one in opening.path])
    assert root is not None
    assert root.hex() == made.root
    assert exclusions(SECRET, {**excluded, "bob": "conflict"}).root != made.root


def test_short_secrets_and_broken_names_are_refused() -> None:
    """A short secret could be tried out; half a sign has no bytes."""
    with pytest.raises(LotteryError, match="has 31 bytes"):
        salt_of(SECRET[1:], "ann")
    with pytest.raises(LotteryError, match="cannot be written"):
        salt_of(SECRET, "\ud800")
