"""What the running site leaves behind: nothing of what somebody wrote, not even where it fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scripts.reporting import Reporter
from tests.scripts.running import SERVER, Site, free_port, kill

pytestmark = [pytest.mark.kill, pytest.mark.allow_hosts(["127.0.0.1"])]

PLANTED = "zinnober-planted"
TYPED = {"text": f"They said {PLANTED}-report.", "respondents": f"Fir Six\n{PLANTED}-name", "course": "proceed"}
ACTS = {
    "message-sent": {"text": f"{PLANTED}-message"},
    "statement-signed": {"text": f"{PLANTED}-statement"},
    "course-set": {"value": "hold"},
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """An installation whose temporary files lie where they can be looked at, and whose mail server is down."""
    (tmp_path / "temporary").mkdir()
    down = f"smtp://localhost:{free_port()}"
    site = Site(tmp_path / "home", settings={"TMPDIR": str(tmp_path / "temporary"), "FAIRHEARING_SMTP_URL": down})
    site.make()
    return site


def left(site: Site) -> dict[Path, bytes]:
    """Return every file that the site, its processes and its database's server left, temporary files included."""
    folders = [site.home.parent]
    if SERVER:
        site.sql("CHECKPOINT")
        folders.append(Path(str(site.sql("SHOW data_directory")[0][0])).parent)
    return {path: path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}


def test_nothing_that_was_typed_is_left_in_the_open(site: Site) -> None:
    """A report, a message, a statement, an address for mail and an error that nobody foresaw leave no word."""
    web = site.serve("--with-worker")
    try:
        receipt = _write(site)
        page = _break(site)
    finally:
        kill(web)
    site.sql("UPDATE outbox SET day = '2026-01-01'")
    assert site.start("worker", "--once").wait(60) == 0
    files = left(site)
    output = files[site.output].decode()
    assert "Something went wrong here" in page
    assert "TypeError" in output, "nothing was broken"
    assert "1 mails stay in the outbox" in output
    assert len([path for path in files if "blobs" in path.parts]) >= 8
    three = " ".join(receipt.split()[:3])
    secret = [PLANTED.encode(), PLANTED.encode("utf-16-le"), three.encode()]
    assert [path.name for path, content in files.items() if any(word in content for word in secret)] == []
    assert not any(word.decode(errors="ignore") in page for word in secret)
    assert "Fir Six" not in output


def _write(site: Site) -> str:
    """Report, open the mailbox and write in it; return the words."""
    reporter = Reporter(site.port)
    receipt = reporter.send(reporter.check(TYPED, (f"{PLANTED}-file.txt", f"{PLANTED}-content".encode() * 500)))
    assert reporter.post("/mailbox/open", {"words": receipt}).status == 302
    for kind, fields in ACTS.items():
        reporter.do(kind, fields)
    assert f"{PLANTED}-statement" in reporter.get("/mailbox").text
    for address, status in ((f"{PLANTED}-name", 422), (f"{PLANTED}-name@example.org", 200)):
        assert reporter.post("/mailbox/mail", {"address": address}).status == status
    reporter.forget()
    return receipt


def _break(site: Site) -> str:
    """Let a report fail in a way that no code foresees; return the page of the error."""
    reporter = Reporter(site.port)
    sending = reporter.check(TYPED)
    if SERVER:
        site.sql("ALTER TABLE keys ALTER recipient TYPE text USING 'no bytes'")
    else:
        site.sql("UPDATE keys SET recipient = 'no bytes'")
    answer = reporter.post("/report", sending)
    reporter.forget()
    assert answer.status == 500
    return answer.text


def test_mail_waits_while_its_server_is_down(site: Site) -> None:
    """What is to be told stays in the outbox, and the worker says so without saying to whom."""
    web = site.serve()
    try:
        reporter = Reporter(site.port)
        reporter.send(reporter.check(TYPED))
        reporter.forget()
    finally:
        kill(web)
    site.sql("UPDATE outbox SET day = '2026-01-01'")
    site.sql(
        "INSERT INTO accounts (password, username, email, is_active, administrator, generation) "
        "VALUES ('', 'somebody', 'somebody@example.org', true, false, 0)"
    )
    site.sql("INSERT INTO members (user_id, person_id) SELECT id, 'c04' FROM accounts")
    worker = site.start("worker", "--once")
    assert worker.wait(60) == 0
    assert "the mail server cannot be reached; 1 mails stay in the outbox" in site.output.read_text()
    assert "somebody" not in site.output.read_text()
    assert site.sql("SELECT done, leased_until FROM outbox WHERE account <> ''") == [(False, None)]
