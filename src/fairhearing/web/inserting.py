"""New rows and counts, by statements that are spelled once: spelling them anew takes ten times as long."""

from __future__ import annotations

from functools import cache

from django.db import connection
from django.db.models import AutoField, Field, Model


def insert(row: Model, *, unless_there: bool = False) -> None:
    """Insert a row.

    Args:
        row: with every field set; the database gives it a number where its table counts.
        unless_there: a row that clashes with one that is there is left out, which is no error.

    Raises:
        IntegrityError: it clashes.
    """
    statement, fields = _spelled(type(row), connection.vendor)
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} ON CONFLICT DO NOTHING" if unless_there else statement, values)


def count_on(name: str) -> int:
    """Return the next number under a name, from 1; no other transaction gets one before this one ends.

    A sequence's numbers can become visible out of their order, and whoever remembers the last one that they saw
    would miss the late one; the counter's row stays locked until the commit.

    Args:
        name: of the counter.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO counters (name, value) VALUES (%s, 1) "
            "ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value",
            [name],
        )
        return int(cursor.fetchone()[0])


def hold(name: str) -> None:
    """Keep every other transaction from counting under a name until this one ends; on SQLite none could anyway.

    Args:
        name: of the counter.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO counters (name, value) VALUES (%s, 0) "
            "ON CONFLICT (name) DO UPDATE SET value = counters.value",
            [name],
        )


def count_act(case: str, seq: int) -> bool:
    """Count an act of a case, and return whether it comes in its turn.

    Args:
        case: its code.
        seq: the act's place, from 0; it is in turn where the case has so many acts already.
    """
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases SET acts = acts + 1 WHERE code = %s AND acts = %s", [case, seq])
        return bool(cursor.rowcount)


@cache
def _spelled(table: type[Model], vendor: str) -> tuple[str, tuple[Field, ...]]:  # type: ignore[type-arg] # of any kind
    quote, described = connection.ops.quote_name, table._meta  # noqa: SLF001  # Django's documented way to a table
    fields = tuple(field for field in described.concrete_fields if not isinstance(field, AutoField))
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    into = quote(described.db_table)
    return f"INSERT INTO {into} ({columns}) VALUES ({places})", fields  # noqa: S608  # names of our own tables


__all__ = ["count_act", "count_on", "hold", "insert"]
