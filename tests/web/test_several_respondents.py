"""Two respondents in one case: each is judged, told and heard on appeal alone, and reads nothing of the other."""

from __future__ import annotations

import pytest
from django.test import Client

from fairhearing.desk import open_case
from fairhearing.identifiers import CaseCode
from fairhearing.web.house import Rooms
from fairhearing.web.panels.sides import sides_of
from tests.walking import Way, panel_of, walk_on, walk_to
from tests.web.conftest import Browser
from tests.web.filling import do
from tests.web.officers import Site, form_on, stand
from tests.web.test_casework_people import let_in, mailbox

pytestmark = pytest.mark.django_db

VOTES = {"votes_for": "3", "votes_against": "0"}
FOUND = {"standard": "more-likely-than-not"}
FIRST, SECOND = (
    "The first one shouted at the treasurer on every single evening.",
    "The second one was at home all week.",
)


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


class Two:
    """A case with two respondents whose panel sits, and a browser for each of them and for the reporter."""

    def __init__(self, site: Site, browser: Browser) -> None:
        self.site = site
        self.way: Way = walk_to(site.club, "told", respondents=("Fir Six", "Hazel Eight"))
        told = {"to": "respondent-2", "what": "Put to the second", "text": "Letter", "how": "letter"}
        self.second = let_in(site, browser, self.code, "respondent-notified", **told)
        do(self.second, "response-received", answer="denies", text="I was at home.")
        walk_on(site.club, self.way, "formed")
        assert self.way.respondent is not None
        self.first = self.opened(browser, self.way.respondent.receipt)
        self.reporter = self.opened(browser, self.way.reporter)
        site.do("c04", self.code, "final-talk-held", text="Held.")
        self.members = panel_of(site.club, self.way)
        self.judge = next(iter(self.members.values()))

    @property
    def code(self) -> CaseCode:
        return self.way.code

    @staticmethod
    def opened(browser: Browser, words: str) -> Client:
        client = browser()
        assert client.post("/mailbox/open", {"words": words}).status_code == 302
        return client

    def judged(self, slot: str, finding: str, outcome: str, reason: str) -> None:
        """Let the panel find and decide of one of them."""
        sat = {"to": slot, "members": list(self.members), **VOTES}
        self.site.do(self.judge, self.code, "finding-made", finding=finding, reason=reason, **FOUND, **sat)
        self.site.do(self.judge, self.code, "decision-made", outcome=outcome, reason=reason, **sat)

    def draft(self, kind: str, slot: str) -> str:
        """Return the page on which a letter is drafted for one of them."""
        return self.site.page("c04", f"/cases/{self.code}/do/{kind}?to={slot}")

    def send(self, kind: str, slot: str) -> None:
        """Send the letter as it is drafted for one of them."""
        text = str(form_on(self.draft(kind, slot))["text"])
        self.site.do("c04", self.code, kind, to=slot, text=text, how="mailbox")


@pytest.fixture
def two(site: Site, browser: Browser) -> Two:
    return Two(site, browser)


def test_each_respondent_is_judged_told_and_heard_by_themselves(two: Two) -> None:
    """One is upheld, the other not; no letter speaks of the other one; the case ends when both ways have."""
    site, code = two.site, two.code
    unsaid = site.try_to(
        two.judge,
        code,
        "finding-made",
        finding="substantiated",
        reason="Because.",
        members=list(two.members),
        **FOUND,
        **VOTES,
    )
    assert unsaid.status_code == 422
    two.judged("respondent-1", "substantiated", "A warning", FIRST)
    assert "Outcome decided" not in mailbox(two.second)
    two.send("respondent-outcome-notified", "respondent-1")
    site.do("c04", code, "outcome-notified", how="mailbox")
    site.club.clock.pass_days(10)
    two.judged("respondent-2", "not-substantiated", "Nothing follows", SECOND)
    assert FIRST in two.draft("respondent-outcome-notified", "respondent-1")
    assert FIRST not in two.draft("respondent-outcome-notified", "respondent-2")
    mixed_up = {"to": "respondent-2", "text": FIRST, "how": "mailbox"}
    wrong = site.try_to("c04", code, "respondent-outcome-notified", **mixed_up)
    assert "found or decided of another" in wrong.content.decode()
    two.send("respondent-outcome-notified", "respondent-2")
    page = site.page("c04", f"/cases/{code}")
    assert "Each respondent by themselves" in page
    refused = site.try_to("c04", code, "case-closed", reason="Done.")
    assert refused.status_code != 302  # the reporter was told of one outcome only
    site.do("c04", code, "outcome-notified", how="mailbox")
    for client, own, others in ((two.first, FIRST, SECOND), (two.second, SECOND, FIRST)):
        assert own in mailbox(client)
        assert others not in mailbox(client)
    assert FIRST in mailbox(two.reporter)
    assert SECOND in mailbox(two.reporter)


def test_an_appeal_by_one_leaves_the_other_alone(two: Two) -> None:
    """Who appeals waits for the appeal body; the other's outcome stands, and their own days run."""
    site, code = two.site, two.code
    two.judged("respondent-1", "substantiated", "A warning", FIRST)
    two.send("respondent-outcome-notified", "respondent-1")
    site.do("c04", code, "outcome-notified", how="mailbox")
    assert two.second.get("/mailbox/do/appeal-filed").status_code == 409
    site.club.clock.pass_days(10)
    two.judged("respondent-2", "not-substantiated", "Nothing follows", SECOND)
    two.send("respondent-outcome-notified", "respondent-2")
    site.do("c04", code, "outcome-notified", how="mailbox")
    do(two.first, "appeal-filed", grounds="outcome", text="Far too hard.")
    assert "Appeal filed" in mailbox(two.first)
    assert "Appeal filed" not in mailbox(two.second)
    site.page("c04", "/cases")
    judge = next(person for person in ("x01", "x02", "x03") if code in site.page(person, "/cases"))
    sat = {"members": ["appeal-1", "appeal-2", "appeal-3"], **VOTES}
    site.do(judge, code, "appeal-decided", to="respondent-1", value="dismissed", reason="It is fair.", **sat)
    two.send("appeal-notified", "respondent-1")
    assert "It is fair." in mailbox(two.first)
    assert "It is fair." not in mailbox(two.second)
    site.club.clock.pass_days(10)
    early = site.page("c04", f"/cases/{code}/do/case-closed")
    assert "Not yet." in early
    site.club.clock.pass_days(25)
    late = two.first.get("/mailbox/do/appeal-filed")
    assert late.status_code == 409
    site.do("c04", code, "case-closed", reason="Both ways have ended.")
    assert "closed" in site.page("c04", f"/cases/{code}")


def test_whose_answer_a_receiver_writes_down_is_asked(two: Two) -> None:
    """What one said at the door is in their mailbox and in no other's; who does not say whose it is, is asked."""
    site, code = two.site, two.code
    assert "Which respondent this concerns" in site.page("c04", f"/cases/{code}/do/response-received")
    answer = {"answer": "denies", "text": FIRST}
    assert site.try_to("c04", code, "response-received", **answer).status_code == 422
    site.do("c04", code, "response-received", to="respondent-1", **answer)
    assert FIRST in mailbox(two.first)
    assert FIRST not in mailbox(two.second)
    site.do("c04", code, "response-received", to="respondent-2", answer="admits", text=SECOND)
    case = open_case(site.club.house, site.club.officers["c04"], code)
    answered = {answer.text for row in sides_of(case).rows for answer in row.respondent.answers}
    assert answered == {FIRST, SECOND}
