"""Checking a plan and a draw."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from fairhearing.lottery import (
    Announced,
    DrawError,
    PanelDraw,
    People,
    Plan,
    Quota,
    make_draw,
    make_plan,
    published,
    read_sources,
    verify_draw,
    verify_plan,
)
from fairhearing.lottery.drawn import digest_of_draw
from fairhearing.lottery.plan import Portion, RuledOut, digest_of_plan
from tests.unit.lottery.conftest import SECRET, SOURCES, setting


def test_a_true_draw_says_what_each_check_shows(plan: Plan, drawn: PanelDraw) -> None:
    """A sentence for each part, and what it does not show."""
    said = {one.part: one.shows for one in verify_draw(drawn)}
    assert list(said) == ["pool", "quotas", "probabilities", "plan", "sources", "panel", "names", "draw"]
    assert "The 10 people of the pool" in said["pool"]
    assert "not worked out again" in said["probabilities"]
    assert plan.commitment.plan in said["plan"]
    assert "could have chosen" in said["sources"]
    assert "6 of 6" in said["names"]
    assert "club/c1/1" in said["draw"]
    kept = {one.part: one.shows for one in verify_draw(drawn, announced=plan.commitment.plan)}
    assert "was announced" in kept["plan"]


def test_sources_that_were_announced_are_said_to_be(plan: Plan, people: People, quotas: tuple[Quota, ...]) -> None:
    """Then nobody could choose among several."""
    named = (Announced("National lottery", "2026-06-02"),)
    made = make_plan(people, quotas, setting(sources=named), secret=SECRET)
    drawn = make_draw(made, read_sources(SOURCES, "s"), secret=SECRET)
    said = {one.part: one.shows for one in verify_draw(drawn)}
    assert said["sources"].startswith("The sources are those that the plan names")


def _again(plan: Plan, **changes: Any) -> Plan:
    """Return a plan with changes and the digest that a cheat would put in."""
    changed = replace(plan, **changes)
    return replace(changed, commitment=replace(changed.commitment, plan=digest_of_plan(changed)))


def _portion(plan: Plan, *composition: tuple[int, int]) -> Plan:
    return _again(plan, portfolio=(Portion(plan.total, composition),))


def _quota(plan: Plan, **changes: Any) -> Plan:
    return _again(plan, quotas=(replace(plan.quotas[0], **changes), *plan.quotas[1:]))


CHEATS: dict[str, tuple[str, Callable[[Plan], Plan]]] = {
    "edition": ("numbers of seats", lambda plan: _again(plan, edition="whole")),
    "seats": ("numbers of seats", lambda plan: _again(plan, seats=0)),
    "more seats than people": ("numbers of seats", lambda plan: _again(plan, seats=11)),
    "alternates": ("numbers of seats", lambda plan: _again(plan, alternates=-1)),
    "round": ("numbers of seats", lambda plan: _again(plan, round=0)),
    "pool size": ("numbers of seats", lambda plan: _again(plan, pool_size=11)),
    "somebody twice": (
        "people of a type",
        lambda plan: _again(
            plan,
            types=(
                replace(plan.types[0], people=plan.types[0].people[:1] * len(plan.types[0].people)),
                *plan.types[1:],
            ),
        ),
    ),
    "somebody else": (
        "the pool",
        lambda plan: _again(
            plan, types=(replace(plan.types[0], people=("ab", *plan.types[0].people[1:])), *plan.types[1:])
        ),
    ),
    "mode": ("the mode", lambda plan: _again(plan, mode="rfc3797")),
    "quota backwards": ("quota gender 'woman'", lambda plan: _quota(plan, min=3)),
    "quota counts others": ("quota gender 'woman'", lambda plan: _quota(plan, types=(0,))),
    "quota counts nobody there": ("quota pair 'woman'", lambda plan: _quota(plan, feature="pair", types=(99,))),
    "quota kept by none": ("no valid panel", lambda plan: _quota(plan, max=1)),
    "minimum kept by none": ("no valid panel", lambda plan: _quota(plan, min=2)),
    "order": ("order of the compositions", lambda plan: _again(plan, portfolio=plan.portfolio[::-1])),
    "empty": ("order of the compositions", lambda plan: _again(plan, portfolio=())),
    "total": ("weights", lambda plan: _again(plan, total=plan.total + 1)),
    "types out of order": ("no valid panel", lambda plan: _portion(plan, (1, 1), (0, 2))),
    "type that is none": ("no valid panel", lambda plan: _portion(plan, (0, 1), (9, 2))),
    "more than there are": ("no valid panel", lambda plan: _portion(plan, (0, 9))),
    "too few": ("no valid panel", lambda plan: _portion(plan, (0, 1), (2, 1))),
    "chance": ("the probabilities", lambda plan: _portion(plan, (0, 1), (2, 2))),
    "ruled out": ("who is ruled out", lambda plan: _again(plan, ruled_out=(RuledOut(0, ()),))),
    "smallest": ("smallest probability", lambda plan: _again(plan, min_probability=0.5)),
    "gini": ("Gini", lambda plan: _again(plan, gini=0.5)),
    "heading": ("the plan's heading", lambda plan: replace(plan, case="c2")),
}


@pytest.mark.parametrize("cheat", CHEATS)
def test_a_cheat_in_the_plan_is_named_although_its_digest_was_made_anew(shown: Plan, cheat: str) -> None:
    """Each part must follow from the rest."""
    says, change = CHEATS[cheat]
    with pytest.raises(DrawError, match=says):
        verify_plan(change(shown))


def test_another_plan_than_the_one_announced_is_named(shown: Plan) -> None:
    """However well it holds by itself."""
    other = _again(shown, case="c2")
    assert verify_plan(other)
    with pytest.raises(DrawError, match="not the one that was announced"):
        verify_plan(other, announced=shown.commitment.plan)


def _sealed(made: PanelDraw, **changes: Any) -> PanelDraw:
    changed = replace(made, **changes)
    return replace(changed, digest=digest_of_draw(changed))


def test_any_change_is_named(drawn: PanelDraw) -> None:
    """Sources, key, panel, alternates, names and digest are told apart."""
    source = drawn.sources[0]
    swapped = replace(drawn.panel[0], person=drawn.panel[1].person)
    for says, wrong in (
        ("the sources", _sealed(drawn, sources=())),
        ("the sources", _sealed(drawn, sources=(replace(source, published="2026-05-01"),))),
        ("the key", _sealed(drawn, sources=(replace(source, value="7"),))),
        ("the panel or the sources", _sealed(drawn, sources=(replace(source, value="7"),), key="7./")),
        ("the panel or the sources", _sealed(drawn, panel=drawn.panel[::-1])),
        ("the alternates", _sealed(drawn, alternates=drawn.alternates[1:])),
        ("a name", _sealed(drawn, panel=(swapped, *drawn.panel[1:]))),
        ("digest of the draw", replace(drawn, digest="")),
    ):
        with pytest.raises(DrawError, match=says):
            verify_draw(wrong)


def test_a_draw_as_rfc3797_says_is_checked_alike(people: People) -> None:
    """Its one list, its key."""
    plan = make_plan(people, (), setting(mode="rfc3797"), secret=SECRET)
    made = make_draw(plan, read_sources(SOURCES, "s"), secret=SECRET)
    assert verify_draw(made)
    assert verify_plan(published(plan, SECRET))
