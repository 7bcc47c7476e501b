"""After the close: conditions with their days, a case opened again and judged anew, somebody who comes back."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client

from fairhearing.desk import watch_case
from fairhearing.web.house import Rooms
from tests.walking import Way, panel_of, walk_to
from tests.web.conftest import Browser, hold_receipt
from tests.web.officers import Site, form_on, stand

APPEAL = {"members": ["appeal-1", "appeal-2", "appeal-3"], "votes_for": "3", "votes_against": "0"}
PANEL = {"members": ["panel-1", "panel-2", "panel-3"], "votes_for": "3", "votes_against": "0"}
NEW = {"text": "A recording was found.", "why_late": "It lay on a lost phone."}


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


def mailbox_of(site: Site, words: str) -> Client:
    """Return a browser in which somebody's mailbox is open."""
    client = site.browser()
    hold_receipt(client, words)
    return client


def ask(client: Client, kind: str, **fields: object) -> HttpResponse:
    """Fill in a form in a mailbox, past its check page, and return the last answer."""
    path = f"/mailbox/do/{kind}"
    first = client.get(path)
    answer = client.post(path, {**form_on(first.content.decode()), **fields})
    if b'value="send"' in answer.content:
        answer = client.post(path, {**form_on(answer.content.decode()), "step": "send"})
    return answer


def respondent(site: Site, way: Way) -> Client:
    """Return a browser in which the respondent's mailbox is open."""
    assert way.respondent is not None
    return mailbox_of(site, way.respondent.receipt)


def sitting(site: Site, way: Way) -> list[str]:
    """Return who sits on the panel that was drawn last."""
    return [str(person) for person in panel_of(site.club, way).values()]


def appeal_of(site: Site, way: Way) -> str:
    """Return somebody of the appeal body who was let in."""
    assert "New readers were given access: appeal body" in site.page("c04", "/cases")
    return next(person for person in ("x01", "x02", "x03") if way.code in site.page(person, "/cases"))


def reopen(site: Site, way: Way) -> None:
    """Have the reporter ask, and the appeal body open the case again."""
    assert ask(mailbox_of(site, way.reporter), "reopening-asked", **NEW).status_code == 302
    judge = appeal_of(site, way)
    assert "A recording was found." in site.page(judge, f"/cases/{way.code}")
    site.do(judge, way.code, "case-reopened", reason="The recording is new.", **APPEAL)


@pytest.mark.django_db
def test_a_closed_case_is_opened_again_for_what_is_new(site: Site) -> None:
    """The reporter asks in their mailbox, the appeal body decides, both sides are told, and the case is open."""
    way = walk_to(site.club, "closed")
    site.club.clock.pass_days(60)
    reporter = mailbox_of(site, way.reporter)
    assert "Ask to open the closed case again" in reporter.get("/mailbox").content.decode()
    pinned = watch_case(site.club.house, way.code).row
    reopen(site, way)
    for client in (reporter, respondent(site, way)):
        shown = client.get("/mailbox").content.decode()
        assert "Case opened again" in shown
        assert "The recording is new." in shown
        assert "The case is closed" not in shown
    page = site.page("c04", f"/cases/{way.code}")
    assert "under way" in page
    assert "the receivers ask for a new panel within seven days" in page
    row = watch_case(site.club.house, way.code).row
    assert not row.closed
    assert row.procedure_digest == pinned.procedure_digest
    assert row.organisation_digest == pinned.organisation_digest


@pytest.mark.django_db
def test_a_case_that_was_opened_again_is_judged_by_others(site: Site) -> None:
    """A second draw leaves out who sat in the first; those of the first read nothing new and find nothing."""
    way = walk_to(site.club, "closed")
    first = sitting(site, way)
    reopen(site, way)
    site.do("c04", way.code, "respondent-message-sent", text="A recording was found. You have three weeks.")
    site.do("c04", way.code, "panel-requested", text="Please.")
    page = f"/cases/{way.code}/seats/panel"
    assert "Fix the pool: " in site.page("c04", page)
    fixed = site.officer("c04").post(page, {"step": "fix"})
    assert fixed.status_code == 302, fixed.content.decode()
    site.club.checkpoint()
    assert site.officer("c04").post(page, {"step": "draw"}).status_code == 302
    drawn = [person for person in site.club.officers if f"/cases/{way.code}/seat" in site.page(person, "/cases")]
    assert len(drawn) == 3
    assert not set(drawn) & set(first)
    site.club.clock.pass_days(22)
    site.do("c04", way.code, "final-talk-held", text="Held.")
    page = site.page(first[0], f"/cases/{way.code}")
    assert "You have three weeks." not in page
    assert site.officer(first[0]).get(f"/cases/{way.code}/do/finding-made").status_code == 404


