"""The letters that a procedure requires, ready-made: plain text with fields, to print or for a mailbox."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from django.template import Context, Engine, TemplateDoesNotExist
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fairhearing import __version__
from fairhearing.acts import KINDS
from fairhearing.desk import OpenCase
from fairhearing.identifiers import KindName, PersonId
from fairhearing.organisation import Organisation
from fairhearing.sealing import digest_of
from fairhearing.web.act_forms import choices_of
from fairhearing.web.house import house

_ID = re.compile(r"[a-z0-9-]+")
_ENGINE = Engine(
    dirs=[str(Path(__file__).parent)],
    libraries={"i18n": "django.templatetags.i18n"},
    builtins=[],
    autoescape=False,
)
"""Letters are text and no page: nothing is escaped in them, and the page that shows one does so."""
_GAPS = re.compile(r"\n{3,}")
_RUNNING = ("open", "overdue")
_TOLD_OF = ("decision-made", "finding-made", "category-set", "appeal-decided")
"""The kinds whose newest act a letter can speak of; `-` is `_` in its fields."""


def draft(case: OpenCase, kind: str, fields: Mapping[str, object] | None = None) -> str:
    """Return the letter that the procedure requires with a kind of act, ready to be changed.

    Args:
        case: opened by whoever writes it.
        kind: the kind of act.
        fields: what was entered in the act, where it was done already.

    Returns:
        Plain text; empty where the procedure names no letter for the kind, or one that is not here.
    """
    name = case.procedure.letters.get(KindName(kind), "")
    if not _ID.fullmatch(name):
        return ""
    try:
        template = _ENGINE.get_template(f"{name}.txt")
    except TemplateDoesNotExist:
        return ""
    text = template.render(Context(_fields(case, kind, fields or {}), autoescape=False))
    return _GAPS.sub("\n\n", text).strip() + "\n"


def packet_letter(organisation: Organisation, person: PersonId, file: str, sealed: bytes) -> str:
    """Return the letter that goes with a packet to an outside body; it is the same whatever is in the packet.

    Args:
        organisation: in force.
        person: whom it is for.
        file: the packet's name.
        sealed: the packet.
    """
    known = organisation.people[person]
    fields = {
        "name": known.name or str(person),
        "organisation": organisation.name,
        "day": date_format(organisation.calendar.day(house().now()), "j F Y"),
        "file": file,
        "digest": digest_of(sealed),
        "version": __version__,
        "site": house().origin,
    }
    text = _ENGINE.get_template("packet.txt").render(Context(fields, autoescape=False))
    return _GAPS.sub("\n\n", text).strip() + "\n"


def _fields(case: OpenCase, kind: str, given: Mapping[str, object]) -> dict[str, object]:
    told = {kind.replace("-", "_"): _newest(case, kind) for kind in _TOLD_OF}
    rules = {str(duty.id): duty.says for duty in case.procedure.duties}
    return {
        **told,
        "organisation": case.organisation.name,
        "site": house().origin,
        "procedure": case.procedure,
        "notices": {name.replace("-", "_"): text for name, text in case.procedure.notices.items()},
        "next": _next(case, kind),
        "answering": _duties_of(case, "respondent"),
        "appealing": [power.says for power in case.procedure.powers if KindName("appeal-filed") in power.act],
        "grounds": list(case.procedure.grounds.values()),
        "given": {**given, "rule": rules.get(str(given.get("rule", "")), "")},
    }


def _newest(case: OpenCase, kind: str) -> Mapping[str, str]:
    """Return what the newest act of a kind says, its choices in words."""
    found = next(iter(reversed(case.done(kind))), None)
    if found is None:
        return {}
    types = {field.name: field for field in KINDS[KindName(kind)].fields}
    said = {}
    for name, value in found.fields.items():
        words = choices_of(types[name], case.procedure) if name in types and types[name].type == "choice" else {}
        said[name] = words.get(str(value), str(value))
    return said


def _next(case: OpenCase, kind: str) -> list[str]:
    """Return what is due next and by when, the nearest first; not what the letter itself is asked for by."""
    met = {duty.id for duty in case.procedure.duties if kind in duty.act}
    today = case.calendar.day(house().now())
    due = sorted(
        (answer.due.last, answer.says)
        for answer in case.judgement(today).duties
        if answer.status in _RUNNING and answer.due is not None and answer.rule not in met
    )
    return [
        _("%(says)s (by %(day)s)") % {"says": says, "day": date_format(on, "j F Y")}
        for on, says in due
        if on >= today
    ]


def _duties_of(case: OpenCase, role: str) -> list[str]:
    return [duty.says for duty in case.procedure.duties if role in duty.who]


__all__ = ["draft", "packet_letter"]
