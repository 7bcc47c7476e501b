"""People with an account: receivers, an outside body, those drawn, overseers; they do what a page says is due."""

from __future__ import annotations

import re

from tests.soak.accounts import Holder
from tests.soak.book import PLANTED
from tests.soak.filling import fill
from tests.soak.pages import Link, Page
from tests.soak.people import CODE, SurpriseError

CASE = re.compile(rf"/cases/({CODE})$")
_FORMED = '<span class="small quiet">formed</span>'
_INVITED = re.compile(r'<article class="letter"><p>.*?</p><p><bdi>(.*?)</bdi>')
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
PATIENT = {"feedback-given", "extension-granted"}
"""What is due by the end of a month that has only begun: whatever moves the case on goes before it."""
AT_ONCE = 8
"""Steps of one case that somebody takes at one sitting."""
BUSY = 0.12
"""Part of the time that others take between two errands."""
IDLE = 4.0
"""How much more time somebody takes who has no case."""


class Officer(Holder):
    """Signs in, unlocks, looks what is due, does it, and goes on as long as the case has something for them."""

    _at = ""
    """The case that is still open before them: it was got on with a moment ago."""

    @property
    def what(self) -> str:
        """What they are there for, by their place on the roll."""
        return {"r": "receivers", "x": "people of the outside body", "m": "people who can be drawn"}[self.name[0]]

    def think(self) -> None:
        # Few receive what many report: theirs is the work of the day. Who has no case looks in seldom.
        busy = BUSY if self.name[0] == "r" else 1.0 if self.book.opened.get(self.name) else IDLE
        self.world.enough.wait(self.chance.expovariate(1 / (self.world.think * busy)))

    def errand(self) -> None:
        if not self.enrol():
            return
        if self._at and self.chance.random() < 0.5:
            self.work_on(self._at)
        else:
            self._look_at_the_list()
        if self.chance.random() < 0.2:
            self.try_a_door()
        if self.chance.random() < (0.03 if self.has_passkey else 0.2):
            self.look_after_the_account()
        if self.chance.random() < 0.05:
            self.browser.leave()

    def _look_at_the_list(self) -> None:
        page = self.page("/cases")
        more = [link.href for link in page.read().links if link.href.startswith("?page=")]
        if more and self.chance.random() < 0.4:
            page = self.page(f"/cases{more[0]}")
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
            self.work_on(self._chosen(codes))

    def _chosen(self, codes: list[str]) -> str:
        # The list has the nearest clock first, which may be up to others; closed cases come last.
        if self.chance.random() < 0.4:
            return self.chance.choice(codes)
        return codes[min(int(self.chance.expovariate(0.4)), len(codes) - 1)]

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
        """Walk a case on, step by step, as its page offers."""
        self._at = ""
        for _ in range(AT_ONCE):
            page = self.page(f"/cases/{code}")
            if page.status == 404 or not self.next_step(page):
                break
            self._at = code
            self.book.count("steps of cases")
        if page.status == 200 and self.chance.random() < 0.3:
            self.look_at(page)

    def next_step(self, page: Page) -> bool:
        """Do what is due, or the next step of a drawing, or seldom something else; return whether to go on."""
        links = [link for link in page.read().links if link.section == "can"]
        doing = [link for link in links if "/do/" in link.href]
        cards = [link for link in doing if link.listed == "cards"]
        due = [link.href for link in cards if _kind(link) not in PATIENT]
        look = _FORMED not in page.text or self.chance.random() < 0.1  # opened again, it is drawn again
        seats = [link.href for link in links if look and "/seats/" in link.href]
        stray = [link.href for link in doing if _kind(link) in STRAY]
        self.think_a_little()
        if due:
            return self.act(self.chance.choice(due[:2]))
        if seats and self.fill_seats(seats[0]):
            return True
        if (stray or cards) and self.chance.random() < 0.15:
            self.act(self.chance.choice([*stray, *(link.href for link in cards)]))
        return False

    def act(self, path: str) -> bool:
        """Do something; return whether it was done."""
        page = self.do(path)
        words = [(inside, " ".join(said.split())) for inside, said in page.read().words]
        if path.endswith("/respondent-notified") and page.status == 200 and len(words) == 2:
            letter = next(said for inside, said in words if inside)
            spoken = next(said for inside, said in words if not inside)
            self.book.secrets.update((letter, spoken))
            self.world.letters.put((letter, spoken))
            self.book.count("letters sent")
        return bool(page.to) or len(words) == 2

    def fill_seats(self, path: str) -> bool:
        """Take the next step of the drawing, if there is one now; return whether there was."""
        page = self.page(path)
        forms = page.read().forms
        for form in forms:
            if "/invite/" in form.action:
                self._invite(form.action)
        form = next((one for one in forms if "step" in one.fields), None)
        if form is not None:
            sent = fill(form, "", "", self.chance)
            self.good(self.browser.post(form.action, sent), 200, 404, 409, 422)
            self.book.count("steps of drawing")
        return form is not None

    def _invite(self, path: str) -> None:
        """Make a letter for somebody who was drawn and has no account, and hand it over."""
        page = self.good(self.browser.post(path, []), 200, 404)
        words = [(inside, " ".join(said.split())) for inside, said in page.read().words]
        named = _INVITED.search(page.text)
        if named is None or len(words) != 2:
            return
        person = next(person for person, name in self.world.names.items() if name == named[1])
        letter = next(said for inside, said in words if inside)
        spoken = next(said for inside, said in words if not inside)
        self.book.secrets.update((letter, spoken))
        self.world.invited[person] = letter, spoken
        self.book.count("letters for an account")

    def look_at(self, page: Page) -> None:
        """Follow a link to another view of the case, or to a file."""
        looks = [link.href for link in page.read().links if re.match(rf"/cases/{CODE}/(?!do/|seat)", link.href)]
        if looks:
            self.good(self.page(self.chance.choice(looks)), 200, 404)

    def has_lost(self, path: str) -> bool:
        """Return whether the case is not theirs any more: its page is gone, and their list leaves it out."""
        code = path.split("/")[2]
        gone = self.page(f"/cases/{code}").status == 404
        return gone and f"/cases/{code}" not in self.page("/cases").text

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
