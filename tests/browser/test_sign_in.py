"""Signing in with a passkey, in Chromium with an authenticator of its own (CDP WebAuthn), and its pages."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESK, PHONE, one_time_code

pytestmark = pytest.mark.browser

ROLE = "member-2"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "usb",
    "hasResidentKey": False,
    "hasUserVerification": True,
    "isUserVerified": True,
}


def with_password(site, page, role: str = ROLE) -> None:
    page.goto("/accounts/login")
    page.fill("input[name=login]", role)
    page.fill("input[name=password]", site.sign_ins["password"])
    page.locator("main form button").first.click()
    page.wait_for_url("**/accounts/code*")


def looked_at(page) -> None:
    """Say that axe finds nothing on a page, and that it is no wider than a phone or a desk."""
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 1
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [entry["id"] for entry in found] == []
    page.set_viewport_size(PHONE)


def test_a_passkey_is_added_named_and_signs_in(site):
    """With the code from the phone first, then with the passkey alone; a script of another source never ran."""
    page = site.page()
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    with_password(site, page)
    entry = next(entry for entry in site.sign_ins["people"] if entry["role"] == ROLE)
    page.fill("input[name=code]", one_time_code(entry["secret"]))
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/unlock*")
    page.goto("/accounts/passkeys/add")
    looked_at(page)
    page.fill("input[name=name]", "blue stick")
    page.get_by_role("button", name="Make the passkey").click()
    page.wait_for_url("**/accounts/passkeys")
    assert page.get_by_role("heading", name="blue stick").is_visible()
    looked_at(page)
    page.goto("/account")
    looked_at(page)
    page.locator("nav").get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{site.base}/")
    with_password(site, page)
    looked_at(page)
    page.get_by_role("button", name="Use my passkey").click()
    page.wait_for_url("**/unlock*")
    assert page.context.cookies()
    page.goto("/account")
    assert page.get_by_role("heading", name="My account").is_visible()
    assert said == []


def test_without_a_script_the_page_says_that_a_code_does(site):
    """Nothing but the passkey itself needs one."""
    page = site.page(script=False)
    with_password(site, page, "member-3")
    assert page.locator("input[name=code]").is_visible()
    entry = next(entry for entry in site.sign_ins["people"] if entry["role"] == "member-3")
    page.fill("input[name=code]", one_time_code(entry["secret"]))
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/unlock*")
    page.goto("/accounts/passkeys/add")
    assert page.get_by_text("Passkeys need JavaScript").is_visible()
    assert not page.get_by_role("button", name="Make the passkey").is_visible()


def test_recovery_codes_are_kept_as_a_file_without_a_script(site, tmp_path):
    """Ten lines, the ones on the page."""
    page = site.page(script=False)
    with_password(site, page, "member-4")
    entry = next(entry for entry in site.sign_ins["people"] if entry["role"] == "member-4")
    page.fill("input[name=code]", one_time_code(entry["secret"]))
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/unlock*")
    page.goto("/accounts/recovery/new")
    page.get_by_role("button", name="Make new ones").click()
    page.wait_for_url("**/accounts/recovery")
    codes = page.locator("ul.words li").all_inner_texts()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Keep them as a file").click()
    waiting.value.save_as(tmp_path / "codes.txt")
    assert (tmp_path / "codes.txt").read_text().split() == codes
    assert len(codes) == 10
