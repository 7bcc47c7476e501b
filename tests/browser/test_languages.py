"""The reporter's way in each language, on a phone, with JavaScript switched off."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_pages import RUN_ONLY, look

pytestmark = pytest.mark.browser

WORDS = "They took my keys and laughed."


@pytest.mark.parametrize(("code", "direction"), [("fr", "ltr"), ("es", "ltr"), ("ar", "rtl")])
def test_a_report_is_filed_and_opened_in_a_language(site, code, direction):
    """Chosen at the foot of the first page, the language holds to the mailbox; nothing is wider than a screen."""
    page = site.page(script=False)
    page.goto("/")
    page.locator(f"footer button[value={code}]").click()
    page.wait_for_load_state()
    for path in ("/", "/open", "/open/procedure", "/letter", "/mailbox/open", "/report"):
        page.goto(path)
        assert page.locator("html").get_attribute("lang") == code
        assert page.locator("html").get_attribute("dir") == direction
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            box = page.locator("main").bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= size["width"]
    page.locator("textarea[name=text]").fill(WORDS)
    page.locator("main form button").last.click()
    page.wait_for_load_state()
    assert WORDS in page.locator("main").inner_text()
    assert page.locator("footer form.languages").count() == 0
    page.locator("main form:has(input[value=send]) button").first.click()
    page.wait_for_load_state()
    words = " ".join(re.sub(r"\(.*\)", "", word) for word in page.locator("ol.words li").all_inner_texts())
    assert len(words.split()) == 11
    page.goto("/mailbox/open")
    page.locator("main form input:not([type=hidden]), main form textarea").first.fill(words)
    page.locator("main form button").first.click()
    page.wait_for_url("**/mailbox")
    assert page.locator("html").get_attribute("lang") == code
    assert {cookie["name"] for cookie in page.context.cookies()} == {"__Host-fairhearing", "__Host-language"}


@pytest.mark.parametrize("path", ["/", "/report", "/open", "/letter"])
def test_pages_from_right_to_left_are_accessible(site, path):
    """Axe finds nothing on a page in Arabic."""
    page = site.page()
    page.goto(path)
    page.locator("footer button[value=ar]").click()
    page.wait_for_load_state()
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert Axe().run(page, options=RUN_ONLY).response["violations"] == []


@pytest.mark.parametrize(
    ("whose", "step"), [("reporter", "/mailbox/do/course-set"), ("respondent", "/mailbox/do/response-received")]
)
def test_a_mailbox_from_right_to_left_is_accessible(site, whose, step):
    """Axe finds nothing on the pages of either side in Arabic, and nothing is wider than a screen."""
    page = site.mailbox(site.receipt(f"{whose} of the case under way"))
    page.locator("footer button[value=ar]").click()
    page.wait_for_load_state()
    assert page.locator("html").get_attribute("dir") == "rtl"
    paths = ("/mailbox", step, "/mailbox/own-case", "/mailbox/draw", "/mailbox/mail", "/mailbox/support")
    assert look(page, {path: f"{site.base}{path}" for path in paths}) == {}
