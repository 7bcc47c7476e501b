"""Reporters, respondents and those who stand by somebody: people with words on paper and no account."""

from __future__ import annotations

from queue import Empty
from random import Random

from fairhearing.errors import FairHearingError
from fairhearing.record import read_proof, verify_proof
from tests.scripts.reporting import WORDS
from tests.soak.book import Promise, written
from tests.soak.filling import fill
from tests.soak.pages import Page
from tests.soak.people import LaterError, Person, SurpriseError, World, digests, sending

RATHER = ("message-sent",) * 4
NEVER = {"report-withdrawn", "recused", "statement-withdrawn", "consent-withdrawn"}
SELDOM = {"challenge-made", "resigned", "retaliation-reported", "category-contested", "extension-asked"}
"""What somebody does once in a while, and what officers then have to see to before anything else."""


class Party(Person):
    """Somebody with a mailbox or several.

    Args:
        most: so many mailboxes they have at most.
    """

    def __init__(self, name: str, world: World, chance: Random, most: int) -> None:
        super().__init__(name, world, chance)
        self.words: list[str] = []
        self.most = most

    def visit(self) -> None:
        """Open a mailbox, do what is awaited or something else, look at a proof, and close it mostly."""
        words = self.chance.choice(self.words)
        page = self.opened(words)
        links = [link for link in page.read().links if link.href.startswith("/mailbox/do/")]
        awaited = [link.href for link in links if link.section == "next"]
        passed_over = NEVER if self.chance.random() < 0.1 else NEVER | SELDOM
        others = [link.href for link in links if link.href.rpartition("/")[2] not in passed_over]
        self.think_a_little()
        if awaited and self.chance.random() < 0.8:
            self.do(self.chance.choice(awaited), mailbox=words)
        elif others and self.chance.random() < 0.6:
            rather = [href for href in others if href.rpartition("/")[2] in RATHER]
            self.do(self.chance.choice(rather if rather and self.chance.random() < 0.6 else others), mailbox=words)
        self.look_round(page)
        if self.chance.random() < 0.7:
            self.browser.post("/mailbox/close", [])
            self.browser.leave()

    def opened(self, words: str) -> Page:
        if self.browser.mailbox != words:
            self.browser.leave()
        page = self.browser.get("/mailbox") if self.browser.mailbox else None
        if page is None or page.status != 200 or 'name="words"' in page.text:
            form = self.good(self.browser.get("/mailbox/open")).form("words")
            self.browser.mailbox = words
            page = self.browser.post(form.action, fill(form, "", "", self.chance, words=words))
        if page.status == 404:
            # Another letter for the same place was taken up: it is looked at afterwards whether that was so.
            self.book.shut.add(words)
            self.words.remove(words)
            self.browser.leave()
            self.book.count("mailboxes whose words newer ones replaced")
            raise LaterError
        return self.good(page)

    def look_round(self, page: Page) -> None:
        """Check a proof, try a door that is not theirs."""
        proofs = [link.href for link in page.read().links if link.href.startswith("/mailbox/record/")]
        if proofs and self.chance.random() < 0.4:
            self.check_proof(self.chance.choice(proofs))
        if self.chance.random() < 0.3:
            self.try_a_door()

    def check_proof(self, path: str) -> None:
        page = self.good(self.browser.get(path))
        proof = page.link(path)
        if proof is None or not proof.endswith(".json"):
            return
        text = self.good(self.browser.get(proof)).text
        key = self.good(self.browser.get("/record/key")).text.strip()
        try:
            verify_proof(read_proof(text), key)
        except FairHearingError as error:
            raise SurpriseError(f"a proof does not hold: {error.diagnostics()}\n{text}") from error
        self.book.count("proofs checked by people")

    def try_a_door(self) -> None:
        """Ask for something of another's; it must be answered as what never was."""
        never = "".join(self.chance.choices("abcdefghijklmnopqrstuvwxyz234567", k=26))
        theirs = self.chance.choice(sorted(self.book.codes) or [never])
        for way in ("/mailbox/record/{0}", "/mailbox/file/{0}/0", "/cases/{0}", "/overseer/{0}"):
            told = [self.browser.once(way.format(one)) for one in (theirs, never)]
            shapes = [
                (page.status, page.to.replace(one, ""), page.text.replace(one, ""))
                for page, one in zip(told, (theirs, never), strict=True)
            ]
            self.book.count("doors of others tried")
            if shapes[0] != shapes[1] and told[0].status != 503 and told[1].status != 503:
                raise SurpriseError(f"a door tells that something is behind it: {way}: {shapes}")


