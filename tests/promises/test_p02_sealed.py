"""P2: at rest, content and identities are readable by those they were sealed to and by nobody else."""

from __future__ import annotations

import logging
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection
from django.test import override_settings

from fairhearing.desk import (
    NoticeRow,
    Party,
    Proposal,
    append_record,
    cases_of,
    codes_of,
    open_case,
    open_mailbox,
    perform,
    refresh_index,
    serve,
)
from fairhearing.errors import NotYoursError, SealError
from fairhearing.machine import OsRandomness
from fairhearing.sealing import Identity, new_identity, open_file, open_unplaced, read_receipt
from fairhearing.web import addresses, mailer, models
from fairhearing.web.store import SqlBooks
from tests.club import START
from tests.walking import act, panel_of
from tests.web.storage import at_rest, on_postgresql

PLANTED = "zinnober-planted-word"


def everything_at_rest(home: Path) -> list[bytes]:
    """Return every file of the installation, and all that lies in the database, its log included."""
    return [*(path.read_bytes() for path in home.rglob("*") if path.is_file()), *at_rest()]


def test_planted_words_are_nowhere_at_rest_after_the_whole_way(walk, club, home, caplog, capfd):
    """A word of report, answer, letters and a party's own address is in no file, row, log or output."""
    way = walk(
        "closed",
        text=f"They said {PLANTED}.",
        contact=f"{PLANTED}@example.invalid",
        described="",
    )
    append_record(club.house)
    mail_to(way, f"{PLANTED}@mail.example.invalid", caplog)
    out = capfd.readouterr()
    heaps = [*everything_at_rest(home), caplog.text.encode(), out.out.encode(), out.err.encode()]
    assert len(heaps) > 20
    assert not [heap[:60] for heap in heaps if PLANTED.encode() in heap]


def mail_to(way, address, caplog):
    """Leave an address and have the daily mail sent: the server is down, then takes nothing, then takes it."""
    day = START.date()
    addresses.keep(read_receipt(way.reporter), address)
    with caplog.at_level(logging.DEBUG):
        for sender in ("Unreachable", "Refusing", ""):
            with SqlBooks().writing() as ledger:
                ledger.queue(NoticeRow(0, "", "news", day := day + timedelta(days=1)))
            backend = f"tests.web.test_mail.{sender}" if sender else settings.EMAIL_BACKEND
            with override_settings(EMAIL_BACKEND=backend):
                mailer.send_waiting(START + timedelta(days=300))
    assert address in [one.to[0] for one in mail.outbox]


def test_no_row_ties_a_partys_address_to_a_case(walk, club, home):
    """With the whole database and every server key, an address is found, and nothing that leads to its case."""
    way = walk("acknowledged")
    keys = read_receipt(way.reporter)
    addresses.keep(keys, f"{PLANTED}@mail.example.invalid")
    row = models.NoticeAddress.objects.get()
    assert addresses.opened(row.find).startswith(PLANTED)
    tied = {way.code, keys.find, keys.identity.recipient.hex(), bytes(keys.signer.verify_key).hex()}
    assert not any(name in f"{row.find} {bytes(row.content)!r} {row.until}" for name in tied)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"select * from {table}")  # noqa: S608 # our names
            found = row.find in repr(cursor.fetchall())
            assert found == (table == "notice_addresses"), table


def test_server_secrets_open_no_case_file(walk, club, home):
    """With database, blobs and every server key, but no passphrase and no receipt, nothing opens."""
    way = walk("answered")
    keys = [path.read_bytes() for path in (home / "keys").rglob("*") if path.is_file()]
    windows = (key[start : start + 32] for key in keys for start in range(max(len(key) - 31, 0)))
    candidates = [Identity(secret) for secret in dict.fromkeys(windows)]
    blobs = [path for path in (home / "blobs").rglob("*") if path.is_file()]
    assert len(blobs) >= 8
    for blob in blobs[:8]:
        for identity in candidates[:40]:
            with pytest.raises(SealError):
                open_file(blob.read_bytes(), identity)
    assert way.code


def test_an_officer_off_the_roster_gets_the_answer_of_a_case_that_never_was(walk, club):
    """A conflicted handler, an overseer and a leader open nothing, and the answer is the same."""
    way = walk("categorised")
    for person in ("c03", "c05", "c02", "c12"):
        with pytest.raises(NotYoursError) as refused:
            open_case(club.house, club.officers[person], way.code)
        with pytest.raises(NotYoursError) as unknown:
            open_case(club.house, club.officers[person], "a" * 26)
        assert refused.value.diagnostics() == unknown.value.diagnostics()
        assert cases_of(club.house, club.officers[person]) == ()


