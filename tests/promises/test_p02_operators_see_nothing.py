"""P2: log, figures, health, check and backup show whoever runs the site nothing that was typed."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from tests.scripts.reporting import Reporter
from tests.scripts.running import PATIENCE, Site, free_port, kill

pytestmark = [pytest.mark.kill, pytest.mark.allow_hosts(["127.0.0.1"])]

PLANTED = "zinnober-planted-word"
TYPED = {"text": f"They said {PLANTED}.", "respondents": PLANTED, "contact": PLANTED, "course": "proceed"}
WAYS = ("/nothing/{0}", "/report?{0}={0}", "/cases/{0}", "/open/{0}", "/record/tile/{0}", "/health?{0}")


def test_planted_words_are_in_nothing_that_an_operator_sees(tmp_path: Path) -> None:
    """A report, requests that fail in each way, a worker's rounds, a check and a backup."""
    port, identity = free_port(), tmp_path / "identity.txt"
    subprocess.run(["age-keygen", "-o", identity], check=True, capture_output=True)
    public = subprocess.run(["age-keygen", "-y", identity], check=True, capture_output=True, text=True).stdout
    site = Site(
        tmp_path / "home", settings={"FAIRHEARING_LOG": "json", "FAIRHEARING_METRICS": f"127.0.0.1:{port}"}
    )
    site.make()
    web = site.serve("--with-worker")
    reporter, monitor = Reporter(site.port), Reporter(port)
    try:
        receipt = reporter.send(reporter.check(TYPED, (f"{PLANTED}.txt", PLANTED.encode())))
        for way in WAYS:
            reporter.get(way.format(PLANTED))
        reporter.post("/mailbox/open", {"words": f"{PLANTED} " * 11})
        reporter.post("/accounts/login", {"login": PLANTED, "password": PLANTED})
        site.sql("DROP TABLE refusals")  # whatever asks for it meets a fault of the site's own
        seen = [reporter.get("/health").text, site.run("check", "--help")]
        until = time.monotonic() + PATIENCE
        while "fairhearing_worker_rounds_total" not in (figures := monitor.get("/metrics").text):
            assert time.monotonic() < until, site.output.read_text()
            time.sleep(0.2)
        seen += [figures, site.run("backup", str(tmp_path / "b.age"), "--to", public.strip())]
        with pytest.raises(AssertionError) as wrong:
            site.run("check", "--format", "json")
        seen.append(str(wrong.value))
    finally:
        reporter.forget()
        monitor.forget()
        kill(web)
    seen.append(site.output.read_text())
    codes = [str(row[0]) for row in site.sql("SELECT code FROM cases")]
    assert codes
    assert not [word for word in (PLANTED, *codes, " ".join(receipt.split()[:3])) for text in seen if word in text]
