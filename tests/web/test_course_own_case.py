"""A complaint on the pages: a case of its own, which those who handle the first one cannot open."""

from __future__ import annotations

import pytest

from fairhearing.desk import cases_of
from fairhearing.web.house import Rooms
from tests.walking import walk_to
from tests.web.conftest import Browser, hold_receipt
from tests.web.filling import hidden, sending, words
from tests.web.officers import Site, stand

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


def test_retaliation_becomes_a_case_of_its_own_with_words_of_its_own(site: Site) -> None:
    """The handler is ticked, others take it in, the new words open it, and the first case shows its code alone."""
    way = walk_to(site.club, "told")
    party = site.browser()
    hold_receipt(party, way.reporter)
    assert "so that others take it in" in party.get("/mailbox").content.decode()
    blank = party.get("/mailbox/own-case")
    assert "nobody who handles your case now can open it" in blank.content.decode()
    given = {"text": "They laugh at it.", "of": ["receiver-1"], "course": "proceed"}
    checked = party.post("/mailbox/own-case", {"draft": hidden(blank, "draft"), **given})
    assert "They laugh at it." in checked.content.decode()
    sent = party.post("/mailbox/own-case", sending(checked))
    receipt = words(sent)
    again = party.post("/mailbox/own-case", sending(checked))
    assert words(again) == receipt != way.reporter
    (new,) = cases_of(site.club.house, site.club.officers["x01"])
    page = site.page("c04", f"/cases/{way.code}")
    assert "A side opened a case of its own" in page
    assert new.row.code in page
    assert "They laugh at it." not in page
    assert site.officer("c04").get(f"/cases/{new.row.code}").status_code == 404
    assert "They laugh at it." in site.page("x01", f"/cases/{new.row.code}")
    fresh = site.browser()
    hold_receipt(fresh, receipt)
    assert "They laugh at it." in fresh.get("/mailbox").content.decode()


def test_where_nobody_else_can_take_it_in_what_was_typed_is_kept(site: Site) -> None:
    """The page says so beside what was typed, and nothing is taken in."""
    way = walk_to(site.club, "told")
    with site.club.house.books.writing() as ledger:
        outside = [row for row in ledger.all_keys() if row.person.startswith("x")]
    assert outside
    party = site.browser()
    hold_receipt(party, way.reporter)
    blank = party.get("/mailbox/own-case")
    given = {"text": "They laugh.", "of": ["receiver-1"], "course": "proceed", "excluded": "The neighbour"}
    checked = party.post("/mailbox/own-case", {"draft": hidden(blank, "draft"), **given})
    names = "\n".join(one.name for one in site.club.house.roll.current().people.values() if one.id[0] == "x")
    checked = party.post("/mailbox/own-case", {"draft": hidden(blank, "draft"), **given, "excluded": names})
    refused = party.post("/mailbox/own-case", sending(checked))
    assert refused.status_code == 503
    assert "They laugh." in refused.content.decode()
