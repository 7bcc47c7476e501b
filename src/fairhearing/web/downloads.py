"""Handing out what somebody handed in: never opened here, never shown as a page, always a file to save."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

_LONGEST = 150


def attachment(data: bytes, name: str) -> HttpResponse:
    """Return a file as a sandboxed attachment.

    Args:
        data: as it was handed in.
        name: as its owner's machine called it; signs that could lead out of a folder are taken away.
    """
    response = HttpResponse(data, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, safe_name(name)) or "attachment"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def safe_name(name: str) -> str:
    """Return a name that is nothing but a name."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(sign for sign in last if sign.isprintable() and sign not in '<>:"|?*').strip(" .")
    return kept[-_LONGEST:] or "file"
