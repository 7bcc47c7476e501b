"""Takes every page of the demo that links lead to, for each person, at the width of a phone and of a desk.

`python docs/gallery.py FOLDER` writes one picture a page and width into a folder, to be looked at; `make pictures`
keeps those of `KEPT` in `docs/pictures/pages/`, where `explanation/pages.md` shows them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import Site, site  # noqa: E402  # the path is set above
from tests.browser.test_pages import crawl  # noqa: E402  # the path is set above

PAGES = Path(__file__).with_name("pictures") / "pages"
WIDTHS = (360, 1280)
TALLEST = 4000
"""Pixels of a page that are kept; what is longer is cut off below."""
COLOURS = 32
OFFICERS = ("receiver-2", "panel-1", "panel-3", "overseer", "member-1", "outside-1", "administrator")
MAILBOXES = ("reporter of the case under way", "respondent of the case under way")
KEPT = {
    "everybody-report": "report",
    "reporter-mailbox": "mailbox",
    "respondent-mailbox": "respondent",
    "receiver-2-cases": "cases",
    "receiver-2-cases-a": "case",
    "receiver-2-cases-a-conflicts": "conflicts",
    "panel-3-cases-a-seat": "seat",
    "receiver-2-cases-a-sides": "sides",
    "overseer-overseer": "overseer",
    "everybody-open": "open",
}
"""Which page of which person is kept → its name in the docs."""


def pages_of(running: Site) -> Iterator[tuple[str, object, dict[str, str]]]:
    """Yield, for each person, their name, a browser page of theirs, and one address of each kind of page."""
    page = running.page()
    public: set[str] = set()
    yield "everybody", page, crawl(page, f"{running.base}/", running.base, public)
    for whose in MAILBOXES:
        page = running.mailbox(running.receipt(whose))
        yield whose.split()[0], page, crawl(page, f"{running.base}/mailbox", running.base, public - {"/mailbox"})
    for person in OFFICERS:
        page = running.signed_in(person)
        seen = public - {"/"}
        found = crawl(page, f"{running.base}/", running.base, seen)
        if person != "administrator":
            found |= crawl(page, f"{running.base}/cases", running.base, seen)
        yield person, page, found


def take(running: Site, folder: Path) -> int:
    """Write one picture a page and width; return how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    for person, page, found in pages_of(running):
        for kind, url in sorted(found.items()):
            name = "-".join([person, *re.findall(r"[a-z0-9]+", kind.replace("*", "a"))])
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                page.goto(url)
                file = folder / f"{name}-{width}.png"
                tall = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
                page.screenshot(path=file, clip={"x": 0, "y": 0, "width": width, "height": tall}, full_page=True)
                taken += 1
        sys.stderr.write(f"{person}: {len(found)} pages\n")
    return taken


def keep(folder: Path) -> None:
    """Copy the pictures that the docs show, with few colours, so that they stay small."""
    PAGES.mkdir(parents=True, exist_ok=True)
    for name, kept in KEPT.items():
        for width in WIDTHS:
            with Image.open(folder / f"{name}-{width}.png") as picture:
                shown = picture.crop((0, 0, picture.width, min(picture.height, 1600)))
                shown.convert("RGB").quantize(COLOURS).save(PAGES / f"{kept}-{width}.png", optimize=True)


if __name__ == "__main__":
    with contextmanager(site.__wrapped__)() as demo:
        sys.stderr.write(f"{take(demo, Path(sys.argv[1]))} pictures\n")
