"""What came of a soak, as printed lines, and whether it is good."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tests.soak.book import Book
from tests.soak.checking import Compared
from tests.soak.leaks import Searched
from tests.soak.machines import Machines
from tests.soak.memory import Memory
from tests.soak.post_office import PostOffice

if TYPE_CHECKING:
    from tests.soak.running import Plan

SHOWN = 12
LONG = 1200.0
"""Seconds from which on a soak must have walked a case from its report to its decision."""
WALKED = (
    "report-received",
    "respondent-notified",
    "response-received",
    "pool-committed",
    "panel-drawn",
    "panel-formed",
    "finding-made",
    "decision-made",
)


@dataclass
class Outcome:
    """Everything that was found."""

    plan: Plan
    book: Book
    compared: Compared
    searched: Searched
    memory: Memory
    office: PostOffice
    held: Machines
    seconds: float

    def __post_init__(self) -> None:
        self.findings: dict[str, Sequence[str]] = {
            "lost": self.compared.lost(),
            "doubled": [*self.compared.doubled(), *self._mails_doubled()],
            "kept though never sent or refused": self.compared.half_kept(),
            "wrong in the record": list(self.compared.record()),
            "leaked into files, rows, log, mail, figures, backups": self.searched.found,
            "seen by somebody who should not": self.compared.seen_by_strangers(),
            "cases shown to somebody off the roster": self.compared.shown_cases(),
            "complaints of people": self.book.complaints,
            "steps that nobody took, so that little was tried": self._untried(),
            "processes that grew": [one.what for one in self.memory.grown() if not one.is_flat],
        }

    @property
    def good(self) -> bool:
        return not any(self.findings.values())

    def _mails_doubled(self) -> list[str]:
        """Return who got two mails on a day; what was on its way when a night fell is of the day before."""
        of_a_day: set[tuple[date, str]] = set()
        twice = []
        for (today, sent), whom, _ in self.office.taken:
            day = sent if (sent, whom) not in of_a_day else today
            if (day, whom) in of_a_day:
                twice.append(f"{whom} got two mails on {day}")
            of_a_day.add((day, whom))
        return twice

    def _untried(self) -> list[str]:
        taken = {act["kind"] for act in self.compared.found["acts"].values()}
        return [kind for kind in WALKED if kind not in taken] if self.plan.seconds >= LONG else []

    def lines(self) -> list[str]:
        """Return the report."""
        lines = ["", *self._used(), *self._disturbed(), *(one.line for one in self.memory.grown())]
        for what, wrong in self.findings.items():
            lines.append(f"{what:60} {len(wrong)}")
            lines += [f"    {one}" for one in wrong[:SHOWN]]
        return [*lines, "nothing lost, nothing doubled, nothing leaked; memory flat" if self.good else "NOT GOOD"]

    def _used(self) -> list[str]:
        plan, counts, found = self.plan, self.book.counts, self.compared.found
        kinds = Counter(promise.kind for promise in self.book.promises)
        first = f"soak on {plan.database}, seed {plan.seed}: {plan.people} people, {self.seconds / 60:.1f} minutes"
        pages = (
            f"used        {counts['pages']} pages, {len(self.book.promises)} acts of {len(kinds)} kinds promised"
        )
        days = len({days[0] for days, _, _ in self.office.taken})
        return [
            f"{first}, load of the machine at the end {os.getloadavg()[0]:.1f}",
            f"{pages}, {found['cases']} cases, {found['closed']} closed",
            *(f"            {count} {what}" for what, count in sorted(counts.items()) if what != "pages"),
            f"            {len(self.office.taken)} mails on {days} days",
            f"kept        {self._kept()}",
        ]

    def _kept(self) -> str:
        counts = Counter(act["kind"] for act in self.compared.found["acts"].values())
        told = ", ".join(f"{count} {kind}" for kind, count in counts.most_common())
        return f"{len(counts)} kinds of act: {told}"

    def _disturbed(self) -> list[str]:
        killed, found, places = self.held.killed, self.compared.found, self.searched.places
        kinds = ", ".join(f"{count} of a {what}" for what, count in sorted(killed.items()))
        looked = "; ".join(f"{place} ({size / 1e6:.1f} MB)" for place, size in places.items())
        acts = f"{len(found['acts'])} acts opened and their proofs checked"
        words = f"{len(self.book.planted)} planted words, {len(self.book.receipts)} receipts"
        secrets = (
            f"{len(self.book.secrets)} passphrases and halves of letter codes, {len(self.book.codes)} case codes"
        )
        return [
            f"disturbed   {sum(killed.values())} kills: {kinds}",
            f"            the web server ended {self.held.ended} times by itself and was started again",
            f"record      {found['record']} entries, {acts}, {len(found['consistent'])} earlier checkpoints",
            f"searched    {looked}",
            f"            for {words}, {secrets}",
        ]