def test_the_respondents_receipt_opens_nothing_of_the_reporters(walk, club):
    """A respondent reads what is put to them and their own answer, and no word of the report."""
    way = walk("answered", text=f"They said {PLANTED}.")
    case = open_mailbox(club.house, read_receipt(way.respondent.receipt))
    assert {name for name, _ in case.secrets} == {"respondent-mail"}
    assert PLANTED not in repr([act.parts for act in case.acts])
    assert any(act.fields.get("what") == "What is put" for act in case.acts)


def test_the_reporters_receipt_opens_nothing_of_the_respondents(walk, club):
    """A reporter does not read the answer through their mailbox."""
    way = walk("answered")
    case = open_mailbox(club.house, read_receipt(way.reporter))
    assert {name for name, _ in case.secrets} == {"reporter-mail"}
    assert "It was not so." not in repr([act.parts for act in case.acts])


def test_receivers_do_not_read_what_the_panel_notes_among_itself(walk, club):
    """Notes of the deliberation open for the panel alone."""
    way = walk("formed")
    member = next(iter(panel_of(club, way).values()))
    perform(club.house, club.officers[member], way.code, Proposal("deliberation-noted", {"text": PLANTED}))
    case = open_case(club.house, club.officers["c04"], way.code)
    assert PLANTED not in repr([act.parts for act in case.acts])
    other = next(person for person in panel_of(club, way).values() if person != member)
    assert PLANTED in repr([act.parts for act in open_case(club.house, club.officers[other], way.code).acts])


def test_a_stranger_opens_no_blob(walk, club, home):
    """A fresh key opens none of the files."""
    walk("categorised")
    stranger = new_identity(OsRandomness())
    for path in (home / "blobs").rglob("*"):
        if path.is_file():
            with pytest.raises(SealError):
                open_unplaced(path.read_bytes(), [stranger])


def test_rows_do_not_tell_who_was_reported(club, home):
    """Two reports that differ only in who was reported leave equal rows and equal cell lengths."""
    first = club.report(respondents=("Fir Six",))[1]
    second = club.report(respondents=("Ivy Nine",))[1]
    assert shape(first) == shape(second)
    refresh_index(club.house, club.officers["c04"])
    refresh_index(club.house, club.officers["c03"])
    kept = models.Key.objects.filter(person__in=["c03", "c04"])
    assert len({len(bytes(row.index)) for row in kept}) == 1


def shape(code: str) -> dict[str, list[tuple[int, ...]]]:
    """Return, for every table that knows the case, its rows as the lengths of their cells."""
    tables = connection.introspection.table_names()
    found: dict[str, list[tuple[int, ...]]] = {}
    with connection.cursor() as cursor:
        for table in tables:
            columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
            place = next((name for name in ("case_id", "code") if name in columns), None)
            if place is None:
                continue
            # What a cell takes in PostgreSQL's files is told by pg_column_size, after its compression.
            length = "pg_column_size" if on_postgresql() else "length"
            quoted = ", ".join(
                f'coalesce({length}("{name}"), -1)' for name in columns if name not in {"id", "place"}
            )
            cursor.execute(f'select {quoted} from {table} where "{place}" = %s', [code])  # noqa: S608 # our names
            found[table] = sorted(cursor.fetchall())
    assert sum(len(rows) for rows in found.values()) >= 14
    return found


def test_party_words_in_memory_open_only_their_case(walk, club):
    """A receipt opens its own case and no other."""
    way = walk("acknowledged")
    other = club.report()[1]
    with pytest.raises(NotYoursError):
        open_case(club.house, Party(read_receipt(way.reporter)), other)


def test_the_panel_does_not_read_what_the_appeal_body_notes(walk, club):
    """Whose decision is looked at finds nothing of it; whoever looks at it reads their own words, also later."""
    way = walk("notified")
    party = Party(read_receipt(way.reporter))
    act(club, party, way.code, "appeal-filed", grounds="outcome", text="Too mild.")
    serve(club.house, club.officers["c04"], way.code)
    judges = [
        person for person in ("x01", "x02", "x03") if way.code in codes_of(club.house, club.officers[person])
    ]
    act(club, club.officers[judges[0]], way.code, "deliberation-noted", text=PLANTED)
    for person, reads in (
        *((one, True) for one in judges),
        *((one, False) for one in panel_of(club, way).values()),
    ):
        case = open_case(club.house, club.officers[person], way.code)
        assert (PLANTED in repr([one.parts for one in case.acts])) == reads, person
