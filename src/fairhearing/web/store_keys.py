"""The tables of keys and of letter codes, as the desk's ledger reads and writes them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import IntegrityError
from django.db.models import Model, QuerySet

from fairhearing.desk import AskedKeyRow, ClashError, EnrolmentRow, KeyRow, ResetRow
from fairhearing.identifiers import PersonId
from fairhearing.web import models, store_rows
from fairhearing.web.inserting import insert

_Row = TypeVar("_Row", bound=Model)


class KeyTables:
    """A ledger's part that has to do with who can open what.

    Args:
        locking: whether rows that are read are held until the transaction ends.
    """

    def __init__(self, *, locking: bool) -> None:
        self._locking = locking
        self._without_keys: set[str] = set()

    def keys(self, person: PersonId) -> KeyRow | None:
        """Return a person's directory entry."""
        row = self._locked(models.Key.objects.filter(person=person)).first()
        if row is None:
            self._without_keys.add(person)
        return None if row is None else store_rows.key_of(row)

    def all_keys(self) -> tuple[KeyRow, ...]:
        """Return the key directory by person."""
        # Asked for each report: spelled out, as `mailbox` is.
        rows = [store_rows.key_of(row) for row in models.Key.objects.raw("SELECT * FROM keys")]
        return tuple(sorted(rows, key=lambda row: row.person))

    def put_keys(self, row: KeyRow) -> None:
        """Keep or replace a person's entry; where this transaction saw none, it replaces none."""
        fields = {
            "recipient": row.recipient,
            "verify_key": row.verify_key,
            "sealed": row.sealed,
            "index": row.index,
        }
        if row.person in self._without_keys:
            with unique():
                insert(models.Key(person=row.person, **fields))
            self._without_keys.discard(row.person)
        else:
            models.Key.objects.update_or_create(person=row.person, defaults=fields)

    def drop_keys(self, person: PersonId) -> None:
        """Remove a person's entry."""
        models.Key.objects.filter(person=person).delete()

    def asked_keys(self, person: PersonId) -> AskedKeyRow | None:
        """Return the new keys that a person asked for."""
        row = self._locked(models.AskedKey.objects.filter(person=person)).first()
        return None if row is None else store_rows.asked_key_of(row)

    def all_asked_keys(self) -> tuple[AskedKeyRow, ...]:
        """Return all new keys that wait to be confirmed, by person."""
        return tuple(store_rows.asked_key_of(row) for row in models.AskedKey.objects.order_by("person"))

    def put_asked_keys(self, row: AskedKeyRow) -> None:
        """Keep or replace the new keys that a person asked for."""
        fields = {name: getattr(row, name) for name in ("recipient", "verify_key", "sealed", "on", "counts_from")}
        fields["vouchers"] = " ".join(row.vouchers)
        models.AskedKey.objects.update_or_create(person=row.person, defaults=fields)

    def drop_asked_keys(self, person: PersonId) -> None:
        """Remove them once they were confirmed or refused."""
        models.AskedKey.objects.filter(person=person).delete()

    def enrolment(self, find: str) -> EnrolmentRow | None:
        """Return where an enrolment code leads."""
        row = self._locked(models.Enrolment.objects.filter(find=find)).first()
        return None if row is None else store_rows.enrolment_of(row)

    def add_enrolment(self, row: EnrolmentRow) -> None:
        """Keep an enrolment code."""
        with unique():
            insert(
                models.Enrolment(
                    find=row.find, person=row.person, until=row.until, purpose=row.purpose, maker=row.maker
                )
            )

    def drop_enrolment(self, find: str) -> None:
        """Remove a used one."""
        models.Enrolment.objects.filter(find=find).delete()

    def resets(self) -> tuple[ResetRow, ...]:
        """Return the resets that their owners have not acknowledged, by person and in order of time."""
        return tuple(store_rows.reset_of(row) for row in models.Reset.objects.order_by("person", "pk"))

    def add_reset(self, row: ResetRow) -> None:
        """Keep a reset."""
        insert(models.Reset(person=row.person, purpose=row.purpose, maker=row.maker, on=row.on))

    def drop_resets(self, person: PersonId) -> None:
        """Remove those of a person."""
        models.Reset.objects.filter(person=person).delete()

    def _locked(self, rows: QuerySet[_Row]) -> QuerySet[_Row]:
        # Its key stays as it is: whoever only refers to the row need not wait.
        return rows.select_for_update(no_key=True) if self._locking else rows


@contextmanager
def unique() -> Iterator[None]:
    """Tell a row that is there already as a clash."""
    # Whoever clashes leaves the transaction by this error: it keeps nothing.
    try:
        yield
    except IntegrityError as error:
        raise clash() from error


def clash() -> ClashError:
    """Return the error for a row that somebody else wrote first."""
    return ClashError(
        "Somebody else's act came first.",
        why="Each act of a case has one place, and this place was taken a moment ago.",
        remedy="Look at the case again; if the act is still wanted, do it again.",
    )
