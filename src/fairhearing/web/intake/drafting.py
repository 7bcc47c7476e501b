"""What somebody typed, kept sealed between a form and its check page; only the form has the key.

A draft that was sent leaves a mark in its place, so that the same page sent twice is the same report.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from fairhearing.desk import Upload
from fairhearing.errors import NotYoursError, SealError
from fairhearing.identifiers import ActId, act_id, random_name
from fairhearing.sealing import open_draft, seal_draft
from fairhearing.web.files.kinds import kind_of
from fairhearing.web.house import rooms
from fairhearing.web.uploads import left_out

FIELD = "draft"
"""The hidden field with a draft's name and key."""
DROP = "drop"
"""The field that names a kept file that is not wanted any more, by its place."""
MOST_FILES = 20

_TICKET = re.compile(r"([a-z2-9]{26})\.([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Ticket:
    """Where a draft lies, and what opens it.

    Args:
        name: 26 signs.
        key: 32 bytes, in the form alone.
    """

    name: str
    key: bytes

    def __str__(self) -> str:
        return f"{self.name}.{self.key.hex()}"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed.

    Args:
        fields: name → values, as the browser sent them.
        files: as they are sent.
        originals: place → the file as it was handed in, where a copy of it is sent.
        receipt: the words made at the check page, if it came so far.
        sent: whether it was sent; then nothing else is in it but the receipt and the mark.
        mark: digest of the fields that were sent, by which the same page sent twice is known.
    """

    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    files: tuple[Upload, ...] = ()
    originals: Mapping[int, Upload] = field(default_factory=dict)
    receipt: str = ""
    sent: bool = False
    mark: str = ""

    def query(self) -> QueryDict:
        """Return the fields as a form takes them."""
        query = QueryDict(mutable=True)
        for name, values in self.fields.items():
            query.setlist(name, list(values))
        return query

    def done(self) -> Draft:
        """Return the mark that is left once it was sent."""
        return Draft(receipt=self.receipt, sent=True, mark=_mark(self.fields))


def ticket_of(request: HttpRequest) -> Ticket:
    """Return the ticket that a posted form carries, or a new one where it carries none."""
    found = _TICKET.fullmatch(request.POST.get(FIELD, ""))
    return new_ticket() if found is None else Ticket(found[1], bytes.fromhex(found[2]))


def new_ticket() -> Ticket:
    """Return a ticket under which nothing lies yet."""
    randomness = rooms().house.randomness
    return Ticket(random_name(randomness), randomness.token(32))


class FromTicket:
    """Randomness that the same page, with the same things typed into it, gets again.

    The ticket stands in the page alone, so that nobody else can work it out.

    Args:
        ticket: of the page.
        draft: what it holds.
        purpose: what it is for.
    """

    def __init__(self, ticket: Ticket, draft: Draft, purpose: str) -> None:
        files = [hashlib.sha256(file.data).hexdigest() for file in draft.files]
        told = json.dumps([purpose, ticket.name, _mark(draft.fields), files]).encode()
        self._keyed = hmac.new(ticket.key, told, hashlib.sha256)
        self._drawn = 0

    def token(self, length: int) -> bytes:
        """Return the next `length` bytes."""
        self._drawn += 1
        keyed = self._keyed.copy()
        keyed.update(self._drawn.to_bytes(8, "big"))
        return hashlib.shake_256(keyed.digest()).digest(length)


def act_of(ticket: Ticket, draft: Draft, kind: str, code: str) -> ActId:
    """Return the id of the act that a page does: sent again when no answer came, it does it once.

    Args:
        ticket: of the page.
        draft: what it holds.
        kind: of the act.
        code: of the case.
    """
    return act_id(FromTicket(ticket, draft, f"act/{kind}/{code}"))


def load(ticket: Ticket) -> Draft | None:
    """Return a draft; None: it was never there, or its 48 hours are over."""
    try:
        opened = open_draft(rooms().drafts.get(ticket.name), ticket.key)
    except (NotYoursError, SealError):
        return None
    head, _, rest = opened.partition(b"\n")
    content = json.loads(head)
    files, places = [], content.get("originals", [])
    for name, kind, size in content["files"]:
        files.append(_upload(name, kind, rest[:size]))
        rest = rest[size:]
    sent = len(files) - len(places)
    originals = dict(zip(places, files[sent:], strict=True))
    return Draft(
        content["fields"], tuple(files[:sent]), originals, content["receipt"], content["sent"], content["mark"]
    )


def save(ticket: Ticket, draft: Draft) -> None:
    """Keep a draft in the place of the one before.

    Raises:
        BusyError: the disk is full or read-only.
    """
    files = (*draft.files, *draft.originals.values())
    content = {
        "fields": {name: list(values) for name, values in draft.fields.items()},
        "files": [(file.name, file.type, len(file.data)) for file in files],
        "originals": list(draft.originals),
        "receipt": draft.receipt,
        "sent": draft.sent,
        "mark": draft.mark,
    }
    plain = b"".join((json.dumps(content).encode(), b"\n", *(file.data for file in files)))
    rooms().drafts.put(seal_draft(plain, ticket.key), ticket.name)


def begun(request: HttpRequest, ticket: Ticket, names: Sequence[str]) -> tuple[Ticket, Draft | None]:
    """Return what lies under the ticket of a posted form, or a new ticket where it was sent and this is another.

    Args:
        request: a POST.
        ticket: of the page.
        names: of the fields that are kept.
    """
    before = load(ticket)
    if before is not None and before.sent and is_another(request, before, names):
        return new_ticket(), None
    return ticket, before


def typed(request: HttpRequest, before: Draft | None, names: Sequence[str]) -> tuple[Draft, bool]:
    """Return a posted form as a draft: its fields, the files kept before, and the new ones.

    Args:
        request: a POST.
        before: what was kept.
        names: of the fields that are kept.

    Returns:
        The draft, and whether all new files fitted; those that did not are not in it.
    """
    before = before or Draft()
    dropped = set(request.POST.getlist(DROP))
    kept = [place for place in range(len(before.files)) if str(place) not in dropped]
    files = [before.files[place] for place in kept]
    originals = {new: before.originals[old] for new, old in enumerate(kept) if old in before.originals}
    room = settings.FAIRHEARING_LARGEST_REQUEST - sum(len(file.data) for file in files)
    given = [_handed_in(file) for name in request.FILES for file in request.FILES.getlist(name)]
    fits = len(files) + len(given) <= MOST_FILES and sum(len(file.data) for file in given) <= room
    files += given if fits else ()
    draft = replace(before, fields=_posted(request, names), files=tuple(files), originals=originals)
    return draft, fits and not left_out(request)


def too_much() -> str:
    """Return what is said where not all files fitted."""
    return _(
        "Not every file was taken in: one may have 50 MB, all together 60 MB, and 20 at most. The text and the "
        "files that are listed are kept. Choose fewer or smaller ones; others can be added later."
    )


def is_another(request: HttpRequest, before: Draft, names: Sequence[str]) -> bool:
    """Return whether a page that was sent already now holds something else, which must not be lost.

    Args:
        request: a POST, of a page to which somebody went back.
        before: the mark of what was sent.
        names: of the fields that are kept.
    """
    return bool(request.FILES) or left_out(request) or before.mark != _mark(_posted(request, names))


def _posted(request: HttpRequest, names: Sequence[str]) -> dict[str, list[str]]:
    return {name: request.POST.getlist(name) for name in names if name in request.POST}


def _mark(fields: Mapping[str, Sequence[str]]) -> str:
    told = json.dumps({name: list(values) for name, values in fields.items()}, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def _handed_in(file: UploadedFile[bytes]) -> Upload:
    file.seek(0)
    return _upload(file.name or "", file.content_type or "", file.read())


def _upload(name: str, claimed: str, data: bytes) -> Upload:
    return Upload(name, claimed, data, kind_of(data).id)
