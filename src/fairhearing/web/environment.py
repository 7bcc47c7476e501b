"""Reading the environment's values: a database's address, a mail server's, a secret."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from fairhearing.errors import InputError

Environment = Mapping[str, str]

SECRET_FILE = Path("keys", "django")

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA busy_timeout=20000",
)
"""FULL: a commit is on the disk when it returns. MEMORY: nothing is spilled to a temporary file."""


def flag(env: Environment, name: str) -> bool:
    """Return whether a setting is switched on (`1`, `true`, `yes`, `on`)."""
    return env.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def secret_of(env: Environment, home: Path) -> str:
    """Return Django's secret: from the environment, from the home's file, or one for this process only.

    Args:
        env: its `FAIRHEARING_SECRET_KEY` comes first.
        home: the folder of the installation; nothing is written to it.
    """
    given = env.get("FAIRHEARING_SECRET_KEY")
    if given:
        return given
    try:
        return (home / SECRET_FILE).read_bytes().hex()
    except FileNotFoundError:
        return secrets.token_hex(32)


def database_of(env: Environment, home: Path) -> dict[str, Any]:
    """Return Django's entry for the database.

    Args:
        env: its `DATABASE_URL`: `sqlite:///file`, or `postgresql://user:password@host:port/name`.
        home: where the SQLite file lies when nothing is said.

    Raises:
        InputError: the address is of neither kind.
    """
    url = urlsplit(env.get("DATABASE_URL", ""))
    if url.scheme in {"", "sqlite"}:
        file = Path(unquote(url.path)[1:]) if url.path else home / "fairhearing.sqlite3"
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": file,
            "CONN_MAX_AGE": None,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": ";".join(_PRAGMAS)},
        }
    if url.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(url.path[1:]),
            "HOST": url.hostname or "",
            "PORT": str(url.port or ""),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": True,
        }
    raise _unreadable("DATABASE_URL", url, "sqlite:///file or postgresql://user:password@host:port/name")


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed in.

    Args:
        starttls: begins in the clear and turns to TLS (`smtp://`, port 587).
        ssl: TLS from the beginning (`smtps://`, port 465).
    """

    host: str
    port: int
    user: str
    password: str
    starttls: bool
    ssl: bool


def mail_of(env: Environment) -> MailServer:
    """Return the mail server of `FAIRHEARING_SMTP_URL`: `smtps://user:password@host` or `smtp://…`.

    Mail goes in the clear only to this machine itself.

    Raises:
        InputError: the address is of neither kind.
    """
    url = urlsplit(env.get("FAIRHEARING_SMTP_URL", ""))
    if url.scheme not in {"smtp", "smtps"} or not url.hostname:
        raise _unreadable("FAIRHEARING_SMTP_URL", url, "smtps://user:password@host:465 or smtp://localhost:25")
    ssl = url.scheme == "smtps"
    near = url.hostname in {"localhost", "127.0.0.1", "::1"}
    return MailServer(
        host=url.hostname,
        port=url.port or (465 if ssl else 25 if near else 587),
        user=unquote(url.username or ""),
        password=unquote(url.password or ""),
        starttls=not ssl and not near,
        ssl=ssl,
    )


def _unreadable(name: str, url: SplitResult, right: str) -> InputError:
    return InputError(
        f"{name} begins with '{url.scheme}:', which is not understood.",
        why="The address says which kind of server it is by how it begins.",
        remedy=f"Write {right}.",
    )
