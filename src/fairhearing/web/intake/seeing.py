"""A case as the holder of a mailbox sees it: what was done, what is due, and what they may do now.

The contents of the other side's mail never open here. What is left to decide is which acts a side learns of at
all: those who reported know of the whole case; the others learn of it from the moment at which they were told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fairhearing.acts import KINDS, Field
from fairhearing.desk import OpenAct, OpenCase, of_others_alone, own_way, several, side_of, stood_by, written_along
from fairhearing.identifiers import KindName, RoleName, role_of
from fairhearing.judging import Permitted, judge_clocks, permitted
from fairhearing.web.act_choices import conditions, slot_title
from fairhearing.web.act_forms import COURSES, choices_of, in_words
from fairhearing.web.files.listing import Attached, attached
from fairhearing.web.house import house
from fairhearing.web.intake.wording import TO_ITS_READER, action
from fairhearing.web.outcome_words import outcome_in_words
from fairhearing.web.speaking import listed, spoken

REPORTED = KindName("report-received")
DECIDED = ("finding-made", "decision-made")
MESSAGES = ("message-sent", "respondent-message-sent")
MAILS = frozenset({"reporter-mail", "respondent-mail"})
"""The compartments of the two sides' mail."""
_EACH_BY_THEMSELVES = frozenset({"respondent", "affected"})
"""The roles of which each one learns nothing of what another one does or is told."""
BY_ITSELF = ("letter-delivered", "letter-returned")
"""What a mailbox does when its words are replaced, or an officer notes of a letter, and no side by hand."""
_TAKES_BACK = {"consent-withdrawn": "consent-given", "statement-withdrawn": "statement-signed"}
"""What takes something back, and what must have been done before there is something to take back."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done.

    Args:
        act: its id.
        kind: its kind.
        title: in plain words.
        on: the day.
        who: by whom, by the title of the role.
        mine: whether the holder did it.
        content: label and text, where it is for them.
        files: likewise.
        recorded: whether it is in the record already.
    """

    act: str
    kind: str
    title: str
    on: date
    who: str
    mine: bool
    content: tuple[tuple[str, str], ...]
    files: tuple[Attached, ...]
    recorded: bool


@dataclass(frozen=True, slots=True)
class Awaited:
    """Something that is due."""

    says: str
    on: date
    who: str
    mine: bool
    overdue: bool
    why: str


@dataclass(frozen=True, slots=True)
class Offered:
    """Something that the holder may do now; `awaited` where it is due from them."""

    kind: str
    title: str
    awaited: bool


def seen(case: OpenCase) -> tuple[OpenAct, ...]:
    """Return the acts that the holder learns of, in order."""
    first = next((act.public.seq for act in case.acts if act.parts), len(case.acts))
    return tuple(act for act in case.acts if act.public.seq >= first and _learns(case, act))


def steps(case: OpenCase) -> tuple[Step, ...]:
    """Return what was done, the newest first."""
    return tuple(_step(case, act) for act in reversed(seen(case)))


def awaited(case: OpenCase) -> tuple[Awaited, ...]:
    """Return what is due or was left undone, the nearest first; only what follows from what the holder knows."""
    known = {act.public.id for act in seen(case)}
    slot = stood_by(case, case.me)
    others = {*several(case)} - {slot} if role_of(slot) == "respondent" else set()
    answers = judge_clocks(case.procedure, case.calendar, [act.public for act in case.acts], today(case))
    running = [
        Awaited(
            says=spoken(answer.says),
            on=answer.due.last,
            who=listed(_title(case, role) for role in answer.who),
            mine=role_of(case.me) in answer.who,
            overdue=answer.status != "open",
            why=f"{answer.source} ({answer.pack})",
        )
        for answer in answers
        if answer.status in {"open", "overdue", "missed"} and answer.due is not None and answer.anchor in known
        if others.isdisjoint({answer.to, answer.by})
    ]
    return tuple(sorted(running, key=lambda due: (due.on, due.says)))


def offered(case: OpenCase) -> tuple[Offered, ...]:
    """Return what the holder may do now: first what they were asked in for, then in the order of the procedure."""
    found = (
        Offered(str(one.kind), action(one.kind), bool(one.duties))
        for one in _permitted(case)
        if KINDS[one.kind].site and one.kind not in BY_ITSELF and _has_what_it_takes_back(case, one.kind)
    )
    return tuple(sorted(found, key=lambda one: (role_of(case.me), one.kind) != ("witness", "statement-signed")))


def _has_what_it_takes_back(case: OpenCase, kind: KindName) -> bool:
    given = _TAKES_BACK.get(kind)
    if given is None or any(act.public.by == case.me for act in case.done(given)):
        return True
    return given == "consent-given" and any(act.fields.get("consents") for act in case.done(REPORTED))


def may(case: OpenCase, kind: str) -> bool:
    """Return whether the holder may do something now that has a page of its own."""
    return any(one.kind == kind for one in _permitted(case))


def _permitted(case: OpenCase) -> Iterator[Permitted]:
    role = role_of(case.me)
    for one in permitted(
        case.procedure,
        case.standing,
        own_way(case),
        today(case),
        calendar=case.calendar,
        declared=case.declared,
    ):
        if one.now and role in one.who and (role != "support" or one.kind in written_along(case, case.me)):
            yield one


def outside(case: OpenCase) -> str:
    """Return what the procedure says to whoever reported about an authority outside; empty for the other side."""
    side = role_of(stood_by(case, case.me)) in {"reporter", "affected"}
    return case.procedure.notices.get("external-channel", "") if side else ""


