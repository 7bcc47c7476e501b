"""Both sides next to each other, for those who find, decide and hear an appeal."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fairhearing.errors import NotYoursError
from fairhearing.web.access import unlocked
from fairhearing.web.casework.opening import inside
from fairhearing.web.panels.sides import sides_of


@unlocked
@require_safe
def sides(request: HttpRequest, code: str) -> HttpResponse:
    """Show what is put, and what each side says to it, in their own words."""
    _officer, case = inside(request, code)
    if not case.reads("what"):
        raise NotYoursError
    return render(request, "panels/sides.html", {"case": case, "sides": sides_of(case)})
