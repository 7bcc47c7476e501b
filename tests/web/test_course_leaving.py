"""Leaving in the middle of a case, on the pages: who goes on, with new keys, and what is shut to who left."""

from __future__ import annotations

import pytest

from fairhearing.desk import draw_panel, fix_pool, open_case, open_mailbox
from fairhearing.errors import NotYoursError
from fairhearing.identifiers import CaseCode
from fairhearing.sealing import read_receipt
from fairhearing.web.house import Rooms, rooms
from tests.promises.test_p11_leaving_ends_nothing import without
from tests.walking import panel_of, walk_to
from tests.web.conftest import Browser, hold_receipt
from tests.web.filling import do
from tests.web.officers import Site, stand

pytestmark = pytest.mark.django_db
PAGES = ("conflicts", "procedure", "case.yaml", "do/message-sent", "do/deliberation-noted")
NEVER = "a" * 26


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


def epochs(site: Site, person: str, code: CaseCode) -> dict[str, int]:
    """Return the number of the newest key of each part that somebody reads."""
    case = open_case(site.club.house, site.club.officers[person], code)
    return {name: row.number for name, row in case.epochs.items() if case.reads(name)}


def is_shut_to(site: Site, person: str, code: CaseCode) -> bool:
    """Return whether every page of the case behind its first answers as that of a case that never was."""
    client = site.officer(person)
    for page in PAGES:
        gone, never = (client.get(f"/cases/{one}/{page}") for one in (code, NEVER))
        if (gone.status_code, gone.content) != (404, never.content):
            return False
    page = site.page(person, f"/cases/{code}")
    return "You stood aside." in page and "What happened, in own words." not in page


def people_in(site: Site, code: CaseCode, role: str) -> list[str]:
    """Return who was let into a case in a role and reads what is in it, in the order of their slots."""
    found = {}
    for person, officer in site.club.officers.items():
        try:
            case = open_case(site.club.house, officer, code)
        except NotYoursError:
            continue
        if case.me.startswith(f"{role}-") and case.reads("what"):
            found[case.me] = person
    return [found[slot] for slot in sorted(found)]


def test_a_reporter_who_wants_no_more_of_it_and_resigns_is_asked_and_told_as_before(site: Site) -> None:
    """They stop the case before the respondent is told, leave, and may go on with it in their mailbox later."""
    way = walk_to(site.club, "categorised")
    party = site.browser()
    hold_receipt(party, way.reporter)
    assert do(party, "course-set", value="record-only").status_code == 302
    assert do(party, "resigned", text="I leave the club.").status_code == 302
    assert "<textarea" not in site.page("c04", f"/cases/{way.code}/do/respondent-notified")
    site.do("c04", way.code, "message-sent", text="It stays with us until you want to go on.")
    assert "It stays with us until you want to go on." in party.get("/mailbox").content.decode()
    assert do(party, "course-set", value="proceed").status_code == 302
    assert "I leave the club." in site.page("c04", f"/cases/{way.code}")


def test_a_respondent_who_left_the_organisation_is_heard_and_judged_as_before(site: Site) -> None:
    """The roll knows them no more, the case does: they answer, and a panel without their friends is drawn."""
    way = walk_to(site.club, "answered")
    rooms().roll.put(without("c06"))
    party = site.browser()
    hold_receipt(party, way.respondent.receipt)
    assert do(party, "response-added-to", text="One thing more.").status_code == 302
    page = site.page("c04", f"/cases/{way.code}")
    assert "Fir Six" in page
    assert "One thing more." in page
    site.do("c04", way.code, "panel-requested", text="Please.")
    fix_pool(site.club.house, site.club.officers["c04"], way.code)
    site.club.checkpoint()
    draw_panel(site.club.house, site.club.officers["c04"], way.code)
    assert len(panel_of(site.club, way)) == 3
    assert "c03" not in panel_of(site.club, way).values()


def test_of_two_handlers_one_resigns_and_the_other_goes_on_with_new_keys(site: Site) -> None:
    """Every part gets a new key; who left finds nothing behind the first page, and the reporter is answered."""
    words, code = site.club.report(respondents=("Ivy Nine",))
    before = epochs(site, "c04", code)
    site.do("c03", code, "resigned")
    after = epochs(site, "c04", code)
    assert all(after[name] > number for name, number in before.items())
    assert is_shut_to(site, "c03", code)
    assert not is_shut_to(site, "c04", code)
    site.do("c04", code, "report-acknowledged", text="It arrived.", to="reporter-1")
    assert open_mailbox(site.club.house, read_receipt(words)).done("report-acknowledged")
    left = open_case(site.club.house, site.club.officers["c03"], code)
    assert left.acts[-1].parts == {}


def test_one_of_the_panel_resigns_and_an_alternate_takes_their_place(site: Site) -> None:
    """The alternate is asked by the next page that a receiver opens; the panel goes on on keys of its own."""
    way = walk_to(site.club, "formed")
    sat = panel_of(site.club, way)
    slot = min(sat)
    stays = next(person for one, person in sat.items() if one != slot)
    before = epochs(site, stays, way.code)
    site.do(sat[slot], way.code, "resigned")
    after = epochs(site, stays, way.code)
    assert all(after[name] > before[name] for name in ("what", "who", "panel"))
    assert is_shut_to(site, sat[slot], way.code)
    site.page("c04", "/cases")
    (new,) = {*panel_of(site.club, way).values()} - {*sat.values()}
    site.officer(new).post(f"/cases/{way.code}/seat", {"answer": "free"})
    assert "New readers were given access" in site.page("c04", "/cases")
    assert "What happened, in own words." in site.page(new, f"/cases/{way.code}")
    site.do(stays, way.code, "deliberation-noted", text="Between those who stayed.")
    assert "Between those who stayed." in site.page(new, f"/cases/{way.code}")
    assert "Between those who stayed." not in site.page(sat[slot], f"/cases/{way.code}")


def test_one_of_the_appeal_body_resigns_and_the_others_decide(site: Site) -> None:
    """They decide by the majority of those who are left, on new keys; who left finds nothing any more."""
    way = walk_to(site.club, "notified")
    party = site.browser()
    hold_receipt(party, way.reporter)
    assert do(party, "appeal-filed", grounds="procedure", text="Somebody was not free.").status_code == 302
    assert "New readers were given access: appeal body" in site.page("c04", "/cases")
    gone, *stay = people_in(site, way.code, "appeal")
    before = epochs(site, stay[0], way.code)
    site.do(gone, way.code, "resigned")
    after = epochs(site, stay[0], way.code)
    assert all(after[name] > before[name] for name in ("what", "who", "appeal"))
    assert is_shut_to(site, gone, way.code)
    members = [str(open_case(site.club.house, site.club.officers[one], way.code).me) for one in stay]
    votes = {"members": members, "votes_for": str(len(stay)), "votes_against": "0", "reason": "We looked."}
    site.do(stay[0], way.code, "appeal-decided", value="upheld", **votes)
    site.do("c04", way.code, "appeal-notified", text="It is heard again.")
    assert "It is heard again." in party.get("/mailbox").content.decode()
