"""The rehearsal with the ties, for overseers: numbers by body and office, and no path of anybody's."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fairhearing.web.access import overseer
from fairhearing.web.publication.rehearsal_shown import shown
from fairhearing.web.rehearsals import WHOLE


@overseer
@require_safe
def rehearsal(request: HttpRequest) -> HttpResponse:
    """Show for how many people of the roll the organisation could judge itself, and where it is weak."""
    return render(request, "publication/rehearsal.html", {"rehearsal": shown(WHOLE)})
