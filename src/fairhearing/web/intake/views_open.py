"""The ways into a mailbox: the words of a receipt, or a letter code; wrong and unknown are one answer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fairhearing.desk import find_mailbox, take_up
from fairhearing.errors import NotYoursError, SealError
from fairhearing.sealing import ReceiptKeys, make_receipt, read_letter_code, read_receipt
from fairhearing.web import budgets, keys
from fairhearing.web.access import public
from fairhearing.web.house import house
from fairhearing.web.intake.forms import LetterForm, OpenForm

NEW = "new"
"""The hidden field with the words that will replace those that somebody else saw."""


@public
@require_http_methods(["GET", "HEAD", "POST"])
def open_mailbox(request: HttpRequest) -> HttpResponse:
    """Open a mailbox with the words of its receipt."""
    if request.method != "POST":
        return _open_page(request, OpenForm())
    form = OpenForm(request.POST)
    words = request.POST.get("words", "")
    try:
        row = find_mailbox(house(), read_receipt(words))
    except (SealError, NotYoursError):
        budgets.wrong("receipt")
        form.refuse("words", _wrong())
        return _open_page(request, form, status=422)
    if row.replace:
        context = {"words": words, "new": make_receipt(house().randomness), "next": _next(request)}
        return render(request, "intake/replace.html", context)
    keys.open_mailbox_session(request, words)
    return redirect(_next(request))


@public
@require_POST
def replace(request: HttpRequest) -> HttpResponse:
    """Replace words that somebody else had seen, and show the new ones once."""
    try:
        old, new = read_receipt(request.POST.get("words", "")), read_receipt(request.POST.get(NEW, ""))
        words = _taken_up(old, new, request.POST[NEW])
    except (SealError, NotYoursError):
        budgets.wrong("receipt")
        form = OpenForm(request.POST)
        form.refuse("words", _wrong())
        return _open_page(request, form, status=422)
    return _new_words(request, words, _("Your mailbox now has words that only you have"))


@public
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: HttpRequest) -> HttpResponse:
    """Use a letter code, both halves of it, once."""
    if request.method != "POST":
        return _letter_page(request, LetterForm(), make_receipt(house().randomness))
    form = LetterForm(request.POST)
    made = request.POST.get(NEW, "")
    try:
        old = read_letter_code(request.POST.get("letter", ""), request.POST.get("spoken", ""))
        words = _taken_up(old, read_receipt(made), made)
    except (SealError, NotYoursError):
        budgets.wrong("letter")
        form.refuse(None, _wrong_letter())
        return _letter_page(request, form, _usable(made), status=422)
    return _new_words(request, words, _("You now have words of your own"))


def _taken_up(old: ReceiptKeys, new: ReceiptKeys, words: str) -> str:
    """Replace old words, or show the new ones again where the same page was sent twice."""
    try:
        take_up(house(), old, words)
    except NotYoursError:
        find_mailbox(house(), new)
    return words


def _usable(made: str) -> str:
    """Return the words that a form carried, or new ones where they are none."""
    try:
        read_receipt(made)
    except SealError:
        return make_receipt(house().randomness)
    return made


def _new_words(request: HttpRequest, words: str, heading: str) -> HttpResponse:
    context = {"receipt": words, "words": words.split(), "replaced": True, "heading": heading}
    return render(request, "intake/receipt.html", context)


def _open_page(request: HttpRequest, form: OpenForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "next": request.POST.get("next") or request.GET.get("next", "")}
    return render(request, "intake/open.html", context, status=status)


def _letter_page(request: HttpRequest, form: LetterForm, new: str, status: int = 200) -> HttpResponse:
    return render(request, "intake/letter.html", {"form": form, "new": new}, status=status)


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    allowed = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if allowed else reverse("mailbox")


def _wrong() -> str:
    return _(
        "These words open no mailbox. Compare each of them with your paper, in its order: a word may be missing, "
        "misspelled, or replaced by newer words."
    )


def _wrong_letter() -> str:
    return _(
        "These words open nothing. Compare the four in the letter, and ask again for the four that were told to "
        "you. A letter works once and for a limited time: if you used it already, open your mailbox with the "
        "words that you were shown then; if it is too old, ask whoever sent it for a new one."
    )
