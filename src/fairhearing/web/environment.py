"""Reading the environment's values: a database's address, a mail server's, a secret."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from fairhearing.errors import InputError
from fairhearing.web.postgresql import RIGHT, entry_of

Environment = Mapping[str, str]

SECRET_FILE = Path("keys", "django")
_LONGEST_SCHEME = 12

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


LANGUAGES = {"en": "English", "fr": "Français", "es": "Español", "ar": "العربية"}
"""Every language that has a catalogue, by its own name."""
FOR_PARTIES = frozenset({"ar"})
"""Languages in which only the pages for everybody and for a mailbox's holder are complete."""


def languages_of(env: Environment) -> list[tuple[str, str]]:
    """Return the languages that a site offers, code and own name; English always, and first.

    Args:
        env: its `FAIRHEARING_LANGUAGES`: codes with spaces or commas between them; empty: all.

    Raises:
        InputError: a code has no catalogue.
    """
    given = env.get("FAIRHEARING_LANGUAGES", "").replace(",", " ").split()
    unknown = next((code for code in given if code not in LANGUAGES), None)
    if unknown is not None:
        raise InputError(
            f"There is no catalogue for the language '{unknown[:20]}'.",
            why="FAIRHEARING_LANGUAGES lists what the site offers, and it can offer only what was translated.",
            remedy=f"Choose among: {', '.join(LANGUAGES)}. docs/how-to/translate.md adds another one.",
        )
    return [(code, name) for code, name in LANGUAGES.items() if not given or code == "en" or code in given]


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
        InputError: the address is of neither kind, or cannot be used; no secret in it is repeated.
    """
    address = env.get("DATABASE_URL", "").strip()
    scheme, told, rest = address.partition(":")
    if scheme in {"postgres", "postgresql"}:
        return entry_of(address)
    if not address or scheme == "sqlite":
        path = unquote(urlsplit(rest).path)[1:]
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": Path(path) if path else home / "fairhearing.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": ";".join(_PRAGMAS)},
        }
    raise _unreadable("DATABASE_URL", scheme if told else "", f"sqlite:///file, {RIGHT}")


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
        raise _unreadable(
            "FAIRHEARING_SMTP_URL", url.scheme, "smtps://user:password@host:465 or smtp://localhost:25"
        )
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


def _unreadable(name: str, scheme: str, right: str) -> InputError:
    # Without a colon it could be a password alone that somebody pasted: nothing of it is repeated.
    begins = f"'{scheme}:'" if scheme.isalpha() and len(scheme) < _LONGEST_SCHEME else "something"
    return InputError(
        f"{name} begins with {begins}, which is not understood.",
        why="The address says which kind of server it is by how it begins.",
        remedy=f"Write {right}.",
    )
