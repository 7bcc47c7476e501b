"""The draw."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from fairhearing.lottery import (
    LotteryError,
    People,
    Plan,
    Quota,
    draw,
    draw_from,
    drawn_of,
    key_of,
    make_plan,
    published,
    read_sources,
    seed_of,
    select,
)
from fairhearing.lottery.draw import draw_by_rfc3797
from fairhearing.lottery.lines import line_of, salt_of
from fairhearing.lottery.replacing import keeps
from tests.unit.lottery.conftest import SECRET, SEED, SOURCES, seed, setting


def test_the_same_seed_gives_the_same_panel(plan: Plan) -> None:
    """Whole or published, the same people come out, as names or as lines."""
    drawn, shown = draw(plan, SEED), draw(published(plan, SECRET), SEED)
    assert drawn == draw(plan, SEED)
    assert shown.members == tuple(line_of(salt_of(SECRET, name), name) for name in drawn.members)
    assert shown.alternates == tuple(line_of(salt_of(SECRET, name), name) for name in drawn.alternates)


def test_every_panel_keeps_the_quotas_and_its_alternates_stand_apart(plan: Plan) -> None:
    """No alternate sits, and each could take some seat."""
    for at in range(200):
        drawn = draw(plan, seed(at))
        assert keeps(drawn, drawn.members)
        assert not set(drawn.members) & set(drawn.alternates)
        for person in drawn.alternates:
            others = [[*drawn.members[:gone], *drawn.members[gone + 1 :], person] for gone in range(3)]
            assert any(keeps(drawn, panel) for panel in others)


def test_chances_are_those_of_the_plan(plan: Plan) -> None:
    """4,000 draws come close to everybody's probability."""
    found = Counter(name for at in range(4000) for name in draw(replace(plan, alternates=0), seed(at)).members)
    for name, chance in (plan.probabilities or {}).items():
        assert found[name] / 4000 == pytest.approx(chance, abs=0.04)


def test_another_round_has_other_numbers(plan: Plan) -> None:
    """The domain goes into every number."""
    panels = {draw(replace(plan, round=at), SEED).members for at in range(1, 6)}
    assert len(panels) > 1


def test_alternates_who_open_another_seat_come_first() -> None:
    """Of two alternates one can replace the woman, although there are many more men."""
    people = People(("g",), {("m",): [f"m{at}" for at in range(30)], ("w",): ["wa", "wb"]})
    quotas = (Quota("g", "w", 1, 1), Quota("g", "m", 0, 3))
    plan = make_plan(people, quotas, setting(alternates=2), secret=SECRET)
    for at in range(20):
        assert {name[0] for name in draw(plan, seed(at)).alternates} == {"m", "w"}


def test_who_could_take_no_seat_is_no_alternate() -> None:
    """Where a quota leaves a type out for good."""
    people = People(("g",), {("m",): ["a", "b", "c", "d"], ("w",): ["e"]})
    plan = make_plan(people, (Quota("g", "w", 0, 0), Quota("g", "m", 3, 3)), setting(), secret=SECRET)
    assert draw(plan, SEED).alternates == tuple({"a", "b", "c", "d"} - set(draw(plan, SEED).members))


def test_sources_lead_to_the_panel_in_either_mode(plan: Plan, people: People) -> None:
    """By the digest of plan and key, or as the RFC numbers a list."""
    sources = read_sources(SOURCES, "s")
    assert draw_from(plan, sources) == draw(plan, seed_of(sources, plan.commitment.plan))
    plain = make_plan(people, (), setting(mode="rfc3797", alternates=20), secret=SECRET)
    drawn = draw_from(plain, sources)
    assert drawn == draw_by_rfc3797(plain, key_of(sources))
    numbers = select(key_of(sources), 12, 12)
    assert (*drawn.members, *drawn.alternates) == tuple(plain.types[0].people[at - 1] for at in numbers)


def test_those_drawn_carry_the_quotas_they_count_towards(plan: Plan) -> None:
    """So that a replacement needs no more than the draw."""
    drawn = drawn_of(plan, ("p01",), ("p02",))
    assert drawn.limits == ((1, 2), (1, 2), (1, 3), (0, 2))
    assert drawn.counts == {"p01": (1,), "p02": (0,)} or all(len(one) == 2 for one in drawn.counts.values())


def test_a_short_seed_is_refused(plan: Plan) -> None:
    """Whoever could try all seeds beforehand could steer the draw."""
    with pytest.raises(LotteryError, match="too short"):
        draw(plan, bytes(15))
