"""Names from a hat."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.errors import InputError
from fairhearing.lottery import (
    ByHand,
    DrawError,
    Hat,
    LotteryError,
    Observer,
    Plan,
    enter_by_hand,
    read_draw,
    read_hat,
    verify_draw,
    write_draw,
)
from tests.unit.lottery.conftest import SECRET

HAT = """on: 2026-06-03
place: Village hall
observers:
  - {name: Olive One, confirmed: I saw every slip go in and three come out., on: 2026-06-03}
  - {name: Otto Two, confirmed: Nobody looked into the hat., on: 2026-06-04}
drawn: [p01, p02, p05]
alternates: [p07]
"""


@pytest.fixture
def hat() -> Hat:
    return read_hat(HAT, "hat.yaml")


def _watched(hat: Hat, *names: str) -> Hat:
    observers = tuple(Observer(name, "I watched.", "2026-06-03") for name in names)
    return replace(hat, how=replace(hat.how, observers=observers))


def test_a_draw_by_hand_is_entered_and_verified(plan: Plan, hat: Hat) -> None:
    """The same checks judge it, and they say whose word it rests on."""
    made = enter_by_hand(plan, hat, secret=SECRET)
    assert [one.person for one in made.panel] == ["p01", "p02", "p05"]
    assert [one.person for one in made.alternates] == ["p07"]
    read = read_draw(write_draw(made), "draw.json")
    said = {one.part: one.shows for one in verify_draw(read)}
    assert "before Olive One, Otto Two" in said["by hand"]
    assert "their word" in said["by hand"]


@pytest.mark.parametrize(
    ("drawn", "says"),
    [
        (("p01", "p02", "p03"), "'p03' is not in the pool"),
        (("p01", "p02", "zed"), "'zed' is not in the pool"),
        (("p01", "p02"), "not as many people"),
        (("p01", "p02", "p02"), "not as many people"),
        (("p01", "p05", "p07"), "breaks a quota"),
    ],
)
def test_a_panel_that_could_not_have_been_drawn_is_refused(
    plan: Plan, hat: Hat, drawn: tuple[str, ...], says: str
) -> None:
    """Nobody who is left out, as many as seats, each once, within the quotas."""
    with pytest.raises(LotteryError, match=says):
        enter_by_hand(plan, replace(hat, drawn=drawn, alternates=()), secret=SECRET)


@pytest.mark.parametrize(
    "names", [(), ("Olive One",), ("Olive One", "olive  one"), ("Olive One", "P01"), ("Olive", "")]
)
def test_two_people_who_were_not_drawn_watch(plan: Plan, hat: Hat, names: tuple[str, ...]) -> None:
    """Fewer, the same twice, somebody drawn or nobody by name are refused."""
    with pytest.raises(LotteryError, match="Two people who were not drawn"):
        enter_by_hand(plan, _watched(hat, *names), secret=SECRET)


@pytest.mark.parametrize("name", ["p03", "P04"])
def test_no_party_and_nobody_with_a_conflict_watches(plan: Plan, hat: Hat, name: str) -> None:
    """They stand apart from the draw as well."""
    with pytest.raises(LotteryError, match="cannot observe"):
        enter_by_hand(plan, _watched(hat, "Olive One", name), secret=SECRET)


def test_a_draw_by_hand_follows_its_plan(plan: Plan, hat: Hat) -> None:
    """Not before its day."""
    early = replace(hat, how=replace(hat.how, on="2026-05-31"))
    with pytest.raises(LotteryError, match="before its plan"):
        enter_by_hand(plan, early, secret=SECRET)


def test_a_changed_record_is_found(plan: Plan, hat: Hat) -> None:
    """An observer who was drawn, or sources that a hat has not."""
    made = enter_by_hand(plan, hat, secret=SECRET)
    with pytest.raises(DrawError, match="the draw by hand"):
        verify_draw(replace(made, by_hand=ByHand("2026-06-03", "Hall", ())))
    with pytest.raises(DrawError, match="has none"):
        verify_draw(replace(made, key="1./"))


@pytest.mark.parametrize(
    "text",
    [
        HAT.replace("drawn: [p01, p02, p05]\n", ""),
        HAT.replace("place", "room"),
        HAT.replace("confirmed", "says"),
        HAT.replace("on: 2026-06-03\nplace", "on: soon\nplace"),
        HAT.replace("on: 2026-06-04", "on: later"),
    ],
)
def test_mistakes_in_the_record_are_refused_with_their_line(text: str) -> None:
    """The reader is strict."""
    with pytest.raises(InputError) as caught:
        read_hat(text, "hat.yaml")
    assert caught.value.where is not None
    assert caught.value.where.line is not None
