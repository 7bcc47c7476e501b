"""PostgreSQL by its address: what Django is told of it, and what of an address is refused."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from fairhearing.errors import InputError

RIGHT = "postgresql://user:password@host:5432/name, or postgresql:///name?host=/run/postgresql for this machine"

_KNOWN = ("host", "sslmode", "sslrootcert", "sslcert", "sslkey")
"""What may follow the question mark; libpq's own names."""
_ENOUGH = ("require", "verify-ca", "verify-full")
"""Ways of TLS under which nothing goes in the clear."""
_NEAR = {"localhost", "127.0.0.1", "::1"}
_SESSION = {
    "synchronous_commit": "on",
    "default_transaction_isolation": "read\\ committed",
    "lock_timeout": "20s",
    "idle_in_transaction_session_timeout": "120s",
    "client_min_messages": "error",
}
"""on: a commit is on the disk when it returns, whatever the server is set to. 20 s: as long as SQLite waits."""


def entry_of(address: str) -> dict[str, Any]:
    """Return Django's entry for a PostgreSQL database.

    Args:
        address: `postgresql://user:password@host:port/name`, or `postgres://…`; after a `?` may follow `host`
            (the folder of a socket), `sslmode`, `sslrootcert`, `sslcert` and `sslkey`.

    Raises:
        InputError: it cannot be read, names no database, would send in the clear to another machine, or
            psycopg is not installed. No part of the address that could be a secret is repeated.
    """
    url, port = _split(address)
    given = _options(url)
    name, host = unquote(url.path[1:]), unquote(url.hostname or given.pop("host", ""))
    if not name or "/" in name:
        raise _refused("names no database.", "Behind the host stands the name of one database.")
    if find_spec("psycopg") is None:
        raise InputError(
            "DATABASE_URL names PostgreSQL, but psycopg is not installed.",
            why="The site talks to PostgreSQL through it, and SQLite does not need it.",
            remedy="Install it beside the site: pip install 'fairhearing[postgres]'.",
        )
    session = " ".join(f"-c {setting}={value}" for setting, value in _SESSION.items())
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "HOST": host,
        "PORT": port,
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **_tls(host, given),
            "options": session,
            "connect_timeout": 10,
            "application_name": "fairhearing",
            # Values go beside the statement: what the server notes of one that fails has none of them in it.
            "server_side_binding": True,
        },
    }


def _split(address: str) -> tuple[SplitResult, str]:
    try:
        url = urlsplit(address)
        return url, str(url.port or "")
    except ValueError:
        why = (
            "Its host or port is not one; in a password '/' is written %2F, '?' %3F, '#' %23, '[' %5B and '@' %40."
        )
        raise _refused("cannot be read.", why) from None


def _options(url: SplitResult) -> dict[str, str]:
    given = dict(parse_qsl(url.query, keep_blank_values=True))
    if given.keys() - {*_KNOWN} or url.fragment:
        why = f"Behind the '?' may stand: {', '.join(_KNOWN)}. In a password '#' is written %23 and '?' %3F."
        raise _refused("says something that is not understood.", why)
    return given


def _tls(host: str, given: dict[str, str]) -> dict[str, str]:
    if not host or host.startswith("/") or host in _NEAR:
        return given
    mode = given.setdefault("sslmode", "verify-full")
    if mode not in _ENOUGH:
        why = f"'sslmode={mode}' may send passwords and rows in the clear, and the host is another machine."
        raise _refused("would send in the clear.", why)
    if mode == "verify-full":
        given.setdefault("sslrootcert", "system")
    return given


def _refused(what: str, why: str) -> InputError:
    return InputError(f"DATABASE_URL {what}", why=why, remedy=f"Write {RIGHT}.")


__all__ = ["RIGHT", "entry_of"]
