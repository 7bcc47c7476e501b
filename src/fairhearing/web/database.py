"""Which database the site stands on: said at every start, without user or password, and refused where unfit."""

from __future__ import annotations

from django.db import DatabaseError, InterfaceError, connection

from fairhearing.errors import BusyError, RefusedError

OLDEST = 15
"""Of PostgreSQL, the oldest version that the tests run on."""
_LOGGING = {
    "log_statement": ("none", "statements"),
    "log_min_duration_statement": ("-1", "slow statements"),
    "log_min_duration_sample": ("-1", "samples of statements"),
}
"""Settings of the server → the value at which its log keeps no time and value of a row, and what it keeps else."""


def name() -> str:
    """Return what the database is called and where it is, for whoever runs the site."""
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"SQLite, in {told['NAME']}"
    host, port = told["HOST"], told["PORT"]
    near = not host or host.startswith("/")
    where = f"by the socket in {host or 'its usual folder'}" if near else f"on {host}"
    return f"PostgreSQL, database '{told['NAME']}' {where}" + (f", port {port}" if port else "")


def reach() -> str:
    """Connect to the database, and return a sentence on which one it is.

    Raises:
        BusyError: it does not let the site in.
        RefusedError: it is too old, or does not keep every sign that people write.
    """
    try:
        connection.ensure_connection()
    except (DatabaseError, InterfaceError) as error:
        raise _unreachable() from error
    if connection.vendor == "sqlite":
        return f"Database: {name()}."
    version = int(shown("server_version_num"))
    if version < OLDEST * 10_000:
        raise RefusedError(
            f"PostgreSQL {version // 10_000} is too old for this program.",
            why=f"It is tested on PostgreSQL {OLDEST}, and what older ones do under two writers is not known.",
            remedy=f"Move the database to PostgreSQL {OLDEST} or newer, and name that one in DATABASE_URL.",
        )
    if shown("server_encoding") != "UTF8":
        raise RefusedError(
            f"The database is encoded as {shown('server_encoding')}.",
            why="A name on the roll may be written in any script, and only UTF8 keeps every sign.",
            remedy="Make it anew: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8'.",
        )
    return f"Database: {name()}, version {shown('server_version')}."


def problems() -> tuple[str, ...]:
    """Return what the database's server should be set to before anybody trusts a receipt; SQLite: nothing."""
    if connection.vendor == "sqlite":
        return ()
    found = [
        f"The database server's {setting} is off: after a power cut a report that was taken in can be gone. "
        f"Set {setting} = on in postgresql.conf and restart it."
        for setting in ("fsync", "full_page_writes")
        if shown(setting) == "off"
    ]
    found += [
        f"The database server writes {what} into its log, which tells when somebody did something. "
        f"Set {setting} = {quiet} for this database."
        for setting, (quiet, what) in _LOGGING.items()
        if shown(setting) != quiet
    ]
    return tuple(found)


def shown(setting: str) -> str:
    """Return a setting of the PostgreSQL server, as this connection has it.

    Args:
        setting: its name.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s)", [setting])
        return str(cursor.fetchone()[0])


def _unreachable() -> BusyError:
    return BusyError(
        "The database does not let the site in.",
        why=(
            f"It should be {name()}. Nobody listens there, or the name, the user or the password is not right, or "
            "its certificate is not one that this machine trusts."
        ),
        remedy="Start the server, or set DATABASE_URL right; `psql` with the same values says what is wrong.",
    )


__all__ = ["OLDEST", "name", "problems", "reach", "shown"]
