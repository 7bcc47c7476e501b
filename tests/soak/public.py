"""Members who read what is open to everybody and check it, and whoever runs the machine."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path
from random import Random

from fairhearing.errors import FairHearingError
from fairhearing.record import verify_record
from tests.scripts.running import Site
from tests.soak.browser import Browser
from tests.soak.people import Person, SurpriseError, World

MEMBERS_READ = (
    "/",
    "/open",
    "/open/procedure",
    "/record/checkpoint",
    "/record/key",
    "/report",
    "/letter",
    "/health",
)
BACKUPS = 3


class Copy:
    """A record as somebody took it home."""

    def __init__(self, archive: bytes) -> None:
        with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
            self._files = {
                one.name.partition("/")[2]: opened.extractfile(one).read()  # type: ignore[union-attr] # files alone
                for one in opened.getmembers()
            }

    def read(self, path: str) -> bytes | None:
        return self._files.get(path)

    def write(self, path: str, data: bytes) -> None:
        raise AssertionError(path)

    @property
    def checkpoint(self) -> str:
        return self._files["checkpoint"].decode()


class Member(Person):
    """Keeps the first checkpoint seen, and works the whole record out anew now and then."""

    def errand(self) -> None:
        path = self.chance.choice(MEMBERS_READ)
        # Who asks how the site does asks once, and takes "not well" for an answer.
        page = self.browser.once(path) if path == "/health" else self.browser.get(path)
        self.good(page, 200, 404, 503)
        onward = [link.href for link in page.read().links if link.href.startswith(("/open/", "/record/"))]
        if onward and not page.path.endswith(".tar"):
            self.good(self.browser.get(self.chance.choice(onward)))
        if page.path == "/record/checkpoint" and page.status == 200:
            self.book.checkpoints.setdefault(self.name, page.text)
        if self.name in self.book.checkpoints and self.chance.random() < 0.1:
            self.check_the_record()
        tile = self.browser.once("/record/tile/0/000.p/1")
        if tile.status not in {200, 404, 503}:
            raise SurpriseError(f"a tile was answered with {tile.status}")

    def check_the_record(self) -> None:
        page = self.browser.get("/record/record.tar")
        key = self.good(self.browser.get("/record/key")).text.strip()
        if page.status != 200:
            return
        copy = Copy(page.data)
        try:
            verify_record(copy, key, since=self.book.checkpoints[self.name])
        except FairHearingError as error:
            raise SurpriseError(f"the record does not add up: {error.diagnostics()}") from error
        self.book.checkpoints[self.name] = copy.checkpoint
        self.book.count("records worked out anew by members")


class Administrator(Person):
    """Looks at the figures, runs the check, makes backups.

    Args:
        site: the installation.
        folder: for the backups.
    """

    def __init__(self, name: str, world: World, chance: Random, site: Site, folder: Path) -> None:
        super().__init__(name, world, chance)
        self.site = site
        self.folder = folder
        self.identity = folder / "identity.txt"
        self.said: list[str] = []
        folder.mkdir(exist_ok=True)
        subprocess.run(["age-keygen", "-o", self.identity], check=True, capture_output=True)
        told = subprocess.run(["age-keygen", "-y", self.identity], check=True, capture_output=True, text=True)
        self.public = told.stdout.strip()

    def think(self) -> None:
        self.world.enough.wait(self.chance.uniform(1, 8) * self.world.think)

    def errand(self) -> None:
        way = self.chance.random()
        if way < 0.6:
            self.look_at_figures()
        elif way < 0.8:
            self.command("check", "--format", "json")
        else:
            self.back_up()

    def look_at_figures(self) -> None:
        port = int(self.site.settings["FAIRHEARING_METRICS"].rpartition(":")[2])
        monitor = Browser(port, self.name, self.book)
        page = monitor.once("/metrics")
        monitor.forget()
        self.said.append(page.text)
        self.book.count(
            "looks at the figures" if page.status == 200 else "figures that were not there at the moment"
        )

    def back_up(self) -> bool:
        """Make a backup and look through all of it; the oldest is thrown away."""
        made = self.command("backup", str(self.folder), "--to", self.public, "--verify", str(self.identity))
        for old in sorted(self.folder.glob("*.age"))[:-BACKUPS]:
            old.unlink()
        self.book.count("backups made and looked through" if made else "backups that were not made")
        return made

    def command(self, *words: str) -> bool:
        """Run a command of the site; return whether it ended well. A fault of the program is never right."""
        disturbed = self.world.out_of_order.is_set()
        done = subprocess.run(
            [*self.site.program, *words],
            env=self.site.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        told = done.stdout + done.stderr
        self.said.append(told)
        disturbed |= self.world.out_of_order.is_set()
        if "Traceback" in told or (words[0] == "backup" and done.returncode and not disturbed):
            self.book.complain(f"{' '.join(words[:1])} ended with {done.returncode}: {told}")
        return done.returncode == 0
