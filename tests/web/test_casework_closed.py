"""To whoever is not on a case's roster it does not exist: the answer is that of a case that never was."""

from __future__ import annotations

import pytest

from fairhearing.acts import read_case
from fairhearing.identifiers import CaseCode
from fairhearing.organisation import read_organisation
from fairhearing.web.house import Rooms
from tests.walking import walk_to
from tests.web.conftest import Browser, hold_receipt
from tests.web.officers import Site, stand

PAGES = (
    "",
    "/procedure",
    "/case.yaml",
    "/organisation.yaml",
    "/sides",
    "/seats/panel",
    "/do/category-set",
    "/letter/{act}",
    "/file/{act}/0",
    "/seat",
    "/sift",
)
NEVER = CaseCode("a" * 26)


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


@pytest.mark.django_db
def test_a_case_off_the_roster_answers_as_one_that_never_was(site: Site) -> None:
    """A conflicted receiver, an overseer and a member get the same bytes and headers on every page of a case."""
    way = walk_to(site.club, "asked")
    act = _acts(site, way.code)[0]
    for person in ("c03", "c05", "c09"):
        client = site.officer(person)
        for page in PAGES:
            real = client.get(f"/cases/{way.code}{page.format(act=act)}")
            never = client.get(f"/cases/{NEVER}{page.format(act=act)}")
            assert real.status_code == never.status_code == 404, (person, page)
            assert real.content == never.content
            assert dict(real.items()) == dict(never.items())
        assert client.post(f"/cases/{way.code}/do/category-set", {"value": "other"}).status_code == 404
        assert way.code not in site.page(person, "/cases")


@pytest.mark.django_db
def test_parties_get_no_page_of_a_case(site: Site) -> None:
    """The mailbox of either side opens no officer's page: real or not, they are sent to sign in."""
    way = walk_to(site.club, "answered")
    assert way.respondent is not None
    for words in (way.reporter, way.respondent.receipt):
        client = site.browser()
        hold_receipt(client, words)
        for page in PAGES:
            answers = [client.get(f"/cases/{code}{page.format(act='b' * 26)}") for code in (way.code, NEVER)]
            assert {answer.status_code for answer in answers} == {302}
            assert all(answer["Location"].startswith("/accounts/login") for answer in answers)


@pytest.mark.django_db
def test_the_roster_gets_every_page_that_is_its_own(site: Site) -> None:
    """The handler of the case gets each page but those that ask a sifter or somebody drawn by lot."""
    way = walk_to(site.club, "asked")
    acts = _acts(site, way.code)
    for page in PAGES[:-2]:
        for act in acts:
            answer = site.officer("c04").get(f"/cases/{way.code}{page.format(act=act)}")
            if answer.status_code == 200 and "{act}" in page:
                break
        assert answer.status_code == (404 if "/file/" in page else 200), page
        assert answer["Cache-Control"] == "no-store"
    for page in PAGES[-2:]:
        assert site.officer("c04").get(f"/cases/{way.code}{page}").status_code == 404


@pytest.mark.django_db
def test_the_two_halves_of_a_case_are_files_that_an_audit_reads(site: Site) -> None:
    """What is exported is what the audit reads, and it is saved, not shown."""
    way = walk_to(site.club, "decided")
    client = site.officer("c04")
    case = client.get(f"/cases/{way.code}/case.yaml")
    assert case["Content-Disposition"].startswith("attachment")
    assert read_case(case.content.decode(), "case.yaml").id == way.code
    organisation = client.get(f"/cases/{way.code}/organisation.yaml").content.decode()
    assert read_organisation(organisation, "organisation.yaml").name == "The Club"
    kept = site.page("c04", f"/cases/{way.code}/procedure")
    assert "The receivers set the category within seven days, with a reason." in kept
    assert "model-small" in kept


def _acts(site: Site, code: CaseCode) -> list[str]:
    with site.club.house.books.reading() as ledger:
        return [act.public.id for act in ledger.acts(code)]
