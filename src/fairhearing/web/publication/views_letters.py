"""What overseers see of the letters: how each is worded, in each language, with made-up values."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from fairhearing.web.access import overseer
from fairhearing.web.letters import languages, samples, wordings


@overseer
@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """Show every letter as it looks, and what is wrong with the organisation's own wordings."""
    known = languages(wordings())
    asked = request.GET.get("language", "")
    language = asked if asked in dict(known) else get_language() or "en"
    context = {"languages": known, "language": language, "samples": samples(language)}
    return render(request, "publication/letters.html", context)
