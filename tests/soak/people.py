"""What all simulated people share: they think, do an errand, note what they met, and go on."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import threading
import time
import traceback
from dataclasses import dataclass, field
from queue import SimpleQueue
from random import Random

from tests.soak.book import Book, Promise, written
from tests.soak.browser import Browser, UnansweredError
from tests.soak.days import Days
from tests.soak.filling import fill
from tests.soak.pages import Page

PERIOD = 30
WHY = "It names nobody: a word of everyday speech."
"""Said where a page asks why something that it marked in a letter may stand."""
CODE = "[a-z0-9]{26}"


class SurpriseError(Exception):
    """A page is not what it should be."""


@dataclass
class World:
    """What a person knows of the world.

    Args:
        port: of the site.
        names: of the roll, person → name.
        think: seconds between two pages, on average.
        letters: handed over by the post: both halves of a letter code, for whoever it reaches.
        words: handed over from hand to hand: a support person's words.
    """

    port: int
    book: Book
    days: Days
    names: dict[str, str]
    think: float
    letters: SimpleQueue[tuple[str, str]] = field(default_factory=SimpleQueue)
    words: SimpleQueue[str] = field(default_factory=SimpleQueue)
    invited: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Person of the roll without an account → both halves of the newest letter that leads to one."""
    enough: threading.Event = field(default_factory=threading.Event)
    out_of_order: threading.Event = field(default_factory=threading.Event)
    """Set while a fault lasts on purpose: what an operator's command says then is not looked at."""


class LaterError(Exception):
    """It has to wait, and others must not wait for it."""


class Person(threading.Thread):
    """Somebody.

    Args:
        name: that nobody else has.
        world: they live in.
        chance: their own.
    """

    def __init__(self, name: str, world: World, chance: Random) -> None:
        super().__init__(daemon=True, name=name)
        self.world = world
        self.book = world.book
        self.chance = chance
        self.browser = self.new_browser()

    @property
    def what(self) -> str:
        """What they are there for, in the plural."""
        return f"{type(self).__name__.lower()}s"

    def errand(self) -> None:
        """Do one thing from its beginning to its end."""
        raise NotImplementedError

    def run(self) -> None:
        """Do errands until it is enough."""
        self._live()
        self.browser.forget()

    def _live(self) -> None:
        while not self.world.enough.is_set():
            self.think()
            try:
                if not self.world.enough.is_set():
                    self.errand()
                    self.book.count(f"errands of {self.what}")
            except LaterError:
                self.book.count("errands put off")
            except (SurpriseError, AssertionError) as error:
                self.book.complain(f"{self.name}: {error}")
                self.browser.leave()
            except UnansweredError as error:
                self.book.complain(f"{self.name}: nobody answered for minutes: {error}")
            except Exception:  # noqa: BLE001 # whatever it was, it is told in the end and the others go on
                self.book.complain(f"{self.name}: {traceback.format_exc()}")
                self.browser.leave()

    def think(self) -> None:
        self.world.enough.wait(self.chance.expovariate(1 / self.world.think))

    def new_browser(self) -> Browser:
        return Browser(self.world.port, self.name, self.book)

    def word(self) -> str:
        return self.book.plant(self.chance, self.name)

    def good(self, page: Page, *statuses: int) -> Page:
        if page.status not in (statuses or (200,)):
            raise SurpriseError(f"{page.status} on {page.path}\n{page.text}")
        return page

    def do(self, path: str, *, mailbox: str = "", **given: str) -> Page:
        """Fill in the form of an act, send it past its check page, and write the promise down.

        Args:
            path: of the form: its last part is the kind of the act.
            mailbox: the words of the mailbox in which it is done.
            given: what is to stand in fields of these names.
        """
        kind, word = path.rpartition("/")[2], self.word()
        blank = self.browser.get(path)
        if blank.status != 200 or not any("draft" in form.fields for form in blank.read().forms):
            # Somebody else was quicker, or it is not its time: the page says so.
            self.good(blank, 200, 404, 409)
            self.book.withhold(word)
            return blank
        text = written(self.chance, word)
        files = []
        form = blank.form("draft")
        if any(one.kind == "file" for one in form.fields.values()) and self.chance.random() < 0.3:
            files = [(f"{word}.bin", self.chance.randbytes(self.chance.randrange(100, 30_000)))]
        sent = fill(form, word, text, self.chance, **given)
        page = self.browser.post(form.action or path, sent, files)
        if page.status == 200 and not page.to and (again := sending(page)):
            self.think_a_little()
            page = self.browser.post(again[0], again[1])
        text = next((value for _, value in sent if word in value), "")
        self._written_down(page, Promise(word, kind, text, self.name, mailbox, digests(files)))
        return page

    def _written_down(self, page: Page, promise: Promise) -> None:
        if not promise.text:
            self.book.count("acts without a word in them")
        elif page.to or (page.status == 200 and 'class="words"' in page.text):
            self.book.keep(promise)
        elif page.status == 409:
            self.book.count("acts refused with the rule")
            self.book.withhold(promise.word)
            if not page.is_honest:
                self.book.complain(f"a refusal that does not say what now: {page.path}\n{page.text}")
        elif page.status == 404 and self.has_lost(page.path):
            self.book.count("acts of somebody whose place was taken meanwhile")
            self.book.withhold(promise.word)
        else:
            raise SurpriseError(f"{promise.kind} was answered with {page.status}\n{page.text}")

    def has_lost(self, path: str) -> bool:
        """Return whether they have no part any more in what a page belongs to."""
        del path
        return False

    def think_a_little(self) -> None:
        time.sleep(self.chance.uniform(0, min(1.0, self.world.think / 4)))


def digests(files: list[tuple[str, bytes]]) -> tuple[str, ...]:
    return tuple(hashlib.sha256(data).hexdigest() for _, data in files)


def sending(page: Page) -> tuple[str, list[tuple[str, str]]] | None:
    """Return where a check page sends what it shows, and what it sends; None: it is no check page."""
    for form in page.read().forms:
        if any((name, value) == ("step", "send") for name, value, _ in form.buttons):
            said = [(name, value or WHY if name == "confirmed" else value) for name, value in form.untouched()]
            return form.action, [*said, ("step", "send")]
        if "step" in form.fields and form.fields["step"].value == "send":
            return form.action, form.untouched()
    return None


def one_time_code(secret: str, period: int) -> str:
    """Return the six digits of a secret in a period of thirty seconds (RFC 6238)."""
    digest = hmac.new(
        base64.b32decode(secret + "=" * (-len(secret) % 8)), struct.pack(">Q", period), hashlib.sha1
    ).digest()
    place = digest[-1] & 15
    return f"{(int.from_bytes(digest[place : place + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06d}"
