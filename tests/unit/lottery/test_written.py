"""Plans and draws as files."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from fairhearing.lottery import (
    DrawError,
    PanelDraw,
    Plan,
    read_draw,
    read_plan,
    write_draw,
    write_plan,
)
from fairhearing.lottery.written import canonical, digest_of


def test_plans_and_draws_read_back(plan: Plan, shown: Plan, drawn: PanelDraw) -> None:
    """What is written is read as the same, also with an end of line behind it."""
    whole = replace(plan, cpu_seconds=0.5)
    assert read_plan(write_plan(whole) + b"\n", "plan.json") == whole
    assert read_plan(write_plan(shown), "plan.json") == shown
    assert read_draw(write_draw(drawn).decode(), "draw.json") == drawn


def _changed(text: str, at: str) -> dict[str, Callable[[], str]]:
    told = json.loads(text)
    return {
        "space": lambda: text.replace(":", ": ", 1),
        "order": lambda: json.dumps(dict(reversed(told.items())), separators=(",", ":")),
        "more": lambda: text.replace("{", '{"a":1,', 1),
        "less": lambda: text.replace(f'"{at}":', f'"{at}s":', 1),
        "type": lambda: text.replace('"seats":3', '"seats":"3"', 1),
        "format": lambda: text.replace("@1", "@2"),
        "none": lambda: "",
        "half": lambda: text.replace("club", "\\ud800"),
        "large": lambda: text.replace('"total":', '"total":1000000000000000'),
        "surrogate": lambda: text.replace("club", "\ud800"),
    }


@pytest.mark.parametrize(
    "change", ["space", "order", "more", "less", "type", "format", "none", "half", "large", "surrogate"]
)
def test_any_other_form_is_refused(shown: Plan, drawn: PanelDraw, change: str) -> None:
    """A space, an order, a key too many or too few, a text for a number: each is named as an error of ours."""
    with pytest.raises(DrawError):
        read_plan(_changed(write_plan(shown).decode(), "seats")[change](), "plan.json")
    with pytest.raises(DrawError):
        read_draw(_changed(write_draw(drawn).decode(), "panel")[change](), "draw.json")


def test_the_part_that_is_wrong_is_named(shown: Plan) -> None:
    """As the place in the file."""
    with pytest.raises(DrawError, match="as a plan") as caught:
        read_plan(write_plan(shown).decode().replace('"seats":3', '"seats":"3"'), "plan.json")
    assert str(caught.value.where) == "plan.json (seats)"


def test_a_digest_is_of_one_kind() -> None:
    """The same value under another label has another."""
    assert digest_of(b"a", {"x": 1}) != digest_of(b"b", {"x": 1})
    assert canonical({"b": 1.0, "a": [1e-7]}) == b'{"a":[1e-7],"b":1}'