def copy(case: OpenCase) -> str:
    """Return everything that the holder sees, the oldest first, as plain text to take along."""
    told = []
    for step in reversed(steps(case)):
        lines = [f"{date_format(step.on)}: {step.title}" + (f" ({step.who})" if step.who else "")]
        lines += [f"{label}:\n{text}" for label, text in step.content]
        lines += [f"{_('File')}: {one.name}" for one in step.files]
        told.append("\n".join(lines))
    return "\n\n".join(told) + "\n"


def put_to(case: OpenCase) -> tuple[tuple[str, str], ...]:
    """Return the newest of what is put to the holder, label and text; empty for the other side."""
    for act in reversed(case.acts):
        if act.fields.get("what"):
            told = {"what": _("What"), "when": _("When"), "where": _("Where")}
            return tuple((label, str(act.fields[name])) for name, label in told.items() if act.fields.get(name))
    return ()


def category(case: OpenCase) -> tuple[str, str] | None:
    """Return the category that is set and the reason; None: none is, or it is not for the holder."""
    for act in reversed(case.acts):
        if act.public.kind == "category-set" and act.fields.get("value"):
            titles = {one.id: spoken(one.title) for one in case.procedure.categories}
            value = str(act.fields["value"])
            return titles.get(value, value), str(act.fields.get("reason", ""))
    return None


def course_words(case: OpenCase) -> str:
    """Return how far it should go, as the reporter's side last said; empty for the other side."""
    for act in reversed(case.acts):
        value = act.fields.get({REPORTED: "course", KindName("course-set"): "value"}.get(act.public.kind, ""))
        if value:
            return str(COURSES.get(str(value), value))
    return ""


def consents(case: OpenCase) -> Mapping[str, tuple[str, date]]:
    """Return scope → what was last said of it ("given", "refused", "withdrawn") and when."""
    found: dict[str, tuple[str, date]] = {}
    for act in case.acts:
        if act.public.kind == REPORTED:
            given = act.fields.get("consents")
            found.update({str(scope): (pgettext("consent", "given"), act.public.on) for scope in given or ()})  # type: ignore[union-attr] # a list
        elif act.public.kind in _SAID and act.fields.get("scope"):
            found[str(act.fields["scope"])] = (_SAID[act.public.kind](), act.public.on)
    return {spoken(case.procedure.scopes.get(scope, scope)): said for scope, said in found.items()}


def today(case: OpenCase) -> date:
    """Return the day by the organisation's calendar."""
    return case.calendar.day(house().now())


_SAID = {
    KindName("consent-given"): lambda: pgettext("consent", "given"),
    KindName("consent-refused"): lambda: pgettext("consent", "refused"),
    KindName("consent-withdrawn"): lambda: pgettext("consent", "withdrawn"),
}


def _learns(case: OpenCase, act: OpenAct) -> bool:
    """Whether the holder learns that an act was done."""
    if act.public.by == case.me or act.parts:
        return True
    slot = stood_by(case, case.me)
    side = role_of(slot)
    if side in _EACH_BY_THEMSELVES and of_others_alone(act, slot, stood_by(case, act.public.by), side):
        return False
    if role_of(case.me) == "witness":
        return False
    kind = KINDS[act.public.kind]
    mails = {side_of(compartment) for compartment, _ in case.secrets}
    if not mails & set(KINDS[REPORTED].sealed_to):
        told = not MAILS & set(kind.sealed_to)
    else:
        told = not set(kind.sealed_to) <= MAILS - mails
    author = case.procedure.roles.get(role_of(act.public.by))
    return told and (author is None or not author.party or _starts_something(case, kind.name))


def _starts_something(case: OpenCase, kind: KindName) -> bool:
    return any(kind in (*duty.after, duty.fallback) for duty in case.procedure.duties)


def _step(case: OpenCase, act: OpenAct) -> Step:
    fields = KINDS[act.public.kind].fields
    by_itself = act.public.kind in BY_ITSELF and act.public.by == case.me
    return Step(
        act=act.public.id,
        kind=act.public.kind,
        title=_("You got words of your own") if by_itself else _(KINDS[act.public.kind].title),
        on=act.public.on,
        who="" if by_itself else _title(case, role_of(act.public.by)),
        mine=act.public.by == case.me and not by_itself,
        content=() if by_itself else tuple(_content(case, act, fields)),
        files=attached(act),
        recorded=act.index is not None,
    )


def _content(case: OpenCase, act: OpenAct, fields: tuple[Field, ...]) -> Iterator[tuple[str, str]]:
    for field in fields:
        value = act.fields.get(field.name)
        if not value or field.type == "files":
            continue
        given = value if isinstance(value, list | tuple) else [value]
        words = choices_of(field, case.procedure) if field.type == "choice" else {}
        if field.type == "slot" or field.name == "members":
            words = {str(one): slot_title(case, str(one)) for one in given}
        if field.name == "role":
            words = {str(one): _title(case, RoleName(str(one))) for one in given}
        words |= dict(conditions(case)) if field.name == "condition" else {}
        words |= {text: _in_words(case, field, text) for text in map(str, given) if text not in words}
        shown = [_("yes") if one is True else words[str(one)] for one in given]
        label = field.label if act.public.by == case.me else TO_ITS_READER.get(field.label, field.label)
        yield _(label), "\n".join(shown)


def _in_words(case: OpenCase, field: Field, text: str) -> str:
    with suppress(ValueError):
        if field.type == "date" and (day := parse_date(text)) is not None:
            return date_format(day)
    if field.name == "letter":
        return next((_(KINDS[one.public.kind].title) for one in case.acts if one.public.id == text), text)
    return outcome_in_words(field.name, text, case.procedure)


def _title(case: OpenCase, role: RoleName) -> str:
    found = case.procedure.roles.get(role)
    return spoken(found.title) if found is not None else in_words(role)