class Reporter(Party):
    """Reports, sends again, goes back, forgets drafts, writes, answers, brings somebody."""

    def errand(self) -> None:
        if not self.words or (len(self.words) < self.most and self.chance.random() < 0.02):
            self.report()
        elif self.chance.random() < 0.08:
            self.bring_somebody()
        elif self.chance.random() < 0.05:
            self.ask_for_mail()
        else:
            self.visit()

    def report(self) -> None:
        self.browser.leave()
        word, text = self._typed()
        files = [(f"{self.word()}.bin", self.chance.randbytes(self.chance.randrange(100, 60_000)))][
            : self.chance.randrange(2)
        ]
        form = self.good(self.browser.get("/report")).form("draft")
        checked = self.good(self.browser.post(form.action, self._filled(form, word, text), files))
        self.think_a_little()
        way = self.chance.random()
        if way < 0.1:
            # Somebody came in: it was never sent.
            self.book.withhold(word)
            self.book.count("drafts left lying")
            return
        if way < 0.25:
            word, text, checked = self._changed(word, checked)
        action, fields = sending(checked) or self._lost(checked)
        receipt = dict(fields)["receipt"]
        for _ in range(2 if way > 0.8 else 1):
            shown = " ".join(WORDS.findall(self.good(self.browser.post(action, fields)).text))
            if shown != receipt:
                raise SurpriseError(
                    f"other words than those that were sent: {len(shown.split())} for {len(receipt.split())}"
                )
        self.book.receipts[receipt] = "reporter"
        self.book.keep(Promise(word, "report-received", text, self.name, receipt, digests(files)))
        self.book.count("reports")
        self.words.append(receipt)

    def _typed(self) -> tuple[str, str]:
        word = self.word()
        return word, written(self.chance, word)

    def _filled(self, form: object, word: str, text: str) -> list[tuple[str, str]]:
        given = {"text": text, "respondents": "", "described": "", "reporter": "", "affected": "", "consents": ""}
        members = [name for person, name in self.world.names.items() if person.startswith("m")]
        if self.chance.random() < 0.85:
            given["respondents"] = self.chance.choice(members)
        else:
            given["described"] = f"A tall one, {self.word()}"
        if self.chance.random() < 0.3:
            given["affected"] = f"Somebody {self.word()}"
        if self.chance.random() < 0.3:
            given["contact"] = f"Only by mailbox, {self.word()}"
        filled = fill(form, word, text, self.chance, **given)
        return [(name, value) for name, value in filled if (name, value) != ("consents", "")]

    def _changed(self, word: str, checked: Page) -> tuple[str, str, Page]:
        """Go back to the form, write something else in its place, and look at it again."""
        change = next(
            form
            for form in checked.read().forms
            if form.fields.get("step") and form.fields["step"].value == "change"
        )
        blank = self.good(self.browser.post(change.action, change.untouched())).form("draft")
        if word not in dict(blank.untouched()).get("text", ""):
            raise SurpriseError("what was typed is gone after going back to change it")
        self.book.withhold(word)
        self.book.count("reports changed before they were sent")
        word, text = self._typed()
        sent = [(name, text if name == "text" else value) for name, value in blank.untouched()]
        return word, text, self.good(self.browser.post(blank.action, sent))

    def _lost(self, page: Page) -> tuple[str, list[tuple[str, str]]]:
        raise SurpriseError(f"no check page: {page.status}\n{page.text}")

    def bring_somebody(self) -> None:
        """Let somebody read along, and hand them their words."""
        words = self.chance.choice(self.words)
        self.opened(words)
        page = self.good(self.browser.get("/mailbox/support"), 200, 404)
        form = next((form for form in page.read().forms if "new" in form.fields), None)
        if form is None:
            return
        new = form.fields["new"].value
        shown = self.good(self.browser.post(form.action, form.untouched()), 200, 409)
        if shown.status == 200 and new in " ".join(WORDS.findall(shown.text)):
            self.book.receipts[new] = f"support of {words}"
            self.world.words.put(new)
            self.book.count("support persons let in")

    def ask_for_mail(self) -> None:
        words = self.chance.choice(self.words)
        self.opened(words)
        page = self.good(self.browser.get("/mailbox/mail"))
        form = next((form for form in page.read().forms if "address" in form.fields), None)
        if form is not None:
            address = f"{self.name}-{self.chance.randrange(10**6)}@example.org"
            self.good(self.browser.post(form.action, [("address", address)]))
            self.book.count("addresses left")


class Respondent(Party):
    """Opens the letter, reads what is put, answers, adds, appeals."""

    def errand(self) -> None:
        if len(self.words) < self.most and (letter := _next(self.world.letters)) is not None:
            self.take_up(*letter)
        elif self.words:
            self.visit()

    def take_up(self, letter: str, spoken: str) -> None:
        self.browser.leave()
        form = self.good(self.browser.get("/letter")).form("letter")
        new = form.fields["new"].value
        page = self.browser.post(form.action, fill(form, "", "", self.chance, letter=letter, spoken=spoken))
        if page.status == 422:
            # A later letter took its place, or the case went on without: then there is another one on its way.
            self.book.count("letters that had been replaced")
            return
        if " ".join(WORDS.findall(self.good(page).text)) != new:
            raise SurpriseError(f"other words than the page held\n{page.text}")
        self.book.receipts[new] = "respondent"
        self.words.append(new)
        self.book.count("letters taken up")


class Supporter(Party):
    """Reads along with the words that somebody gave them, and can write nothing."""

    def errand(self) -> None:
        if len(self.words) < self.most and (words := _next(self.world.words)) is not None:
            self.words.append(words)
        if self.words:
            page = self.opened(self.chance.choice(self.words))
            if any(link.href.startswith("/mailbox/do/") for link in page.read().links):
                raise SurpriseError(f"a support person is offered something to do\n{page.text}")
            self.look_round(page)
        else:
            self.good(self.browser.get("/"))


def _next(queue):
    try:
        return queue.get_nowait()
    except Empty:
        return None
