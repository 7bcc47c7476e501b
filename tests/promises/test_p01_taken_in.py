"""P1 kept: no receipt is shown before all of its report is on the disk, and one receipt is one report."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

from fairhearing.desk import Report, Upload, append_record, file_report, open_mailbox
from fairhearing.sealing import make_receipt, read_receipt
from fairhearing.web import models
from tests.walking import act
from tests.web.filling import check, sending, words
from tests.web.storage import ask, in_the_way, on_postgresql, read_only

FILE = Upload("a.bin", "application/octet-stream", b"a" * 20_000)


def test_no_receipt_is_shown_while_the_database_takes_nothing(site) -> None:
    """The page says so and shows no words; the same page sent later is the report, under those words."""
    client = site.browser()
    checked = check(client)
    with read_only():
        refused = client.post("/report", sending(checked))
    assert refused.status_code == 503
    assert words(refused) == ""
    assert models.Case.objects.count() == 0
    shown = words(client.post("/report", sending(checked)))
    assert shown == sending(checked)["receipt"]
    assert open_mailbox(site.club.house, read_receipt(shown)).done("report-received")


def test_no_receipt_is_shown_while_the_disk_takes_nothing(site, home) -> None:
    """Where sealed files cannot be kept there is neither a case nor a receipt."""
    client = site.browser()
    checked = check(client)
    (home / "blobs").write_bytes(b"in the way")
    refused = client.post("/report", sending(checked))
    (home / "blobs").unlink()
    assert refused.status_code == 503
    assert words(refused) == ""
    assert models.Case.objects.count() == 0


def test_everything_is_flushed_before_the_commit_and_the_commit_is_flushed(club, home, monkeypatch) -> None:
    """Each sealed file, and each folder that names one, is flushed before the rows that need it are kept."""
    flushed: list[object] = []
    flush = os.fsync

    def noted(handle: int) -> None:
        flush(handle)
        flushed.append(os.fstat(handle).st_ino)

    monkeypatch.setattr(os, "fsync", noted)
    with commits_noted(flushed, monkeypatch):
        club.report(files=(FILE,))
        act(club, club.officers["c04"], models.Case.objects.get().code, "report-acknowledged", text="It arrived.")
    blobs = [path for path in (home / "blobs").rglob("*") if path.is_file()]
    committed = max(place for place, one in enumerate(flushed) if one == "COMMIT")
    before = set(flushed[:committed])
    assert len(blobs) >= 5
    needed = {*blobs, *(path.parent for path in blobs)}
    assert {path for path in needed if path.stat().st_ino not in before} == set()
    if on_postgresql():
        assert ask("SHOW synchronous_commit") == "on", "whatever the server is set to"
    else:
        assert (ask("PRAGMA journal_mode"), ask("PRAGMA synchronous")) == ("wal", 2)


@contextmanager
def commits_noted(places: list[object], monkeypatch) -> Iterator[None]:
    """Note each commit of the connection among what is noted already."""
    connection.ensure_connection()
    if on_postgresql():
        commit = connection.connection.commit
        with monkeypatch.context() as patch:
            patch.setattr(connection.connection, "commit", lambda: (commit(), places.append("COMMIT")))
            yield
        return
    connection.connection.set_trace_callback(lambda text: places.append(text) if text == "COMMIT" else None)
    try:
        yield
    finally:
        connection.connection.set_trace_callback(None)


def test_rows_come_all_or_none(club, monkeypatch) -> None:
    """Where the last row of a report cannot be kept, none of it is there, and the next try is the report."""
    receipt = make_receipt(club.house.randomness)
    report = Report(receipt, "What happened.", respondents=("Fir Six",))
    with in_the_way("mailboxes"), pytest.raises(Exception, match=r".+"):
        file_report(club.house, report)
    tables = (models.Case, models.Act, models.Epoch, models.Batch, models.Mailbox)
    assert [table.objects.count() for table in tables] == [0] * len(tables)
    assert file_report(club.house, report).case == models.Case.objects.get().code


def test_one_receipt_is_one_report(site) -> None:
    """Sent twice through the page and once more past it: one case, and the same words each time."""
    client = site.browser()
    sent = sending(check(client))
    assert words(client.post("/report", sent)) == words(client.post("/report", sent)) == sent["receipt"]
    file_report(site.club.house, Report(sent["receipt"], "Again.", respondents=("Fir Six",)))
    assert models.Case.objects.count() == models.Mailbox.objects.count() == 1


def test_every_act_enters_the_record(walk, club, home) -> None:
    """After the next checkpoint each act has a place of its own in the record, without a gap."""
    walk("answered")
    club.report(channel="handed-on", heard_by="c02", heard_on=club.clock.at.date())
    append_record(club.house)
    places = sorted(row.index for row in models.Act.objects.all())
    assert places == list(range(len(places)))
    assert club.house.log.head().size == len(places)
    assert Path(home / "record").is_dir()
