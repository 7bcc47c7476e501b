"""Takes the pictures of the docs: the demo as `make demo` starts it, in Chromium; `make pictures` runs it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from docs.gallery import keep  # noqa: E402  # the path is set above
from docs.gallery import take as take_all  # noqa: E402  # the path is set above
from tests.browser.conftest import DESK, Site, site  # noqa: E402  # the path is set above

PICTURES = Path(__file__).with_name("pictures")
DATA = ROOT / "tests" / "data"
AUDIT = "audit case-old.yaml --organisation organisation.yaml --procedure membership-grievance --format html"


def take(running: Site) -> None:
    """Take all pictures of a running demo."""
    mailbox = running.mailbox(
        running.receipt("reporter of the case under way"), size={"width": 420, "height": 900}
    )
    mailbox.screenshot(path=PICTURES / "mailbox.png")
    page = running.signed_in("receiver-2")
    page.set_viewport_size(DESK)
    page.goto("/cases")
    page.locator("main a[href^='/cases/']").first.click()
    page.wait_for_load_state()
    page.screenshot(path=PICTURES / "handler.png")
    command = [str(Path(sys.executable).with_name("fairhearing")), *AUDIT.split()]
    audit = subprocess.run(command, cwd=DATA, capture_output=True, text=True, check=True).stdout  # noqa: S603  # ours
    shown = running.page(size={"width": 1000, "height": 900})
    shown.set_content(audit)
    shown.screenshot(path=PICTURES / "audit.png")


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    with contextmanager(site.__wrapped__)() as demo:
        take(demo)
        with tempfile.TemporaryDirectory() as folder:
            take_all(demo, Path(folder))
            keep(Path(folder))
