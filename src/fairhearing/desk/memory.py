"""The books in memory: a transaction works on a copy, which replaces them when it is left well.

An outside body without an account works on such books, out of a packet; see `packet_house`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field, fields, replace

from fairhearing.desk.books import ClashError
from fairhearing.desk.records import (
    AskedKeyRow,
    BatchRow,
    CaseRow,
    EditRow,
    EnrolmentRow,
    EpochRow,
    KeyRow,
    MailboxRow,
    NoticeRow,
    Recorded,
    RefusalRow,
    ResetRow,
    SifterRow,
    StoredAct,
)
from fairhearing.identifiers import ActId, CaseCode, PersonId


@dataclass(slots=True)
class Tables:
    """Every row of the books, and the order in which acts and edits were kept."""

    cases: dict[str, CaseRow] = field(default_factory=dict)
    acts: dict[str, list[StoredAct]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    epochs: list[EpochRow] = field(default_factory=list)
    batches: list[BatchRow] = field(default_factory=list)
    sifter: list[SifterRow] = field(default_factory=list)
    mailboxes: dict[str, MailboxRow] = field(default_factory=dict)
    keys: dict[str, KeyRow] = field(default_factory=dict)
    asked: dict[str, AskedKeyRow] = field(default_factory=dict)
    enrolments: dict[str, EnrolmentRow] = field(default_factory=dict)
    resets: list[ResetRow] = field(default_factory=list)
    refusals: list[RefusalRow] = field(default_factory=list)
    edits: dict[str, EditRow] = field(default_factory=dict)
    notices: list[NoticeRow] = field(default_factory=list)

    def copy(self) -> Tables:
        """Return tables of their own with the same rows, which nobody can change."""
        mine = {name.name: copy(getattr(self, name.name)) for name in fields(self)}
        return Tables(**{**mine, "acts": {code: list(acts) for code, acts in self.acts.items()}})


class MemoryLedger:
    """The tables inside one transaction."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def case(self, code: CaseCode) -> CaseRow | None:
        """Return a case."""
        return self.tables.cases.get(code)

    def cases(self) -> tuple[CaseRow, ...]:
        """Return all cases, in the order of their codes."""
        return tuple(self.tables.cases[code] for code in sorted(self.tables.cases))

    def add_case(self, row: CaseRow) -> None:
        """Keep a new case."""
        self.tables.cases[row.code] = row

    def close_case(self, code: CaseCode, *, closed: bool) -> None:
        """Note whether a case is closed."""
        self.tables.cases[code] = replace(self.tables.cases[code], closed=closed)

    def acts(self, code: CaseCode) -> tuple[StoredAct, ...]:
        """Return a case's acts by `seq`."""
        return tuple(self.tables.acts.get(code, ()))

    def last_act(self, code: CaseCode) -> StoredAct | None:
        """Return the newest act of a case."""
        return next(reversed(self.acts(code)), None)

    def add_act(self, act: StoredAct) -> None:
        """Keep the next act; see `Ledger.add_act`."""
        code = CaseCode(act.public.case)
        row = self.tables.cases[code]
        if act.public.seq != row.acts:
            raise ClashError(
                "Another act came first.",
                why="Acts of a case are kept one after the other.",
                remedy="Look at the case again, then once more.",
            )
        self.tables.acts.setdefault(code, []).append(act)
        self.tables.order.append(act.public.id)
        self.tables.cases[code] = replace(row, acts=row.acts + 1)

    def epochs(self, code: CaseCode) -> tuple[EpochRow, ...]:
        """Return a case's epochs in the order of their keeping."""
        return tuple(row for row in self.tables.epochs if row.case == code)

    def add_epoch(self, row: EpochRow) -> None:
        """Keep a new epoch."""
        self.tables.epochs.append(row)

    def batches(self, code: CaseCode) -> tuple[BatchRow, ...]:
        """Return a case's batches by id."""
        return tuple(row for row in self.tables.batches if row.case == code)

    def batches_after(self, last: int) -> tuple[BatchRow, ...]:
        """Return all batches with a greater id."""
        return tuple(row for row in self.tables.batches if row.id > last)

    def add_batch(self, row: BatchRow) -> None:
        """Keep a batch under the next id."""
        self.tables.batches.append(replace(row, id=len(self.tables.batches) + 1))

    def sifter_rows(self, code: CaseCode) -> tuple[SifterRow, ...]:
        """Return what the sifter can release."""
        return tuple(row for row in self.tables.sifter if row.case == code)

    def add_sifter_row(self, row: SifterRow) -> None:
        """Keep wraps for the sifter."""
        self.tables.sifter.append(row)

    def drop_sifter_rows(self, code: CaseCode) -> None:
        """Remove them once they were released."""
        self.tables.sifter = [row for row in self.tables.sifter if row.case != code]

    def mailbox(self, find: str) -> MailboxRow | None:
        """Return where some words lead."""
        return self.tables.mailboxes.get(find)

    def add_mailbox(self, row: MailboxRow) -> None:
        """Keep a mailbox."""
        self.tables.mailboxes[row.find] = row

    def drop_mailbox(self, find: str) -> None:
        """Remove one whose words were replaced."""
        self.tables.mailboxes.pop(find, None)

    def keys(self, person: PersonId) -> KeyRow | None:
        """Return a person's directory entry."""
        return self.tables.keys.get(person)

    def all_keys(self) -> tuple[KeyRow, ...]:
        """Return the key directory by person."""
        return tuple(self.tables.keys[person] for person in sorted(self.tables.keys))

    def put_keys(self, row: KeyRow) -> None:
        """Keep or replace a person's entry."""
        self.tables.keys[row.person] = row

    def drop_keys(self, person: PersonId) -> None:
        """Remove a person's entry."""
        self.tables.keys.pop(person, None)

    def asked_keys(self, person: PersonId) -> AskedKeyRow | None:
        """Return the new keys that a person asked for."""
        return self.tables.asked.get(person)

    def all_asked_keys(self) -> tuple[AskedKeyRow, ...]:
        """Return all new keys that wait to be confirmed, by person."""
        return tuple(self.tables.asked[person] for person in sorted(self.tables.asked))

    def put_asked_keys(self, row: AskedKeyRow) -> None:
        """Keep or replace the new keys that a person asked for."""
        self.tables.asked[row.person] = row

    def drop_asked_keys(self, person: PersonId) -> None:
        """Remove them."""
        self.tables.asked.pop(person, None)

    def enrolment(self, find: str) -> EnrolmentRow | None:
        """Return where an enrolment code leads."""
        return self.tables.enrolments.get(find)

    def add_enrolment(self, row: EnrolmentRow) -> None:
        """Keep an enrolment code."""
        self.tables.enrolments[row.find] = row

    def drop_enrolment(self, find: str) -> None:
        """Remove a used one."""
        self.tables.enrolments.pop(find, None)

    def resets(self) -> tuple[ResetRow, ...]:
        """Return the resets that their owners have not acknowledged."""
        return tuple(sorted(self.tables.resets, key=lambda row: row.person))

    def add_reset(self, row: ResetRow) -> None:
        """Keep a reset."""
        self.tables.resets.append(row)

    def drop_resets(self, person: PersonId) -> None:
        """Remove those of a person."""
        self.tables.resets = [row for row in self.tables.resets if row.person != person]

    def add_refusal(self, row: RefusalRow) -> None:
        """Keep a refusal."""
        self.tables.refusals.append(row)

    def refusals(self, code: CaseCode) -> tuple[RefusalRow, ...]:
        """Return a case's refusals in order of time."""
        return tuple(row for row in self.tables.refusals if row.case == code)

    def queue(self, notice: NoticeRow) -> None:
        """Queue a mail; one that is already there stays one."""
        if notice not in self.tables.notices:
            self.tables.notices.append(notice)

    def hold_edits(self) -> None:
        """Do nothing: nobody else has these books."""

    def edits(self) -> tuple[EditRow, ...]:
        """Return the edits of the organisation."""
        return tuple(self.tables.edits.values())

    def add_edit(self, row: EditRow) -> None:
        """Keep an edit of the organisation."""
        self.tables.edits[row.id] = row
        self.tables.order.append(row.id)

    def unrecorded(self, most: int) -> tuple[StoredAct | EditRow, ...]:
        """Return up to `most` acts and edits that are not in the log yet."""
        known: dict[str, StoredAct | EditRow] = {
            act.public.id: act for acts in self.tables.acts.values() for act in acts
        }
        known |= self.tables.edits
        waiting = [known[name] for name in self.tables.order if known[name].index is None]
        return tuple(waiting[:most])

    def recorded(self) -> int:
        """Return how many acts and edits are in the log."""
        rows: list[StoredAct | EditRow] = [act for acts in self.tables.acts.values() for act in acts]
        rows += self.tables.edits.values()
        return sum(row.index is not None for row in rows)

    def mark_recorded(self, places: Sequence[Recorded]) -> None:
        """Note the entries' indexes."""
        index = {place.act: place.index for place in places}
        for acts in self.tables.acts.values():
            for number, act in enumerate(acts):
                if act.public.id in index:
                    acts[number] = replace(act, index=index[act.public.id])
        for name in index.keys() & self.tables.edits.keys():
            self.tables.edits[name] = replace(self.tables.edits[name], index=index[ActId(name)])


class MemoryBooks:
    """A database in memory, for one process and one holder.

    Args:
        tables: what it starts with.
    """

    def __init__(self, tables: Tables | None = None) -> None:
        self.tables = tables or Tables()

    @contextmanager
    def reading(self) -> Iterator[MemoryLedger]:
        """Open a consistent view; what is written to it is thrown away."""
        yield MemoryLedger(self.tables.copy())

    @contextmanager
    def writing(self) -> Iterator[MemoryLedger]:
        """Open a transaction: kept as a whole on leaving, nothing of it on an error."""
        copied = self.tables.copy()
        yield MemoryLedger(copied)
        self.tables = copied
