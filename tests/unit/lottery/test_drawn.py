"""A draw as it is published."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.lottery import (
    DrawError,
    LotteryError,
    PanelDraw,
    Plan,
    Seated,
    lines_and_names,
    make_draw,
    read_sources,
    verify_draw,
    without_names,
)
from fairhearing.lottery.drawn import digest_of_draw, names_line
from tests.unit.lottery.conftest import SECRET, SOURCES


def test_those_drawn_are_named_with_the_salt_of_their_line(plan: Plan, drawn: PanelDraw) -> None:
    """Everybody can check the name; from the published copy lines are drawn, and they are the same."""
    assert {one.person for one in drawn.panel} <= set(plan.probabilities or {})
    assert all(names_line(one) for one in (*drawn.panel, *drawn.alternates))
    bare = make_draw(drawn.plan, drawn.sources)
    assert [one.line for one in bare.panel] == [one.line for one in drawn.panel]
    assert bare.panel[0] == Seated(drawn.panel[0].line)
    assert verify_draw(bare)


def test_the_digest_is_over_everything_but_itself(drawn: PanelDraw) -> None:
    """Another order of the alternates gives another."""
    assert drawn.digest == digest_of_draw(replace(drawn, digest=""))
    assert digest_of_draw(replace(drawn, alternates=drawn.alternates[::-1])) != drawn.digest


def test_a_name_on_another_line_is_seen(drawn: PanelDraw) -> None:
    """So is a salt that is none, or missing."""
    first, second = drawn.panel[:2]
    for wrong in (
        replace(first, person=second.person),
        replace(first, salt="zz"),
        replace(first, salt=None),
        replace(first, person=None),
        replace(first, person="\ud800"),
    ):
        assert not names_line(wrong)


def test_a_whole_plan_is_drawn_from_with_its_secret(plan: Plan) -> None:
    """Without it nobody knows who stands on which line."""
    sources = read_sources(SOURCES, "s")
    with pytest.raises(DrawError, match="without its openings"):
        make_draw(plan, sources)
    shown, names = lines_and_names(plan, SECRET)
    assert set(names.values()) == set(plan.probabilities or {})
    assert lines_and_names(shown, None) == (shown, {})


def test_sources_known_before_the_plan_are_refused(plan: Plan) -> None:
    """By their date."""
    early = read_sources(SOURCES.replace("2026-06-02", "2026-06-01"), "s")
    with pytest.raises(LotteryError, match="known before"):
        make_draw(plan, early, secret=SECRET)


def test_a_draw_without_names_holds_by_itself(drawn: PanelDraw) -> None:
    """The same lines, nobody's name, and a digest of its own."""
    bare = without_names(drawn)
    assert [one.line for one in bare.panel] == [one.line for one in drawn.panel]
    assert {one.person for one in (*bare.panel, *bare.alternates)} == {None}
    assert bare.digest != drawn.digest
    assert verify_draw(bare)
