"""The books in memory: a transaction works on a copy, which replaces them when it is left well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field, fields, replace

from fairhearing.desk import (
    BatchRow,
    CaseRow,
    ClashError,
    EditRow,
    EnrolmentRow,
    EpochRow,
    KeyRow,
    MailboxRow,
    NoticeRow,
    Recorded,
    RefusalRow,
    SifterRow,
    StoredAct,
)
from fairhearing.errors import BusyError
from fairhearing.identifiers import ActId, CaseCode, PersonId


@dataclass
class Tables:
    cases: dict[str, CaseRow] = field(default_factory=dict)
    acts: dict[str, list[StoredAct]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    epochs: list[EpochRow] = field(default_factory=list)
    batches: list[BatchRow] = field(default_factory=list)
    sifter: list[SifterRow] = field(default_factory=list)
    mailboxes: dict[str, MailboxRow] = field(default_factory=dict)
    keys: dict[str, KeyRow] = field(default_factory=dict)
    enrolments: dict[str, EnrolmentRow] = field(default_factory=dict)
    refusals: list[RefusalRow] = field(default_factory=list)
    edits: dict[str, EditRow] = field(default_factory=dict)
    notices: list[NoticeRow] = field(default_factory=list)

    def copy(self) -> Tables:
        """Return tables of their own with the same rows, which nobody can change."""
        mine = {name.name: copy(getattr(self, name.name)) for name in fields(self)}
        return Tables(**{**mine, "acts": {code: list(acts) for code, acts in self.acts.items()}})


class FakeLedger:
    """The tables inside one transaction."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def case(self, code: CaseCode) -> CaseRow | None:
        return self.tables.cases.get(code)

    def cases(self) -> tuple[CaseRow, ...]:
        return tuple(self.tables.cases[code] for code in sorted(self.tables.cases))

    def add_case(self, row: CaseRow) -> None:
        self.tables.cases[row.code] = row

    def close_case(self, code: CaseCode, *, closed: bool) -> None:
        self.tables.cases[code] = replace(self.tables.cases[code], closed=closed)

    def acts(self, code: CaseCode) -> tuple[StoredAct, ...]:
        return tuple(self.tables.acts.get(code, ()))

    def add_act(self, act: StoredAct) -> None:
        code = CaseCode(act.public.case)
        row = self.tables.cases[code]
        if act.public.seq != row.acts:
            raise ClashError("Another act came first.", why="One after the other.", remedy="Again.")
        self.tables.acts.setdefault(code, []).append(act)
        self.tables.order.append(act.public.id)
        self.tables.cases[code] = replace(row, acts=row.acts + 1)

    def epochs(self, code: CaseCode) -> tuple[EpochRow, ...]:
        return tuple(row for row in self.tables.epochs if row.case == code)

    def add_epoch(self, row: EpochRow) -> None:
        self.tables.epochs.append(row)

    def batches(self, code: CaseCode) -> tuple[BatchRow, ...]:
        return tuple(row for row in self.tables.batches if row.case == code)

    def batches_after(self, last: int) -> tuple[BatchRow, ...]:
        return tuple(row for row in self.tables.batches if row.id > last)

    def add_batch(self, row: BatchRow) -> None:
        self.tables.batches.append(replace(row, id=len(self.tables.batches) + 1))

    def sifter_rows(self, code: CaseCode) -> tuple[SifterRow, ...]:
        return tuple(row for row in self.tables.sifter if row.case == code)

    def add_sifter_row(self, row: SifterRow) -> None:
        self.tables.sifter.append(row)

    def drop_sifter_rows(self, code: CaseCode) -> None:
        self.tables.sifter = [row for row in self.tables.sifter if row.case != code]

    def mailbox(self, find: str) -> MailboxRow | None:
        return self.tables.mailboxes.get(find)

    def add_mailbox(self, row: MailboxRow) -> None:
        self.tables.mailboxes[row.find] = row

    def drop_mailbox(self, find: str) -> None:
        self.tables.mailboxes.pop(find, None)

    def keys(self, person: PersonId) -> KeyRow | None:
        return self.tables.keys.get(person)

    def all_keys(self) -> tuple[KeyRow, ...]:
        return tuple(self.tables.keys[person] for person in sorted(self.tables.keys))

    def put_keys(self, row: KeyRow) -> None:
        self.tables.keys[row.person] = row

    def enrolment(self, find: str) -> EnrolmentRow | None:
        return self.tables.enrolments.get(find)

    def add_enrolment(self, row: EnrolmentRow) -> None:
        self.tables.enrolments[row.find] = row

    def drop_enrolment(self, find: str) -> None:
        self.tables.enrolments.pop(find, None)

    def add_refusal(self, row: RefusalRow) -> None:
        self.tables.refusals.append(row)

    def refusals(self, code: CaseCode) -> tuple[RefusalRow, ...]:
        return tuple(row for row in self.tables.refusals if row.case == code)

    def queue(self, notice: NoticeRow) -> None:
        if notice not in self.tables.notices:
            self.tables.notices.append(notice)

    def edits(self) -> tuple[EditRow, ...]:
        return tuple(self.tables.edits.values())

    def add_edit(self, row: EditRow) -> None:
        self.tables.edits[row.id] = row
        self.tables.order.append(row.id)

    def unrecorded(self, most: int) -> tuple[StoredAct | EditRow, ...]:
        known: dict[str, StoredAct | EditRow] = {
            act.public.id: act for acts in self.tables.acts.values() for act in acts
        }
        known |= self.tables.edits
        waiting = [known[name] for name in self.tables.order if known[name].index is None]
        return tuple(waiting[:most])

    def recorded(self) -> int:
        acts = [act for acts in self.tables.acts.values() for act in acts]
        return sum(row.index is not None for row in (*acts, *self.tables.edits.values()))

    def mark_recorded(self, places: Sequence[Recorded]) -> None:
        index = {place.act: place.index for place in places}
        for acts in self.tables.acts.values():
            for number, act in enumerate(acts):
                if act.public.id in index:
                    acts[number] = replace(act, index=index[act.public.id])
        for name in index.keys() & self.tables.edits.keys():
            self.tables.edits[name] = replace(self.tables.edits[name], index=index[ActId(name)])


class FakeBooks:
    """A database in memory; it can be told to be full."""

    def __init__(self) -> None:
        self.tables = Tables()
        self.full = False

    @contextmanager
    def reading(self) -> Iterator[FakeLedger]:
        yield FakeLedger(self.tables.copy())

    @contextmanager
    def writing(self) -> Iterator[FakeLedger]:
        if self.full:
            raise BusyError("The store is full.", why="The disk has no room.", remedy="Try again later.")
        copy = self.tables.copy()
        yield FakeLedger(copy)
        self.tables = copy
