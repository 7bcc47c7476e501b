"""What `fairhearing check` finds: each thing that can be amiss, with what it means and what to do now."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings
from typer.testing import CliRunner

from fairhearing.desk import NoticeRow, enrol
from fairhearing.identifiers import PersonId
from fairhearing.machine import machine_time
from fairhearing.web import commands, models
from fairhearing.web.files import asking
from fairhearing.web.files.answer import Answer
from fairhearing.web.house import Rooms
from fairhearing.web.operating import machine_checks, marks, upkeep_checks
from fairhearing.web.operating.check import look_at_all
from fairhearing.web.operating.findings import Finding, as_json, as_text, worst
from fairhearing.web.store import SqlBooks
from fairhearing.web.worker import Worker
from fairhearing.web.wsgi import application
from tests.books import case_row, stored_act
from tests.scripts.running import SERVER
from tests.web.storage import ask

pytestmark = pytest.mark.django_db

HTTPS = "https://example.org"
SMTP = "django.core.mail.backends.smtp.EmailBackend"


def stand(about: str, *, mail: bool = False, **given: object) -> Finding:
    """Return how one thing stands now, the worst where there are several; under other settings, if given."""
    with override_settings(**given):
        found = [one for one in look_at_all(machine_time(), mail=mail) if one.about == about]
    return max(found, key=lambda one: ["fine", "look", "wrong"].index(one.state))


def test_each_line_says_what_it_means_and_what_to_do(place: Rooms) -> None:
    """Whatever is not fine has both; whatever is fine has neither."""
    found = look_at_all(machine_time())
    assert {one.about for one in found} >= {"folder", "keys", "https", "headers", "mail", "clock", "backup"}
    assert {one.about for one in found} >= {"disk", "witness", "worker", "tables", "record", "key directory"}
    assert all(bool(one.means and one.remedy) == (one.state != "fine") for one in found)
    assert worst(found) == "wrong"


def test_text_and_json_say_the_same(place: Rooms) -> None:
    """A line each for people; for programs a list with a format and the worst state."""
    found = look_at_all(machine_time())
    content = json.loads(as_json(found))
    assert (content["format"], content["state"]) == ("fairhearing/check@1", "wrong")
    assert [one["says"] for one in content["findings"]] == [one.says for one in found]
    assert all(one.says in as_text(found) and one.remedy in as_text(found) for one in found)


def test_the_command_ends_with_one_where_something_is_wrong(place: Rooms) -> None:
    """Both formats; what has only to be looked at ends with 0."""
    done = CliRunner().invoke(commands.app, ["check"])
    assert (done.exit_code, "FAIRHEARING_ORIGIN is not https" in done.output) == (1, True)
    done = CliRunner().invoke(commands.app, ["check", "--format", "json"])
    assert (done.exit_code, json.loads(done.output)["state"]) == (1, "wrong")
    assert worst([Finding("a", "look", "b", "c", "d"), Finding("a", "fine", "b")]) == "look"
    assert worst([Finding("a", "fine", "b")]) == "fine"


def test_one_that_is_fit_has_nothing_wrong(place: Rooms, tmp_path: Path) -> None:
    """https, a mail server, keys for this user alone, a worker, a tried backup: at most a witness lacks."""
    tmp_path.chmod(0o700)
    for mark in ("worker", "backup", "verified"):
        marks.leave(tmp_path, mark)
    with override_settings(FAIRHEARING_ORIGIN=HTTPS, EMAIL_BACKEND=SMTP, ALLOWED_HOSTS=["example.org"]):
        found = look_at_all(machine_time())
    # The tests' own server may be set to flush nothing, which is what `durability` is there to tell.
    assert {one.about for one in found if one.state != "fine"} <= {"witness", "clock", "durability"}


def test_folder_keys_and_settings(place: Rooms, tmp_path: Path) -> None:
    """Others who can read, keys that are lost or damaged, a trial that was left on."""
    tmp_path.chmod(0o755)
    assert "chmod 700" in stand("folder").remedy
    (tmp_path / "keys" / "roll").chmod(0o644)
    assert "'roll'" in stand("keys").says
    (tmp_path / "keys" / "record").write_bytes(b"short")
    (tmp_path / "keys" / "mfa").unlink()
    told = "\n".join(one.says for one in machine_checks.of_keys(tmp_path))
    assert "'mfa' is missing" in told
    assert "'record' is not 32 bytes" in told
    assert "DEBUG" in stand("settings", DEBUG=True).says
    assert "DEMO" in stand("settings", FAIRHEARING_DEMO=True).says


def test_where_nothing_is_nothing_is_made(place: Rooms, tmp_path: Path) -> None:
    """A folder that is not there yet is told of, and is still not there afterwards."""
    nowhere = tmp_path / "nowhere"
    assert "is not there" in stand("folder", FAIRHEARING_HOME=nowhere).says
    assert not nowhere.exists()


def test_headers_are_asked_for_inside(place: Rooms) -> None:
    """A page that goes out without one, and a site that answers nothing."""
    assert stand("headers").state == "fine"
    without = [name for name in settings.MIDDLEWARE if "HeadersMiddleware" not in name]
    with override_settings(MIDDLEWARE=without):
        application.load_middleware()
        lacking = stand("headers")
    application.load_middleware()
    assert "referrer-policy" in lacking.says
    assert "answers 400" in stand("headers", ALLOWED_HOSTS=["elsewhere.example"]).says


@contextmanager
def mail_server(greeting: bytes) -> Iterator[int]:
    """A mail server that greets and takes its leave."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:

        def answer() -> None:
            connection, _ = listener.accept()
            with connection, connection.makefile("rb") as said:
                connection.sendall(greeting)
                for line in said:
                    connection.sendall(b"250 yes\r\n")
                    if line.upper().startswith(b"QUIT"):
                        return

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        thread.join(10)


