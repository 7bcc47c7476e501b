"""Who could judge this case, who could not, by which path, and where it goes: for its roster alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from fairhearing.desk import OpenCase
from fairhearing.errors import NotYoursError
from fairhearing.identifiers import role_of
from fairhearing.independence import Answer, Conflict, Reason, answer, picture
from fairhearing.judging import rules_of
from fairhearing.organisation import members_of
from fairhearing.web.access import unlocked
from fairhearing.web.act_choices import role_title
from fairhearing.web.casework.opening import inside, only_asked, stood_aside, today
from fairhearing.web.roll_words import called
from fairhearing.web.speaking import spoken

MOST_PEOPLE = 500
"""Of an organisation with more people only those who sit on a body are asked, so that no page takes seconds."""
MOST_SHOWN = 100
"""So many people of one level are shown; the rest are counted."""
MOST_REASONS = 10
"""So many reasons of one person are shown, the hardest and shortest; the rest are counted."""

_LEVELS = (
    ("hard", _("May not take part (hard conflict)"), "late"),
    ("soft", _("May take part only in what the procedure leaves open (soft conflict)"), "soon"),
    ("unknown", _("Must declare first: nothing is recorded about their ties"), ""),
    ("none", _("Free: no conflict is recorded"), "good"),
)


@dataclass(frozen=True, slots=True)
class Bound:
    """Somebody of one level: what they are called, where they sit, and why; `more` reasons are not shown."""

    name: str
    bodies: str
    summed: bool
    reasons: tuple[Reason, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Group:
    """Everybody of one level; `more` of them are not shown."""

    title: str
    colour: str
    people: tuple[Bound, ...]
    count: int
    more: int


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body: whether it can judge, why, and who is left, or such as could be drawn."""

    name: str
    viable: bool
    because: str
    left: str
    drawn: bool


@dataclass(frozen=True, slots=True)
class Way:
    """Where a role is filled from: the role's title, the body found, and what was tried, each explained."""

    title: str
    found: str
    steps: tuple[str, ...]


@unlocked
@require_safe
def conflicts(request: HttpRequest, code: str) -> HttpResponse:
    """Show the answer of `fairhearing conflicts` for this case, by the organisation and rules that it pinned."""
    _officer, case = inside(request, code)
    if not shows_conflicts(case):
        raise NotYoursError
    parties = case.parties()
    context: dict[str, object] = {"case": case, "named": bool(parties.respondent)}
    if parties.respondent:
        found = _answer(case)
        context |= {
            "on": found.on,
            "parties": [
                (role_title(case, role), ", ".join(called(found.organisation, one) for one in ids))
                for role, ids in _sides(case)
            ],
            "picture": SafeString(picture(found, styled=False, speak=spoken)),
            "groups": tuple(_groups(found)),
            "bodies": tuple(_bodies(found)),
            "ways": tuple(_ways(case, found)),
            "coverage": spoken(found.coverage.sentence()),
            "seated": len(case.organisation.people) > MOST_PEOPLE,
        }
    return render(request, "casework/conflicts.html", context)


def shows_conflicts(case: OpenCase) -> bool:
    """Return whether a reader of a case sees paths of conflicts: who reads the whole of it and is still in it."""
    whole = case.reads("who") and case.reads("what")
    return whole and role_of(case.me) != "sifter" and not only_asked(case) and not stood_aside(case)


def _answer(case: OpenCase) -> Answer:
    organisation = case.organisation
    rules = rules_of(organisation, case.procedure)
    seated = len(organisation.people) > MOST_PEOPLE
    return answer(organisation, rules, case.parties(), today(case), declared=case.declared, seated=seated)


def _sides(case: OpenCase) -> Iterator[tuple[str, tuple[str, ...]]]:
    parties = case.parties()
    for role in ("respondent", "reporter", "affected"):
        ids: tuple[str, ...] = getattr(parties, role)
        if ids:
            yield role, ids


def _groups(found: Answer) -> Iterator[Group]:
    sits: dict[str, list[str]] = {}
    for body in found.bodies:
        for who in members_of(found.organisation, body.body, found.on):
            sits.setdefault(who, []).append(called(found.organisation, body.body))
    for level, title, colour in _LEVELS:
        those = sorted((one for one in found.people if one.level == level), key=lambda one: one.person not in sits)
        if those:
            shown = tuple(_bound(found, one, sits) for one in those[:MOST_SHOWN])
            yield Group(str(title), colour, shown, len(those), max(0, len(those) - MOST_SHOWN))


def _bound(found: Answer, one: Conflict, sits: dict[str, list[str]]) -> Bound:
    summed = one.level == "hard" and all(reason.level == "soft" for reason in one.reasons)
    bodies = ", ".join(sits.get(one.person, ()))
    shown, more = one.reasons[:MOST_REASONS], max(0, len(one.reasons) - MOST_REASONS)
    return Bound(called(found.organisation, one.person), bodies, summed, shown, more)


def _bodies(found: Answer) -> Iterator[BodyLine]:
    panels = {one.body: one for one in found.panels}
    for one in found.bodies:
        panel = panels.get(one.body)
        viable, because = (one.viable, one.because) if panel is None else (panel.exists, panel.because)
        left = one.remaining if panel is None else panel.example
        yield BodyLine(
            called(found.organisation, one.body), viable, spoken(because), _names(found, left), panel is not None
        )


def _names(found: Answer, people: Sequence[str]) -> str:
    return ", ".join(called(found.organisation, one) for one in people)


def _ways(case: OpenCase, found: Answer) -> Iterator[Way]:
    for route in found.routes:
        steps = tuple(f"{called(found.organisation, one.body)}: {spoken(one.because)}" for one in route.steps)
        yield Way(role_title(case, route.role), called(found.organisation, route.found or None), steps)
