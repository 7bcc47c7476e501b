"""A decision that others have to approve: not in force before, and what their silence means."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from fairhearing.identifiers import CaseCode
from fairhearing.web.house import rooms
from tests.approved import approved
from tests.walking import Way, panel_of, walk_to
from tests.web.conftest import Browser, hold_receipt
from tests.web.officers import Site, stand
from tests.web.test_course_leaving import epochs, is_shut_to

pytestmark = pytest.mark.django_db
ANSWER = "The committee approves what the panel decided, or sends it back with its reasons, within 14 days."
AGAIN = {"outcome": "Time away", "reason": "With what was written.", "votes_for": "3", "votes_against": "0"}
Standing = Callable[[str], Site]


@pytest.fixture
def standing(browser: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings) -> Standing:
    """Return the club under a procedure with an approver, by what the approver's silence means."""

    def under(silence: str) -> Site:
        path = tmp_path / "approved.yaml"
        path.write_text(approved(silence), encoding="utf-8")
        settings.FAIRHEARING_PROCEDURE = str(path)
        rooms.cache_clear()
        return stand(rooms(), browser, monkeypatch)

    return under


def decided(site: Site) -> Way:
    """Walk to the decision, let the approvers in, and tell both sides."""
    way = walk_to(site.club, "notified")
    assert "New readers were given access: member of the committee" in site.page("c04", "/cases")
    return way


def approvers(site: Site, code: CaseCode) -> list[str]:
    """Return who can open the case as an approver."""
    pages = {
        who: site.page(who, f"/cases/{code}") for who in site.club.officers if code in site.page(who, "/cases")
    }
    return [who for who, page in pages.items() if "You are: member of the committee" in page]


def told(site: Site, way: Way) -> tuple[str, str]:
    """Return the mailboxes of whoever reported and of the respondent."""
    assert way.respondent is not None
    pages = []
    for words in (way.reporter, way.respondent.receipt):
        client = site.browser()
        hold_receipt(client, words)
        pages.append(client.get("/mailbox").content.decode())
    return pages[0], pages[1]


def everywhere(site: Site, way: Way, *people: str) -> tuple[str, ...]:
    """Return the case as the receiver, some others and both sides see it."""
    return (*(site.page(who, f"/cases/{way.code}") for who in ("c04", *people)), *told(site, way))


def clocks(site: Site, person: str) -> str:
    """Return the clocks of the cases that somebody sees on their list."""
    lists = re.findall(r'<ul class="dues">.*?</ul>', site.page(person, "/cases"), re.S)
    return " ".join(re.sub("<[^>]+>", " ", " ".join(lists)).split())


def test_a_decision_is_in_force_once_it_was_approved(standing: Standing) -> None:
    """Until then all who know of it read who must approve it by when, and nothing is put into effect."""
    site = standing("returns")
    way = decided(site)
    (first, *_) = approvers(site, way.code)
    assert f"{ANSWER} due by 24 March 2026 yours: member of the committee" in clocks(site, first)
    waits = "Not in force yet: member of the committee must approve it by"
    for page in everywhere(site, way, first):
        assert waits in page
    assert "approved-before-effect" in site.page("c04", f"/cases/{way.code}/do/outcome-enacted")
    site.do(first, way.code, "decision-approved", text="Yes.")
    for page in everywhere(site, way, first):
        assert waits not in page
        assert "by the answer of member of the committee: “Outcome approved”" in page
    assert "decides again within 14 days" not in site.page("c04", f"/cases/{way.code}")
    site.do("c04", way.code, "outcome-enacted", text="Done.")


def test_what_is_sent_back_is_decided_again(standing: Standing) -> None:
    """The panel reads the reasons; the second decision waits for an approval with a clock of its own."""
    site = standing("returns")
    way = decided(site)
    panel = [str(person) for person in panel_of(site.club, way).values()]
    (first, *_) = approvers(site, way.code)
    assert site.try_to(first, way.code, "objection-made", reason="").status_code == 422
    site.do(first, way.code, "objection-made", reason="Nothing is said of the keys.")
    for page in everywhere(site, way, first, panel[0]):
        assert "Not in force: member of the committee sent it back on" in page
    page = site.page(panel[0], f"/cases/{way.code}")
    assert "Nothing is said of the keys." in page
    assert "decides again within 14 days" in page
    assert "Nothing is said of the keys." not in "".join(told(site, way))
    site.club.clock.pass_days(3)
    members = list(panel_of(site.club, way))
    site.do(panel[0], way.code, "decision-made", members=members, comparable="None.", **AGAIN)
    for page in everywhere(site, way, first):
        assert "Not in force yet: member of the committee must approve it by" in page
        assert "sent it back" not in page
    site.do(first, way.code, "decision-approved", text="Yes.")
    assert "“Outcome approved”" in site.page("c04", f"/cases/{way.code}")


