"""The pages on one file, the same for everybody who may open it; made for one request, and kept nowhere."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fairhearing.desk import OpenAct
from fairhearing.errors import NotYoursError
from fairhearing.identifiers import Digest
from fairhearing.sealing import Identity, open_file
from fairhearing.web.downloads import attachment, safe_name
from fairhearing.web.files.looking import copy_of, look_at, picture_of
from fairhearing.web.house import house


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file of an act, opened.

    Args:
        name: as its owner's machine called it.
        data: as it was handed in.
    """

    name: str
    data: bytes


def file_of(act: OpenAct, place: int) -> HandedIn:
    """Return a file of an act.

    Args:
        act: one that opened for whoever asks.
        place: counted from 0.

    Raises:
        NotYoursError: it has no such file.
        SealError: the file is missing or was altered.
    """
    if place >= len(act.files):
        raise NotYoursError
    entry = act.files[place]
    key = Identity(bytes.fromhex(str(entry["key"])))
    return HandedIn(str(entry["name"]), open_file(house().blobs.get(Digest(str(entry["digest"]))), key))


def original(file: HandedIn) -> HttpResponse:
    """Hand out a file as it was handed in: to save, never to run or show."""
    return attachment(file.data, file.name)


def look_page(
    request: HttpRequest, file: HandedIn, route: str, place: tuple[str | int, ...], back: str
) -> HttpResponse:
    """Show what a file is and tells, how it looks, and what can be saved of it.

    Args:
        request: of somebody who may open it.
        file: the file.
        route: the name of the address under which it is handed out; the other three are called after it.
        place: what stands in that address.
        back: the address of the page that lists it.
    """
    look = look_at(file.name, file.data)
    context = {
        "name": file.name,
        "look": look,
        "pictures": [reverse(f"{route}_picture", args=[*place, page]) for page in range(look.pages)],
        "copy": reverse(f"{route}_copy", args=place) if look.copy else "",
        "original": reverse(route, args=place),
        "back": back,
    }
    return render(request, "fh/look.html", context)


def picture(file: HandedIn, page: int) -> HttpResponse:
    """Show a picture of a file, made from points of colour."""
    response = HttpResponse(picture_of(file.data, page), content_type="image/jpeg")
    response["Content-Disposition"] = 'inline; filename="preview.jpg"'
    return _closed(response)


def copy(file: HandedIn) -> HttpResponse:
    """Hand out a copy without what the original tells besides."""
    ending, data = copy_of(file.data)
    stem, dot, _ = safe_name(file.name).rpartition(".")
    return attachment(data, f"{stem if dot else safe_name(file.name)}-copy.{ending}")


def _closed(response: HttpResponse) -> HttpResponse:
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
