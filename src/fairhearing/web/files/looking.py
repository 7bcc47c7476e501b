"""A file as whoever may open it sees it: what it is, what it tells, how it looks; and a copy that tells less."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairhearing.errors import BusyError, InputError, in_seen_signs
from fairhearing.web.files.answer import Answer
from fairhearing.web.files.asking import SECONDS, Question, ask
from fairhearing.web.files.kinds import also_holds, kind_by_ending, kind_of
from fairhearing.web.files.words import (
    MACROS,
    facts_in_words,
    is_hidden,
    kind_in_words,
    reason_in_words,
    warnings_of,
)

SIDE = 1600
"""Points along the longer side of what is shown, at most."""
_COLOURS = 3
_QUALITY = 85
_COPIED = {"pictures": "picture", "pdfs": "pages"}


@dataclass(frozen=True, slots=True)
class Look:
    """What is said of a file.

    Args:
        kind: what it is by its content, in words.
        size: bytes.
        warnings: what to know before one opens it.
        facts: label and value, of what it is.
        hidden: label and value, of what it tells besides, and perhaps of whom.
        trouble: why no more is told, a sentence; else empty.
        pages: how many pictures of it can be shown.
        text: its beginning, where it is text.
        cut: whether there is more of the text.
        copy: what a copy would keep, `picture` or `pages`; empty: none can be made.
        no_copy: why none can be made, a sentence.
        read: whether it was looked into at all; what is found otherwise follows from its first bytes.
        unread: what of it was not looked into, a sentence; empty: all of it was.
    """

    kind: str
    size: int
    warnings: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()
    trouble: str = ""
    pages: int = 0
    text: str = ""
    cut: bool = False
    copy: str = ""
    no_copy: str = ""
    read: bool = False
    unread: str = ""


def look_at(name: str, data: bytes, *, task: str = "look", seconds: float = SECONDS) -> Look:
    """Return what a file is and tells.

    Args:
        name: its name, which may lie.
        data: all of it.
        task: `look`, or `facts` where nothing will be shown, which is quicker.
        seconds: how long it may take.
    """
    found, kind = replace(not_looked_at(name, data), trouble=""), kind_of(data)
    if not kind.reader:
        return found
    answer = ask(Question(task, kind.reader), data, seconds=seconds)
    if answer.refused and task == "look":
        # What cannot be drawn may still tell where it was taken.
        facts = ask(Question("facts", kind.reader), data, seconds=seconds)
        return _told(found, kind.reader, facts, reason_in_words(answer.refused))
    return _told(found, kind.reader, answer, "")


def not_looked_at(name: str, data: bytes) -> Look:
    """Return what follows from a file's name and first bytes, where there was no time for more."""
    kind = kind_of(data)
    warnings = warnings_of(name, kind, kind_by_ending(name), also_holds(data, kind))
    trouble = reason_in_words("late") if kind.reader else ""
    unread = str(_UNREAD[kind.reader]) if data and kind.reader in _UNREAD else ""
    return Look(
        kind_in_words(kind), len(data), warnings, trouble=trouble, no_copy=_no_copy(kind.reader), unread=unread
    )


def picture_of(data: bytes, page: int) -> bytes:
    """Return how a file looks, as JPEG: made here from bare points of colour, so that nothing else is in it.

    Args:
        data: all of it.
        page: counted from 0.

    Raises:
        InputError: it cannot be shown.
        BusyError: others are being looked into.
    """
    answer = (
        ask(Question("picture", kind_of(data).reader, page), data)
        if _shows(data)
        else Answer(refused="impossible")
    )
    _refuse(answer)
    size = answer.numbers.get("width", 0), answer.numbers.get("height", 0)
    if not all(0 < one <= SIDE for one in size) or len(answer.rest) != size[0] * size[1] * _COLOURS:
        raise _no(reason_in_words("nonsense"))
    from PIL import Image  # here, because most processes of the site never show a picture

    drawn = io.BytesIO()
    Image.frombytes("RGB", size, answer.rest).save(drawn, "JPEG", quality=_QUALITY)
    return drawn.getvalue()