@pytest.mark.django_db
def test_a_refusal_to_open_a_case_again_has_reasons_that_both_read(site: Site) -> None:
    """The case stays closed, and whoever asked reads why."""
    way = walk_to(site.club, "closed")
    assert ask(respondent(site, way), "reopening-asked", **NEW).status_code == 302
    site.do(appeal_of(site, way), way.code, "reopening-refused", reason="It was known before.", **APPEAL)
    shown = respondent(site, way).get("/mailbox").content.decode()
    assert "It was known before." in shown
    assert "The case is closed" in shown
    assert watch_case(site.club.house, way.code).row.closed


@pytest.mark.django_db
def test_what_was_asked_once_is_answered_once(site: Site) -> None:
    """After a refusal the case is opened again only when somebody asks anew, and says what is new."""
    way = walk_to(site.club, "closed")
    assert ask(respondent(site, way), "reopening-asked", **NEW).status_code == 302
    judge = appeal_of(site, way)
    site.do(judge, way.code, "reopening-refused", reason="It was known before.", **APPEAL)
    page = site.page(judge, f"/cases/{way.code}/do/case-reopened")
    assert "one-answer-to-an-ask" in page
    assert "Whoever has something new asks again" in page
    assert ask(respondent(site, way), "reopening-asked", **NEW).status_code == 302
    site.do(judge, way.code, "case-reopened", reason="The recording is new.", **APPEAL)
    assert not watch_case(site.club.house, way.code).row.closed


@pytest.mark.django_db
def test_a_condition_is_followed_up_by_its_day(site: Site) -> None:
    """The respondent reads what is owed by when; the clock runs on; nothing follows before they are heard."""
    way = walk_to(site.club, "decided")
    site.do("c04", way.code, "condition-set", text="A course on leading groups", until="2026-06-01")
    site.do("c04", way.code, "outcome-notified", how="mailbox")
    site.do("c04", way.code, "respondent-outcome-notified", how="mailbox")
    site.club.clock.pass_days(31)
    site.do("c04", way.code, "case-closed", reason="All done.")
    owed = respondent(site, way).get("/mailbox").content.decode()
    assert "A course on leading groups" in owed
    assert "2026-06-01" not in owed.replace('datetime="2026-06-01"', "")
    assert "Each condition is checked by its day" in site.page("c04", f"/cases/{way.code}")
    site.club.clock.pass_days(90)
    late = [clock for clock in watch_case(site.club.house, way.code).overdue if clock.rule == "check-condition"]
    assert len(late) == 1
    site.do(
        "c04", way.code, "condition-checked", condition=_id(site, way), value="not-met", reason="No paper came."
    )
    shown = respondent(site, way).get("/mailbox").content.decode()
    assert "No paper came." in shown
    panel = sitting(site, way)[0]
    changed = {"value": "changed", "text": "A year longer", "reason": "It was owed."}
    assert "Hear the respondent first" in site.page(panel, f"/cases/{way.code}")
    assert ask(respondent(site, way), "respondent-heard", text="I was ill.").status_code == 302
    site.do(panel, way.code, "outcome-reviewed", **changed, **PANEL)
    for client in (respondent(site, way), mailbox_of(site, way.reporter)):
        assert "A year longer" in client.get("/mailbox").content.decode()


@pytest.mark.django_db
def test_nobody_comes_back_before_the_affected_person_could_speak(site: Site) -> None:
    """They are written to and answer in their own words, or not; they are never asked to decide; both are told."""
    way = walk_to(site.club, "closed")
    site.club.clock.pass_days(400)
    assert ask(respondent(site, way), "readmission-asked", text="I would like to come back.").status_code == 302
    panel = sitting(site, way)[0]
    back = {"value": "readmitted", "from_day": "2027-08-01", "reason": "What was asked was kept."}
    assert "Ask the affected person first" in site.page(panel, f"/cases/{way.code}")
    site.do("c04", way.code, "message-sent", text="They ask to come back. You need not answer.")
    reporter = mailbox_of(site, way.reporter)
    shown = reporter.get("/mailbox").content.decode()
    assert "Decide on coming back" not in shown
    assert ask(reporter, "affected-heard", text="Not on the same evening.").status_code == 302
    site.club.clock.pass_days(15)
    assert "Not on the same evening." in site.page(panel, f"/cases/{way.code}")
    site.do(panel, way.code, "readmission-decided", **back, **PANEL)
    for client in (reporter, respondent(site, way)):
        assert "What was asked was kept." in client.get("/mailbox").content.decode()
    assert "look at the safety plan again" in site.page("c04", f"/cases/{way.code}")
    assert "one-answer-to-coming-back" in site.page(panel, f"/cases/{way.code}/do/readmission-decided")


def _id(site: Site, way: Way) -> str:
    with site.club.house.books.reading() as ledger:
        return next(str(act.public.id) for act in ledger.acts(way.code) if act.public.kind == "condition-set")
