"""What people were promised and what they saw, written down while it happens, to be compared afterwards."""

from __future__ import annotations

import re
import string
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

FIRST = 2000
"""Signs of a complaint that are shown while it runs."""
PLANTED = re.compile(r"zq[a-z]{14}")
ROUND_ABOUT = (
    "It was after the meeting",
    "“Nobody will believe you”, he said",
    "<b>& so on</b>",
    "שלום",
    "à l'entrée",
)


@dataclass(frozen=True)
class Promise:
    """Something of which a page said that it is kept.

    Args:
        word: planted in it, and nowhere else.
        kind: of the act.
        text: word for word.
        by: the person.
        words: of the mailbox it is in; empty: an officer's act.
        files: digests of what was attached.
    """

    word: str
    kind: str
    text: str
    by: str
    words: str = ""
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sight:
    """A page with planted words on it: who saw them, where, and by which receipt's words if by any."""

    by: str
    path: str
    words: frozenset[str]
    mailbox: str


@dataclass
class Book:
    """One for all; each person writes for themself."""

    promises: list[Promise] = field(default_factory=list)
    withheld: set[str] = field(default_factory=set)
    """Planted words of what was never sent, was changed before, or was refused: in no act."""
    planted: dict[str, str] = field(default_factory=dict)
    """Every planted word → who planted it."""
    sights: set[Sight] = field(default_factory=set)
    receipts: dict[str, str] = field(default_factory=dict)
    """Every receipt's words → what it is for: reporter, respondent, support."""
    shut: set[str] = field(default_factory=set)
    """Receipts' words that opened nothing any more: newer ones must have taken their place."""
    secrets: set[str] = field(default_factory=set)
    """Passphrases and letter codes."""
    codes: set[str] = field(default_factory=set)
    opened: dict[str, set[str]] = field(default_factory=dict)
    """Person → the codes of cases that the site showed them."""
    checkpoints: dict[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    complaints: list[str] = field(default_factory=list)
    tell: Callable[[str], None] = print
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def plant(self, chance: Random, by: str) -> str:
        """Return a word that stands nowhere else."""
        word = "zq" + "".join(chance.choices(string.ascii_lowercase, k=14))
        with self._lock:
            self.planted[word] = by
        return word

    def keep(self, promise: Promise) -> None:
        with self._lock:
            self.promises.append(promise)
            self.counts["acts promised"] += 1

    def withhold(self, *words: str) -> None:
        with self._lock:
            self.withheld.update(words)

    def count(self, what: str, by: int = 1) -> None:
        with self._lock:
            self.counts[what] += by

    def complain(self, says: str) -> None:
        """Note something that must not be."""
        with self._lock:
            self.complaints.append(says)
        self.tell(f"        ! {says[:FIRST]}")

    def saw(self, by: str, path: str, text: str, mailbox: str) -> None:
        if found := frozenset(PLANTED.findall(text)):
            with self._lock:
                self.sights.add(Sight(by, path.partition("?")[0], found, mailbox))

    def shown(self, by: str, code: str) -> None:
        with self._lock:
            self.codes.add(code)
            self.opened.setdefault(by, set()).add(code)


def written(chance: Random, word: str) -> str:
    """Return a text round a planted word: several lines, signs that pages must not swallow."""
    return f"{chance.choice(ROUND_ABOUT)}.\n\n{word} {chance.choice(ROUND_ABOUT)} {chance.randrange(10**6)}."
