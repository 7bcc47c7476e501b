"""A letter drafted for a case: the shipped text, or the organisation's own, with what the case says filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.template import Context, Engine
from django.utils import translation
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from fairhearing import __version__
from fairhearing.acts import KINDS
from fairhearing.desk import OpenCase, of_others_alone, several
from fairhearing.errors import InputError
from fairhearing.identifiers import KindName, PersonId, role_of
from fairhearing.organisation import Organisation
from fairhearing.sealing import digest_of
from fairhearing.web.act_choices import slot_title
from fairhearing.web.act_forms import choices_of
from fairhearing.web.house import house
from fairhearing.web.letters.inventory import LETTERS, name_of_letter
from fairhearing.web.letters.wording import Wording, listed, own_wording, wordings
from fairhearing.web.outcome_words import outcome_in_words
from fairhearing.web.speaking import each_spoken, spoken

_ENGINE = Engine(
    dirs=[str(Path(__file__).parent)],
    libraries={"i18n": "django.templatetags.i18n"},
    builtins=[],
    autoescape=False,
)
"""Letters are text and no page: nothing is escaped in them, and the page that shows one does so."""
_GAPS = re.compile(r"\n{3,}")
_RUNNING = ("open", "overdue")
_RIGHTS = {"reporter": "rights_reporter", "respondent": "rights_respondent"}
_RESPONDENT = "respondent"
_SAID = ("text", "long-text", "choice", "date")
_TOLD_OF = ("decision-made", "finding-made", "category-set", "appeal-decided")
"""The kinds whose newest act a letter can speak of; `-` is `_` in its fields."""


def draft(
    case: OpenCase, kind: str, fields: Mapping[str, object] | None = None, *, language: str = "", to: str = ""
) -> str:
    """Return the letter that the procedure requires with a kind of act, ready to be changed.

    Args:
        case: opened by whoever writes it.
        kind: the kind of act.
        fields: what was entered in the act, where it was done already; then any act that tells somebody has one.
        language: such as `fr`; empty: that of the page.
        to: the slot of whoever it is for, or whom it concerns; of another respondent it then says nothing.

    Returns:
        Plain text; empty where the procedure names no letter for the kind, or one that is not here.
    """
    named = case.procedure.letters.get(KindName(kind), "")
    name = named if fields is None else named or name_of_letter(case.procedure, KindName(kind))
    if name not in LETTERS:
        return ""
    with translation.override(language or translation.get_language()):
        values = _fields(case, kind, fields or {}, to)
        own = _own(name, translation.get_language() or "en")
        text = own.filled(_texts(values)) if own is not None else rendered(f"{name}.txt", values)
    return tidy(text)


def _own(name: str, language: str) -> Wording | None:
    # A wording with a fault must not keep somebody from writing: `letters check` and its page tell of the fault.
    try:
        return own_wording(wordings(), name, language)
    except InputError:
        return None


def rendered(file: str, values: Mapping[str, object]) -> str:
    """Return a shipped text, filled in.

    Args:
        file: its name, beside this one.
        values: what its fields stand for.
    """
    return _ENGINE.get_template(file).render(Context(dict(values), autoescape=False))


def tidy(text: str) -> str:
    """Return a letter without the gaps that empty fields leave."""
    return _GAPS.sub("\n\n", text).strip() + "\n"


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    """Return what the fields of an organisation's own wording stand for: texts, and nothing that leads further."""
    given, told = values["given"], values["appeal_decided"]
    return {
        "answering": listed(values["answering"]),
        "appeal": rendered("_appealing.txt", values).strip(),
        "day": str(values["day"]),
        "decided": rendered("_found.txt", values).strip(),
        "grounds": listed(values["grounds"]),
        "next": listed(values["next"]),
        "organisation": str(values["organisation"]),
        "procedure": values["procedure"].title,
        "reason": str(given.get("reason", "")),
        "result": "\n\n".join(str(told[one]) for one in ("value", "reason") if told.get(one)),
        "rights": values["notices"].get(_RIGHTS.get(values["side"], ""), ""),
        "rule": str(given.get("rule", "")),
        "said": "\n".join(values["said"]),
        "site": str(values["site"]),
        "step": str(values["step"]),
        "until": str(given.get("until", "")),
    }


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
        "day": date_format(organisation.calendar.day(house().now())),
        "file": file,
        "digest": digest_of(sealed),
        "version": __version__,
        "site": house().origin,
    }
    return tidy(rendered("packet.txt", fields))


