"""Statistics for members: counts and durations on fixed dates, in groups of at least five."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fairhearing.desk.oversight import Watched, watch
from fairhearing.desk.ports import House
from fairhearing.judging import judge_clocks


@dataclass(frozen=True, slots=True)
class Figures:
    """What is published for a period.

    Args:
        first, last: the newest period of a year, or of as many years as it takes to hold a group; where
            there is none yet, the one that is not full.
        taken_in: cases taken in, or None where there are fewer than a group.
        closed: of these, closed before the last day; None where that would single somebody out.
        days: the middle duration from intake to close, in days; None for fewer than a group closed.
        late: of these, with a duty met late or not at all; None likewise.
        group: the least number that is shown.
    """

    first: date
    last: date
    taken_in: int | None
    closed: int | None
    days: int | None
    late: int | None
    group: int


def publication_days(dates: Sequence[str], on: date) -> tuple[date, date]:
    """Return the last publication date up to `on`, and the one after it.

    Args:
        dates: `MM-DD`, at least one.
        on: today.
    """
    all_days = sorted(
        date(year, int(day[:2]), int(day[3:])) for year in (on.year - 1, on.year, on.year + 1) for day in dates
    )
    past = [day for day in all_days if day <= on]
    return past[-1], all_days[len(past)]


def figures(house: House) -> Figures:
    """Return the figures of the newest period that holds a group.

    Periods follow one another and never overlap, and what was published of one never changes: else whoever
    subtracts the figures of one date from those of the next would read of the one case between them. A period
    in which too few cases came in goes on until there are enough; until then the one before it stands.

    Args:
        house: the ports; only public parts of acts are read.
    """
    organisation = house.roll.current()
    publication = house.shelf.in_force().publication
    dates = publication.dates or ("01-01",)
    today = organisation.calendar.day(house.now())
    watched = [case for case in watch(house) if case.acts]
    taken_in = sorted(case.acts[0].on for case in watched)
    first, last = _period(taken_in, dates, today, publication.group)
    return _counted(house, [case for case in watched if first <= case.acts[0].on < last], first, last)


def _period(taken_in: Sequence[date], dates: Sequence[str], today: date, group: int) -> tuple[date, date]:
    newest, _ = publication_days(dates, today)
    _, end = publication_days(dates, taken_in[0] if taken_in else newest)
    first, found = _year_from(end, -1), None
    while end <= newest:
        if sum(first <= day < end for day in taken_in) >= group:
            found = first, end
            first, end = end, _year_from(end, 1)
        else:
            _, end = publication_days(dates, end)
    return found or (first, newest)


def _year_from(day: date, years: int) -> date:
    return date(day.year + years, day.month, day.day)


def _counted(house: House, cases: Sequence[Watched], first: date, last: date) -> Figures:
    group = house.shelf.in_force().publication.group
    spans = sorted(
        (closing.on - case.acts[0].on).days
        for case in cases
        for closing in case.acts
        if closing.kind == "case-closed" and closing.on < last
    )
    late = sum(_was_late(house, case, last) for case in cases)
    total = len(cases)
    if total < group:
        return Figures(first, last, None, None, None, None, group)
    return Figures(
        first,
        last,
        total,
        _shown(len(spans), total, group),
        spans[len(spans) // 2] if len(spans) >= group else None,
        _shown(late, total, group),
        group,
    )


def _shown(count: int, total: int, group: int) -> int | None:
    # A small group is not shown, nor one whose rest would be small: it could be worked out.
    rest = total - count
    return count if (count == 0 or count >= group) and (rest == 0 or rest >= group) else None


def _was_late(house: House, case: Watched, on: date) -> bool:
    # As it stood on the publication date: figures that moved between the dates would tell of single days.
    row = case.row
    procedure = house.shelf.pinned(row.procedure, row.procedure_version, row.procedure_digest)
    acts = [act for act in case.acts if act.on < on]
    clocks = judge_clocks(procedure, house.roll.current().calendar, acts, on)
    return any(clock.status in {"late", "overdue", "missed"} for clock in clocks)
