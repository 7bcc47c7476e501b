"""Challenges on the pages: a side makes one, others rule, and whoever was challenged with success is out."""

from __future__ import annotations

import pytest

from fairhearing.desk import open_case
from fairhearing.web.house import Rooms
from tests.walking import panel_of, walk_to
from tests.web.conftest import Browser, hold_receipt
from tests.web.filling import do
from tests.web.officers import Site, stand

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


def test_a_panel_member_is_challenged_ruled_on_and_replaced(site: Site) -> None:
    """The mailbox names who sits; the receiver rules; the alternate is asked; the side reads the ruling."""
    way = walk_to(site.club, "formed")
    sat = panel_of(site.club, way)
    slot = min(sat)
    party = site.browser()
    hold_receipt(party, way.respondent.receipt)
    form = party.get("/mailbox/do/challenge-made").content.decode()
    assert "the receivers decide, and never the one it is about" in form
    assert f'value="{slot}"' in form
    assert 'value="receiver-1"' in form
    assert do(party, "challenge-made", slot=slot).status_code == 422
    assert do(party, "challenge-made", slot=slot, reason="They quarrelled with me.").status_code == 302
    assert "rule on a challenge with a reason within seven days" in party.get("/mailbox").content.decode()
    site.do("c04", way.code, "challenge-decided", slot=slot, value="upheld", reason="It is known.")
    case = site.page("c04", f"/cases/{way.code}")
    assert "Somebody has no part in the case any more" in case
    out = site.page(sat[slot], f"/cases/{way.code}")
    assert "Others took you out of this case" in out
    assert "It is known." in party.get("/mailbox").content.decode()
    (new,) = {*panel_of(site.club, way).values()} - {*sat.values()}
    assert "Fir Six" in site.page(new, f"/cases/{way.code}/seat")
    assert open_case(site.club.house, site.club.officers[sat[slot]], way.code).acts[-1].parts == {}


def test_the_only_receiver_cannot_rule_and_the_next_body_does(site: Site) -> None:
    """Whoever it is about is refused to rule, with the rule; the outside body rules on its page."""
    way = walk_to(site.club, "told")
    party = site.browser()
    hold_receipt(party, way.reporter)
    assert do(party, "challenge-made", slot="receiver-1", reason="They are close.").status_code == 302
    assert "New readers were given access" in site.page("c04", f"/cases/{way.code}")
    refused = site.try_to("c04", way.code, "challenge-decided", slot="receiver-1", value="dismissed", reason="No.")
    assert refused.status_code == 409
    site.do("x01", way.code, "challenge-decided", slot="receiver-1", value="upheld", reason="They are.")
    assert way.code in site.page("x01", "/cases")
    assert "Others took you out of this case" in site.page("c04", f"/cases/{way.code}")


def test_the_form_names_who_wrote_to_whoever_challenges(site: Site, browser: Browser) -> None:
    """A side can say whom it means: by name, and not as one of several numbers."""
    way = walk_to(site.club, "answered")
    assert way.respondent is not None
    mailbox = browser()
    mailbox.post("/mailbox/open", {"words": way.respondent.receipt})
    assert "receiver (Dogwood Four)" in mailbox.get("/mailbox/do/challenge-made").content.decode()
