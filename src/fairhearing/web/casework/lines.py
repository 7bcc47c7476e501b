"""The acts of a case as lines of a table, who is who, and what the reporter wrote: own words unaltered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairhearing.acts import KINDS, Field
from fairhearing.desk import CHECKED, OpenAct, OpenCase
from fairhearing.identifiers import PersonId, role_of
from fairhearing.web.act_choices import conditions, name_in, name_of, role_title, slot_title
from fairhearing.web.act_forms import COURSES, choices_of, in_words
from fairhearing.web.casework.wording import title_of
from fairhearing.web.files.listing import Attached, attached
from fairhearing.web.letters import is_letter, name_of_letter
from fairhearing.web.outcome_words import outcome_in_words

REPORT = "report-received"
_TOLD_OF = {
    "In your own words": gettext_lazy("In their own words"),
    "Your answer": gettext_lazy("Their answer"),
    "When you heard it": gettext_lazy("When they heard it"),
}
"""What a form asks somebody, as a page tells it of them."""
_UNASKED = {"role": gettext_lazy("Role")}
"""What no form asks for, and an act carries all the same."""


@dataclass(frozen=True, slots=True)
class Line:
    """Something that was done.

    Args:
        act: its id.
        kind: its kind.
        title: in plain words.
        on: the day.
        by: who did it, with their role; `to`: to whom, or empty.
        content: label and text of each field that is open to the reader.
        files: its attachments.
        letter: whether there is a letter to print.
        closed: whether it has content that is not open to the reader.
        mine: whether the reader did it.
    """

    act: str
    kind: str
    title: str
    on: date
    by: str
    to: str
    content: tuple[tuple[str, str], ...]
    files: tuple[Attached, ...]
    letter: bool
    closed: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who fills a role in the case."""

    role: str
    name: str
    me: bool


def lines_of(case: OpenCase) -> tuple[Line, ...]:
    """Return what was done, in order."""
    return tuple(line_of(case, act) for act in case.acts)


def line_of(case: OpenCase, act: OpenAct) -> Line:
    """Return one act as a line."""
    public = act.public
    return Line(
        act=public.id,
        kind=public.kind,
        title=title_of(public.kind),
        on=public.on,
        by=slot_title(case, public.by),
        to=slot_title(case, public.to) if public.to else "",
        content=content_of(case, act),
        files=attached(act),
        letter=has_letter(case, act),
        closed=bool(public.files) and not act.parts,
        mine=public.by == case.me,
    )


def has_letter(case: OpenCase, act: OpenAct) -> bool:
    """Return whether an act that opened is, or comes with, a letter: whatever an officer does towards somebody."""
    kind = act.public.kind
    party = case.procedure.roles.get(role_of(act.public.by))
    if not act.parts or kind not in KINDS or (party is not None and party.party):
        return False
    return is_letter(kind) or bool(name_of_letter(case.procedure, kind))


def content_of(case: OpenCase, act: OpenAct, *, without: Sequence[str] = ()) -> tuple[tuple[str, str], ...]:
    """Return what an act says, label and text, as far as it opened.

    Args:
        case: opened by its reader.
        act: one of its acts.
        without: names of fields that are left out.
    """
    known = KINDS.get(act.public.kind)
    fields: Mapping[str, Field] = {field.name: field for field in known.fields} if known else {}
    checked = act.parts.get("who", {}).get(CHECKED)
    stands = str(checked.get("reason", "")) if isinstance(checked, Mapping) else ""
    said = tuple(
        (
            _label(fields[name].label) if name in fields else str(_UNASKED.get(name, in_words(name))),
            _said(case, fields.get(name), name, value),
        )
        for name, value in act.fields.items()
        if name not in without and value not in ("", None, [], False)
    )
    return (*said, (_("Why what was marked in it may stand"), stands)) if stands else said


def _label(label: str) -> str:
    told = _TOLD_OF.get(label)
    return _(label) if told is None else str(told)


def _said(case: OpenCase, field: Field | None, name: str, value: object) -> str:
    given = value if isinstance(value, list | tuple) else [value]
    return "\n".join(_one(case, field, name, entry) for entry in given)


def _one(case: OpenCase, field: Field | None, name: str, value: object) -> str:
    if value is True:
        return _("yes")
    text = str(value)
    if field is not None and field.type == "choice":
        return choices_of(field, case.procedure).get(text, text)
    if field is not None and field.type == "date" and (day := _day(text)) is not None:
        return date_format(day)
    if name == "role":
        return role_title(case, text)
    if name in {"members", "names", "slot"}:
        return slot_title(case, text)
    if name == "condition":
        return dict(conditions(case)).get(text, text)
    if name == "letter":
        return next((title_of(act.public.kind) for act in case.acts if act.public.id == text), text)
    return name_of(case, text) or outcome_in_words(name, text, case.procedure)


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def who_is_who(case: OpenCase) -> tuple[Somebody, ...]:
    """Return who fills which role, in the order of the procedure's roles; names only where they are open."""
    order = {name: place for place, name in enumerate(case.procedure.roles)}
    slots = sorted(case.slots, key=lambda slot: (order.get(role_of(slot), len(order)), slot))
    return tuple(
        Somebody(_numbered(case, slot), name_in(case, slot) if case.reads("who") else "", slot == case.me)
        for slot in slots
    )


def _numbered(case: OpenCase, slot: str) -> str:
    role = role_of(slot)
    several = len(case.slots_of(role)) > 1
    return f"{role_title(case, role)} {slot.rpartition('-')[2]}" if several else role_title(case, role)


def excluded(case: OpenCase) -> tuple[str, ...]:
    """Return whom the reporter does not want to receive it, by name."""
    return tuple(name_of(case, PersonId(person)) or person for person in case.parties().excluded)


def described(case: OpenCase) -> tuple[tuple[str, str], ...]:
    """Return what was typed of people who are not found on the roll: role and words, for those who see `who`."""
    found: list[tuple[str, str]] = []
    for act in case.acts:
        typed = act.parts.get("who", {}).get("described")
        for role, names in typed.items() if isinstance(typed, Mapping) else ():
            title = _("Must not receive it") if role == "excluded" else role_title(case, str(role))
            found += [(title, str(name)) for name in _texts(names)]
    return tuple(found)


def _texts(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else [value]


def report_of(case: OpenCase) -> Line | None:
    """Return the report as it was made, its text first; None where nothing of it is open to the reader."""
    found = next(iter(case.done(REPORT)), None)
    if found is None or not found.fields.get("text"):
        return None
    text = str(found.fields["text"])
    rest = content_of(case, found, without=("text", "course", "consents"))
    return replace(line_of(case, found), content=(("", text), *rest))


def course_of(case: OpenCase) -> str:
    """Return how far the reporter's side last said that it should go, as they chose it; empty: not known here."""
    for act in reversed(case.acts):
        value = act.fields.get({REPORT: "course", "course-set": "value"}.get(act.public.kind, ""))
        if value:
            return str(COURSES.get(str(value), in_words(str(value))))
    return ""
