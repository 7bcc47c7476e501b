"""What is in force in a case, and until when or from when: protective acts, and decisions that others approve."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fairhearing.acts import KINDS
from fairhearing.desk import OpenCase
from fairhearing.judging import Force, forces
from fairhearing.web.act_choices import role_title
from fairhearing.web.house import house
from fairhearing.web.speaking import listed, spoken

_WITH_REMEDY = ("lapsed", "sent-back", "returned", "overdue")


@dataclass(frozen=True, slots=True)
class Holding:
    """One act that lapses by itself, or that others have to approve.

    Args:
        act: its id.
        title: its kind, in plain words.
        on: the day on which it was done.
        says: how it stands, a sentence.
        remedy: what can be done where it lapsed.
    """

    act: str
    title: str
    on: date
    says: str
    remedy: str


def holdings(case: OpenCase, known: Container[str]) -> tuple[Holding, ...]:
    """Return what holds for a limited time, or once it is approved, the newest first; what was ended is left out.

    Args:
        case: opened by its reader; the public part of its acts is enough.
        known: ids of the acts that the reader learns of.
    """
    found = forces(case.procedure, case.standing, case.case_file(), house().now(), calendar=case.calendar)
    kept = {str(one.act): one for one in found if one.act in known and one.status not in {"ended", "unknown"}}
    return tuple(
        Holding(
            act=act.public.id,
            title=_(KINDS[act.public.kind].title),
            on=act.public.on,
            says=_says(case, one),
            remedy=spoken(one.remedy) if one.status in _WITH_REMEDY else "",
        )
        for act in reversed(case.acts)
        if (one := kept.get(act.public.id)) is not None
    )


def _says(case: OpenCase, force: Force) -> str:
    if force.who:
        return _approval(case, force)
    if force.status == "confirmed":
        return _("In force: it was ratified, and holds until it is ended.")
    end = _end(case, force)
    if force.status == "lapsed":
        return _("Lapsed on %(end)s: nobody ratified it in time. It holds no longer.") % {"end": end}
    return _("In force until %(end)s, and no longer unless it is ratified by then.") % {"end": end}


def _approval(case: OpenCase, force: Force) -> str:
    told = {"who": listed(role_title(case, role) for role in force.who), "end": _end(case, force)}
    answer = next((act.public for act in case.acts if act.public.id == force.answer), None)
    if answer is not None:
        told |= {"end": date_format(answer.on), "answer": _(KINDS[answer.kind].title)}
        if force.status == "sent-back":
            return _("Not in force: %(who)s sent it back on %(end)s. It has to be decided again.") % told
        return _("In force since %(end)s, by the answer of %(who)s: “%(answer)s”.") % told
    if force.status == "returned":
        return _("Not in force: %(who)s did not approve it by %(end)s. It has to be decided again.") % told
    if force.status == "unopposed":
        return _("In force: %(who)s did not send it back by %(end)s.") % told
    if force.status == "overdue":
        return _("Not in force yet: %(who)s had until %(end)s to answer, and has to do it still.") % told
    if force.until is None:
        return _("Not in force yet: %(who)s must answer first.") % told
    return {
        "returns": _(
            "Not in force yet: %(who)s must approve it by %(end)s; otherwise it has to be decided again."
        ),
        "stands": _("Not in force yet: %(who)s can send it back until %(end)s; after that it is in force."),
        "waits": _("Not in force yet: %(who)s must answer first. The time for that ends on %(end)s."),
    }[force.silence] % told


def _end(case: OpenCase, force: Force) -> str:
    if force.until is None:
        return ""
    if force.until.at is None:
        return date_format(force.until.last)
    return date_format(force.until.at.astimezone(ZoneInfo(case.calendar.timezone)), "DATETIME_FORMAT")
