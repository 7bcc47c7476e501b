"""Which database the site stands on: its address read strictly, said at every start, its secrets nowhere."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import pytest
from django.db import InternalError, OperationalError, connection
from django.test import Client, RequestFactory, override_settings
from django.views.debug import ExceptionReporter

from fairhearing.errors import BusyError, CrossedError, InputError, RefusedError
from fairhearing.web import database, transactions
from fairhearing.web.environment import database_of
from fairhearing.web.house import Rooms
from fairhearing.web.postgresql import entry_of
from tests.web.storage import address, ask, on_postgresql

SECRET = "hidden-zinnober"
PROGRAM = [sys.executable, "-c", "from fairhearing.entry import main; main()"]


class TestAddress:
    """DATABASE_URL."""

    @pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
    def test_both_names_of_the_scheme_are_understood(self, scheme: str, tmp_path: Path) -> None:
        """User, password, host, port and database are taken out of it."""
        entry = database_of({"DATABASE_URL": f" {scheme}://me:p%40ss@db.example:5433/fair%20one "}, tmp_path)
        assert [entry[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
            *("me", "p@ss", "db.example", "5433", "fair one")
        ]

    def test_a_socket_is_named_behind_the_question_mark(self) -> None:
        """On one machine there need be neither port nor password."""
        entry = entry_of("postgresql:///fair?host=/run/postgresql")
        assert (entry["HOST"], entry["PORT"], entry["NAME"]) == ("/run/postgresql", "", "fair")
        assert "sslmode" not in entry["OPTIONS"]

    def test_every_session_commits_to_the_disk(self) -> None:
        """Whatever the server is set to; and no lock is waited for without an end."""
        session = entry_of("postgresql:///fair")["OPTIONS"]["options"]
        for setting in (
            "synchronous_commit=on",
            "lock_timeout=20s",
            "default_transaction_isolation=read\\ committed",
        ):
            assert f"-c {setting}" in session

    def test_to_another_machine_it_is_tls_with_a_certificate(self) -> None:
        """Without a word the certificate is checked against those that the machine trusts."""
        near = entry_of("postgresql://me@localhost/fair")["OPTIONS"]
        assert "sslmode" not in near
        far = entry_of("postgresql://me@db.example/fair")["OPTIONS"]
        assert (far["sslmode"], far["sslrootcert"]) == ("verify-full", "system")
        own = entry_of("postgresql://me@db.example/fair?sslrootcert=/etc/fair/ca.pem")["OPTIONS"]
        assert own["sslrootcert"] == "/etc/fair/ca.pem"
        weaker = entry_of("postgresql://me@db.example/fair?sslmode=require")["OPTIONS"]
        assert (weaker["sslmode"], "sslrootcert" in weaker) == ("require", False)

    @pytest.mark.parametrize(
        ("url", "what", "why"),
        [
            (f"postgresql://me:{SECRET}@db.example:54x3/fair", "cannot be read", "%2F"),
            (f"postgresql://me:{SECRET}@[db/fair", "cannot be read", "%5B"),
            (f"postgresql://me:{SECRET}@db.example:70000/fair", "cannot be read", "port"),
            (f"postgresql://me:{SECRET}@db.example", "names no database", "one database"),
            (f"postgresql://me:{SECRET}@db.example/", "names no database", "one database"),
            (f"postgresql://me:{SECRET}@db.example/a/b", "names no database", "one database"),
            (f"postgresql://me:{SECRET}@db.example/fair?passfile=/x", "not understood", "sslmode"),
            (f"postgresql://me:x#{SECRET}@db.example/fair", "cannot be read", "%23"),
            (f"postgresql://me:12#{SECRET}@db.example/fair", "not understood", "%23"),
            (f"postgresql://me:{SECRET}@db.example/fair#x", "not understood", "%23"),
            (f"postgresql://me:{SECRET}@db.example/fair?sslmode=prefer", "in the clear", "prefer"),
            (f"postgresql://me:{SECRET}@db.example/fair?sslmode=", "in the clear", "another machine"),
            (f"mysql://me:{SECRET}@db.example/fair", "'mysql:'", "how it begins"),
            (SECRET, "something", "how it begins"),
        ],
    )
    def test_a_bad_one_is_refused_with_what_is_right(self, url: str, what: str, why: str, tmp_path: Path) -> None:
        """What, why and what now; and no part of it that could be a secret."""
        with pytest.raises(InputError) as told:
            database_of({"DATABASE_URL": url}, tmp_path)
        assert what in told.value.what
        assert why in told.value.why
        assert "postgresql://user:password@host" in told.value.remedy
        assert SECRET not in told.value.diagnostics()

    def test_without_psycopg_it_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """SQLite needs nothing; the other half is an extra."""
        monkeypatch.setattr("fairhearing.web.postgresql.find_spec", lambda _: None)
        with pytest.raises(InputError) as told:
            entry_of("postgresql:///fair")
        assert "fairhearing[postgres]" in told.value.remedy


@pytest.mark.django_db
class TestStart:
    """What is said at every start."""

    def test_it_is_named_without_user_or_password(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Kind, place and version."""
        monkeypatch.setitem(connection.settings_dict, "PASSWORD", SECRET)
        told = database.reach()
        kind = "PostgreSQL, database 'test_fairhearing" if on_postgresql() else "SQLite, in /"
        assert told.startswith(f"Database: {kind}")
        assert SECRET not in told
        assert not on_postgresql() or ("version 1" in told and "socket" in told)

    def test_a_host_and_port_are_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """As an operator knows them."""
        monkeypatch.setattr(connection, "vendor", "postgresql")
        for key, value in (("NAME", "fair"), ("HOST", "db.example"), ("PORT", "5433")):
            monkeypatch.setitem(connection.settings_dict, key, value)
        assert database.name() == "PostgreSQL, database 'fair' on db.example, port 5433"

    @pytest.mark.parametrize(
        ("setting", "value"), [("server_version_num", "140012"), ("server_encoding", "LATIN1")]
    )
    def test_an_unfit_server_is_refused(self, setting: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """Too old, or one that loses signs of a name."""
        fit = {
            "server_version_num": "150018",
            "server_encoding": "UTF8",
            "server_version": "15.18",
            setting: value,
        }
        monkeypatch.setattr(connection, "vendor", "postgresql")
        monkeypatch.setattr(database, "shown", fit.__getitem__)
        with pytest.raises(RefusedError) as told:
            database.reach()
        assert value[:2] in told.value.what
        assert told.value.remedy

    def test_a_server_that_could_lose_reports_is_told_of(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """`fairhearing check` names each setting, why it matters and what to set."""
        risky = {"fsync": "off", "full_page_writes": "on", "log_statement": "all"}
        monkeypatch.setattr(connection, "vendor", "postgresql")
        monkeypatch.setattr(database, "shown", lambda name: risky.get(name, "-1"))
        found = database.problems()
        assert ["fsync = on" in found[0], "log_statement = none" in found[1], len(found)] == [True, True, 2]


@pytest.mark.parametrize("command", ["serve", "worker", "migrate", "check"])
def test_a_database_that_does_not_answer_is_said_without_a_secret(command: str, tmp_path: Path) -> None:
    """What, why and what now, and nothing that libpq or Django say."""
    done = site_command(command, f"postgresql://somebody:{SECRET}@127.0.0.1:1/fair", tmp_path)
    told = done.stdout + done.stderr
    assert done.returncode == (1 if command == "check" else 2), told
    assert "The database does not let the site in." in told
    assert "database 'fair' on 127.0.0.1, port 1" in told
    assert not [word for word in (SECRET, "somebody", "Traceback", "libpq", "psycopg") if word in told]


@pytest.mark.django_db(transaction=True)
def test_migrate_says_which_database_it_brought_up(tmp_path: Path) -> None:
    """Its kind and place, and neither user nor password."""
    connection.close()
    done = site_command("migrate", address(), tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"Database: {database.name()}")
    assert "postgres@" not in done.stdout


def site_command(command: str, url: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of the site."""
    known = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "HOME") if name in os.environ}
    env = {**known, "DATABASE_URL": url, "FAIRHEARING_HOME": str(home)}
    return subprocess.run([*PROGRAM, command], env=env, capture_output=True, text=True, check=False, timeout=120)


def test_the_pages_of_errors_that_debugging_shows_hide_the_addresses_of_servers() -> None:
    """The server puts the whole environment beside each request, and such a page shows what stands there."""
    given = {"DATABASE_URL": f"postgresql://me:{SECRET}@h/n", "FAIRHEARING_SMTP_URL": f"smtp://me:{SECRET}@h"}
    with override_settings(DEBUG=True):
        request = RequestFactory().get("/", **given)
        page = ExceptionReporter(request, *fault()).get_traceback_html()
    assert "DATABASE_URL" in page
    assert SECRET not in page


def fault() -> tuple[type[BaseException], BaseException, TracebackType]:
    """Return a fault whose frames know nothing of the request."""
    try:
        return 1 // 0  # type: ignore[return-value] # never
    except ZeroDivisionError:
        return sys.exc_info()  # type: ignore[return-value] # there is one


class TestComplaints:
    """What the database says of its own state becomes the project's own words."""

    def complaint(self, kind: type[Exception], state: str | None) -> Exception:
        error, cause = kind(f"words of a row, {SECRET}"), ValueError("what the server said")
        cause.sqlstate = state  # type: ignore[attr-defined] # as psycopg's errors have it
        error.__cause__ = cause
        return error

    @pytest.mark.parametrize("state", ["40001", "40P01"])
    def test_another_that_went_first(self, state: str) -> None:
        """It may be tried again, and the desk does."""
        assert isinstance(transactions.as_busy(self.complaint(OperationalError, state)), CrossedError)

    @pytest.mark.parametrize(
        ("kind", "state"),
        [
            (OperationalError, "53100"),
            (OperationalError, "55P03"),
            (OperationalError, None),
            (InternalError, "25006"),
        ],
    )
    def test_locked_full_read_only_or_away(self, kind: type[Exception], state: str | None) -> None:
        """One plain answer, without the server's words."""
        told = transactions.as_busy(self.complaint(kind, state))
        assert type(told) is BusyError
        assert SECRET not in told.diagnostics()

    def test_a_fault_of_our_own_is_none(self) -> None:
        """It stays what it is, and gets the page of a fault."""
        assert transactions.as_busy(self.complaint(InternalError, "XX000")) is None
        assert transactions.as_busy(ValueError("no")) is None


@pytest.mark.django_db(transaction=True)
def test_a_database_that_went_away_during_a_commit_is_not_said_to_have_kept_nothing() -> None:
    """Nobody knows then whether the step was kept, and the page says so and what to do."""

    def lost() -> None:
        with transactions.writing():
            if on_postgresql():
                ask("SELECT 1")
                connection.connection.pgconn.finish()

    if not on_postgresql():
        lost()
        return
    with pytest.raises(BusyError) as told:
        lost()
    assert "whether this step was kept" in told.value.why
    assert "it stays one report" in told.value.remedy
    connection.close()


@pytest.mark.django_db
def test_a_code_that_no_table_can_hold_is_one_that_never_was(
    place: Rooms, as_role: Callable[[str], Client]
) -> None:
    """A sign that PostgreSQL's texts cannot hold, or very many signs, get the same answer as any other code."""
    client = as_role("handler")
    answers = [client.get(f"/cases/{code}") for code in ("a" * 26, "a%00b", "%00", "x" * 3000, "%ED%A0%80")]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
