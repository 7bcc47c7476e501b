"""One soak from beginning to end: quiet use, bad days, kills, and the look at what is left."""

from __future__ import annotations

import json
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.scripts.cluster import ADMINISTRATOR, new_database
from tests.soak.accounts import Holder
from tests.soak.book import Book
from tests.soak.checking import Compared
from tests.soak.crowd import Shares, crowd
from tests.soak.days import Days
from tests.soak.faults import Disk, no_mail, read_only
from tests.soak.leaks import search
from tests.soak.machines import Machines, machines
from tests.soak.memory import Memory
from tests.soak.outcome import Outcome
from tests.soak.people import Person, World
from tests.soak.post_office import PostOffice, post_office
from tests.soak.public import Administrator

Tell = Callable[[str], None]
QUIET, BAD = 0.5, 0.15
"""Shares of the time in which nothing fails, and of that in which things fail for a while."""
PAUSE = 2.0
"""Seconds between two kills on average at least: work is under way again."""
NIGHT = 2.2
"""Days that pass at night."""
BEHIND = 150.0
"""Days by which the clock lies behind at first: so many can pass."""
UNANSWERED = 420.0
"""Seconds in which whoever is at something must have come to its end."""


@dataclass(frozen=True)
class Plan:
    """What is to be done.

    Args:
        seconds: of use.
        people, kills: how many.
        database: `sqlite` or `postgresql`.
        seed: of every chance.
        think: seconds between two errands of one person.
        days: how many are to pass.
        of_each: web processes, and as many workers.
    """

    seconds: float
    people: int
    kills: int
    database: str
    seed: int
    think: float
    days: float = 110.0
    of_each: int = 2


class Soak:
    """What runs, together."""

    def __init__(
        self, plan: Plan, held: Machines, disk: Disk, office: PostOffice, world: World, tell: Tell
    ) -> None:
        self.plan, self.held, self.disk, self.office, self.world, self.tell = plan, held, disk, office, world, tell
        self.book = world.book
        self.chance = Random(plan.seed)  # noqa: S311 # chances of a soak, not secrets
        self.people: list[Person] = []
        self.since = time.monotonic()
        self.failed: list[str] = []

    def begin(self, backups: Path) -> None:
        """Settle the club, start the machines, let everybody in."""
        shares = Shares(self.plan.people)
        club = shares.club
        sizes = {"receivers": club.receivers, "members": club.members, "overseers": club.overseers}
        sign_ins = json.loads(self.held.site.script("tests.soak.settled", json.dumps(sizes)))
        self.book.secrets.update(one["words"] for one in sign_ins)
        self.held.start()
        self.world.names.update(club.named)
        self.people = crowd(shares, self.world, self.plan.seed, sign_ins, self.held.site, backups)
        self.since = time.monotonic()
        threading.Thread(target=self.held.keep_up, args=(self.world.enough,), daemon=True).start()
        for person in self.people:
            person.start()

    def nights(self) -> None:
        """Let the days pass, evenly over the time, for as long as people are there."""
        every = self.plan.seconds / (self.plan.days / NIGHT)
        while not self.world.enough.wait(every):
            self.world.days.night(NIGHT)

    def quiet(self) -> Memory:
        """Let people be, and watch the memory."""
        seconds = self.plan.seconds * QUIET
        memory = Memory(self.held.processes, max(1.0, seconds / 240))
        memory.start()
        self._wait(seconds, "quiet")
        memory.enough()
        return memory

    def bad_days(self) -> None:
        """Let one thing fail after the other, each for a while, with time to get over it."""
        each = self.plan.seconds * BAD / 6
        for name, fault in (
            (f"disk full: {self.disk.said}", lambda: self.disk.full(self.held)),
            ("database read-only", lambda: read_only(self.held)),
        ):
            self.world.out_of_order.set()
            with fault():
                self._wait(each, name)
            self.held.mend()
            self._wait(each / 2, "getting over it")
            self.world.out_of_order.clear()
        for how in ("busy", "refusing"):
            self._a_day_without_mail(how, each)

    def _a_day_without_mail(self, how: str, seconds: float) -> None:
        """Let a whole day by the clock pass, from one noon to the next, in which no mail goes out."""
        before, began = self.office.turned_away, self.world.days.today()
        with no_mail(self.office, how):
            self._wait(seconds / 2, f"mail server {how}")
            self.world.days.night(NIGHT)
            self._wait(seconds / 2, f"mail server {how}")
        self.book.count("mails that were turned away", self.office.turned_away - before)
        self.book.count("days without mail", (self.world.days.today() - began).days)

    def kills(self) -> None:
        """Kill at random moments until the number is reached."""
        began = time.monotonic()
        seconds = self.plan.seconds * (1 - QUIET - BAD)
        for number in range(self.plan.kills):
            left = (seconds - (time.monotonic() - began)) / (self.plan.kills - number) - PAUSE
            self.world.enough.wait(self.chance.uniform(0, 2 * max(left, PAUSE)))
            self.world.out_of_order.set()
            what = self.held.kill_one(self.chance)
            self._say(f"kill {number + 1} of {self.plan.kills}: {what}")
        self._wait(max(0.0, seconds - (time.monotonic() - began)), "after the kills")

    def end(self) -> None:
        """Let everybody come to the end of what they are at."""
        self.held.mend()
        self.world.enough.set()
        for person in self.people:
            person.join(UNANSWERED)
            if person.is_alive():
                self.book.complain(f"{person.name} never came to the end")

    def _wait(self, seconds: float, what: str) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._say(what)
            self.world.enough.wait(min(left, 30.0))

    def _say(self, what: str) -> None:
        counts, passed = self.book.counts, time.monotonic() - self.since
        done = ("pages", "acts promised", "reports", "pressed again")
        told = [f"{self.world.days.passed} nights", *(f"{counts[one]} {one}" for one in done)]
        self.tell(
            f"{passed / 60:6.1f} min  {what:32.32}  {', '.join(told)}, {len(self.book.complaints)} complaints"
        )


