"""A form left open until its page had locked itself: what is posted is sealed to its owner, then they unlock.

The form carries its owner's public key, so that even after the session is over what they wrote can be sealed to
them before it touches a disk; only their own key opens it.
"""

from __future__ import annotations

import hmac
import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256

from django.http import HttpRequest

from fairhearing.sealing import Identity, Recipient, open_from, seal_to
from fairhearing.web import keys
from fairhearing.web.failures import too_big
from fairhearing.web.house import rooms
from fairhearing.web.uploads import left_out

FIELD = "keep_for"
"""The hidden field that holds the owner's public key, and what shows that this site put it there."""
_SITE = b"fairhearing/keep-for/v1\n"


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


def field_of(recipient: Recipient) -> str:
    """Return what the hidden field holds: a public key, and that this site wrote it into the owner's own page.

    Public keys are known to others, too: else anybody could lay a form of their own before its owner to be sent.

    Args:
        recipient: of the owner.
    """
    key = hmac.digest(rooms().keys.get("django"), _SITE, sha256)
    return f"{recipient.hex()}.{hmac.digest(key, recipient, sha256).hex()}"


def _owner_in(request: HttpRequest) -> Recipient | None:
    given = request.POST.get(FIELD, "")
    try:
        recipient = Recipient(bytes.fromhex(given.partition(".")[0]))
    except ValueError:
        return None
    return recipient if hmac.compare_digest(field_of(recipient).encode(), given.encode()) else None


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
    recipient = _owner_in(request)
    return None if recipient is None else rooms().drafts.put(seal_to(recipient, _packed(request)))


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
