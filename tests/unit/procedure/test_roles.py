from __future__ import annotations

from collections.abc import Callable

from fairhearing.procedure import Category, Procedure, Publication

Changed = Callable[..., Procedure]


def test_a_role_says_who_fills_it(changed: Changed) -> None:
    """Bodies in order, the draw, and when it is filled."""
    panel = changed().roles["panel"]
    assert (panel.bodies, panel.drawn, panel.seats) == (("panel", "outside"), True, 3)
    assert (panel.alternates, panel.asked_after, panel.party) == (0, ("panel-requested",), False)


def test_categories_keep_their_order(changed: Changed) -> None:
    """The order of the file is that of the form."""
    read = changed(("  other: {title", "  violence: {title: Violence, severe: true}\n  other: {title"))
    assert read.categories == (Category("violence", "Violence", True), Category("other", "Something else"))
    assert changed(("categories:\n  other: {title: Something else}\n", "")).categories == ()


def test_publication_is_on_fixed_dates(changed: Changed) -> None:
    """Dates come every year; without any there are none."""
    assert changed().publication == Publication(("01-15",), 5)
    assert changed(("publication:\n  dates: [01-15]\n  group: 5\n", "")).publication == Publication((), 5)


def test_what_the_source_is_silent_on_is_kept(changed: Changed) -> None:
    """Its absence is no breach."""
    assert changed().silent == {}
    said = "silent: {interim-measure-set: No duty is written.}\nletters:"
    assert changed(("letters:", said)).silent == {"interim-measure-set": "No duty is written."}
