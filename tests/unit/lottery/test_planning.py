"""Making a plan."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from fairhearing.lottery import (
    DrawError,
    LotteryError,
    People,
    Plan,
    Quota,
    make_plan,
    opened,
    published,
    read_people,
    verify_plan,
    write_plan,
)
from tests.unit.lottery.conftest import POOL, SECRET, setting


def test_everybody_in_the_pool_has_a_chance(plan: Plan) -> None:
    """By name, those left out are not among them, and the chances add up to the seats."""
    assert plan.pool_size == len(plan.probabilities or {}) == 10
    assert not {"p03", "p04"} & set(plan.probabilities or {})
    assert sum((plan.probabilities or {}).values()) == pytest.approx(3)
    assert min((plan.probabilities or {}).values()) == plan.min_probability > 0
    assert [(one.person, one.reason) for one in plan.excluded or ()] == [("p03", "conflict"), ("p04", "party")]


def test_the_published_copy_names_nobody(plan: Plan, shown: Plan) -> None:
    """Neither those in the pool nor those left out; it holds by itself."""
    text = write_plan(shown).decode()
    assert not any(name in text for name in ("p01", "p03", 'excluded":['))
    assert (shown.probabilities, shown.excluded, shown.cpu_seconds) == (None, None, None)
    assert shown.commitment == plan.commitment
    assert verify_plan(shown, announced=plan.commitment.plan)


def test_order_of_the_list_makes_no_difference(people: People, quotas: tuple[Quota, ...]) -> None:
    """The same list in another order gives the same plan, byte for byte."""
    heads, *rows = POOL.splitlines()
    turned = read_people("\n".join([heads, *reversed(rows)]), "pool.csv", quotas, named_by="id")
    made = [make_plan(each, quotas, setting(), secret=SECRET) for each in (people, turned)]
    assert write_plan(made[0]) == write_plan(made[1])


def test_people_on_no_valid_panel_are_named_with_the_quota(people: People) -> None:
    """A maximum of 0 rules its people out; they stay in the pool, with a chance of 0."""
    quotas = (Quota("gender", "woman", 0, 0), Quota("gender", "man", 3, 3), Quota("branch", "north", 0, 3))
    plan = make_plan(people, quotas, setting(), secret=SECRET)
    (never,) = plan.ruled_out
    assert plan.types[never.type].values == {"gender": "woman"}
    assert any("gender 'woman': 0 to 0" in said for said in never.quotas)
    assert plan.types[never.type].probability == 0
    assert plan.min_probability > 0
    assert verify_plan(published(plan, SECRET))


def test_apart_pairs_and_quotas_hold_together(people: People, quotas: tuple[Quota, ...]) -> None:
    """Every composition keeps them; an address does not appear where no quota names its column."""
    homes = POOL.replace(",age", ",home")
    lived = read_people(
        homes.replace(",21\n", ",Elm Street 1\n").replace(",22\n", ",Elm Street 1\n"),
        "p",
        quotas,
        named_by="id",
        apart="home",
    )
    plan = make_plan(lived, quotas, setting(apart="home", pairs=[("p05", "p06")]), secret=SECRET)
    counted = Counter(quota.feature for quota in plan.quotas)
    assert counted == {"gender": 2, "branch": 2, "home": 1, "pair": 1}
    assert plan.apart == "home"
    assert b"Elm Street" not in write_plan(plan)
    assert verify_plan(published(plan, SECRET))
    narrowed = make_plan(
        people,
        (*quotas[:2], Quota("branch", "north", 0, 3), Quota("branch", "south", 0, 3)),
        setting(seats=2, apart="branch"),
        secret=SECRET,
    )
    assert narrowed.apart == ""
    assert {quota.max for quota in narrowed.quotas if quota.feature == "branch"} == {1}


@pytest.mark.parametrize("algorithm", ["leximin", "maximin", "uniform"])
def test_each_way_of_evening_out_makes_a_plan(people: People, quotas: tuple[Quota, ...], algorithm: str) -> None:
    """Its name stands in the plan, and the plan holds; the same chance for all needs a pool without quotas."""
    asked = () if algorithm == "uniform" else quotas
    plan = make_plan(people, asked, setting(algorithm=algorithm), secret=SECRET)
    assert plan.algorithm == algorithm
    assert verify_plan(published(plan, SECRET))


def test_rfc3797_takes_no_quotas_and_few_names(people: People, quotas: tuple[Quota, ...]) -> None:
    """Its one list has no types, and at most 65,535 names."""
    plain = make_plan(people, (), setting(mode="rfc3797"), secret=SECRET)
    assert (plain.mode, len(plain.types)) == ("rfc3797", 1)
    many = People((), {(): [str(at) for at in range(65_536)]})
    for whom, what in ((people, quotas), (many, ())):
        with pytest.raises(LotteryError, match="RFC 3797 cannot be used"):
            make_plan(whom, what, setting(mode="rfc3797"), secret=SECRET)


def test_a_plan_has_a_day(people: People) -> None:
    """Sources are measured by it."""
    with pytest.raises(LotteryError, match="neither a day nor an instant"):
        make_plan(people, (), setting(committed="soon"), secret=SECRET)


def test_a_whole_plan_that_was_changed_is_refused(plan: Plan) -> None:
    """Its chances, who was left out and why, a name, its heading."""
    assert opened(plan, SECRET) == published(plan, SECRET)
    excluded = plan.excluded or ()
    for wrong in (
        replace(plan, probabilities={**(plan.probabilities or {}), "p01": 0.5}),
        replace(plan, probabilities=None),
        replace(plan, excluded=(replace(excluded[0], reason="left"), *excluded[1:])),
        replace(plan, excluded=excluded[::-1]),
        replace(plan, excluded=None),
        replace(plan, types=(replace(plan.types[0], people=plan.types[0].people[::-1]), *plan.types[1:])),
        replace(plan, seats=2),
    ):
        with pytest.raises(DrawError, match="not what was committed to"):
            opened(wrong, SECRET)
    with pytest.raises(DrawError, match="not what was committed to"):
        opened(plan, bytes(32))


@pytest.mark.parametrize(("organisation", "case"), [("a/b", "c"), ("", "c"), ("a", " "), ("a", "c\x1b[2J")])
def test_two_panels_cannot_have_one_name(
    people: People, quotas: tuple[Quota, ...], organisation: str, case: str
) -> None:
    """A name that is empty, or could be read in two ways, is refused."""
    named = replace(setting(), organisation=organisation, case=case)
    with pytest.raises(LotteryError, match="cannot name a panel"):
        make_plan(people, quotas, named, secret=SECRET)
