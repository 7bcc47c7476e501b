"""What holds for a limited time in a case, such as a protective act: in force, lapsed or ended, in words."""

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
from fairhearing.web.house import house
from fairhearing.web.speaking import spoken


@dataclass(frozen=True, slots=True)
class Holding:
    """One act that lapses by itself.

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
    """Return what holds, or held, for a limited time, the newest first; what was ended is left out.

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
            remedy=spoken(one.remedy) if one.status == "lapsed" else "",
        )
        for act in reversed(case.acts)
        if (one := kept.get(act.public.id)) is not None
    )


def _says(case: OpenCase, force: Force) -> str:
    if force.status == "confirmed":
        return _("In force: it was ratified, and holds until it is ended.")
    end = _end(case, force)
    if force.status == "lapsed":
        return _("Lapsed on %(end)s: nobody ratified it in time. It holds no longer.") % {"end": end}
    return _("In force until %(end)s, and no longer unless it is ratified by then.") % {"end": end}


def _end(case: OpenCase, force: Force) -> str:
    if force.until is None:
        return ""
    if force.until.at is None:
        return date_format(force.until.last, "j F Y")
    return date_format(force.until.at.astimezone(ZoneInfo(case.calendar.timezone)), "j F Y, H:i")
