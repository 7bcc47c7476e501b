"""A letter as it will stand, with what may be withheld from its readers marked, and what no comparison finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from fairhearing.acts import KINDS
from fairhearing.desk import FILE, Mark, OpenAct, OpenCase, Upload, unread
from fairhearing.identifiers import KindName, role_of
from fairhearing.web.act_choices import role_title
from fairhearing.web.act_forms import in_words
from fairhearing.web.casework.doing import WITH_CODE
from fairhearing.web.letters import languages, wordings

LANGUAGE = "language"
"""The field with the language of a letter, and the word in an address that asks for one."""
LONGEST_REASON = 2_000
_SAID: dict[str, str | Promise] = {
    "name": _("a name that is withheld from whoever gets this"),
    "part-of-a-name": _("may be a part of a name that is withheld"),
    "address": _("an address or number out of a part that they do not read"),
    "id": _("an id that only the case uses"),
    "notes": _("out of the notes of the panel"),
    "outcome": _("word for word out of what was found or decided of another one"),
    "passage": _("word for word out of a part that they do not read"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text; `why` says what is marked in it, empty: nothing."""

    text: str
    why: str = ""
    forbidden: bool = False


def pieces_of(case: OpenCase, text: str, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """Return a text in pieces, those that are marked with the reason.

    Args:
        case: gives the titles of roles.
        text: of one field.
        marks: in it, by where they begin; what overlaps one before is left out.
    """
    found, place = [], 0
    for mark in marks:
        if mark.start < place:
            continue
        why = str(_SAID[mark.what])
        whose = in_words(mark.of) if mark.of == "excluded" else role_title(case, mark.of) if mark.of else ""
        found.append(Piece(text[place : mark.start]))
        found.append(
            Piece(text[mark.start : mark.end], f"{why} ({whose})" if whose else why, forbidden=mark.forbidden)
        )
        place = mark.end
    return tuple(piece for piece in (*found, Piece(text[place:])) if piece.text)


def files_of(
    case: OpenCase, files: Sequence[Upload], marks: Sequence[Mark]
) -> list[tuple[tuple[Piece, ...], int]]:
    """Return the name of each file in pieces, those that are marked with the reason, and its size in bytes."""
    return [
        (pieces_of(case, file.name, [one for one in marks if one.field == f"{FILE}{place}"]), len(file.data))
        for place, file in enumerate(files)
    ]


def not_compared(case: OpenCase) -> tuple[str, ...]:
    """Return what of a case does not open for its reader, in words: nothing in it could be compared."""
    titles = {
        "who": gettext("who is who"),
        "what": gettext("what was reported and found out"),
        "reporter-mail": gettext("the mailbox of those who reported"),
        "respondent-mail": gettext("the mailbox of the respondents"),
        "panel": gettext("the notes of the panel"),
        "appeal": gettext("the notes on an appeal"),
    }
    return tuple(titles.get(name, in_words(name)) for name in unread(case))


def language_of(act: OpenAct) -> str:
    """Return the language that a letter was written in, as it was said; empty: it was not."""
    return next((str(body["language"]) for body in act.parts.values() if body.get("language")), "")


def language_to_write(case: OpenCase, kind: KindName, whom: str, asked: str) -> str:
    """Return in which language a letter is drafted: as asked, else as the last one to them, else the page's.

    Args:
        case: opened by whoever writes.
        kind: of the letter.
        whom: the slot that it is for; empty: whoever the kind is done to.
        asked: what was chosen, perhaps nothing or nonsense.
    """
    known = dict(languages(wordings()))
    wishes = (asked, "" if kind in WITH_CODE else _last_language(case, kind, whom))
    return next((one for one in wishes if one in known), get_language() or "en")


def _last_language(case: OpenCase, kind: KindName, whom: str) -> str:
    side = _side(KINDS[kind].to or "")
    said = ((str(act.public.to or ""), language_of(act)) for act in reversed(case.acts))
    theirs = (
        language for to, language in said if language and (to == whom or (not whom and _side(role_of(to)) == side))
    )
    return next(theirs, "")


def _side(role: str) -> str:
    return "reporter" if role == "affected" else role


def language_field() -> forms.ChoiceField:
    """Return the hidden field that carries the language in which a letter was drafted."""
    return forms.ChoiceField(
        label=_("Language of the letter"),
        required=False,
        choices=languages(wordings()),
        widget=forms.HiddenInput(),
    )


def reason_in(typed: str) -> str:
    """Return why what was marked may stand, as it was typed, without what cannot be kept."""
    return typed.replace("\0", "").replace("\r\n", "\n").strip()[:LONGEST_REASON]
