"""Statistics for members: counts and durations on fixed dates, in groups of at least five."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fairhearing.acts import REOPENED, PublicAct
from fairhearing.desk.oversight import Watched, watch
from fairhearing.desk.ports import House
from fairhearing.judging import judge_clocks
from fairhearing.procedure import Procedure, Publication


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
    in which too few cases came in goes on until there are enough; until then the one before it stands. So what
    counts is when something was entered (in UTC), not of which day it tells, and the dates and the group are
    those of the version that the cases were taken in under.

    Args:
        house: the ports; only public parts of acts are read.
    """
    publication = house.shelf.in_force().publication
    today = house.now().date()
    newest, _ = publication_days(_dates(publication), today)
    cases = sorted((case for case in watch(house) if case.acts), key=lambda case: (_entered(case), case.row.code))
    first = _beginning(house, cases, newest)
    found = None
    while cases and (period := _period(house, cases, first, today)) is not None:
        last, group = period
        found = _counted(house, [case for case in cases if _entered(case) < last], (first, last), group)
        cases = [case for case in cases if _entered(case) >= last]
        first = last
    return found or Figures(first, max(first, newest), None, None, None, None, publication.group)


def _dates(publication: Publication) -> tuple[str, ...]:
    return publication.dates or ("01-01",)


def _entered(case: Watched) -> date:
    return case.acts[0].at.date()


def _beginning(house: House, cases: Sequence[Watched], newest: date) -> date:
    # The organisation is there before its first case: the first period begins with it, and tells of no case.
    with house.books.reading() as ledger:
        known = [edit.at.date() for edit in ledger.edits()[:1]]
    known += [_entered(case) for case in cases[:1]]
    rules = _rules(house, cases[0]) if cases else house.shelf.in_force()
    _, end = publication_days(_dates(rules.publication), min(known, default=newest))
    return _year_from(end, -1)


def _period(house: House, cases: Sequence[Watched], first: date, today: date) -> tuple[date, int] | None:
    """Return the end of the period that begins on a day, and its group; None while it is not full."""
    dates = _dates(_rules(house, cases[0]).publication)
    _, end = publication_days(dates, _year_from(first, 1) - timedelta(days=1))
    while end <= today:
        inside = [case for case in cases if _entered(case) < end]
        group = max((_rules(house, case).publication.group for case in inside), default=1)
        if len(inside) >= group:
            return end, group
        _, end = publication_days(dates, end)
    return None


def _rules(house: House, case: Watched) -> Procedure:
    row = case.row
    return house.shelf.pinned(row.procedure, row.procedure_version, row.procedure_digest)


def _year_from(day: date, years: int) -> date:
    return date(day.year + years, day.month, day.day)


def _counted(house: House, cases: Sequence[Watched], period: tuple[date, date], group: int) -> Figures:
    first, last = period
    closings = [(case, closing) for case in cases if (closing := _closing(house, case, last)) is not None]
    spans = sorted((closing.on - case.acts[0].on).days for case, closing in closings)
    late = sum(_was_late(house, case, last) for case in cases)
    return Figures(
        first,
        last,
        len(cases),
        _shown(len(spans), len(cases), group),
        spans[len(spans) // 2] if len(spans) >= group else None,
        _shown(late, len(cases), group),
        group,
    )


def _closing(house: House, case: Watched, last: date) -> PublicAct | None:
    """Return what closed a case as it stood before a day; None: it was open, perhaps again."""
    ends = (*_rules(house, case).end, REOPENED)
    turns = [act for act in case.acts if act.kind in ends and act.at.date() < last]
    return turns[-1] if turns and turns[-1].kind != REOPENED else None


def _shown(count: int, total: int, group: int) -> int | None:
    # A small group is not shown, nor one whose rest would be small: it could be worked out.
    rest = total - count
    return count if (count == 0 or count >= group) and (rest == 0 or rest >= group) else None


def _was_late(house: House, case: Watched, on: date) -> bool:
    # As it stood on the publication date: figures that moved between the dates would tell of single days.
    acts = [act for act in case.acts if act.at.date() < on]
    clocks = judge_clocks(_rules(house, case), house.roll.current().calendar, acts, on)
    return any(clock.status in {"late", "overdue", "missed"} for clock in clocks)
