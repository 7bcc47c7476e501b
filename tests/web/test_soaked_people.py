"""The people of a soak fill in forms so that they lead on: else an hour of it would try little."""

from __future__ import annotations

import random
from datetime import date

import pytest

from fairhearing.web.house import Rooms
from tests.soak.filling import fill
from tests.soak.pages import Form, Page
from tests.walking import panel_of, walk_to
from tests.web.conftest import Browser
from tests.web.officers import Site, stand

pytestmark = pytest.mark.django_db

CHANCE = random.Random(1)  # noqa: S311 # repeated, not secret


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


def form_on(site: Site, path: str, name: str) -> Form:
    forms = Page(200, path, site.page("c04", path)).read().forms
    return next(form for form in forms if name in form.fields)


def test_they_draw_a_panel(site: Site) -> None:
    """The pool is fixed, and after the next checkpoint the panel is drawn."""
    way = walk_to(site.club, "asked")
    path = f"/cases/{way.code}/seats/panel"
    for _step in ("fix", "draw"):
        form = form_on(site, path, "step")
        sent = fill(form, "", "", CHANCE)
        assert site.officer("c04").post(form.action, dict(sent)).status_code == 302
        site.club.checkpoint()
    assert len(panel_of(site.club, way)) == 3


def test_they_name_a_day_on_which_a_measure_is_looked_at_again(site: Site) -> None:
    """The procedures ask for it, and it is still to come."""
    way = walk_to(site.club, "planned")
    form = form_on(site, f"/cases/{way.code}/do/interim-measure-set", "review_on")
    sent = dict(fill(form, "word", "Apart at meetings.", CHANCE))
    assert date.fromisoformat(sent["review_on"]) > site.club.clock.now().date()
