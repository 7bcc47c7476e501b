"""Running the site: settings, commands and the log."""

from __future__ import annotations

import io
import json
import logging
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fairhearing.errors import InputError, RefusedError
from fairhearing.web import commands
from fairhearing.web.environment import database_of, flag, mail_of, secret_of
from fairhearing.web.house import Rooms
from fairhearing.web.logs import JsonFormatter, PlainFormatter

RUN = CliRunner()


class TestEnvironment:
    """Every setting comes from the environment."""

    def test_sqlite_lies_in_the_home(self, tmp_path: Path) -> None:
        """With full sync, immediate transactions and nothing in temporary files."""
        entry = database_of({}, tmp_path)
        assert entry["NAME"] == tmp_path / "fairhearing.sqlite3"
        assert entry["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "temp_store=MEMORY"):
            assert pragma in entry["OPTIONS"]["init_command"]
        assert database_of({"DATABASE_URL": "sqlite:////data/a%20b.db"}, tmp_path)["NAME"] == Path("/data/a b.db")

    def test_postgresql_by_its_address(self, tmp_path: Path) -> None:
        """User, password, host, port and name are taken out of it."""
        entry = database_of({"DATABASE_URL": "postgresql://me:p%40ss@db.example:5433/fair"}, tmp_path)
        parts = [entry[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")]
        assert parts == ["me", "p@ss", "db.example", "5433", "fair"]

    @pytest.mark.parametrize("name", ["DATABASE_URL", "FAIRHEARING_SMTP_URL"])
    def test_an_address_that_is_none_is_refused(self, tmp_path: Path, name: str) -> None:
        """The message says what would be right, and repeats no password."""
        env = {name: "mysql://user:hidden@host/name"}
        with pytest.raises(InputError) as caught:
            database_of(env, tmp_path) if name == "DATABASE_URL" else mail_of(env)
        assert name in caught.value.what
        assert "hidden" not in caught.value.diagnostics()

    @pytest.mark.parametrize(
        ("url", "expected"),
        [
            ("smtps://me:pw@mail.example", ("mail.example", 465, False, True)),
            ("smtp://mail.example", ("mail.example", 587, True, False)),
            ("smtp://localhost", ("localhost", 25, False, False)),
            ("smtp://mail.example:2525", ("mail.example", 2525, True, False)),
        ],
    )
    def test_mail_goes_in_the_clear_to_this_machine_only(
        self, url: str, expected: tuple[str, int, bool, bool]
    ) -> None:
        """Elsewhere it is TLS from the beginning or from the greeting on."""
        server = mail_of({"FAIRHEARING_SMTP_URL": url})
        assert (server.host, server.port, server.starttls, server.ssl) == expected

    def test_flags_and_secrets(self, tmp_path: Path) -> None:
        """A secret is given, or lies in the home, or lasts for this process; reading it writes nothing."""
        assert [flag({"A": value}, "A") for value in ("1", "yes", "TRUE", "on", "0", "")] == [True] * 4 + [
            False
        ] * 2
        assert not flag({}, "A")
        assert secret_of({"FAIRHEARING_SECRET_KEY": "given"}, tmp_path) == "given"
        assert len(secret_of({}, tmp_path)) == 64
        assert secret_of({}, tmp_path) != secret_of({}, tmp_path)
        (tmp_path / "keys").mkdir()
        (tmp_path / "keys" / "django").write_bytes(b"k" * 32)
        assert secret_of({}, tmp_path) == (b"k" * 32).hex()


class TestLogs:
    """A line of the log holds nothing of a request."""

    @pytest.fixture(params=[PlainFormatter, JsonFormatter])
    def lines(self, request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
        stream = io.StringIO()
        handler = logging.StreamHandler(stream)
        handler.setFormatter(request.param())
        loggers = [logging.getLogger(name) for name in ("fairhearing.test", "django.request", "django.security")]
        for logger in loggers:
            logger.addHandler(handler)
        yield stream
        for logger in loggers:
            logger.removeHandler(handler)

    def test_what_is_filled_in_is_left_out(self, lines: io.StringIO) -> None:
        """Django's own lines would name the path; ours fill in whole numbers alone."""
        logging.getLogger("django.request").error("Internal Server Error: %s", "/cases/abc")
        logging.getLogger("django.security.DisallowedHost").error("Invalid HTTP_HOST header: 'somebody'")
        logging.getLogger("fairhearing.test").error("%d mails were sent", 3)
        logging.getLogger("fairhearing.test").error("sent to %s", "somebody")
        logging.getLogger("fairhearing.test").error(ValueError("somebody's words"))
        written = lines.getvalue()
        assert "3 mails were sent" in written
        assert "ValueError" in written
        for secret in ("/cases/abc", "somebody"):
            assert secret not in written

    def test_an_error_is_its_class_and_its_places(self, lines: io.StringIO) -> None:
        """No message and no local value; file, line and function are there."""
        typed = "words that somebody typed"
        try:
            int(typed)
        except ValueError:
            logging.getLogger("fairhearing.test").exception("an answer could not be given")
        written = lines.getvalue()
        assert typed not in written
        assert "builtins.ValueError" in written
        assert "test_operating.py:" in written

    def test_for_programs_each_line_is_an_object(self) -> None:
        """Time, level, logger and fixed words; of an error its class and places, and nothing else."""
        lines = []
        try:
            int("words that somebody typed")
        except ValueError:
            record = logging.LogRecord("fairhearing.test", logging.ERROR, "", 0, "%d left", (3,), sys.exc_info())
            lines.append(JsonFormatter().format(record))
        lines.append(JsonFormatter().format(logging.LogRecord("django", logging.INFO, "", 0, "a", None, None)))
        failed, plain = map(json.loads, lines)
        assert (failed["says"], failed["error"], plain.keys()) == (
            "3 left",
            "builtins.ValueError",
            {"at", "level", "logger", "says"},
        )
        assert "test_operating.py:" in failed["places"][0]


class TestCommands:
    """The site's commands."""

    def test_migrate_makes_folder_keys_and_tables(self, place: Rooms, tmp_path: Path) -> None:
        """It can be run again at any time."""
        done = RUN.invoke(commands.app, ["migrate"])
        assert done.exit_code == 0, done.output
        assert str(tmp_path) in done.output
        assert stat.S_IMODE((tmp_path / "keys" / "record").stat().st_mode) == 0o600

    def test_the_worker_works_once(self, place: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
        """`--once` does what waits and returns."""
        monkeypatch.setattr("fairhearing.web.transactions.truncate_wal", lambda: None)
        assert RUN.invoke(commands.app, ["worker", "--once"]).exit_code == 0

    def test_an_old_database_is_not_served(self, place: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
        """The message says which command to run first."""
        monkeypatch.setattr(
            "django.db.migrations.executor.MigrationExecutor.migration_plan", lambda *_: ["something"]
        )
        done = RUN.invoke(commands.app, ["serve"])
        assert isinstance(done.exception, RefusedError)
        assert "fairhearing migrate" in done.exception.remedy

    def test_any_other_command_of_django(self, place: Rooms, capsys: pytest.CaptureFixture[str]) -> None:
        """`manage` passes its words on."""
        RUN.invoke(commands.app, ["manage", "diffsettings", "--all"])
        assert "diffsettings" not in capsys.readouterr().err
        assert "fairhearing" in sys.modules["fairhearing"].__name__
