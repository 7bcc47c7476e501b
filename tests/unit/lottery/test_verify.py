"""Checking a draw."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.lottery import Candidate, Draw, DrawError, Quotas, commit, draw, verify_draw
from tests.unit.lottery.conftest import DOMAIN, SALT, SEED, seed


def _verify(
    claimed: Draw, pool: list[Candidate], quotas: Quotas, digest: str, used: bytes = SEED
) -> tuple[str, ...]:
    return verify_draw(claimed, digest, pool, quotas, 3, 2, salt=SALT, seed=used, domain=DOMAIN)


def test_true_draw_says_what_each_check_shows(pool: list[Candidate], quotas: Quotas) -> None:
    """A sentence each, the last of them about what no check can show."""
    digest = commit(pool, quotas, 3, 2, SALT, DOMAIN).digest
    said = _verify(draw(pool, quotas, 3, 2, SEED, DOMAIN), pool[::-1], quotas, digest)
    assert "8 people" in said[0]
    assert "panels keep the quotas, and each of them had the same chance" in said[1]
    assert said[-1].startswith("This cannot show")


def test_any_change_is_named(pool: list[Candidate], quotas: Quotas) -> None:
    """Pool, seed, panel, order of the alternates and digest are each told apart."""
    digest = commit(pool, quotas, 3, 2, SALT, DOMAIN).digest
    drawn = draw(pool, quotas, 3, 2, SEED, DOMAIN)
    other = next(
        made for at in range(99) if (made := draw(pool, quotas, 3, 2, seed(at), DOMAIN)).members != drawn.members
    )
    for claimed, people, says in (
        (drawn, pool[1:], "not what was committed to"),
        (other, pool, "another panel"),
        (replace(drawn, alternates=drawn.alternates[::-1]), pool, "other alternates"),
        (replace(drawn, digest=other.digest), pool, "digest of the draw"),
    ):
        with pytest.raises(DrawError, match=says):
            _verify(claimed, people, quotas, digest)
