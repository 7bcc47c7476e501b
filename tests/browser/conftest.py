"""Chromium against the demo, as `make demo` starts it: real server, real worker, real pages."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import signal
import struct
import subprocess
import sys
import tempfile
import time
from base64 import b32decode
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CHROMIUM = "/usr/bin/chromium"
PORT = 8137
BUILD_SECONDS = 240
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


def one_time_code(secret: str) -> str:
    """Return the six digits of a secret now (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(b32decode(secret + "=" * (-len(secret) % 8)), counter, hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(int.from_bytes(digest[place : place + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06d}"


@dataclass
class Site:
    """The running demo.

    Args:
        base: its address.
        sign_ins: what it keeps for printing.
        contexts: one signed-in browser context a role, since a one-time code works once.
    """

    base: str
    sign_ins: dict[str, object]
    browser: Browser
    home: Path
    contexts: dict[str, BrowserContext] = field(default_factory=dict)

    def page(self, *, script: bool = True, size: dict[str, int] | None = None) -> Page:
        """Return a page of a fresh browser context."""
        context = self.browser.new_context(
            base_url=self.base, java_script_enabled=script, viewport=size or PHONE, locale="en-GB"
        )
        context.set_default_timeout(15_000)
        return context.new_page()

    def receipt(self, whose: str) -> str:
        """Return the words of a demo receipt whose description holds some words."""
        return next(entry["words"] for entry in self.sign_ins["receipts"] if whose in entry["whose"])

    def mailbox(self, words: str, *, script: bool = True, size: dict[str, int] | None = None) -> Page:
        """Return a page with an open mailbox."""
        page = self.page(script=script, size=size)
        page.goto("/mailbox/open")
        page.locator("main form input:not([type=hidden]), main form textarea").first.fill(words)
        page.locator("main form button").first.click()
        page.wait_for_url("**/mailbox")
        return page

    def signed_in(self, role: str) -> Page:
        """Return a page of somebody who signed in with password and code and unlocked their keys."""
        if role not in self.contexts:
            self.contexts[role] = self._sign_in(role)
        return self.contexts[role].new_page()

    def _sign_in(self, role: str) -> BrowserContext:
        entry = next(entry for entry in self.sign_ins["people"] if entry["role"] == role)
        page = self.page(size=DESK)
        page.goto("/accounts/login")
        page.fill("input[name=login]", role)
        page.fill("input[name=password]", self.sign_ins["password"])
        page.locator("main form button").first.click()
        page.wait_for_url("**/accounts/code*")
        page.fill("input[name=code]", one_time_code(entry["secret"]))
        page.locator("main form button").first.click()
        page.wait_for_load_state()
        page.goto("/unlock")
        if entry["words"]:
            page.locator("main form input:not([type=hidden]), main form textarea").first.fill(entry["words"])
            page.locator("main form button").first.click()
            page.wait_for_load_state()
        return page.context


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The demo, built and served once for all browser tests."""
    if not Path(CHROMIUM).exists():
        pytest.fail("Chromium is missing: apt-get install chromium")
    with tempfile.TemporaryDirectory(prefix="fairhearing-browser-") as folder:
        home = Path(folder) / "home"
        base = f"http://localhost:{PORT}"
        env = {
            **os.environ,
            "FAIRHEARING_HOME": str(home),
            "FAIRHEARING_ORIGIN": base,
            "FAIRHEARING_RECORD_EVERY": "2",
        }
        env.pop("DJANGO_SETTINGS_MODULE", None)
        log = (Path(folder) / "log").open("w+")
        command = [sys.executable, "-c", "from fairhearing.entry import main; main()", "demo"]
        process = subprocess.Popen(
            command,
            env=env,
            stdout=log,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            _wait(process, Path(folder) / "log")
            sign_ins = json.loads((home / "demo" / "signins.json").read_text())
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
                yield Site(base, sign_ins, browser, home)
                browser.close()
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(20)
            log.close()


def _wait(process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + BUILD_SECONDS
    while time.monotonic() < until:
        if "Started worker-1" in log.read_text():
            return
        if process.poll() is not None:
            break
        time.sleep(0.3)
    pytest.fail(f"The demo did not start:\n{log.read_text()[-2000:]}")
