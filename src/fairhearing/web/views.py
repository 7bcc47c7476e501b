"""The first page, and the way out."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from fairhearing.web.access import public


@public
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Show the ways in."""
    return render(request, "fh/start.html")


@public
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """End whatever is open in this browser and show a page that says nothing."""
    request.session.flush()
    return redirect("left")


@public
@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """Show a page that says nothing of what was here."""
    return HttpResponse(
        "<!doctype html><html lang='en'><meta charset='utf-8'><title>Notes</title><p>No notes.</p></html>"
    )
