"""A case opened for the request of whoever is signed in with their keys open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from fairhearing.desk import Officer, OpenCase, has_no_part, open_case, serve
from fairhearing.errors import BusyError, FairHearingError, InputError, NotYoursError, RefusedError
from fairhearing.identifiers import CaseCode, role_of
from fairhearing.judging import Judgement
from fairhearing.web import keys
from fairhearing.web.act_choices import role_title
from fairhearing.web.casework.wording import title_of
from fairhearing.web.house import house

AFTERWARDS = ("reopening-asked", "readmission-asked")
"""What somebody asks for after the close, so that others may have to be let in to answer it."""
_STATUS: Mapping[type[FairHearingError], int] = {RefusedError: 409, BusyError: 503, InputError: 422}


@dataclass(frozen=True, slots=True)
class Served:
    """What was done for those who wait, because somebody who can do it came by.

    Args:
        done: a line for each act.
        trouble: why nothing could be done, where it could not.
    """

    done: tuple[str, ...] = ()
    trouble: FairHearingError | None = None


def officer_of(request: HttpRequest) -> Officer:
    """Return who is signed in with their keys open.

    Raises:
        NotYoursError: nobody is; `@unlocked` sends them to unlock before it comes to this.
    """
    officer = keys.holder(request)
    if officer is None:
        raise NotYoursError
    return officer


def opened(request: HttpRequest, code: str) -> tuple[Officer, OpenCase]:
    """Return who asks, and the case as far as it opens for them.

    Raises:
        NotYoursError: it does not exist or is not theirs: the same answer.
    """
    officer = officer_of(request)
    return officer, open_case(house(), officer, CaseCode(code))


def inside(request: HttpRequest, code: str) -> tuple[Officer, OpenCase]:
    """Return the same for somebody who has a part in the case and did not leave it.

    What they read before they left opens still, so the pages are held back here: who stood aside because of a
    conflict has nothing to look up in it any more.

    Raises:
        NotYoursError: it is not theirs, or not any more.
    """
    officer, case = opened(request, code)
    if stood_aside(case):
        raise NotYoursError
    return officer, case


def today(case: OpenCase) -> date:
    """Return the day by the organisation's calendar."""
    return case.calendar.day(house().now())


def judged(case: OpenCase) -> Judgement:
    """Return how a case stands today, as far as its holder can see it."""
    return case.judgement(today(case))


def let_in(officer: Officer, case: OpenCase) -> Served:
    """Let in whoever waits for access to a case, and say what was done.

    Args:
        officer: unlocked; only a receiver of the case can do it.
        case: opened by them.
    """
    if case.row.closed and not case.done(*AFTERWARDS):
        return Served()
    try:
        acts = serve(house(), officer, case.row.code, case)
    except FairHearingError as error:
        # Whatever is wrong with one case keeps nobody from the page, or from the list of all the others.
        return Served(trouble=error)
    if not acts:
        return Served()
    after = open_case(house(), officer, case.row.code)
    made = {act.public.id for act in acts}
    return Served(
        tuple(_told(after, act.public.kind, act.fields.get("role")) for act in after.acts if act.public.id in made)
    )


def status_of(error: FairHearingError) -> int:
    """Return the status with which a page comes back that shows an error beside what was typed."""
    return next((status for cls, status in _STATUS.items() if isinstance(error, cls)), 409)


def waits_for_answer(case: OpenCase) -> bool:
    """Return whether the holder was drawn by lot and asked, and has not answered yet."""
    role = case.procedure.roles.get(role_of(case.me))
    answered = case.done("seat-accepted", "seat-declined", "recused")
    return role is not None and role.drawn and all(act.public.by != case.me for act in answered)


def only_asked(case: OpenCase) -> bool:
    """Return whether the holder was drawn by lot and has not been let in: they know the parties' names alone."""
    role = case.procedure.roles.get(role_of(case.me))
    return role is not None and role.drawn and not case.reads("who")


def stood_aside(case: OpenCase) -> bool:
    """Return whether the holder stood aside in this case, or was taken out of it."""
    return has_no_part(case)


def how_they_left(case: OpenCase) -> dict[str, bool]:
    """Return whether the holder has left the case (`aside`), and whether others took them out (`removed`)."""
    gone = stood_aside(case)
    by_themselves = any(act.public.by == case.me for act in case.done("seat-declined", "recused", "resigned"))
    return {"aside": gone, "removed": gone and not by_themselves}


def _told(case: OpenCase, kind: str, role: object) -> str:
    title = title_of(kind)
    return f"{title}: {role_title(case, str(role))}" if role else title
