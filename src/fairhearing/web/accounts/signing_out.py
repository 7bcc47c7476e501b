"""Signing out everywhere, and changing the password, which does the same."""

from __future__ import annotations

from allauth.account.views import PasswordChangeView
from django import forms
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fairhearing.web import keys, sign_outs
from fairhearing.web.access import coming_back


@coming_back
@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponseBase:
    """Say how many other sessions there are; a POST ends them, or this one, too."""
    if request.method != "POST":
        return render(request, "accounts/sessions.html", {"others": sign_outs.others(request)})
    if "all" in request.POST:
        sign_outs.end_all(sign_outs.account_of(request))
        logout(request)
        return redirect("account_login")
    sign_outs.end_others(request)
    return redirect(f"{reverse('account')}?done=signed-out")


class PasswordView(PasswordChangeView):  # type: ignore[misc]  # allauth has no types
    """Asks for the old password and a new one; every other session ends."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Change it; keys that are open in this session stay open."""
        officer = keys.holder(self.request)
        response: HttpResponse = super().form_valid(form)
        if officer is not None:
            keys.hold_person(self.request, officer.keys)
        sign_outs.end_others(self.request)
        return response


password = coming_back(PasswordView.as_view())
