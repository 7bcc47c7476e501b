"""What is handed in stays in memory, within limits that are said in plain words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django import forms
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from fairhearing.web import urls as site
from fairhearing.web.access import public
from fairhearing.web.downloads import attachment, safe_name
from fairhearing.web.uploads import left_out
from fairhearing.web.words import LineField, WordsField

SEEN: list[tuple[str | None, bytes, bool]] = []
LEFT_OUT: list[bool] = []


class Form(forms.Form):
    """A text, and a name if one wishes."""

    text = WordsField(longest=50)
    name = LineField(required=False)


@public
def take(request: HttpRequest) -> HttpResponse:
    """Take in a form with files."""
    LEFT_OUT[:] = [left_out(request)]
    SEEN[:] = [(file.name, file.read(), isinstance(file, InMemoryUploadedFile)) for file in request.FILES.values()]
    return HttpResponse(str(len(SEEN)))


urlpatterns = [path("take", take), *site.urlpatterns]
handler400 = site.handler400
own_pages = override_settings(ROOT_URLCONF="tests.web.test_uploads")


@own_pages
def test_a_file_is_kept_in_memory_alone(browser: Callable[..., Client], tmp_path: Path) -> None:
    """Whatever its size, and whatever it is called, it comes to the view as bytes with a name."""
    big = b"x" * 4_000_000
    answer = browser().post("/take", {"file": SimpleUploadedFile("../../evil.pdf", big, "application/pdf")})
    assert answer.content == b"1"
    (seen,) = SEEN
    assert seen == ("evil.pdf", big, True)


@own_pages
@pytest.mark.parametrize(
    "limits",
    [
        {"DATA_UPLOAD_MAX_MEMORY_SIZE": 10},
        {"DATA_UPLOAD_MAX_NUMBER_FIELDS": 1},
        {"DATA_UPLOAD_MAX_NUMBER_FILES": 1},
    ],
)
def test_what_is_too_large_gets_a_plain_page(browser: Callable[..., Client], limits: dict[str, int]) -> None:
    """413, and the page says that a browser cannot choose the files again by itself."""
    form = {"a": "a text of some length", "b": "another", "file": SimpleUploadedFile("a.bin", b"x" * 5_000)}
    with override_settings(**limits):
        answer = browser().post("/take", {**form, "more": SimpleUploadedFile("b.bin", b"x")})
    assert answer.status_code == 413
    assert "A browser cannot fill in the files again" in answer.content.decode()


@own_pages
def test_a_request_that_is_far_too_large_is_not_read_to_its_end(
    browser: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """413, before anything of it is looked at."""
    monkeypatch.setattr("fairhearing.web.uploads._MOST_READ", 1_000)
    answer = browser().post("/take", {"file": SimpleUploadedFile("a.bin", b"x" * 5_000)})
    assert answer.status_code == 413


@own_pages
@pytest.mark.parametrize("limit", ["FAIRHEARING_LARGEST_FILE", "FAIRHEARING_LARGEST_REQUEST"])
def test_a_file_that_is_too_large_is_left_out_alone(browser: Callable[..., Client], limit: str) -> None:
    """The text and the other files come to the view: a browser that goes back may have forgotten them."""
    files = {"a": SimpleUploadedFile("large.mov", b"x" * 200_000), "b": SimpleUploadedFile("small.txt", b"y")}
    with override_settings(**{limit: 100_000}):
        answer = browser().post("/take", {"text": "what happened", **files})
    assert answer.status_code == 200
    assert SEEN == [("small.txt", b"y", True)]
    assert LEFT_OUT == [True]


@own_pages
def test_a_form_that_is_none_gets_a_plain_page(browser: Callable[..., Client]) -> None:
    """A broken multipart body is no fault of the site's."""
    answer = browser().post("/take", b"--x\r\nnonsense", content_type="multipart/form-data; boundary=")
    assert answer.status_code == 400
    assert "cannot be read" in answer.content.decode()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  two spaces and a line\r\nmore ", "  two spaces and a line\nmore "),
        ("שלום עולם", "שלום עולם"),
        ("🙂‍↔️ ok", "🙂‍↔️ ok"),
        ("<script>", "<script>"),
    ],
)
def test_own_words_are_kept_as_they_are(given: str, kept: str) -> None:
    """Nothing is trimmed, escaped or normalised, except how lines end."""
    form = Form({"text": given})
    assert form.is_valid()
    assert form.cleaned_data["text"] == kept


def test_nul_is_taken_out_of_what_is_shown_again_and_said() -> None:
    """The person sees their text without it, and is told."""
    form = Form({"text": "before\0after", "name": "a\0b"})
    assert not form.is_valid()
    assert form["text"].value() == "beforeafter"
    assert "invisible sign" in form.errors["text"][0]


@pytest.mark.parametrize("text", ["", "   \n\t "])
def test_nothing_is_not_enough(text: str) -> None:
    """A required text of spaces is asked for again."""
    assert Form({"text": text}).errors["text"] == ["Please write something here."]


def test_a_text_that_is_too_long_loses_nothing() -> None:
    """It is shown again whole, with its length; the browser is not told to cut it."""
    long = "x" * 51
    form = Form({"text": long})
    assert "50 signs at most, and it has 51" in form.errors["text"][0]
    assert form["text"].value() == long
    assert "maxlength" not in str(form["text"])


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("report.pdf", "report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\note.txt", "note.txt"),
        ('a"b<c>\r\n:d|?*.txt', "abcd.txt"),
        ("..", "file"),
        ("", "file"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
        ("naïve résumé.odt", "naïve résumé.odt"),
    ],
)
def test_a_file_is_handed_out_under_a_name_alone(name: str, safe: str) -> None:
    """No path, no sign that ends a header, nothing hidden."""
    assert safe_name(name) == safe


def test_a_file_is_handed_out_to_be_saved(browser: Callable[..., Client]) -> None:
    """Whatever it says that it is: an attachment without a type, in a sandbox."""
    answer = attachment(b"<script>alert(1)</script>", "page.html")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="page.html"'
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
