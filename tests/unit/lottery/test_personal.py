"""One person's own line, and the list."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from fairhearing.lottery import (
    DrawError,
    People,
    Plan,
    Quota,
    check_line,
    check_list,
    make_plan,
    personal_line,
    published,
    read_openings,
    write_openings,
)
from fairhearing.lottery.lines import line_of, salt_of
from tests.unit.lottery.conftest import SECRET, setting


def test_openings_belong_to_one_plan(plan: Plan) -> None:
    """They give the secret back, and are refused for another plan or without a secret."""
    text = write_openings(plan, SECRET)
    assert read_openings(text, "o.json", plan) == SECRET
    other = replace(plan, commitment=replace(plan.commitment, plan="00"))
    for wrong, of in (
        (text, other),
        (text.replace(SECRET.hex().encode(), b"zz"), plan),
        (text.replace(SECRET.hex().encode(), b"00"), plan),
    ):
        with pytest.raises(DrawError, match="not the openings"):
            read_openings(wrong, "o.json", of)


def test_everybody_can_check_their_own_line(plan: Plan, shown: Plan) -> None:
    """In the pool with the chance, or left out with the reason."""
    said = check_line(shown, personal_line(plan, SECRET, "p01"), "l").shows
    assert f"p01 is in the pool, with a chance of {(plan.probabilities or {})['p01']:.4%}" in said
    said = check_line(shown, personal_line(plan, SECRET, "p03"), "l").shows
    assert said == "p03 was left out when the plan was made; the reason: conflict."


def test_nobody_else_has_a_line(plan: Plan, shown: Plan) -> None:
    """Neither a stranger, nor anybody in the published copy."""
    for of, name in ((plan, "zed"), (shown, "p01")):
        with pytest.raises(DrawError, match="knows nobody"):
            personal_line(of, SECRET, name)


@pytest.mark.parametrize("person", ["p01", "p03"])
@pytest.mark.parametrize(
    "change",
    [
        {"plan": "00"},
        {"salt": "00"},
        {"salt": "zz"},
        {"person": "p09"},
        {"person": "p04"},
        {"reason": "left"},
        {"index": 5},
        {"path": []},
    ],
)
def test_a_line_that_was_changed_is_refused(
    plan: Plan, shown: Plan, person: str, change: dict[str, object]
) -> None:
    """Its plan, salt, name, reason or path; what plays no part for somebody in the pool is passed over."""
    told = {**json.loads(personal_line(plan, SECRET, person)), **change}
    text = json.dumps(told, separators=(",", ":"), sort_keys=True)
    if person == "p01" and set(change) <= {"index", "path"}:
        assert check_line(shown, text, "l")
        return
    with pytest.raises(DrawError, match="not committed to"):
        check_line(shown, text, "l")


def test_the_list_is_compared_with_the_plan(plan: Plan, shown: Plan, people: People) -> None:
    """Those drawn who are named, or with the secret everybody in the pool."""
    named = {line_of(salt_of(SECRET, "p01"), "p01"): "p01"}
    said = check_list(shown, named, people, None).shows
    assert said.startswith("Everybody drawn who is named is on the list of 12 people")
    assert said.endswith("2 of the list were left out.")
    assert check_list(shown, {}, people, SECRET).shows.startswith("Everybody in the pool")


def test_a_list_that_does_not_fit_is_refused(shown: Plan, people: People) -> None:
    """Somebody drawn is missing, or of another type; there are too few of a type; with the secret, anybody."""
    fewer = people.without({"p01": ""})
    moved = {line_of(salt_of(SECRET, "p01"), "p01"): "p02"}
    known = {line_of(salt_of(SECRET, "p01"), "p01"): "p01"}
    few = people.without(dict.fromkeys(("p06", "p12", "p03"), ""))
    for drawn, whom, secret in ((known, fewer, None), (moved, people, None), ({}, few, None), ({}, fewer, SECRET)):
        with pytest.raises(DrawError, match="the list of people"):
            check_list(shown, drawn, whom, secret)


def test_people_apart_by_a_column_of_their_own_are_compared_by_the_others() -> None:
    """Its values are numbers in the plan, so the list says nothing about them."""
    people = People(("g", "home"), {("w", "x"): ["a"], ("w", "y"): ["b", "d"], ("m", "x"): ["c"]})
    plan = make_plan(
        people, [Quota("g", "w", 1, 1), Quota("g", "m", 0, 2)], setting(seats=2, apart="home"), secret=SECRET
    )
    plain = People(("g",), {("w",): ["a", "b", "d"], ("m",): ["c"]})
    assert check_list(published(plan, SECRET), {}, plain, SECRET)
