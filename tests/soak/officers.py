"""People with an account: receivers, an outside body, those drawn, overseers; they do what a page says is due."""

from __future__ import annotations

import re
import time
from random import Random

from tests.soak.book import PLANTED
from tests.soak.filling import fill
from tests.soak.pages import Link, Page
from tests.soak.people import CODE, PERIOD, LaterError, Person, SurpriseError, World, one_time_code
from tests.soak.settled import PASSWORD

CASE = re.compile(rf"/cases/({CODE})$")
NOT_ALONE = {"case-closed", "recused"}
"""Offered at any time; done only where the page says that it is due."""
STRAY = {
    "message-sent",
    "exhibit-added",
    "deliberation-noted",
    "feedback-given",
    "letter-delivered",
    "interview-held",
    "topics-agreed",
}
"""What an officer does now and then without being asked."""
SIGN_INS = 5
BUSY = 0.35
"""Part of the time that others take between two errands."""


class Officer(Person):
    """Signs in, unlocks, looks what is due, does it.

    Args:
        sign_in: user, person, words, secret.
    """

    def __init__(self, name: str, world: World, chance: Random, sign_in: dict[str, str]) -> None:
        super().__init__(name, world, chance)
        self.sign_in = sign_in
        self._used = 0

    @property
    def what(self) -> str:
        """What they are there for, by their place on the roll."""
        return {"r": "receivers", "x": "people of the outside body", "m": "people who can be drawn"}[self.name[0]]

    def think(self) -> None:
        # Few receive what many report: theirs is the work of the day.
        busy = BUSY if self.name[0] == "r" else 1.0
        self.world.enough.wait(self.chance.expovariate(1 / (self.world.think * busy)))

    def errand(self) -> None:
        page = self.page("/cases")
        codes = []
        for link in page.read().links:
            if found := CASE.fullmatch(link.href):
                codes.append(found[1])
                self.book.shown(self.name, found[1])
        if asked := [
            link.href for link in page.read().links if re.fullmatch(rf"/cases/{CODE}/(seat|sift)", link.href)
        ]:
            self.answer(self.chance.choice(asked))
        elif codes:
            # The list has the nearest clock first; closed cases come last.
            place = min(int(self.chance.expovariate(0.4)), len(codes) - 1)
            self.work_on(codes[place])
        if self.chance.random() < 0.2:
            self.try_a_door()
        if self.chance.random() < 0.05:
            self.browser.leave()

    def page(self, path: str) -> Page:
        """Return a page, signing in and unlocking as far as it is asked for."""
        for _ in range(SIGN_INS):
            page = self.browser.get(path)
            fields = {name for form in page.read().forms for name in form.fields}
            if "login" in fields:
                self._sign_in(page)
            elif "passphrase" in fields:
                self._fill_in(page, "passphrase", self.sign_in["words"])
            elif "code" in fields:
                self._code(page)
            else:
                return self.good(page, 200, 404)
        raise SurpriseError(f"signed in {SIGN_INS} times and still not let in to {path}")

    def _sign_in(self, page: Page) -> None:
        form = page.form("login")
        answer = self.browser.post(
            form.action, fill(form, "", "", self.chance, login=self.sign_in["user"], password=PASSWORD)
        )
        if any("code" in form.fields for form in answer.read().forms):
            self._code(answer)
        self.book.count("sign-ins")

    def _code(self, page: Page) -> None:
        # A code is taken once: whoever comes twice in half a minute comes again later.
        if (period := int(time.time()) // PERIOD) <= self._used:
            raise LaterError
        self._used = period
        self._fill_in(page, "code", one_time_code(self.sign_in["secret"], period))

    def _fill_in(self, page: Page, name: str, value: str) -> Page:
        form = page.form(name)
        return self.browser.post(form.action or page.path, fill(form, "", "", self.chance, **{name: value}))

    def answer(self, path: str) -> None:
        """Say whether one sits, or who is meant."""
        page = self.page(path)
        form = next((one for one in page.read().forms if {"answer", "outcome"} & set(one.fields)), None)
        if form is None:
            return
        self.think_a_little()
        aside = {"answer": "aside"} if self.chance.random() < 0.1 else {}
        told = self._who(page)
        said = self.browser.post(form.action, fill(form, "", "", self.chance, **{**aside, **told}))
        self.good(said, 200, 404, 409, 422)
        self.book.count("answers of those drawn" if path.endswith("seat") else "answers of sifters")

    def _who(self, page: Page) -> dict[str, str]:
        if 'name="outcome"' not in page.text or self.chance.random() < 0.3:
            return {}
        members = [name for person, name in self.world.names.items() if person.startswith("m")]
        return {"outcome": "named", "name": self.chance.choice(members)}

    def work_on(self, code: str) -> None:
        page = self.page(f"/cases/{code}")
        if page.status == 404:
            return
        links = [link for link in page.read().links if link.section == "can"]
        doing = [link for link in links if "/do/" in link.href]
        due = [link.href for link in doing if link.listed == "cards"]
        seats = [link.href for link in links if "/seats/" in link.href]
        stray = [link.href for link in doing if _kind(link) in STRAY]
        self.think_a_little()
        if due:
            self.act(self.chance.choice(due[:2]))
        elif seats and "formed" not in page.text.partition("/seats/")[2][:400]:
            self.fill_seats(self.chance.choice(seats))
        elif stray and self.chance.random() < 0.3:
            self.act(self.chance.choice(stray))
        if self.chance.random() < 0.3:
            self.look_at(page)

    def act(self, path: str) -> None:
        page = self.do(path)
        words = [(inside, " ".join(said.split())) for inside, said in page.read().words]
        if path.endswith("/respondent-notified") and page.status == 200 and len(words) == 2:
            letter = next(said for inside, said in words if inside)
            spoken = next(said for inside, said in words if not inside)
            self.book.secrets.update((letter, spoken))
            self.world.letters.put((letter, spoken))
            self.book.count("letters sent")

    def fill_seats(self, path: str) -> None:
        """Take the next step of the drawing, if there is one now."""
        page = self.page(path)
        form = next((one for one in page.read().forms if "step" in one.fields), None)
        if form is not None:
            sent = fill(form, "", "", self.chance)
            self.good(self.browser.post(form.action, sent), 200, 404, 409, 422)
            self.book.count("steps of drawing")

    def look_at(self, page: Page) -> None:
        """Follow a link to another view of the case, or to a file."""
        looks = [link.href for link in page.read().links if re.match(rf"/cases/{CODE}/(?!do/|seat)", link.href)]
        if looks:
            self.good(self.page(self.chance.choice(looks)), 200, 404)

    def try_a_door(self) -> None:
        """Ask for a case that was never shown to one; if it is shown now, it is looked at afterwards why."""
        own = self.book.opened.get(self.name, set())
        others = sorted(self.book.codes - own)
        if not others:
            return
        never = "".join(self.chance.choices("abcdefghijklmnopqrstuvwxyz234567", k=26))
        theirs = self.chance.choice(others)
        for way in ("/cases/{0}", "/cases/{0}/sides", "/cases/{0}/seat", "/cases/{0}/do/message-sent"):
            told = [self.browser.once(way.format(one)) for one in (theirs, never)]
            self.book.count("doors of others tried")
            if told[0].status == 200:
                self.book.shown(self.name, theirs)
            elif {page.status for page in told} <= {404} and told[0].text != told[1].text:
                raise SurpriseError(f"a door tells that something is behind it: {way}")


class Overseer(Officer):
    """Looks whether the procedure is kept; sees codes and clocks and no word."""

    @property
    def what(self) -> str:
        return "overseers"

    def errand(self) -> None:
        page = self.page("/overseer")
        if PLANTED.search(page.text):
            raise SurpriseError("a planted word before an overseer")
        codes = [link.href for link in page.read().links if re.fullmatch(rf"/overseer/{CODE}", link.href)]
        self.book.codes.update(code.rpartition("/")[2] for code in codes)
        self.page(self.chance.choice([*codes, "/overseer/rehearsal", "/overseer/ties", "/account"]))
        self.try_a_door()


def _kind(link: Link) -> str:
    return link.href.rpartition("/")[2]
