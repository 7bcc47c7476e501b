"""Whoever comes back into their account: what was done, by when others are to help, and how it is stopped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from fairhearing.desk import (
    AskedKeyRow,
    ResetRow,
    asked_keys,
    both_reset,
    confirm_sign_in,
    open_resets,
    stop_new_keys,
    vouch_by,
)
from fairhearing.errors import NotYoursError, RefusedError
from fairhearing.identifiers import PersonId
from fairhearing.web import keys
from fairhearing.web.access import is_overseer, signed_in
from fairhearing.web.accounts.making_keys import had_keys
from fairhearing.web.accounts.new_keys import vouches
from fairhearing.web.accounts.telling import told_of
from fairhearing.web.house import house
from fairhearing.web.speaking import spoken


@dataclass(frozen=True, slots=True)
class Returning:
    """Somebody whose sign-in was reset, or who asked for new keys.

    Args:
        person: their id on the roll.
        name: as the roll has it.
        resets: what was reset, and when.
        asked: the new keys that wait; None: none do.
        by: the day by which others are to speak with them; None: nothing is asked of others.
        overdue: whether that day is over.
        counts_from: from when on new keys count; None: not fixed.
        confirm: whether somebody has to confirm that it is they.
    """

    person: PersonId
    name: str
    resets: tuple[ResetRow, ...]
    asked: AskedKeyRow | None
    by: date | None
    overdue: bool
    counts_from: datetime | None
    confirm: bool


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def returns(request: HttpRequest) -> HttpResponse:
    """Show whoever comes back; overseers can stop new keys, and somebody else confirms a sign-in without keys."""
    person = keys.member_of(request)
    if person is None or not _helps(person):
        raise NotYoursError
    trouble = ""
    if request.method == "POST":
        wanted = PersonId(request.POST.get("person", ""))
        try:
            if request.POST.get("do") == "confirm":
                confirm_sign_in(house(), person, wanted, told_of(wanted))
            elif is_overseer(person):
                stop_new_keys(house(), wanted, told_of(wanted))
            else:
                raise NotYoursError
            return redirect("returns")
        except RefusedError as error:
            trouble = f"{spoken(error.what)} {spoken(error.why)} {spoken(error.remedy)}"
    context = {"people": whoever_returns(person), "oversees": is_overseer(person), "trouble": trouble}
    return render(request, "accounts/returns.html", context, status=422 if trouble else 200)


def whoever_returns(person: PersonId | None) -> list[Returning]:
    """Return everybody else who comes back, what is overdue first, where somebody may help or oversees.

    Args:
        person: who looks; None, or somebody who sits nowhere, sees nobody.
    """
    if person is None or not _helps(person):
        return []
    organisation = house().roll.current()
    today = organisation.calendar.day(house().now())
    asked = {row.person: row for row in asked_keys(house())}
    reset = open_resets(house())
    found = []
    for one in sorted({*asked, *(row.person for row in reset)} - {person}):
        row, mine = asked.get(one), tuple(it for it in reset if it.person == one)
        confirm = both_reset(house(), one) and not had_keys(one)
        by = _by(row, mine, confirm=confirm)
        known = organisation.people.get(one)
        name = known.name if known is not None and known.name else one
        counts = None if row is None else row.counts_from
        found.append(Returning(one, name, mine, row, by, by is not None and by < today, counts, confirm))
    return sorted(found, key=lambda one: (not one.overdue, one.by or date.max, one.person))


def _by(row: AskedKeyRow | None, mine: tuple[ResetRow, ...], *, confirm: bool) -> date | None:
    if row is not None and row.counts_from is None:
        return vouch_by(row.on)
    return vouch_by(max(it.on for it in mine)) if confirm else None


def _helps(person: PersonId) -> bool:
    return vouches(person) or is_overseer(person)