def test_silence_sends_it_back_where_the_procedure_says_so(standing: Standing) -> None:
    """When the time is over it can be approved no more, and the panel's clock to decide again runs."""
    site = standing("returns")
    way = decided(site)
    (first, *_) = approvers(site, way.code)
    site.club.clock.pass_days(15)
    for page in everywhere(site, way, first):
        assert "Not in force: member of the committee did not approve it by" in page
    answer = site.try_to(first, way.code, "decision-approved", text="Yes.")
    assert answer.status_code == 409
    assert "The time to confirm “outcome decided” ended" in answer.content.decode()
    page = site.page("c04", f"/cases/{way.code}")
    assert "The panel decides again, with what the committee wrote." in page
    assert "decides again within 14 days" in page


def test_silence_puts_it_in_force_where_the_procedure_says_so(standing: Standing) -> None:
    """It can be sent back until that day and no later; everybody reads since when it is in force."""
    site = standing("stands")
    way = decided(site)
    (first, *_) = approvers(site, way.code)
    for page in everywhere(site, way, first):
        assert "Not in force yet: member of the committee can send it back until" in page
    site.club.clock.pass_days(15)
    for page in everywhere(site, way, first):
        assert "In force: member of the committee did not send it back by" in page
    assert ANSWER not in clocks(site, first)
    assert "Nothing is overdue." in site.page("c05", f"/overseer/{way.code}")
    answer = site.try_to(first, way.code, "objection-made", reason="Too late.")
    assert answer.status_code == 409
    assert "it is in force" in answer.content.decode()
    site.do("c04", way.code, "outcome-enacted", text="Done.")


def test_what_was_sent_back_in_time_has_no_effect_when_the_time_is_over(standing: Standing) -> None:
    """Where silence would put it in force, a no does not; what is decided anew has a clock of its own."""
    site = standing("stands")
    way = decided(site)
    (first, *_) = approvers(site, way.code)
    assert "approved-before-effect" in site.page("c04", f"/cases/{way.code}/do/outcome-enacted")
    site.do(first, way.code, "objection-made", reason="Nothing is said of the keys.")
    site.club.clock.pass_days(15)
    assert "sent-back-has-no-effect" in site.page("c04", f"/cases/{way.code}/do/outcome-enacted")
    panel, members = [str(one) for one in panel_of(site.club, way).values()], list(panel_of(site.club, way))
    site.do(panel[0], way.code, "decision-made", members=members, comparable="None.", **AGAIN)
    assert "approved-before-effect" in site.page("c04", f"/cases/{way.code}/do/outcome-enacted")
    site.club.clock.pass_days(15)
    site.do("c04", way.code, "outcome-enacted", text="Done.")


def test_silence_leaves_it_waiting_where_the_procedure_says_so(standing: Standing) -> None:
    """The answer is overdue and can still be given."""
    site = standing("waits")
    way = decided(site)
    (first, *_) = approvers(site, way.code)
    for page in everywhere(site, way, first):
        assert "must answer first. The time for that ends on" in page
    site.club.clock.pass_days(15)
    for page in everywhere(site, way, first):
        assert "and has to do it still" in page
    site.do(first, way.code, "decision-approved", text="Yes.")
    assert all("“Outcome approved”" in page for page in everywhere(site, way))


@pytest.mark.parametrize("kind", ["recused", "resigned"])
def test_when_an_approver_leaves_another_or_the_next_body_answers(standing: Standing, kind: str) -> None:
    """Whoever stands aside or resigns approves nothing; in the end it lies with the body outside."""
    site = standing("waits")
    way = decided(site)
    here = approvers(site, way.code)
    before = epochs(site, "c04", way.code)
    for person in here:
        site.do(person, way.code, kind)
        assert is_shut_to(site, person, way.code)
        assert site.officer(person).get(f"/cases/{way.code}/do/decision-approved").status_code == 404
    after = epochs(site, "c04", way.code)
    assert all(after[name] >= before[name] + len(here) for name in ("who", "what"))
    site.page("c04", "/cases")
    others = [who for who in approvers(site, way.code) if who not in here]
    assert set(others) <= {"x01", "x02", "x03"}
    site.do(others[0], way.code, "decision-approved", text="Yes.")
    assert "“Outcome approved”" in site.page("c04", f"/cases/{way.code}")


def test_nobody_approves_what_concerns_their_own(standing: Standing) -> None:
    """Where the committee is too close to a party, or excluded by one, the next body is asked at once."""
    site = standing("waits")
    way = walk_to(site.club, "notified", excluded=("Beech Two",))
    site.page("c04", "/cases")
    others = approvers(site, way.code)
    assert others
    assert set(others) <= {"x01", "x02", "x03"}
    assert all("Not in force yet: member of the committee must answer first" in page for page in told(site, way))
