"""Unlocking one's keys, locking them, and what was posted while they were locked."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlencode

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import resolve, reverse
from django.utils.datastructures import MultiValueDict
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from fairhearing.web import kept, keys
from fairhearing.web.access import RECEIPT_PAGE, is_overseer
from fairhearing.web.accounts.making_keys import has_keys
from fairhearing.web.accounts.new_keys import asked_of
from fairhearing.web.accounts.telling import put_new_keys_in_force
from fairhearing.web.house import rooms


class UnlockForm(forms.Form):
    """The six words."""

    passphrase = forms.CharField(
        label=_("Your six words"),
        help_text=_("Small or large letters, and how they are divided, do not matter."),
        max_length=300,
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def unlock(request: HttpRequest) -> HttpResponse:
    """Ask for the six words and open the keys for this session; who has no keys yet makes them."""
    person = keys.member_of(request)
    if asked_of(person) is not None:
        put_new_keys_in_force(request)
    if keys.holder(request) is None and not has_keys(person):
        return render(request, "accounts/no_keys.html") if person is None else redirect("keys_new")
    form = UnlockForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if keys.unlock(request, form.cleaned_data["passphrase"]):
            return redirect(next_page(request))
        form.add_error("passphrase", _("These words do not open your keys. Check each word and try again."))
    status = 422 if form.errors else 200
    context = {"form": form, "next": next_page(request), "asked": asked_of(person)}
    return render(request, "accounts/unlock.html", context, status=status)


@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Forget the opened keys; the person stays signed in."""
    keys.lock(request)
    return redirect("start")


@require_http_methods(["GET", "HEAD", "POST"])
def kept_form(request: HttpRequest, name: str) -> HttpResponseBase:
    """Show a form that was posted while the keys were locked; a POST sends it on as it was."""
    form = kept.take(request, name)
    if form is None:
        page = reverse("unlock") if request.user.is_authenticated else RECEIPT_PAGE
        return redirect(f"{page}?{urlencode({'next': request.path})}")
    if request.method != "POST":
        shown = [(field, value) for field, value in form.fields if value.strip()]
        return render(request, "accounts/kept.html", {"kept": form, "fields": shown})
    match = resolve(form.path.partition("?")[0])
    response: HttpResponseBase = match.func(_as_posted(request, form), *match.args, **match.kwargs)
    if response.status_code < HTTPStatus.BAD_REQUEST:
        rooms().drafts.drop(name)
    return response


def next_page(request: HttpRequest) -> str:
    """Return the page to go on to: one of this site, or where whoever is signed in works."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    allowed = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    if allowed:
        return wanted
    return reverse("overseer" if is_overseer(keys.member_of(request)) else "cases")


def _as_posted(request: HttpRequest, form: kept.KeptForm) -> HttpRequest:
    fields = QueryDict(mutable=True)
    for field, value in form.fields:
        fields.appendlist(field, value)
    files: MultiValueDict[str, SimpleUploadedFile] = MultiValueDict()
    for field, file in form.files:
        files.appendlist(field, SimpleUploadedFile(file.name, file.data, file.type))
    path, _mark, query = form.path.partition("?")
    request.path = request.path_info = path
    request.META = {**request.META, "PATH_INFO": path, "QUERY_STRING": query}
    request.GET = QueryDict(query)
    request.POST = fields  # type: ignore[assignment]  # a view only reads it
    request._files = files  # type: ignore[attr-defined]  # noqa: SLF001 # FILES is read-only, and is read from here
    return request
