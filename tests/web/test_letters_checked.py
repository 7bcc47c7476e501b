"""A letter is shown as it will stand before it is sent: what is withheld is marked, refused, or confirmed."""

from __future__ import annotations

import sys

import pytest

from fairhearing.desk import CHECKED, Party, open_case
from fairhearing.sealing import read_receipt
from fairhearing.web.house import Rooms
from tests.walking import Way, act, walk_to
from tests.web.conftest import Browser
from tests.web.officers import Site, form_on, stand


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


@pytest.fixture
def way(site: Site) -> Way:
    way = walk_to(site.club, "answered")
    assert way.respondent is not None
    party = Party(read_receipt(way.respondent.receipt))
    act(site.club, party, way.code, "witness-named", person="Iris Nine")
    return way


def check_page(site: Site, way: Way, text: str) -> tuple[str, str]:
    path = f"/cases/{way.code}/do/feedback-given"
    answer = site.officer("c04").post(path, {**form_on(site.page("c04", path)), "text": text})
    assert answer.status_code == 200
    return path, answer.content.decode()


@pytest.mark.django_db
def test_what_is_withheld_is_marked_and_cannot_be_sent(site: Site, way: Way) -> None:
    """A name that the reporter must not read is marked in its place; there is a way back and none on."""
    path, page = check_page(site, way, "Iris Nine was heard.")
    assert "<mark>Iris Nine</mark>" in page
    assert "Not like this." in page
    assert 'value="send"' not in page
    forced = {**form_on(page), "step": "send", "confirmed": "I want to."}
    answer = site.officer("c04").post(path, forced)
    assert answer.status_code == 409
    assert "naming-needs-consent" in answer.content.decode()
    assert not open_case(site.club.house, site.club.officers["c04"], way.code).done("feedback-given")


@pytest.mark.django_db
def test_what_may_be_chance_is_sent_with_a_reason_alone(site: Site, way: Way) -> None:
    """A part of a name is marked; without a reason the page asks again; with one the letter is kept with it."""
    path, page = check_page(site, way, "The iris is yours.")
    assert "<mark>iris</mark>" in page
    again = site.officer("c04").post(path, {**form_on(page), "step": "send"})
    assert again.status_code == 422
    assert "Please say why, or change the letter." in again.content.decode()
    reason = {**form_on(page), "step": "send", "confirmed": "The flower."}
    assert site.officer("c04").post(path, reason).status_code == 302
    case = open_case(site.club.house, site.club.officers["c04"], way.code)
    (sent,) = case.done("feedback-given")
    assert sent.parts["who"][CHECKED] == {"marked": ["part-of-a-name"], "reason": "The flower."}
    assert "The flower." in site.page("c04", f"/cases/{way.code}")


@pytest.mark.django_db
def test_nothing_found_is_no_false_calm(site: Site, way: Way) -> None:
    """Where nothing was found the page says what it cannot find, and what did not open for whoever writes."""
    _path, page = check_page(site, way, "It goes on.")
    assert "Nothing was found" in page
    assert "What this comparison cannot find" in page
    assert "the notes of the panel" in page
    assert "<mark>" not in page


@pytest.mark.django_db
def test_a_letter_is_handed_out_as_a_pdf(site: Site, way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    """The PDF holds no spoken words and is a file to save; where it cannot be made the page says what to do."""
    case = open_case(site.club.house, site.club.officers["c04"], way.code)
    path = f"/cases/{way.code}/letter/{case.done('respondent-notified')[0].public.id}"
    answer = site.officer("c04").get(f"{path}/letter.pdf")
    assert answer.content.startswith(b"%PDF")
    assert "letter.pdf" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    missing = site.officer("c04").get(f"{path}/letter.pdf")
    assert missing.status_code == 422
    assert "PDF files cannot be made here." in missing.content.decode()
    assert "What is put" in missing.content.decode()
