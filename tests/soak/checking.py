"""Compares what people were promised and saw with what is there afterwards."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.soak.book import Book, Promise
from tests.soak.people import CODE

Found = Mapping[str, Any]
_CASE = re.compile(rf"/cases/({CODE})")
NEVER_TOLD = {"report-received", "message-sent", "safety-plan-made", "deliberation-noted"}
"""Kinds whose words of the reporter's side no respondent ever reads."""


class Compared:
    """What holds, and what does not.

    Args:
        book: what people wrote down.
        found: what `afterwards` printed.
    """

    def __init__(self, book: Book, found: Found) -> None:
        self.book = book
        self.found = found
        self._where: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for act in found["acts"].values():
            for word in act["words"]:
                self._where[word].append(act)

    def lost(self) -> list[str]:
        """Return promises of which nothing is there, or not word for word, and words that open no mailbox."""
        shut = [
            f"words of a {self.book.receipts[words]} open nothing: {one['wrong']}"
            for words, one in self.found["mailboxes"].items()
            if one["wrong"]
        ]
        shut += [
            f"words of a {self.book.receipts[words]} opened nothing while others used the site, and open now"
            for words in self.book.shut
            if not self.found["mailboxes"][words]["replaced"] and not self.found["mailboxes"][words]["wrong"]
        ]
        return [*shut, *(wrong for promise in self.book.promises if (wrong := self._lost(promise)))]

    def doubled(self) -> list[str]:
        """Return promises of which there is more than one act of their kind, and what can be done only once."""
        kept = [
            f"{promise.kind} by {promise.by} is there {count} times"
            for promise in self.book.promises
            if (count := len(self._acts(promise))) > 1
        ]
        reports = sum(promise.kind == "report-received" for promise in self.book.promises)
        if self.found["cases"] != reports:
            kept.append(f"{reports} reports are {self.found['cases']} cases")
        return [*kept, *self.found["twice"]]

    def half_kept(self) -> list[str]:
        """Return words of what was never sent, changed before, or refused, that are in an act all the same."""
        return [f"{word} of {self.book.planted[word]}" for word in self.book.withheld if word in self._where]

    def record(self) -> Iterator[str]:
        """Yield what is wrong with the record."""
        if self.found["indexes"] != list(range(self.found["kept"])) or self.found["record"] != self.found["kept"]:
            yield f"{self.found['kept']} acts and edits are {self.found['record']} entries"
        for name, act in self.found["acts"].items():
            if act["proof"] != "holds":
                yield f"the proof of {name}: {act['proof']}"
        yield from (f"an earlier checkpoint: {wrong}" for wrong in self.found["consistent"] if wrong)
        for person, opened in self.found["officers"].items():
            yield from (f"a case is damaged for {person}: {code}" for code in opened["damaged"])

    def seen_by_strangers(self) -> list[str]:
        """Return planted words on pages of somebody who should not see them."""
        return sorted({wrong for sight in self.book.sights for wrong in self._strange(sight)})

    def _strange(self, sight: Any) -> Iterator[str]:
        case = self.found["mailboxes"].get(sight.mailbox, {}).get("case", "") if sight.mailbox else ""
        purpose = self.book.receipts.get(sight.mailbox, "")
        rosters = {case} if sight.mailbox else set(self.found["officers"].get(sight.by, {}).get("cases", []))
        for word in sight.words:
            # A name that was drawn may read like a planted word by chance.
            if self.book.planted.get(word, sight.by) == sight.by:
                continue
            acts = self._where.get(word, [])
            cases = {act["case"] for act in acts}
            named = _CASE.match(sight.path)
            fits = bool(cases & rosters) and (named is None or named[1] in cases)
            told = {act["kind"] for act in acts} - NEVER_TOLD
            if not fits or (purpose == "respondent" and not told):
                whose = f"a word of {self.book.planted.get(word)}, {sorted(act['kind'] for act in acts)}"
                yield f"{sight.by} ({purpose or 'no mailbox'}) saw on {sight.path} {whose}"

    def shown_cases(self) -> list[str]:
        """Return cases that were shown to somebody whose keys open them not."""
        return [
            f"{person}: {code}"
            for person, codes in self.book.opened.items()
            for code in codes - set(self.found["officers"].get(person, {}).get("cases", []))
        ]

    def _acts(self, promise: Promise) -> Sequence[Mapping[str, Any]]:
        return [act for act in self._where.get(promise.word, []) if act["kind"] == promise.kind]

    def _lost(self, promise: Promise) -> str:
        acts = self._acts(promise)
        mailbox = self.found["mailboxes"].get(promise.words, {})
        if not acts:
            return f"{promise.kind} by {promise.by} is not there"
        if _plain(promise.text) not in {_plain(text) for act in acts for text in act["texts"]}:
            return f"{promise.kind} by {promise.by} is not there word for word"
        if set(promise.files) - {digest for act in acts for digest in act["files"]}:
            return f"a file of {promise.kind} by {promise.by} is not there, or not as it was"
        if promise.words and mailbox["case"] not in {act["case"] for act in acts}:
            return f"{promise.kind} by {promise.by} is in another case"
        return ""


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
