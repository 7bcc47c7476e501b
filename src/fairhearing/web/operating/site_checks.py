"""Looks at what the site is set to: its address and headers, its mail, its database, its procedure."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from smtplib import SMTPException
from typing import Any
from urllib.parse import urlsplit
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.core.mail import get_connection
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from fairhearing.web import database
from fairhearing.web.house import rooms
from fairhearing.web.operating.findings import Finding
from fairhearing.web.wsgi import application

_EXPECTED = {
    "content-security-policy": "default-src 'none'",
    "cache-control": "no-store",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
_FULL = 2
"""What SQLite calls `synchronous=FULL`; 3 is stronger still."""


def of_settings() -> Iterator[Finding]:
    """Yield whether it is set up for trying out or for real use."""
    on = [name for name, value in (("DEBUG", settings.DEBUG), ("DEMO", settings.FAIRHEARING_DEMO)) if value]
    for name in on:
        yield Finding(
            "settings",
            "wrong",
            f"FAIRHEARING_{name} is on.",
            "Pages of errors would show what somebody typed."
            if name == "DEBUG"
            else "The made-up organisation's sign-ins are on the first page.",
            f"Take FAIRHEARING_{name} out of the environment and start the site anew.",
        )
    if not on:
        yield Finding("settings", "fine", "Neither FAIRHEARING_DEBUG nor FAIRHEARING_DEMO is on.")


def of_origin() -> Iterator[Finding]:
    """Yield whether the site is reached by HTTPS."""
    if settings.FAIRHEARING_ORIGIN.startswith("https://"):
        yield Finding("https", "fine", f"People reach the site at {settings.FAIRHEARING_ORIGIN}.")
    else:
        yield Finding(
            "https",
            "wrong",
            "FAIRHEARING_ORIGIN is not https.",
            "What is typed can be read on its way.",
            "Put a reverse proxy with a certificate before the site, and name its address: "
            "FAIRHEARING_ORIGIN=https://….",
        )


def of_headers() -> Iterator[Finding]:
    """Yield whether the first page goes out with its headers; it is asked for inside this process."""
    status, told = _answered("/")
    https = settings.FAIRHEARING_ORIGIN.startswith("https://")
    expected = {**_EXPECTED, **({"strict-transport-security": "max-age="} if https else {})}
    lacking = [name for name, part in expected.items() if part not in told.get(name, "")]
    if status != HTTPStatus.OK:
        yield Finding(
            "headers",
            "wrong",
            f"The first page answers {status}.",
            "Nobody can report anything.",
            "Look into the log of the site: `journalctl -u fairhearing`.",
        )
    elif lacking:
        yield Finding(
            "headers",
            "wrong",
            f"The first page goes out without its header {', '.join(lacking)}.",
            "A browser may keep, frame or leak what is on a page.",
            "This program sets them: install it anew.",
        )
    else:
        yield Finding(
            "headers",
            "fine",
            "The program sends them all; `curl -sI` from outside shows whether the reverse proxy does.",
        )


def _answered(path: str) -> tuple[int, dict[str, str]]:
    origin = urlsplit(settings.FAIRHEARING_ORIGIN)
    environ: dict[str, Any] = {
        "PATH_INFO": path,
        "HTTP_HOST": origin.netloc,
        "HTTP_X_FORWARDED_PROTO": origin.scheme,
    }
    setup_testing_defaults(environ)
    # Past the server's own signals, which would end this process's connection to the database.
    answer = application.get_response(WSGIRequest(environ))
    return answer.status_code, {name.lower(): value for name, value in answer.headers.items()}


def of_mail(*, connect: bool) -> Iterator[Finding]:
    """Yield whether mail can go out.

    Args:
        connect: reach for the mail server that is set, sign in, and hang up; no mail is sent.
    """
    if "filebased" in settings.EMAIL_BACKEND:
        yield Finding(
            "mail",
            "wrong",
            "FAIRHEARING_SMTP_URL is not set.",
            "Mail is written into files, and nobody is told that there is something.",
            "Name a mail server: FAIRHEARING_SMTP_URL=smtps://user:password@host.",
        )
        return
    if not connect:
        yield Finding(
            "mail", "fine", "A mail server is set; `fairhearing check --mail` tries whether it lets us in."
        )
        return
    server = get_connection()
    try:
        server.open()
        server.close()
    except (OSError, SMTPException) as error:
        yield Finding(
            "mail",
            "wrong",
            f"The mail server does not let the site in ({type(error).__name__}).",
            "Nobody is told that there is something; the mail waits and is not lost.",
            "Set FAIRHEARING_SMTP_URL right, or wait until the server is back.",
        )
    else:
        yield Finding("mail", "fine", "The mail server lets the site in.")


def of_database() -> Iterator[Finding]:
    """Yield whether a commit is on the disk when it returns, and whether the tables are of this version."""
    if connection.vendor == "sqlite" and not Path(str(connection.settings_dict["NAME"])).exists():
        # To look into it would make it.
        yield Finding(
            "database", "wrong", "There is none yet.", "The site does not start.", "Run `fairhearing migrate`."
        )
        return
    yield Finding("database", "fine", database.reach().removeprefix("Database: "))
    amiss = list(_undurable())
    yield from amiss or [Finding("durability", "fine", "What is kept is on the disk before anybody is told so.")]
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield Finding(
            "tables",
            "wrong",
            "The tables are older than this program.",
            "The site does not start with them.",
            "Make a backup, then run `fairhearing migrate`.",
        )
    else:
        yield Finding("tables", "fine", "They are at this version.")


def _undurable() -> Iterator[Finding]:
    found = list(database.problems())
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            mode = cursor.execute("PRAGMA journal_mode").fetchone()[0]
            level = cursor.execute("PRAGMA synchronous").fetchone()[0]
        if mode != "wal" or level < _FULL:
            found.append(f"SQLite stands at journal_mode={mode}, synchronous={level}. Set neither by other means.")
    elif (level := database.shown("synchronous_commit")) != "on":
        found.append(f"The session stands at synchronous_commit={level}. Let no pooler set it; see the how-to.")
    for told in found:
        what, _, remedy = told.rpartition(". ")
        yield Finding("durability", "wrong", f"{what}.", "A receipt promises more than the disk holds.", remedy)


def of_rules() -> Iterator[Finding]:
    """Yield whether there are a procedure and an organisation, without which nothing can be taken in."""
    procedure = rooms().shelf.in_force()
    yield Finding("procedure", "fine", f"New cases follow {procedure.id}, version {procedure.version}.")
    if rooms().roll.is_empty():
        yield Finding(
            "organisation",
            "wrong",
            "No organisation was entered yet.",
            "No report can be taken in.",
            "Enter its people, bodies and seats: `fairhearing roll load FILE`.",
        )
    else:
        yield Finding("organisation", "fine", "There is one in force.")
