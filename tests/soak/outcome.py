"""What came of a soak, as printed lines, and whether it is good."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import TYPE_CHECKING

from tests.soak.book import Book
from tests.soak.checking import Compared
from tests.soak.leaks import Searched
from tests.soak.machines import Machines, Memory
from tests.soak.post_office import PostOffice

if TYPE_CHECKING:
    from tests.soak.running import Plan

GROWTH = 0.15
"""Memory is flat where the last quarter's median is not above the first quarter's by more than this part of it."""
SHOWN = 12


@dataclass(frozen=True)
class Grown:
    """The memory of one process over the quiet time, in bytes."""

    what: str
    first: float
    last: float
    hours: float

    @property
    def is_flat(self) -> bool:
        return self.last <= self.first * (1 + GROWTH)


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
            "processes that grew": [one.what for one in self.grown() if not one.is_flat],
        }

    @property
    def good(self) -> bool:
        return not any(self.findings.values())

    def grown(self) -> list[Grown]:
        """Return each process's memory, first quarter and last."""
        found = []
        for (what, _), samples in sorted(self.memory.samples.items()):
            quarter = len(samples) // 4
            if quarter:
                first, last = ([size for _, size in part] for part in (samples[:quarter], samples[-quarter:]))
                hours = (samples[-1][0] - samples[0][0]) / 3600
                found.append(Grown(what, median(first), median(last), hours))
        return found

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

    def lines(self) -> list[str]:
        """Return the report."""
        lines = ["", *self._used(), *self._disturbed(), *self._memory_lines()]
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

    def _memory_lines(self) -> list[str]:
        lines = []
        for one in self.grown():
            quarters = f"{one.first / 1e6:7.1f} MB in the first quarter, {one.last / 1e6:7.1f} in the last"
            # The middles of the two quarters lie three quarters of the time apart.
            hourly = (one.last - one.first) / 1e6 / (one.hours * 0.75 or 1)
            grown = f"{(one.last / one.first - 1) * 100:+.1f} %, {hourly:+.1f} MB an hour"
            lines.append(f"memory      {one.what:15} {quarters}: {grown} (flat: at most {GROWTH * 100:+.0f} %)")
        return lines
