"""What every member can see: the procedure in force, figures, the record, and what is missing."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fairhearing.desk import figures, publication_days
from fairhearing.web.access import public
from fairhearing.web.house import house, rooms
from fairhearing.web.publication import reading
from fairhearing.web.publication.missing import missing, witnesses
from fairhearing.web.publication.rehearsal_shown import shown
from fairhearing.web.rehearsals import SEATS


@public
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show figures, the record and what is missing, with the way to the procedure."""
    place = house()
    procedure = place.shelf.in_force()
    today = place.roll.current().calendar.day(place.now())
    _, following = publication_days(procedure.publication.dates or ("01-01",), today)
    context = {
        "procedure": procedure,
        "figures": figures(place),
        "next_figures": following,
        "head": place.log.head(),
        "witnesses": witnesses(place),
        "key": rooms().log.verifier_key(),
        "minutes": max(1, settings.FAIRHEARING_RECORD_EVERY // 60),
        "origin": place.origin,
        "missing": missing(place),
        "rehearsal": shown(SEATS),
    }
    return render(request, "publication/open.html", context)


@public
@require_safe
def procedure_in_force(request: HttpRequest) -> HttpResponse:
    """Show the procedure by which cases that come in now are handled."""
    place = house()
    procedure = place.shelf.in_force()
    context = {
        "procedure": procedure,
        "roles": reading.roles(procedure, place.roll.current()),
        "stages": reading.stages(procedure),
        "limits": reading.limits_on_acts(procedure),
        "appeal": reading.appeal(procedure),
        "powers": reading.powers(procedure),
        "ties": reading.ties(procedure),
        "marks": reading.marks(procedure),
    }
    return render(request, "publication/procedure.html", context)
