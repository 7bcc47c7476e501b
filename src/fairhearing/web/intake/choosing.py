"""What the files of a draft tell besides, before anything is sent; and copies without that, as one wishes."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace

from django.http import HttpRequest

from fairhearing.desk import Upload
from fairhearing.web.files.looking import Look, busy_elsewhere, copy_of, look_at, not_looked_at
from fairhearing.web.intake.drafting import Draft

ORIGINAL = "original"
"""The step by which the owner of a file takes back that a copy of it is sent; the other is `copy`."""
FILE = "file"
"""The field that names a file by its place."""
SECONDS = 12.0
"""How long the files of one draft are looked into together; nobody waits longer for the page."""
PATIENCE = 3.0
"""Seconds that one draft waits for another."""
_TURN = threading.BoundedSemaphore(1)
"""Anybody can have files looked into by reporting: one draft a process at a time, so that handlers still can."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A file as the check page shows it.

    Args:
        place: counted from 0.
        name: under which it is sent.
        was: its own name, where a copy is sent in its place; else empty.
        look: what it is and tells.
    """

    place: int
    name: str
    was: str
    look: Look


@contextmanager
def _turn() -> Iterator[bool]:
    """Wait for the turn of a draft; whether it came is what is yielded."""
    mine = _TURN.acquire(timeout=PATIENCE)
    try:
        yield mine
    finally:
        if mine:
            _TURN.release()


def _chosen(draft: Draft, seconds: float) -> Iterator[Chosen]:
    """Yield the files of a draft with what each tells besides, as far as there is time."""
    until = time.monotonic() + seconds
    for place, file in enumerate(draft.files):
        left = until - time.monotonic()
        look = look_at(file.name, file.data, task="facts", seconds=left) if left > 0 else None
        was = draft.originals[place].name if place in draft.originals else ""
        yield Chosen(place, file.name, was, look or not_looked_at(file.name, file.data))


def chosen_files(draft: Draft) -> dict[str, object]:
    """Return what a check page shows of a draft's files, and whether any of them tells something."""
    with _turn() if draft.files else nullcontext(False) as mine:
        files = list(_chosen(draft, SECONDS if mine else 0.0))
    tells = any(one.was or one.look.hidden for one in files)
    return {"chosen": files, "tells": tells, "file_field": FILE}


def choose(request: HttpRequest, draft: Draft) -> Draft:
    """Return a draft in which a file is exchanged for its copy, or the copy for the file.

    Args:
        request: a POST with the step and the file's place; one that names no file changes nothing.
        draft: what was typed so far.

    Raises:
        InputError: no copy can be made of the file.
        BusyError: other files are being looked into.
    """
    given = request.POST.get(FILE, "")
    place = int(given) if given.isdecimal() and len(given) < 4 else len(draft.files)
    if place >= len(draft.files):
        return draft
    originals = dict(draft.originals)
    if request.POST.get("step") == ORIGINAL:
        return _with(draft, place, originals.pop(place, draft.files[place]), originals)
    if place in originals:
        return draft
    with _turn() as mine:
        if not mine:
            raise busy_elsewhere()
        ending, data = copy_of(draft.files[place].data)
    originals[place] = draft.files[place]
    # Its own name can tell as much as what is in it.
    return _with(draft, place, Upload(f"copy-{place + 1}.{ending}", draft.files[place].type, data), originals)


def _with(draft: Draft, place: int, file: Upload, originals: dict[int, Upload]) -> Draft:
    return replace(draft, files=(*draft.files[:place], file, *draft.files[place + 1 :]), originals=originals)