@pytest.mark.enable_socket
def test_the_mail_server_is_reached_for_only_when_asked(place: Rooms) -> None:
    """One that lets us in is fine, one that refuses is wrong, and none is told of without its name or password."""
    where = {"EMAIL_BACKEND": SMTP, "EMAIL_HOST": "127.0.0.1", "EMAIL_HOST_PASSWORD": "hidden-word"}
    assert "tries whether" in stand("mail", **where, EMAIL_PORT=1).says
    with mail_server(b"220 here\r\n") as port:
        assert stand("mail", **where, EMAIL_PORT=port, mail=True).state == "fine"
    with mail_server(b"554 no\r\n") as port:
        refused = stand("mail", **where, EMAIL_PORT=port, mail=True)
    assert refused.state == "wrong"
    assert "hidden-word" not in repr(refused)
    assert stand("mail", EMAIL_BACKEND="django.core.mail.backends.filebased.EmailBackend").state == "wrong"


def test_a_clock_that_lags_and_one_that_nobody_keeps() -> None:
    """Behind what was entered: wrong. Kept by nobody: to be looked at. Not known: fine."""
    for lag, expected in ((90, ["wrong", "wrong", "wrong"]), (0, ["fine", "look", "fine"])):
        states = [next(machine_checks.of_clock(lag, kept)).state for kept in (True, False, None)]
        assert states == expected
    assert machine_checks.is_synchronised() in {True, False, None}
    assert [machine_checks.days(n) for n in (90, 7200, 200_000)] == ["1 minutes", "2 hours", "2 days"]


def test_the_worker_leaves_a_mark(place: Rooms, tmp_path: Path) -> None:
    """Nobody looked, somebody just did, nobody has for a while."""
    assert "No worker ever looked" in stand("worker").says
    Worker(place, 3600).look()
    assert stand("worker").state == "fine"
    later = machine_time() + timedelta(hours=3)
    assert next(upkeep_checks.of_worker(tmp_path, later)).says == "No worker has looked for 3 hours."


def test_backups_grow_old(place: Rooms, tmp_path: Path) -> None:
    """Never one, one of tonight that was never tried, one of three days, one of ten."""
    assert stand("backup").state == "wrong"
    marks.leave(tmp_path, "backup")
    assert [stand("backup").state, stand("restoring").state] == ["fine", "look"]
    found = {n: next(upkeep_checks.of_backup(tmp_path, machine_time() + timedelta(days=n))) for n in (3, 10)}
    assert (found[3].state, found[10].state) == ("look", "wrong")
    assert "10 days old" in found[10].says
    marks.leave(tmp_path, "verified")
    assert stand("restoring").state == "fine"


