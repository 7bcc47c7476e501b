"""One case: who is who, what was told and done, what is due and why, what can be done next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fairhearing.acts import KINDS
from fairhearing.desk import Officer, OpenCase, ceremonies, open_case
from fairhearing.identifiers import KindName, role_of
from fairhearing.judging import Judgement
from fairhearing.web.access import unlocked
from fairhearing.web.act_choices import role_title
from fairhearing.web.casework.checked_again import found_out
from fairhearing.web.casework.clocks import clocks_of
from fairhearing.web.casework.delivering import on_their_way
from fairhearing.web.casework.doing import Doing, doings
from fairhearing.web.casework.lines import course_of, described, excluded, lines_of, report_of, who_is_who
from fairhearing.web.casework.opening import (
    Served,
    how_they_left,
    judged,
    let_in,
    only_asked,
    opened,
    stood_aside,
)
from fairhearing.web.casework.views_back import with_new_keys
from fairhearing.web.casework.views_cases import waiting
from fairhearing.web.casework.views_conflicts import shows_conflicts
from fairhearing.web.casework.ways import ways_of
from fairhearing.web.casework.wording import action, title_of
from fairhearing.web.holding import holdings
from fairhearing.web.house import house
from fairhearing.web.intake.seeing import category, consents
from fairhearing.web.speaking import spoken

SIDES = ("respondent-notified", "claim-set-out", "response-received")
"""Once one of these was done there is something to lay side by side."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that somebody wanted to do and a rule spoke against."""

    title: str
    says: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Drawing:
    """A role that is filled by lot, as far as the reader has a part in it."""

    role: str
    title: str
    formed: bool


@unlocked
@require_safe
def case(request: HttpRequest, code: str) -> HttpResponse:
    """Show a case as far as it opens for whoever asks."""
    officer, found, served = _served(request, code)
    sentence, page = waiting(found)
    aside = stood_aside(found)
    judgement = judged(found)
    outside = aside or only_asked(found)
    can = () if aside else doings(found, judgement)
    if outside:
        can = tuple(one for one in can if one.kind == "recused" and not sentence)
    done = request.GET.get("done", "")
    context = {
        "since": () if outside else found_out(found, judgement),
        "case": found,
        "role": role_title(found, role_of(found.me)),
        "served": served,
        "back": with_new_keys(officer, found),
        "done": title_of(done) if done in KINDS else "",
        "waits": sentence,
        "waits_page": page,
        **how_they_left(found),
        "outside": outside,
        "people": who_is_who(found),
        "excluded": excluded(found),
        "described": described(found),
        "report": None if aside else report_of(found),
        "ways": () if outside else ways_of(found),
        "lines": lines_of(found),
        "category": None if aside else category(found),
        "course": "" if aside else course_of(found),
        "consents": {} if aside else consents(found),
        "holdings": () if outside else holdings(found, {act.public.id for act in found.acts}),
        "clocks": () if outside else clocks_of(found, judgement),
        "on_their_way": () if outside else on_their_way(found),
        **_sorted_out(can),
        "drawings": () if aside else drawings_of(found, judgement),
        "refusals": refusals_of(found),
        "draws": drawn_to(found),
        "sides": found.reads("what") and bool(found.done(*SIDES)),
        "conflicts": shows_conflicts(found),
        "exports": found.reads("what") and found.reads("who"),
    }
    return render(request, "casework/case.html", context)


def _served(request: HttpRequest, code: str) -> tuple[Officer, OpenCase, Served]:
    officer, found = opened(request, code)
    served = let_in(officer, found)
    return officer, open_case(house(), officer, found.row.code) if served.done else found, served


def _sorted_out(can: Sequence[Doing]) -> dict[str, list[Doing]]:
    """Return what the reader can do: what is due from them, what else is open to them, what not yet."""
    return {
        "next": [one for one in can if one.now and one.meets],
        "others": [one for one in can if one.now and not one.meets],
        "not_yet": [one for one in can if not one.now],
    }


def drawings_of(case: OpenCase, judgement: Judgement) -> tuple[Drawing, ...]:
    """Return the roles filled by lot whose turn it is, for a reader who may draw."""
    draws = KindName("pool-committed")
    role = role_of(case.me)
    may = any(one.kind == draws and role in one.who for one in judgement.permitted)
    if not may or not case.reads("who"):
        return ()
    return tuple(
        Drawing(
            str(name), spoken(one.title), any(act.fields.get("role") == name for act in case.done("panel-formed"))
        )
        for name, one in case.procedure.roles.items()
        if one.drawn and (not one.asked_after or case.done(*one.asked_after))
    )


def drawn_to(case: OpenCase) -> tuple[tuple[str, str], ...]:
    """Return the roles whose draw is told to the reader, each with its title, for somebody of the roster."""
    roles = case.procedure.roles.items() if case.reads("who") else ()
    return tuple((str(name), spoken(one.title)) for name, one in roles if one.drawn and ceremonies(case, name))


def refusals_of(case: OpenCase) -> tuple[Refused, ...]:
    """Return what was refused in a case, by the rule that spoke against it."""
    rules = case.procedure
    says = {str(rule.id): spoken(rule.says) for rule in rules.rules}
    with house().books.reading() as ledger:
        rows = ledger.refusals(case.row.code)
    return tuple(Refused(action(row.kind), says.get(row.rule, row.rule), row.at) for row in rows)