def copy_of(data: bytes) -> tuple[str, bytes]:
    """Return a copy that holds what is seen and nothing else, with the ending that its name must have.

    Args:
        data: all of the file; it stays as it is.

    Raises:
        InputError: none can be made.
        BusyError: others are being looked into.
    """
    kind = kind_of(data)
    if kind.reader not in _COPIED:
        raise _no(_no_copy(kind.reader))
    answer = ask(Question("copy", kind.reader), data)
    _refuse(answer)
    made = kind_of(answer.rest)
    if made.id not in {"jpeg", "png", "pdf"} or (made.reader != kind.reader):
        raise _no(reason_in_words("nonsense"))
    return made.endings[0], answer.rest


def _shows(data: bytes) -> bool:
    return kind_of(data).reader in _COPIED


def _told(found: Look, reader: str, answer: Answer, trouble: str) -> Look:
    """Return what was found with what the process said."""
    if answer.refused:
        return replace(found, trouble=trouble or reason_in_words(answer.refused))
    names = dict(answer.facts)
    facts = facts_in_words(answer.facts, hidden=False)
    if "width" in answer.numbers:
        facts = (
            (
                _("Points of colour"),
                f"{answer.numbers['width']} \N{MULTIPLICATION SIGN} {answer.numbers['height']}",
            ),
            *facts,
        )
    copies = reader in _COPIED and not trouble and "frames" not in names and answer.numbers.get("copied", 1) > 0
    return replace(
        found,
        warnings=(*found.warnings, *([str(MACROS)] if "program" in names else [])),
        facts=facts,
        hidden=facts_in_words(tuple(fact for fact in answer.facts if is_hidden(fact[0])), hidden=True),
        trouble=trouble,
        pages=0 if trouble else answer.numbers.get("pages", 0),
        text=_seen(answer.rest) if reader == "texts" else "",
        cut=answer.numbers.get("more", 0) > 0,
        copy=_COPIED[reader] if copies else "",
        no_copy="" if copies else found.no_copy or reason_in_words("moving" if "frames" in names else "too-large"),
        read=True,
    )


def _seen(text: bytes) -> str:
    """Return a text with nothing in it that hides or turns round what stands there."""
    lines = text.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return in_seen_signs(lines)


def _no_copy(reader: str) -> str:
    return "" if reader in _COPIED else str(_NO_COPY.get(reader, _NEVER_READ))


def busy_elsewhere() -> BusyError:
    """Return the error for a file that has to wait until others were looked into."""
    return BusyError(
        _("The file cannot be looked into just now."),
        why=reason_in_words("busy"),
        remedy=_("Wait a minute and load the page again. Nothing is lost."),
    )


def _refuse(answer: Answer) -> None:
    if answer.refused == "busy":
        raise busy_elsewhere()
    if answer.refused:
        raise _no(reason_in_words(answer.refused))


def _no(why: str) -> InputError:
    return InputError(
        _("This cannot be made of the file."),
        why=why,
        remedy=_("The original is untouched, and whoever may read it can save it as it was handed in."),
    )


_NEVER_READ = gettext_lazy(
    "Nobody here can look into a file of this kind, so that nothing can be taken out of it."
)
_UNREAD = {
    "": gettext_lazy("What it tells besides is not known: this site cannot look into a file of this kind."),
    "archives": gettext_lazy("The files in it were not looked into; what they tell besides is not known."),
    "recordings": gettext_lazy(
        "Of such a file only some of what it tells can be found here; it may tell more, such as the place."
    ),
}
_NO_COPY = {
    "offices": gettext_lazy(
        "Of a document like this no copy can be made here that surely holds nothing else. Have the program that "
        "made it remove the details, or save it as PDF."
    ),
    "archives": gettext_lazy("An archive is kept as it is. The files in it can be handed in one by one."),
    "recordings": gettext_lazy(
        "Of a recording or photo of this kind no copy can be made here. Many phones can share it without the "
        "place, or save a photo as JPEG."
    ),
    "texts": gettext_lazy("Text like this holds nothing but what can be read in it."),
}
