"""What overseers see: every case by code with its clocks, from the public part of acts alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fairhearing.acts import PublicAct
from fairhearing.desk.ports import House
from fairhearing.desk.records import CaseRow, RefusalRow
from fairhearing.errors import NotYoursError
from fairhearing.identifiers import CaseCode
from fairhearing.judging import DutyAnswer, judge_clocks

PRESSING = ("overdue", "missed", "late")
"""Statuses that an overseer looks at first."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A case as an overseer sees it.

    Args:
        row: code, procedure and version.
        acts: the public parts, by `seq`.
        clocks: how each duty with a clock stands.
        refusals: what was refused to somebody of the roster.
    """

    row: CaseRow
    acts: tuple[PublicAct, ...]
    clocks: tuple[DutyAnswer, ...]
    refusals: tuple[RefusalRow, ...]

    @property
    def overdue(self) -> tuple[DutyAnswer, ...]:
        """The duties that ran out and are not done."""
        return tuple(clock for clock in self.clocks if clock.status in {"overdue", "missed"})

    @property
    def handovers(self) -> tuple[PublicAct, ...]:
        """The acts that carry a class of reason."""
        return tuple(act for act in self.acts if act.reason_class)


def watch(house: House) -> tuple[Watched, ...]:
    """Return every case by its clocks, the most overdue first.

    Args:
        house: the ports; nothing sealed is opened.
    """
    on = house.roll.current().calendar.day(house.now())
    with house.books.reading() as ledger:
        watched = [
            _watched(house, row, tuple(act.public for act in ledger.acts(row.code)), ledger.refusals(row.code), on)
            for row in ledger.cases()
        ]
    return tuple(sorted(watched, key=lambda one: (one.row.closed, -len(one.overdue), one.row.code)))


def watch_case(house: House, code: CaseCode) -> Watched:
    """Return one case by its clocks.

    Args:
        house: the ports.
        code: the case's.

    Raises:
        NotYoursError: there is none.
    """
    on = house.roll.current().calendar.day(house.now())
    with house.books.reading() as ledger:
        row = ledger.case(code)
        if row is None:
            raise NotYoursError
        acts = tuple(act.public for act in ledger.acts(code))
        return _watched(house, row, acts, ledger.refusals(code), on)


def _watched(
    house: House, row: CaseRow, acts: tuple[PublicAct, ...], refusals: tuple[RefusalRow, ...], on: date
) -> Watched:
    procedure = house.shelf.pinned(row.procedure, row.procedure_version, row.procedure_digest)
    calendar = house.roll.current().calendar
    return Watched(row, acts, judge_clocks(procedure, calendar, acts, on), refusals)
