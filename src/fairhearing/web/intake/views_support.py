"""A support person reads along in a mailbox: words for them, shown once, and the end of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fairhearing.desk import OpenAct, OpenCase, Party, end_support, given_along, invite_support, supports
from fairhearing.errors import NotYoursError
from fairhearing.identifiers import SlotName, role_of
from fairhearing.sealing import make_receipt
from fairhearing.web import keys
from fairhearing.web.access import receipt
from fairhearing.web.house import house
from fairhearing.web.intake import seeing
from fairhearing.web.intake.views_mailbox import open_here
from fairhearing.web.intake.views_open import NEW

INVITED = "support-invited"


@receipt
@require_http_methods(["GET", "HEAD", "POST"])
def support(request: HttpRequest) -> HttpResponse:
    """Tell who reads along; make words for somebody and show them once."""
    case, party = _here(request)
    # Words that were not made beforehand would be others at each repetition: then the form is shown anew.
    if request.method == "POST" and (new := request.POST.get(NEW)):
        words = invite_support(house(), party, case.row.code, new)
        context = {"words": words.split(), "heading": _("Words for somebody who reads along")}
        return render(request, "intake/support_words.html", context)
    told = {
        "reading": [(act.public.to, act.public.on) for act in _reading(case)],
        "new": make_receipt(house().randomness),
        "may": seeing.may(case, INVITED),
        "writes": bool(given_along(case, role_of(case.me))),
        "ended": "ended" in request.GET,
    }
    return render(request, "intake/support.html", told)


@receipt
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest) -> HttpResponse:
    """Ask whether somebody's reading is to end, and end it."""
    case, party = _here(request)
    slot = SlotName(request.POST.get("slot") or request.GET.get("slot", ""))
    if request.method == "POST":
        end_support(house(), party, case.row.code, slot)
        return redirect(f"{reverse('mailbox_support')}?ended")
    found = next((act for act in _reading(case) if act.public.to == slot), None)
    if found is None:
        raise NotYoursError
    return render(request, "intake/support_end.html", {"slot": slot, "since": found.public.on})


def _here(request: HttpRequest) -> tuple[OpenCase, Party]:
    party = keys.party(request)
    if party is None:
        raise NotYoursError
    return open_here(request), party


def _reading(case: OpenCase) -> list[OpenAct]:
    now = supports(case)
    return [act for act in case.done(INVITED) if act.public.to in now]
