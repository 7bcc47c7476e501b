"""Several people on a side, and witnesses: each is let in by a letter of their own and reads what is theirs."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from fairhearing.desk import take_up_letter
from fairhearing.identifiers import CaseCode
from fairhearing.web.house import Rooms
from tests.walking import walk_to
from tests.web.conftest import Browser
from tests.web.filling import do
from tests.web.officers import Site, form_on, stand

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


def let_in(site: Site, browser: Browser, code: CaseCode, kind: str, **fields: object) -> Client:
    """Let somebody in on the handler's page and open their mailbox with both halves of the code."""
    path, handler = f"/cases/{code}/do/{kind}", site.officer("c04")
    checked = handler.post(path, {**form_on(site.page("c04", path)), **fields}).content.decode()
    told = handler.post(path, {**form_on(checked), "step": "send"}).content.decode()
    spoken, letter = re.findall(r'<p class="words">([^<]+)</p>', told)
    client = browser()
    receipt = take_up_letter(site.club.house, letter, spoken).receipt
    assert client.post("/mailbox/open", {"words": receipt}).status_code == 302
    return client


def mailbox(client: Client) -> str:
    return client.get("/mailbox").content.decode()


def test_a_witness_is_asked_answers_and_sees_nothing_else(site: Site, browser: Browser) -> None:
    """The page of the case lets a witness in by name; theirs shows the questions, and they sign a statement."""
    way = walk_to(site.club, "answered", text="They said saffron-kettle.")
    page = site.page("c04", f"/cases/{way.code}/do/witness-invited")
    assert "somebody who is not in the case yet" in page or form_on(page)["to"] == "witness-1"
    asked = {
        "person": "Ivy Nine",
        "questions": "What did you see at the door?",
        "text": "Dear witness",
        "how": "letter",
    }
    client = let_in(site, browser, way.code, "witness-invited", **asked)
    page = mailbox(client)
    assert "What did you see at the door?" in page
    assert re.findall(r'/mailbox/do/([a-z-]+)"', page.partition('id="can"')[2])[0] == "statement-signed"
    for hidden in ("saffron-kettle", "Report received", "Fir Six", "Respondent told"):
        assert hidden not in page
    do(client, "statement-signed", text="I saw it happen.")
    assert "I saw it happen." in mailbox(client)
    assert "I saw it happen." in site.page("c04", f"/cases/{way.code}")
    site.do("c04", way.code, "witness-asked", text="And then?")
    assert "And then?" in mailbox(client)


def test_an_affected_person_gets_a_mailbox_of_their_own(site: Site, browser: Browser) -> None:
    """Letters can be written to them alone; the reporter's mailbox does not show what is theirs."""
    way = walk_to(site.club, "categorised", affected="Ivy Nine")
    text = {"to": "affected-1", "text": "Dear affected person", "how": "letter"}
    client = let_in(site, browser, way.code, "affected-invited", **text)
    site.do("c04", way.code, "message-sent", to="affected-1", text="For you alone.")
    reporter = browser()
    reporter.post("/mailbox/open", {"words": way.reporter})
    assert "For you alone." in mailbox(client)
    assert "For you alone." not in mailbox(reporter)
    do(client, "message-sent", text="By me alone.")
    assert "By me alone." not in mailbox(reporter)
    assert "By me alone." in site.page("c04", f"/cases/{way.code}")


def test_each_respondent_is_told_apart(site: Site, browser: Browser) -> None:
    """The second is told in their turn, and neither mailbox shows what is put to the other."""
    way = walk_to(site.club, "told", respondents=("Fir Six", "Hazel Eight"))
    told = {"to": "respondent-2", "what": "Put to the second", "text": "Letter", "how": "letter"}
    second = let_in(site, browser, way.code, "respondent-notified", **told)
    assert way.letter is not None
    first = browser()
    words = take_up_letter(site.club.house, way.letter.letter, way.letter.spoken).receipt
    assert first.post("/mailbox/open", {"words": words}).status_code == 302
    assert "Put to the second" in mailbox(second)
    assert "Put to the second" not in mailbox(first)
    assert "What is put<" not in mailbox(second)