def test_what_waits_too_long_is_told_without_saying_what(place: Rooms) -> None:
    """An act that no worker put into the record, and mail of last week; no case, kind or address is named."""
    with SqlBooks().writing() as ledger:
        ledger.add_case(case_row())
        ledger.add_act(stored_act(0))
        ledger.queue(NoticeRow(0, "", "news", machine_time().date() - timedelta(days=9)))
    found = [stand("record"), stand("outbox")]
    assert [one.state for one in found] == ["wrong", "look"]
    assert case_row().code not in repr(found)
    place.log.append(0, [b"e" * 32])
    assert stand("witness").state == "look"


def test_a_record_that_was_edited(place: Rooms, tmp_path: Path) -> None:
    """A changed entry is found at the next look."""
    place.log.append(0, [b"e" * 32])
    (bundle,) = (path for path in (tmp_path / "record" / "tile" / "entries").rglob("*") if path.is_file())
    bundle.write_bytes(bundle.read_bytes()[:-1] + b"f")
    assert stand("record").state == "wrong"


def test_a_record_that_is_gone_or_older_than_the_rows(place: Rooms, tmp_path: Path) -> None:
    """Entries that the database knows and the record has not: lost with its folder, or an older copy came back."""
    with SqlBooks().writing() as ledger:
        ledger.add_case(case_row())
        for place_of in (0, 1):
            ledger.add_act(replace(stored_act(place_of), index=place_of))
    assert "gone, or shorter" in stand("record").says
    place.log.append(0, [b"e" * 32])
    assert stand("record").state == "wrong"
    place.log.append(1, [b"f" * 32])
    assert "gone, or shorter" not in stand("record").says
    shutil.rmtree(tmp_path / "record")
    assert stand("record").state == "wrong"


def test_a_disk_that_fills(place: Rooms, tmp_path: Path) -> None:
    """Room to spare; little more than is kept free for words; less than that."""
    assert stand("disk").state == "fine"
    room = os.statvfs(tmp_path)
    free = room.f_bavail * room.f_frsize
    states = [next(machine_checks.of_disk(tmp_path, reserve)).state for reserve in (free * 3 // 4, free * 2)]
    assert states == ["look", "wrong"]


def test_no_organisation_and_no_procedure(place: Rooms, tmp_path: Path) -> None:
    """What cannot be read is said in its own words."""
    (tmp_path / "roll" / "current").unlink()
    assert "No organisation was entered yet" in stand("organisation").says
    place.shelf._in_force.cache_clear()
    place.shelf._named = "no-such"
    assert "no-such" in stand("procedure").says


def test_no_digit_or_word_of_a_person_is_in_it(place: Rooms) -> None:
    """No id of the roll and no case code stands in what is printed."""
    with SqlBooks().writing() as ledger:
        ledger.add_case(case_row())
    told = as_text(look_at_all(machine_time()))
    assert not re.search(r"\bc[0-9]{2}\b", told)
    assert case_row().code not in told
    for person in place.roll.current().people.values():
        assert person.name not in told


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(SERVER.startswith("postgresql:"), reason="its server's settings are in test_database.py")
def test_a_database_that_promises_less_than_a_receipt(place: Rooms) -> None:
    """SQLite at a level at which a power cut can take what was kept."""
    assert stand("durability").state == "fine"
    ask("PRAGMA synchronous=NORMAL")
    assert "synchronous=1" in stand("durability").says
    ask("PRAGMA synchronous=FULL")


def test_whether_files_can_be_looked_into_is_tried(place: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process is closed in and reads two samples; where it cannot, what that means is said."""
    assert stand("files").state == "fine"
    with monkeypatch.context() as patched:
        patched.setattr(asking, "_folders", lambda: ("/nothing",))
        assert "pictures and pdfs" in stand("files").says
    asking._LOCKS.clear()
    monkeypatch.setattr(asking, "_asked", lambda *_: Answer(refused="unlocked"))
    found = stand("files")
    assert (found.state, "Originals are handed out" in found.means) == ("look", True)


def test_keys_changed_past_the_record_are_found(place: Rooms) -> None:
    """How many, and not whose: the check tells of no person."""
    enrol(place.house, PersonId("c09"))
    assert stand("key directory").state == "fine"
    models.Key.objects.update(sealed=b"other")
    found = stand("key directory")
    assert found.state == "wrong"
    assert "1." in found.says
    assert "c09" not in as_text((found,))
    assert "check-keys" in found.remedy