def _fields(case: OpenCase, kind: str, given: Mapping[str, object], to: str) -> dict[str, object]:
    told = {kind.replace("-", "_"): _newest(case, kind, to) for kind in _TOLD_OF}
    rules = {str(duty.id): spoken(duty.says) for duty in case.procedure.duties}
    return {
        **told,
        "each": _each(case) if role_of(to) != _RESPONDENT else [],
        "day": date_format(case.calendar.day(house().now())),
        "step": gettext(KINDS[KindName(kind)].title),
        "said": _said(case, kind, given),
        "side": "respondent" if KINDS[KindName(kind)].to == "respondent" else "reporter",
        "organisation": case.organisation.name,
        "site": house().origin,
        "procedure": case.procedure,
        "notices": {name.replace("-", "_"): spoken(text) for name, text in case.procedure.notices.items()},
        "next": _next(case, kind),
        "answering": _duties_of(case, "respondent"),
        "appealing": [
            spoken(power.says) for power in case.procedure.powers if KindName("appeal-filed") in power.act
        ],
        "grounds": list(each_spoken(case.procedure.grounds.values())),
        "given": {**given, "rule": rules.get(str(given.get("rule", "")), ""), "until": _day(given.get("until"))},
    }


def _each(case: OpenCase) -> list[Mapping[str, object]]:
    """Return what was found and decided of each of several respondents, as far as it was of them alone."""
    apart = any(role_of(act.public.to or "") == _RESPONDENT for act in case.done(*_TOLD_OF[:2]))
    return [
        {"who": slot_title(case, slot), "found": _newest(case, "finding-made", slot), "decided": said}
        for slot in (several(case) if apart else ())
        if (said := _newest(case, "decision-made", slot))
    ]


def _newest(case: OpenCase, kind: str, to: str) -> Mapping[str, str]:
    """Return what the newest act of a kind says, its choices in words; for a respondent, the newest about them."""
    done = [act for act in case.done(kind) if role_of(to) != _RESPONDENT or not of_others_alone(act, to)]
    found = next(iter(reversed(done)), None)
    if found is None:
        return {}
    types = {field.name: field for field in KINDS[KindName(kind)].fields}
    said = {}
    for name, value in found.fields.items():
        words = choices_of(types[name], case.procedure) if name in types and types[name].type == "choice" else {}
        said[name] = words.get(str(value), "") or outcome_in_words(name, str(value), case.procedure)
    return said


def _next(case: OpenCase, kind: str) -> list[str]:
    """Return what is due next and by when, the nearest first; not what the letter itself is asked for by."""
    met = {duty.id for duty in case.procedure.duties if kind in duty.act}
    today = case.calendar.day(house().now())
    due = sorted(
        (answer.due.last, spoken(answer.says))
        for answer in case.judgement(today).duties
        if answer.status in _RUNNING and answer.due is not None and answer.rule not in met
    )
    return [_("%(says)s (by %(day)s)") % {"says": says, "day": date_format(on)} for on, says in due if on >= today]


def _day(value: object) -> str:
    """Return a day as people write it; what is none as it stands."""
    try:
        found = parse_date(str(value or ""))
    except ValueError:
        found = None
    return str(value or "") if found is None else date_format(found)


def _said(case: OpenCase, kind: str, given: Mapping[str, object]) -> list[str]:
    """Return what was entered, a line each: its label and its words, no slots and no files."""
    lines = []
    for field in KINDS[KindName(kind)].fields:
        value = given.get(field.name)
        if field.type in _SAID and value not in (None, "", [], False):
            words = choices_of(field, case.procedure) if field.type == "choice" else {}
            text = words.get(str(value), "") or outcome_in_words(field.name, str(value), case.procedure)
            said = _day(value) if field.type == "date" else text
            lines.append(f"{gettext(field.label)}: {said}")
    return lines


def _duties_of(case: OpenCase, role: str) -> list[str]:
    return [spoken(duty.says) for duty in case.procedure.duties if role in duty.who]


__all__ = ["draft", "packet_letter", "rendered", "tidy"]
