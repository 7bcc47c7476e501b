"""People with an account: a letter that leads to one, then a password, a second proof, and six words."""

from __future__ import annotations

import json
import re
import time
from random import Random

from tests.soak.filling import fill
from tests.soak.pages import Page
from tests.soak.people import PERIOD, LaterError, Person, SurpriseError, World, one_time_code
from tests.soak.settled import PASSWORD
from tests.web.authenticators import SoftKey

SIGN_INS = 8
"""Steps that it takes at most to be let in, from nothing to open keys."""
NEW_WORDS = "/keys/new"
ADD_PASSKEY = "/accounts/passkeys/add"
NEW_CODES = "/accounts/recovery/new"
_ASKED = re.compile(r'<script id="passkey" type="application/json">(.*?)</script>')
_SECRET = re.compile(r'id="totp-secret">([A-Z2-7]+)<')
_CODES = re.compile(r"<li>(\d{8})</li>")
_WORDS = re.compile(r"<li>([a-z-]+)</li>")


class Holder(Person):
    """Somebody who signs in.

    Args:
        sign_in: user, words, secret; empty for somebody who has no account yet.
    """

    def __init__(self, name: str, world: World, chance: Random, sign_in: dict[str, str]) -> None:
        super().__init__(name, world, chance)
        self.sign_in = sign_in
        self.was_let_in = bool(sign_in)
        """Whether the words that they hold have opened their keys."""
        self._used = 0
        self._codes: list[str] = []
        self._key: SoftKey | None = None

    @property
    def has_passkey(self) -> bool:
        return self._key is not None

    def page(self, path: str) -> Page:
        """Return a page, doing before it whatever is asked for."""
        for _ in range(SIGN_INS):
            page = self.browser.get(path)
            forms = page.read().forms
            fields = {name for form in forms for name in form.fields}
            if "login" in fields:
                self._sign_in(page)
            elif "passphrase" in fields:
                self._fill_in(page, "passphrase", self.sign_in["words"])
                self.book.count("times that keys were unlocked")
            elif any(form.action == NEW_WORDS for form in forms):
                self._take_words()
            elif _SECRET.search(page.text):
                self._set_up(page)
            elif "code" in fields:
                self._prove(page)
            elif "password" in fields:
                self._fill_in(page, "password", PASSWORD)
            else:
                self.was_let_in |= page.status == 200
                return self.good(page, 200, 404)
        raise SurpriseError(f"{SIGN_INS} steps of signing in and still not let in to {path}")

    def enrol(self) -> bool:
        """Make an account with the letter that came; return whether there is one now."""
        if self.sign_in:
            return True
        letter = self.world.invited.get(self.name)
        if letter is None:
            self.good(self.browser.get("/"))
            return False
        self.browser.leave()
        form = self.good(self.browser.get("/enrol")).form("letter")
        page = self.browser.post(form.action, fill(form, "", "", self.chance, letter=letter[0], spoken=letter[1]))
        form = self.good(page).form("password")
        user = f"user-{self.name}"
        chosen = {"username": user, "password": PASSWORD, "again": PASSWORD}
        self.good(self.browser.post(form.action, fill(form, "", "", self.chance, **chosen)))
        self.sign_in["user"] = user
        self.book.count("people enrolled by a letter")
        return True

    def look_after_the_account(self) -> None:
        """Add a passkey, or make recovery codes, or look who is signed in."""
        if self._key is None and self.chance.random() < 0.5:
            self._add_passkey()
        elif not self._codes:
            form = next((one for one in self.page(NEW_CODES).read().forms if one.action == NEW_CODES), None)
            self.browser.post(NEW_CODES, form.untouched() if form else [])
            self._codes = _CODES.findall(self.page("/accounts/recovery").text)
            self.book.count("sets of recovery codes")
        else:
            self.page("/accounts/sessions")

    def _sign_in(self, page: Page) -> None:
        form = page.form("login")
        given = {"login": self.sign_in["user"], "password": PASSWORD}
        answer = self.browser.post(form.action, fill(form, "", "", self.chance, **given))
        if _SECRET.search(answer.text) is None and any("code" in form.fields for form in answer.read().forms):
            self._prove(answer)
        self.book.count("sign-ins")

    def _prove(self, page: Page) -> None:
        """Show the second proof: a passkey, a code from the phone, or one of those on paper."""
        if self._key is not None and (asked := _ASKED.search(page.text)):
            self.browser.post(page.path, [("credential", self._key.answer(json.loads(asked[1])))])
            self.book.count("passkeys shown")
            return
        # A code is taken once: whoever comes twice in half a minute takes a paper, or comes again later.
        period = int(time.time()) // PERIOD
        if period > self._used:
            self._used = period
            self._fill_in(page, "code", one_time_code(self.sign_in["secret"], period))
        elif self._codes:
            after = self._fill_in(page, "code", self._codes.pop())
            self.book.count("recovery codes used")
            if any("code" in form.fields for form in after.read().forms):
                # The paper is of a set that a newer one replaced, whose page never came: they wait for the phone.
                self._codes = []
        else:
            raise LaterError

    def _set_up(self, page: Page) -> None:
        """Let the phone read the secret, type its first code, and keep the recovery codes that come with it."""
        found = _SECRET.search(page.text)
        self.sign_in["secret"] = found[1] if found else ""
        self._used = int(time.time()) // PERIOD
        after = self._fill_in(page, "code", one_time_code(self.sign_in["secret"], self._used))
        self._codes = _CODES.findall(after.text)

    def _take_words(self) -> None:
        shown = self.good(self.browser.post(NEW_WORDS, []))
        words = " ".join(_WORDS.findall(shown.text.partition('class="words"')[2]))
        self.book.secrets.add(words)
        self.sign_in["words"] = words
        self._fill_in(self.browser.get("/keys/check"), "words", words)
        self.book.count("people who were shown six words")

    def _add_passkey(self) -> None:
        page = self.page(ADD_PASSKEY)
        asked = _ASKED.search(page.text)
        if asked is None:
            return
        made = SoftKey(f"http://localhost:{self.world.port}")
        form = page.form("name")
        sent = fill(form, "", "", self.chance, name="blue stick", credential=made.make(json.loads(asked[1])))
        told = self.browser.post(form.action, sent)
        if told.to:
            self._key = made
            self._codes = _CODES.findall(told.text) or self._codes
            self.book.count("passkeys made")

    def _fill_in(self, page: Page, name: str, value: str) -> Page:
        form = page.form(name)
        return self.browser.post(form.action or page.path, fill(form, "", "", self.chance, **{name: value}))
