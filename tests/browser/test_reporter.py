"""The reporter's and the respondent's way on a phone, with JavaScript switched off."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser

WORDS = "They took my keys and laughed.\nI said stop."


def test_a_report_is_filed_and_its_mailbox_opened_without_javascript(site):
    """From the first page to the receipt and into the mailbox, without a script and without a cookie before."""
    page = site.page(script=False)
    page.goto("/")
    page.get_by_role("link", name="Report something").click()
    page.locator("textarea[name=text]").fill(WORDS)
    page.locator("textarea[name=respondents]").fill("Ash Four")
    page.locator("main form button").last.click()
    page.wait_for_load_state()
    assert "I said stop." in page.locator("main").inner_text()
    page.locator("main form button", has_text=re.compile("send", re.IGNORECASE)).first.click()
    page.wait_for_load_state()
    assert page.context.cookies() == []
    words = " ".join(re.sub(r"\(.*\)", "", word) for word in page.locator("ol.words li").all_inner_texts())
    assert len(words.split()) == 11
    mailbox = site.mailbox(words, script=False)
    assert "I said stop." in mailbox.locator("main").inner_text()
    assert {cookie["name"] for cookie in mailbox.context.cookies()} == {"__Host-fairhearing"}


def test_the_leave_button_is_on_every_page_of_the_way_and_leads_to_nothing(site):
    """One press leads to a page that says nothing, and the mailbox is closed."""
    page = site.mailbox(site.receipt("reporter of the case under way"), script=False)
    page.get_by_role("button", name="Leave this page").first.click()
    page.wait_for_load_state()
    assert page.url.endswith("/left")
    assert "Fair Hearing" not in page.content()
    page.goto("/mailbox")
    assert page.url.split("?")[0].endswith("/mailbox/open")


def test_the_respondent_reads_what_is_put_and_writes(site):
    """The respondent's mailbox says that nothing is decided, and a message is taken."""
    page = site.mailbox(site.receipt("respondent of the case under way"), script=False)
    text = page.locator("main").inner_text()
    assert "othing is decided" in text
    page.goto("/mailbox/do/respondent-message-sent")
    page.locator("textarea[name=text]").fill("May I bring somebody?")
    page.locator("main form button").last.click()
    page.wait_for_load_state()
    if "/do/" in page.url:
        page.locator("main form button").last.click()
        page.wait_for_load_state()
    page.goto("/mailbox")
    assert "May I bring somebody?" in page.locator("main").inner_text()


def test_a_party_asks_for_mail_and_stops_it(site):
    """On a phone and without a script: read what it says, mistype, put it right, see the address once, stop."""
    page = site.mailbox(site.receipt("respondent of the case under way"), script=False)
    page.get_by_role("link", name="Get a mail").click()
    page.wait_for_url("**/mailbox/mail")
    assert f"to stop this mail: {site.base}/" in page.locator("main").inner_text()
    for typed, shown in (("nobody at all", "No mail can be sent to this"), ("me@example.org", "me@example.org")):
        page.fill("input[name=address]", typed)
        page.get_by_role("button", name="Send the mail to this address").click()
        page.wait_for_load_state()
        assert shown in page.locator("main [role=alert], main [role=status]").first.inner_text()
    page.get_by_role("link", name="Stop the mail").click()
    page.get_by_role("button", name="Stop it").click()
    page.wait_for_load_state()
    assert "It is stopped" in page.locator("main").inner_text()


def test_no_page_asks_another_host_for_anything(site):
    """Every request of the reporter's pages goes to the site itself."""
    page = site.page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/report", "/letter", "/mailbox/open", "/open", "/accounts/login"):
        page.goto(path)
    assert asked
    assert [url for url in asked if not url.startswith((site.base, "data:"))] == []