def soak(plan: Plan, folder: Path, tell: Tell) -> Outcome:
    """Run one soak in an empty folder and return what came of it.

    Args:
        plan: what is to be done.
        folder: everything lies in it; it may be thrown away afterwards.
        tell: is told how far it has come, a line at a time.
    """
    folder.chmod(0o711)  # the database's user goes through it
    stage, aside = folder / "disk", folder / "aside"
    stage.mkdir()
    aside.mkdir()
    days = Days(aside / "clock", BEHIND)
    with ExitStack() as held:
        disk = Disk(stage)
        held.callback(disk.close)
        office = held.enter_context(post_office(days.days))
        running = held.enter_context(machines(stage, plan.database, days, office.address, plan.of_each))
        world = World(running.site.port, Book(), days, {}, plan.think)
        one = Soak(plan, running, disk, office, world, tell)
        tell(f"seed {plan.seed}, {plan.database}, {plan.people} people, {plan.kills} kills")
        one.begin(aside / "backups")
        threading.Thread(target=one.nights, daemon=True).start()
        with _at_the_end(one):
            memory = one.quiet()
            one.bad_days()
            one.kills()
        return _looked_at(one, memory, aside / "backups")


@contextmanager
def _at_the_end(one: Soak) -> Iterator[None]:
    try:
        yield
    finally:
        one.end()


def _looked_at(one: Soak, memory: Memory, backups: Path) -> Outcome:
    one.tell("Everybody is gone; the record is brought up to date and everything is looked for.")
    site, book = one.held.site, one.book
    administrator = next(person for person in one.people if isinstance(person, Administrator))
    one.world.out_of_order.clear()
    administrator.back_up()
    one.held.stop()
    site.run("worker", "--once")
    given = {
        "receipts": list(book.receipts),
        "passphrases": {
            person.name: person.sign_in["words"]
            for person in one.people
            if isinstance(person, Holder) and person.was_let_in
        },
        "checkpoints": list(book.checkpoints.values()),
    }
    found = json.loads(site.script("tests.soak.afterwards", json.dumps(given)))
    newest = max(backups.glob("*.age"))
    there = {"FAIRHEARING_HOME": str(backups / "restored")}
    if one.held.server is not None:
        there["DATABASE_URL"] = new_database(one.held.server.url(ADMINISTRATOR), "restored")
    brought_back = subprocess.run(
        [*site.program, "restore", newest, "--identity", administrator.identity, "--into", backups / "restored"],
        env={**site.environment, **there},
        capture_output=True,
        text=True,
        check=False,
    )
    if brought_back.returncode:
        book.complain(f"the newest backup cannot be brought back: {brought_back.stdout}{brought_back.stderr}")
    searched = search(one.held, book, [mail for _, _, mail in one.office.taken], administrator.said, backups)
    seconds = time.monotonic() - one.since
    return Outcome(one.plan, book, Compared(book, found), searched, memory, one.office, one.held, seconds)
