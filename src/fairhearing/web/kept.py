"""A form left open until its page had locked itself: what is posted is sealed to its owner, then they unlock.

The form carries its owner's public key, so that even after the session is over what they wrote can be sealed to
them before it touches a disk; only their own key opens it.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass

from django.http import HttpRequest

from fairhearing.errors import SealError
from fairhearing.sealing import Identity, Recipient, open_from, seal_to
from fairhearing.web import keys
from fairhearing.web.failures import too_big
from fairhearing.web.house import rooms
from fairhearing.web.uploads import left_out

FIELD = "keep_for"
"""The hidden field that holds the owner's public key, 64 hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of a kept form."""

    name: str
    type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class KeptForm:
    """What somebody had posted.

    Args:
        path: where to.
        fields: names and values in their order, without the owner's key.
        files: field name and file.
    """

    path: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, KeptFile], ...]


def owner_of(request: HttpRequest) -> Identity | None:
    """Return the key that opens what is kept for whoever is here; None: nothing is open."""
    officer, mailbox = keys.holder(request), keys.receipt_of(request)
    if officer is not None:
        return officer.identity
    return None if mailbox is None else mailbox.identity


def keep(request: HttpRequest) -> str | None:
    """Seal a posted form to the owner that it names, and keep it.

    Args:
        request: a POST.

    Returns:
        The name under which it is kept; None: the form names no owner, so nothing can be kept.

    Raises:
        TooBigError: a file was too large; kept without it, the form would look whole.
    """
    if left_out(request):
        raise too_big()
    try:
        recipient = Recipient(bytes.fromhex(request.POST.get(FIELD, "")))
        sealed = seal_to(recipient, _packed(request))
    except (ValueError, SealError):
        return None
    return rooms().drafts.put(sealed)


def take(request: HttpRequest, name: str) -> KeptForm | None:
    """Return a kept form to its owner; None: their keys are not open.

    Args:
        request: of whoever asks.
        name: as `keep` returned it.

    Raises:
        NotYoursError: it is not there any more.
        SealError: it is somebody else's.
    """
    owner = owner_of(request)
    if owner is None:
        return None
    content = json.loads(open_from(owner, rooms().drafts.get(name)))
    files = tuple((field, KeptFile(file, kind, b64decode(data))) for field, file, kind, data in content["files"])
    return KeptForm(content["path"], tuple((name, value) for name, value in content["fields"]), files)


def _packed(request: HttpRequest) -> bytes:
    fields = [(name, str(value)) for name, values in request.POST.lists() if name != FIELD for value in values]
    files = [
        (name, file.name or "", file.content_type or "", b64encode(file.read()).decode())
        for name, given in request.FILES.lists()
        for file in given
    ]
    return json.dumps({"path": request.get_full_path(), "fields": fields, "files": files}).encode()
