"""Two cases taken together on the pages, once whoever is affected was asked; and one case split in two."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from fairhearing.desk import open_case
from fairhearing.procedure import load
from fairhearing.web import house as furnishing
from fairhearing.web.house import Rooms
from tests.fakes import FakeShelf
from tests.web.conftest import Browser, hold_receipt
from tests.web.filling import do, killed_before_it_was_marked
from tests.web.officers import Site, form_on, stand

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    found = stand(place, browser, monkeypatch)
    furnished = furnishing.rooms()
    found.club.house = replace(found.club.house, shelf=FakeShelf(load("model")))
    monkeypatch.setattr(furnishing, "rooms", lambda: replace(furnished, house=found.club.house))
    return found


def two(site: Site) -> tuple[str, str, str]:
    words, one = site.club.report(respondents=("Ivy Nine",))
    _, other = site.club.report(respondents=("Ivy Nine",), reporter="Hazel Eight", text="To me as well.")
    for code in (one, other):
        site.do("c04", code, "message-sent", text="May it be taken together with another case?")
    site.club.clock.pass_days(8)
    return words, one, other


def test_both_cases_name_each_other_for_their_handlers_alone(site: Site) -> None:
    """The handler chooses among the cases that they handle; the check page asks again; no mailbox shows a code."""
    words, one, other = two(site)
    form = site.page("c04", f"/cases/{one}/do/cases-merged")
    assert f'value="{other}"' in form
    assert f'value="{one}"' not in form
    site.do("c04", one, "cases-merged", code=other, reason="The same evening.")
    assert other in site.page("c04", f"/cases/{one}")
    assert one in site.page("c03", f"/cases/{other}")
    party = site.browser()
    hold_receipt(party, words)
    page = party.get("/mailbox").content.decode()
    assert other not in page
    assert "To me as well." not in page


def test_whoever_is_affected_refuses_for_good(site: Site) -> None:
    """One step in the mailbox, and from then on the handler's page says why it cannot be done."""
    words, one, other = two(site)
    party = site.browser()
    hold_receipt(party, words)
    assert "Your refusal is final" in party.get("/mailbox/do/merging-refused").content.decode()
    assert do(party, "merging-refused").status_code == 302
    refused = site.try_to("c04", other, "cases-merged", code=one, reason="The same evening.")
    assert refused.status_code == 409
    assert "affected person refused" in refused.content.decode()
    assert site.officer("c04").get(f"/cases/{one}/do/cases-merged").status_code == 200
    assert "Taken together with another case" not in site.page("c04", f"/cases/{other}")


def test_a_case_is_split_and_whoever_reported_finds_the_words_for_the_second(site: Site) -> None:
    """The handler ticks whom it is about and what belongs to it; the mailbox shows words that open the other."""
    words, code = site.club.report(respondents=("Ivy Nine", "Larch Twelve"))
    site.do("c04", code, "exhibit-added", text="It belongs to the second.")
    form = site.page("c04", f"/cases/{code}/do/case-split")
    assert "Whom is the second case about?" in form
    exhibit = open_case(site.club.house, site.club.officers["c04"], code).done("exhibit-added")[0].public.id
    given = {"reason": "Two matters.", "respondents": ["respondent-2"], "acts": [exhibit]}
    assert site.try_to("c04", code, "case-split", **{**given, "respondents": []}).status_code == 422
    site.do("c04", code, "case-split", **given)
    other = open_case(site.club.house, site.club.officers["c04"], code).done("case-split")[0].fields["code"]
    page = site.page("c03", f"/cases/{other}")
    assert "It belongs to the second." in page
    assert "Larch Twelve" in page
    assert "Ivy Nine" not in page
    party = site.browser()
    hold_receipt(party, words)
    shown = party.get("/mailbox").content.decode()
    (receipt,) = re.findall(r'class="words">([^<]+)<', shown)
    second = site.browser()
    hold_receipt(second, receipt)
    assert "What happened, in own words." in second.get("/mailbox").content.decode()
    assert receipt not in site.page("c04", f"/cases/{code}")


def test_a_case_split_again_after_a_crash_is_split_once(site: Site, tmp_path: Path) -> None:
    """The process dies before the page could answer: pressed again, there are two cases, and the words for one."""
    words, code = site.club.report(respondents=("Ivy Nine", "Larch Twelve"))
    page, client = f"/cases/{code}/do/case-split", site.officer("c04")
    given = {**form_on(site.page("c04", page)), "reason": "Two matters.", "respondents": ["respondent-2"]}
    assert client.post(page, given).status_code == 200
    sent = {"draft": str(given["draft"]), "step": "send"}
    killed_before_it_was_marked(tmp_path, lambda: client.post(page, sent))
    assert client.post(page, sent)["Location"].endswith("?again=case-split")
    with site.club.house.books.reading() as ledger:
        assert len(ledger.cases()) == 2
    party = site.browser()
    hold_receipt(party, words)
    assert party.get("/mailbox").content.decode().count('class="words"') == 1
