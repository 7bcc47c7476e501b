"""Whom a side or the others have leave without a ruling, and a ruling that is owed too long."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.desk import watch_case
from fairhearing.procedure import Procedure, load
from fairhearing.web import house as furnishing
from fairhearing.web.house import Rooms
from tests.fakes import FakeShelf
from tests.walking import Way, act, panel_of, walk_to
from tests.web.conftest import Browser, hold_receipt
from tests.web.filling import do
from tests.web.officers import Site, stand

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    found = stand(place, browser, monkeypatch)
    furnished = furnishing.rooms()
    found.club.house = replace(found.club.house, shelf=FakeShelf(rules()))
    monkeypatch.setattr(furnishing, "rooms", lambda: replace(furnished, house=found.club.house))
    return found


def rules() -> Procedure:
    """Return the small procedure, whose panel a small club can fill, with what the model says on who leaves."""
    small, model = load("model-small"), load("model")
    sending = [power for power in model.powers if "recusal-forced" in power.act]
    out = {"challenges": model.conflicts.challenges, "forced": model.conflicts.forced}
    return replace(small, powers=(*small.powers, *sending), conflicts=replace(small.conflicts, **out))


def side(site: Site, words: str):
    client = site.browser()
    hold_receipt(client, words)
    return client


def left(site: Site, way: Way, person: str) -> bool:
    """Return whether somebody has no part any more, once somebody on the case came to its page."""
    site.page("c04", f"/cases/{way.code}")
    return "Others took you out of this case" in site.page(person, f"/cases/{way.code}")


def test_each_side_has_one_person_leave_without_saying_why(site: Site) -> None:
    """The form says how many and until when; the person leaves and is replaced; a second one is refused."""
    way = walk_to(site.club, "formed")
    assert way.respondent is not None
    sat = panel_of(site.club, way)
    first, second = sorted(sat)[:2]
    respondent, reporter = side(site, way.respondent.receipt), side(site, way.reporter)
    form = respondent.get("/mailbox/do/challenge-made").content.decode()
    assert "Within three days of the panel&#x27;s forming each side can have one person leave" in form
    assert do(respondent, "challenge-made", slot=first).status_code == 302
    assert left(site, way, sat[first])
    (new,) = {*panel_of(site.club, way).values()} - {*sat.values()}
    assert "Fir Six" in site.page(new, f"/cases/{way.code}/seat")
    assert not left(site, way, sat[second])
    refused = do(respondent, "challenge-made", slot=second)
    assert refused.status_code == 409
    assert "1 is the most" in refused.content.decode()
    assert not left(site, way, sat[second])
    assert do(reporter, "challenge-made", slot=second).status_code == 302
    assert left(site, way, sat[second])


def test_a_person_leaves_without_a_reason_only_in_the_first_days(site: Site) -> None:
    """Later a reason is needed, and the page says until when it could be done without."""
    way = walk_to(site.club, "formed")
    sat = panel_of(site.club, way)
    slot, party = min(sat), side(site, way.reporter)
    site.club.clock.pass_days(4)
    refused = do(party, "challenge-made", slot=slot)
    assert refused.status_code == 409
    assert "that is until 2026-03-10" in refused.content.decode()
    assert do(party, "challenge-made", slot=slot, reason="They are close.").status_code == 302
    assert not left(site, way, sat[slot])


def test_who_is_challenged_for_a_reason_takes_no_part_in_the_ruling(site: Site) -> None:
    """They cannot rule, and are named by nobody among those who did; dismissed, they stay."""
    way = walk_to(site.club, "formed")
    sat = panel_of(site.club, way)
    slot, party = min(sat), side(site, way.reporter)
    assert do(party, "challenge-made", slot=slot, reason="They are close.").status_code == 302
    ruling = {"slot": slot, "value": "dismissed", "reason": "They never met."}
    assert site.officer(sat[slot]).get(f"/cases/{way.code}/do/challenge-decided").status_code == 404
    site.do("c04", way.code, "challenge-decided", **ruling)
    assert not left(site, way, sat[slot])
    assert "They never met." in party.get("/mailbox").content.decode()
    assert "under way" in site.page("c04", f"/cases/{way.code}")


def test_the_others_send_one_of_them_out_when_all_agree(site: Site) -> None:
    """One vote against and nobody leaves; when all agree the person is out, and the next alternate is asked."""
    way = walk_to(site.club, "formed")
    sat = panel_of(site.club, way)
    slot, *others = sorted(sat)
    sent = {"slot": slot, "members": others, "votes_for": "1", "votes_against": "1"}
    refused = site.try_to(sat[others[0]], way.code, "recusal-forced", **sent)
    assert refused.status_code == 409
    assert not left(site, way, sat[slot])
    site.do(sat[others[0]], way.code, "recusal-forced", **{**sent, "votes_for": "2", "votes_against": "0"})
    assert left(site, way, sat[slot])
    assert len({*panel_of(site.club, way).values()} - {*sat.values()}) == 1


def test_a_ruling_that_is_owed_too_long_stands_as_overdue(site: Site) -> None:
    """Overseers see the clock without a name; nothing is found meanwhile; a late ruling lets the case go on."""
    way = walk_to(site.club, "formed")
    sat = panel_of(site.club, way)
    slot, member = sorted(sat)[:2]
    assert do(side(site, way.reporter), "challenge-made", slot=slot, reason="They are close.").status_code == 302
    site.club.clock.pass_days(9)
    act(site.club, site.club.officers["c04"], way.code, "final-talk-held", text="Held.")
    assert "rule-on-challenges" in {clock.rule for clock in watch_case(site.club.house, way.code).overdue}
    assert "overdue" in site.page("c04", f"/cases/{way.code}")
    shown = site.page("c05", f"/overseer/{way.code}")
    assert "The receivers rule on a challenge with a reason within seven days." in shown
    assert "They are close." not in shown
    found = {"finding": "not-substantiated", "standard": "more-likely-than-not", "reason": "Nothing shows it."}
    votes = {"members": sorted(sat), "votes_for": "3", "votes_against": "0"}
    waiting = site.page(sat[member], f"/cases/{way.code}/do/finding-made")
    assert "Rule on the challenge first" in waiting
    site.do("c04", way.code, "challenge-decided", slot=slot, value="dismissed", reason="They never met.")
    assert not watch_case(site.club.house, way.code).overdue
    site.do(sat[member], way.code, "finding-made", **found, **votes)
