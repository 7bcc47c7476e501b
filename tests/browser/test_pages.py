"""Every page that a role can reach by links: axe finds nothing, and nothing is wider than the screen."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESK, PHONE

pytestmark = pytest.mark.browser

ENDS = re.compile(
    r"(logout|lock|close|leave|\.yaml|\.json|\.tar|\.pdf|/record/(key|checkpoint|tile)|/file/\*/\*(/copy|/picture.*)?$)"
)
NAMES = re.compile(r"/(?:[a-z2-9]{26}|\d+)(?=/|$)")
RUN_ONLY = {"resultTypes": ["violations"]}


def kind_of(url: str) -> str:
    """Return a page's address with names taken out: pages of one kind are looked at once."""
    return NAMES.sub("/*", urlsplit(url).path)


def crawl(
    page, start: str, base: str, seen: set[str], most: int = 60, wrong: dict[str, list[str]] | None = None
) -> dict[str, str]:
    """Return one address of each kind of page that links lead to and that was not looked at before.

    Where `wrong` is given, each page is looked at when it is there, and what is found is put into it.
    """
    found: dict[str, str] = {}
    waiting = [start]
    while waiting and len(found) < most:
        url = waiting.pop(0)
        kind = kind_of(url)
        if kind in seen or ENDS.search(kind):
            continue
        seen.add(kind)
        found[kind] = url
        page.goto(url)
        links = page.locator("a[href]").evaluate_all("all => all.map(a => a.href)")
        waiting += [link.split("#")[0] for link in links if link.startswith(base)]
        if wrong is not None and (faults := faults_of(page)):
            wrong[kind] = faults
    return found


def look(page, urls) -> dict[str, list[str]]:
    """Return, by address, what is wrong with each of some pages."""
    wrong: dict[str, list[str]] = {}
    for kind, url in urls.items():
        page.goto(url)
        if faults := faults_of(page):
            wrong[kind] = faults
    return wrong


def faults_of(page) -> list[str]:
    """Return what axe finds on a page on a phone, and whether it is wider than phone or desk."""
    page.set_viewport_size(PHONE)
    result = Axe().run(page, options=RUN_ONLY)
    found = [f"{entry['id']}: {entry['nodes'][0]['html'][:120]}" for entry in result.response["violations"]]
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found += [f"{wide} px wider than a screen of {size['width']}"] if wide > 1 else []
    return found


@pytest.fixture(scope="session")
def public_kinds(site) -> set[str]:
    """The kinds of pages that everybody sees; those who sign in need not be shown them again."""
    seen: set[str] = set()
    crawl(site.page(), f"{site.base}/", site.base, seen)
    return seen


def test_pages_for_everybody(site):
    """Start, report, mailbox entry, letter, sign-in, procedure and figures."""
    page = site.page()
    wrong: dict[str, list[str]] = {}
    urls = crawl(page, f"{site.base}/", site.base, set(), wrong=wrong)
    assert {"/", "/report", "/mailbox/open", "/letter", "/open"} <= set(urls)
    assert wrong == {}


@pytest.mark.parametrize("whose", ["reporter of the case under way", "respondent of the case under way"])
def test_pages_of_a_mailbox(site, whose, public_kinds):
    """The mailbox and every form that can be opened from it."""
    page = site.mailbox(site.receipt(whose))
    wrong: dict[str, list[str]] = {}
    urls = crawl(page, f"{site.base}/mailbox", site.base, set(public_kinds) - {"/mailbox"}, wrong=wrong)
    assert any(kind.startswith("/mailbox/do/") for kind in urls)
    assert wrong == {}


@pytest.mark.parametrize("role", ["receiver-2", "panel-1", "overseer", "member-1", "outside-1", "administrator"])
def test_pages_of_those_who_sign_in(site, role, public_kinds):
    """Everything that links lead to from the first page and the list of cases."""
    page = site.signed_in(role)
    seen = set(public_kinds) - {"/"}
    wrong: dict[str, list[str]] = {}
    crawl(page, f"{site.base}/", site.base, seen, wrong=wrong)
    if role != "administrator":
        crawl(page, f"{site.base}/cases", site.base, seen, wrong=wrong)
    assert wrong == {}


def test_error_pages(site):
    """Nothing here, an empty form sent, and wrong words."""
    page = site.page()
    assert look(page, {"404": f"{site.base}/nothing-here"}) == {}
    page.goto("/report")
    page.locator("main form button").last.click()
    page.wait_for_load_state()
    assert Axe().run(page, options=RUN_ONLY).response["violations"] == []
    page.goto("/mailbox/open")
    page.locator("main form input:not([type=hidden]), main form textarea").first.fill("these are no words at all")
    page.locator("main form button").first.click()
    page.wait_for_load_state()
    assert Axe().run(page, options=RUN_ONLY).response["violations"] == []
