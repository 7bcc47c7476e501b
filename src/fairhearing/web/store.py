"""The books in Django's tables: the desk's port, and nothing but rows of `desk.records`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db.models import QuerySet

from fairhearing.desk import (
    BatchRow,
    CaseRow,
    EditRow,
    EpochRow,
    Ledger,
    MailboxRow,
    NoticeRow,
    Recorded,
    RefusalRow,
    SifterRow,
    StoredAct,
)
from fairhearing.identifiers import CaseCode
from fairhearing.web import models, store_rows, transactions
from fairhearing.web.inserting import count_act, count_on, hold, insert
from fairhearing.web.store_keys import KeyTables, clash, unique

_ACTS = "acts"
_BATCHES = "batches"


class SqlBooks:
    """The database that the settings name."""

    @contextmanager
    def reading(self) -> Iterator[Ledger]:
        """Open a reading transaction; see `desk.Books.reading`."""
        with transactions.reading():
            yield SqlLedger(locking=False)

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """Open a writing transaction; see `desk.Books.writing`."""
        with transactions.writing():
            yield SqlLedger(locking=True)


class SqlLedger(KeyTables):
    """The books inside one transaction.

    Args:
        locking: whether a case that is read stays locked until the transaction ends.
    """

    def case(self, code: CaseCode) -> CaseRow | None:
        """Return a case."""
        row = self._locked(models.Case.objects.filter(code=code)).first()
        return None if row is None else store_rows.case_of(row)

    def cases(self) -> tuple[CaseRow, ...]:
        """Return all cases, in the order of their codes."""
        # Sorted here: how a database sorts letters and hyphens depends on its language.
        return tuple(store_rows.case_of(row) for row in sorted(models.Case.objects.all(), key=_code))

    def add_case(self, row: CaseRow) -> None:
        """Keep a new case."""
        with unique():
            insert(store_rows.case_fields(row))

    def close_case(self, code: CaseCode, *, closed: bool) -> None:
        """Note that a closing (or reopening) act was made."""
        models.Case.objects.filter(code=code).update(closed=closed)

    def acts(self, code: CaseCode) -> tuple[StoredAct, ...]:
        """Return a case's acts by `seq`."""
        return tuple(store_rows.act_of(row) for row in models.Act.objects.filter(case_id=code).order_by("seq"))

    def last_act(self, code: CaseCode) -> StoredAct | None:
        """Return the newest act of a case."""
        row = models.Act.objects.filter(case_id=code).order_by("-seq").first()
        return None if row is None else store_rows.act_of(row)

    def add_act(self, act: StoredAct) -> None:
        """Keep the next act."""
        if not count_act(act.public.case, act.public.seq):
            raise clash()
        with unique():
            insert(store_rows.act_fields(act, count_on(_ACTS)))

    def epochs(self, code: CaseCode) -> tuple[EpochRow, ...]:
        """Return a case's epochs by compartment and number."""
        rows = models.Epoch.objects.filter(case_id=code)
        found = [store_rows.epoch_of(row) for row in rows]
        return tuple(sorted(found, key=lambda epoch: (epoch.compartment, epoch.number)))

    def add_epoch(self, row: EpochRow) -> None:
        """Keep a new epoch."""
        with unique():
            insert(
                models.Epoch(
                    case_id=row.case, compartment=row.compartment, number=row.number, recipient=row.recipient
                )
            )

    def batches(self, code: CaseCode) -> tuple[BatchRow, ...]:
        """Return a case's batches of wraps by id."""
        rows = models.Batch.objects.filter(case_id=code).order_by("id")
        return tuple(store_rows.batch_of(row) for row in rows)

    def batches_after(self, last: int) -> tuple[BatchRow, ...]:
        """Return all batches with a greater id, by id."""
        return tuple(store_rows.batch_of(row) for row in models.Batch.objects.filter(id__gt=last).order_by("id"))

    def add_batch(self, row: BatchRow) -> None:
        """Keep a batch under the next id."""
        insert(
            models.Batch(
                id=count_on(_BATCHES),
                case_id=row.case,
                compartment=row.compartment,
                number=row.number,
                wraps=row.wraps,
            )
        )

    def sifter_rows(self, code: CaseCode) -> tuple[SifterRow, ...]:
        """Return what the sifter can release."""
        rows = models.SifterWrap.objects.filter(case_id=code).order_by("pk")
        return tuple(store_rows.sifter_of(row) for row in rows)

    def add_sifter_row(self, row: SifterRow) -> None:
        """Keep wraps for the sifter."""
        insert(models.SifterWrap(case_id=row.case, compartment=row.compartment, wraps=row.wraps))

    def drop_sifter_rows(self, code: CaseCode) -> None:
        """Remove them once they were released."""
        models.SifterWrap.objects.filter(case_id=code).delete()

    def mailbox(self, find: str) -> MailboxRow | None:
        """Return where some words lead."""
        # Asked three times for each report: spelled out, because the ORM takes five times as long to spell it.
        row = next(iter(models.Mailbox.objects.raw("SELECT * FROM mailboxes WHERE find = %s", [find])), None)
        return None if row is None else store_rows.mailbox_of(row)

    def add_mailbox(self, row: MailboxRow) -> None:
        """Keep a mailbox."""
        with unique():
            insert(
                models.Mailbox(
                    find=row.find, case_id=row.case, slot=row.slot, replace=row.replace, until=row.until
                )
            )

    def drop_mailbox(self, find: str) -> None:
        """Remove one whose words were replaced."""
        models.Mailbox.objects.filter(find=find).delete()

    def add_refusal(self, row: RefusalRow) -> None:
        """Keep a refusal."""
        insert(
            models.Refusal(
                case_id=row.case, kind=row.kind, rule=row.rule, reason_class=row.reason_class, at=row.at
            )
        )

    def refusals(self, code: CaseCode) -> tuple[RefusalRow, ...]:
        """Return a case's refusals in order of time."""
        rows = models.Refusal.objects.filter(case_id=code).order_by("at", "pk")
        return tuple(store_rows.refusal_of(row) for row in rows)

    def queue(self, notice: NoticeRow) -> None:
        """Queue a mail, once for each account, template and day."""
        insert(models.Notice(account=notice.account, template=notice.template, day=notice.day), unless_there=True)

    def hold_edits(self) -> None:
        """Hold the counter of acts and edits."""
        hold(_ACTS)

    def edits(self) -> tuple[EditRow, ...]:
        """Return the edits of the organisation in the order in which they were kept."""
        return tuple(store_rows.edit_of(row) for row in models.Edit.objects.order_by("place"))

    def add_edit(self, row: EditRow) -> None:
        """Keep an edit of the organisation, at its place among all acts."""
        insert(store_rows.edit_fields(row, count_on(_ACTS)))

    def unrecorded(self, most: int) -> tuple[StoredAct | EditRow, ...]:
        """Return up to `most` acts and edits that are not in the log yet; see `desk.Ledger.unrecorded`."""
        # Acts and edits are asked for one after the other, and what was kept in between has its turn later:
        # places become visible in their order, so that everything up to the counter's value is there.
        last = models.Counter.objects.filter(name=_ACTS).values_list("value", flat=True).first() or 0
        acts = models.Act.objects.filter(index=None, place__lte=last).order_by("place")
        edits = models.Edit.objects.filter(index=None, place__lte=last).order_by("place")
        if self._locking and not _take_turn(acts, edits):
            return ()
        waiting: dict[int, StoredAct | EditRow] = {row.place: store_rows.act_of(row) for row in acts[:most]}
        waiting |= {row.place: store_rows.edit_of(row) for row in edits[:most]}
        return tuple(waiting[place] for place in sorted(waiting)[:most])

    def recorded(self) -> int:
        """Return how many acts and edits are in the log: the index of the next entry."""
        return sum(table.objects.exclude(index=None).count() for table in (models.Act, models.Edit))

    def mark_recorded(self, places: Sequence[Recorded]) -> None:
        """Note the entries' indexes."""
        for place in places:
            for table in (models.Act, models.Edit):
                table.objects.filter(id=place.act).update(index=place.index)


def _take_turn(acts: QuerySet[models.Act], edits: QuerySet[models.Edit]) -> bool:
    # Whoever holds the first entry that waits holds the turn: nobody else may count on from the record's end.
    act, edit = acts.first(), edits.first()
    if edit is None or (act is not None and act.place < edit.place):
        return act is not None and acts.select_for_update(skip_locked=True).filter(pk=act.pk).first() is not None
    return edits.select_for_update(skip_locked=True).filter(pk=edit.pk).first() is not None


def _code(row: models.Case) -> str:
    return str(row.code)
