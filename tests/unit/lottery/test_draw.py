"""The commitment and the draw."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from itertools import combinations

import pytest

from fairhearing.lottery import Candidate, LotteryError, Quotas, commit, draw
from fairhearing.lottery.pool import keeps, pool_of
from tests.unit.lottery.conftest import DOMAIN, SALT, SEED, seed

CHI_SQUARE_7 = 24.32
"""What chance alone exceeds once in a thousand at 7 degrees of freedom (any printed table)."""


def test_same_seed_gives_the_same_panel_on_any_machine(pool: list[Candidate], quotas: Quotas) -> None:
    """The panel of this seed is written down here, and the order of the file does not matter."""
    drawn = draw(pool, quotas, 3, 2, SEED, DOMAIN)
    assert (drawn.members, drawn.alternates) == (("p01", "p07", "p08"), ("p05", "p04"))
    assert drawn == draw(pool[::-1], quotas, 3, 2, SEED, DOMAIN)


def _valid_panels(pool: list[Candidate], quotas: Quotas, seats: int) -> list[tuple[str, ...]]:
    made = pool_of(pool, quotas, seats)
    types = {name: each for each, people in made.people.items() for name in people}
    names = sorted(types)
    return [panel for panel in combinations(names, seats) if keeps(made, [types[name] for name in panel])]


def test_every_valid_panel_comes_up_alike(pool: list[Candidate], quotas: Quotas) -> None:
    """20,000 draws fit the uniform distribution over all valid panels (chi-square)."""
    wider = {name: quotas[name] for name in ("gender", "trained")}
    small = pool[:6]
    valid = _valid_panels(small, wider, 3)
    assert len(valid) == 8
    found = Counter(draw(small, wider, 3, 0, seed(at), DOMAIN).members for at in range(20_000))
    assert set(found) == set(valid)
    expected = 20_000 / len(valid)
    assert sum((found[panel] - expected) ** 2 / expected for panel in valid) < CHI_SQUARE_7


def test_alternates_can_take_a_seat_and_are_not_on_the_panel(pool: list[Candidate], quotas: Quotas) -> None:
    """Nobody is an alternate who could replace nobody; there are as many as asked for, if there are."""
    made = pool_of(pool, quotas, 3)
    types = {name: each for each, people in made.people.items() for name in people}
    for at in range(100):
        drawn = draw(pool, quotas, 3, 8, seed(at), DOMAIN)
        assert not set(drawn.members) & set(drawn.alternates)
        for name in set(types) - set(drawn.members):
            serves = any(
                keeps(made, [types[other] for other in drawn.members if other != leaving] + [types[name]])
                for leaving in drawn.members
            )
            assert serves == (name in drawn.alternates)


def test_alternates_who_open_another_seat_come_first() -> None:
    """Of two alternates one can replace the woman, although there are many more men."""
    people = [Candidate(f"m{at}", {"g": "m"}) for at in range(30)] + [
        Candidate(f"w{at}", {"g": "w"}) for at in "ab"
    ]
    quotas = {"g": {"w": {"min": 1, "max": 1}}}
    for at in range(20):
        drawn = draw(people, quotas, 3, 2, seed(at), DOMAIN)
        assert {drawn.traits[name]["g"] for name in drawn.alternates} == {"m", "w"}


def test_no_alternates_are_no_error(pool: list[Candidate]) -> None:
    """A pool of as many people as seats has nobody left."""
    assert draw(pool, {}, 8, 3, SEED, DOMAIN).alternates == ()


def test_draw_without_a_valid_panel_names_the_quota(pool: list[Candidate]) -> None:
    """The error is that of an input, and says why."""
    with pytest.raises(LotteryError, match="No panel can be drawn") as caught:
        draw(pool, {"gender": {"woman": {"min": 9}}}, 9, 0, SEED, DOMAIN)
    assert "8 people for 9 seats" in caught.value.why


def test_draw_keeps_only_what_quotas_count(pool: list[Candidate], quotas: Quotas) -> None:
    """No trait beyond the quotas goes along, and nobody who was not drawn."""
    drawn = draw(pool, quotas, 3, 1, SEED, DOMAIN)
    assert set(drawn.traits) == {*drawn.members, *drawn.alternates}
    assert not any("age" in traits or "" in traits.values() for traits in drawn.traits.values())


def test_digest_is_over_everything_the_draw_rests_on(pool: list[Candidate], quotas: Quotas) -> None:
    """Another seed, domain, pool or number of alternates gives another digest."""
    digests = {
        draw(pool, quotas, 3, 1, SEED, DOMAIN).digest,
        draw(pool, quotas, 3, 1, seed(1), DOMAIN).digest,
        draw(pool, quotas, 3, 1, SEED, "another").digest,
        draw(pool, quotas, 3, 2, SEED, DOMAIN).digest,
        draw([*pool, Candidate("p99")], quotas, 3, 1, SEED, DOMAIN).digest,
    }
    assert len(digests) == 5


def test_commitment_is_a_salted_digest_of_the_sorted_pool(pool: list[Candidate], quotas: Quotas) -> None:
    """Whoever holds pool and salt works it out; the order of the file does not matter."""
    made = commit(pool[::-1], quotas, 3, 2, SALT, DOMAIN)
    written = b"fairhearing/lottery/commitment/v1\n" + SALT + made.canonical.encode()
    assert made.digest == sha256(written).hexdigest()
    raw = json.loads(made.canonical)
    assert (raw["seats"], raw["alternates"], raw["domain"], raw["quotas"]) == (3, 2, DOMAIN, quotas)
    assert [each["id"] for each in raw["pool"]] == [each.id for each in pool]
    assert raw["pool"][1] == {"id": "p02", "traits": {"branch": "north", "gender": "woman"}}


def test_commitments_tell_nothing_without_the_salt(pool: list[Candidate], quotas: Quotas) -> None:
    """Another salt, or one person fewer, gives an unrelated digest."""
    digests = {
        commit(people, quotas, 3, 2, salt, DOMAIN).digest
        for people in (pool, pool[1:])
        for salt in (SALT, bytes(32))
    }
    assert len(digests) == 4


def test_commitment_needs_a_whole_salt(pool: list[Candidate], quotas: Quotas) -> None:
    """A short salt could be tried out."""
    with pytest.raises(LotteryError, match="has 31 bytes"):
        commit(pool, quotas, 3, 2, SALT[1:], DOMAIN)


@pytest.mark.parametrize("name", ["\ud800", "a\udfff"])
def test_names_without_a_canonical_form_are_refused(name: str) -> None:
    """Half a surrogate pair ends in our own error, before and at the draw."""
    with pytest.raises(LotteryError, match="no canonical form"):
        commit([Candidate(name)], {}, 1, 0, SALT, DOMAIN)
    with pytest.raises(LotteryError, match="no canonical form"):
        draw([Candidate("a")], {}, 1, 0, SEED, name)
