"""The whole way of a case, step by step, as the tests walk it."""

from __future__ import annotations

from dataclasses import dataclass, field

from fairhearing.desk import (
    Party,
    Proposal,
    TakenUp,
    answer_seat,
    draw_panel,
    fix_pool,
    open_case,
    perform,
    seating,
    serve,
    take_up_letter,
    tell_respondent,
)
from fairhearing.identifiers import CaseCode, KindName
from fairhearing.sealing import LetterCode, read_receipt


@dataclass
class Way:
    """A case on its way: its code, the words of both sides, and the steps done."""

    code: CaseCode
    reporter: str
    letter: LetterCode | None = None
    respondent: TakenUp | None = None
    done: list[str] = field(default_factory=list)


STEPS = (
    "acknowledged",
    "categorised",
    "planned",
    "told",
    "answered",
    "asked",
    "fixed",
    "drawn",
    "formed",
    "found",
    "decided",
    "notified",
    "closed",
)


def act(club, holder, code, kind, to=None, **fields):
    return perform(club.house, holder, code, Proposal(KindName(kind), fields, to=to))


def walk_to(club, last, **more) -> Way:
    words, code = club.report(**more)
    return walk_on(club, Way(code, words), last)


def walk_on(club, way, last) -> Way:
    """Walk a case on, from where it stands."""
    for step in STEPS[len(way.done) :]:
        globals()[f"_{step}"](club, way)
        way.done.append(step)
        if step == last:
            return way
    return way


def _acknowledged(club, way):
    club.clock.pass_days(1)
    act(club, club.officers["c04"], way.code, "report-acknowledged", "reporter-1", text="It arrived.")
    act(club, club.officers["c04"], way.code, "rights-notified", "reporter-1", text="Your rights.")


def _categorised(club, way):
    act(club, club.officers["c04"], way.code, "category-set", value="bullying", reason="Again and again.")


def _planned(club, way):
    act(club, club.officers["c04"], way.code, "safety-plan-made", text="Apart at meetings.", with_affected=True)


def _told(club, way):
    club.clock.pass_days(1)
    told = tell_respondent(
        club.house,
        club.officers["c04"],
        way.code,
        {"what": "What is put", "when": "2026-02", "where": "the hall", "text": "Letter", "how": "letter"},
    )
    way.letter = told.code


def _answered(club, way):
    club.clock.pass_days(2)
    way.respondent = take_up_letter(club.house, way.letter.letter, way.letter.spoken)
    party = Party(read_receipt(way.respondent.receipt))
    act(club, party, way.code, "response-received", answer="denies", text="It was not so.")


def _asked(club, way):
    club.clock.pass_days(1)
    act(club, club.officers["c04"], way.code, "panel-requested", text="Please.")


def _fixed(club, way):
    fix_pool(club.house, club.officers["c04"], way.code)


def _drawn(club, way):
    club.checkpoint()
    draw_panel(club.house, club.officers["c04"], way.code)


def panel_of(club, way):
    case = open_case(club.house, club.officers["c04"], way.code)
    return seating(club.house, case).members


def _formed(club, way):
    for person in panel_of(club, way).values():
        answer_seat(club.house, club.officers[person], way.code, free=True)
    serve(club.house, club.officers["c04"], way.code)


def _found(club, way):
    club.clock.pass_days(3)
    act(club, club.officers["c04"], way.code, "final-talk-held", text="Held.")
    members = panel_of(club, way)
    first = club.officers[next(iter(members.values()))]
    act(
        club,
        first,
        way.code,
        "finding-made",
        finding="substantiated",
        standard="more-likely-than-not",
        reason="Because.",
        members=list(members),
        votes_for="3",
        votes_against="0",
    )


def _decided(club, way):
    members = panel_of(club, way)
    first = club.officers[next(iter(members.values()))]
    act(
        club,
        first,
        way.code,
        "decision-made",
        outcome="A warning",
        reason="Because.",
        members=list(members),
        votes_for="3",
        votes_against="0",
    )


def _notified(club, way):
    act(club, club.officers["c04"], way.code, "outcome-notified", "reporter-1", text="Outcome", how="mailbox")
    act(
        club,
        club.officers["c04"],
        way.code,
        "respondent-outcome-notified",
        "respondent-1",
        text="Outcome",
        how="mailbox",
    )


def _closed(club, way):
    club.clock.pass_days(31)
    act(club, club.officers["c04"], way.code, "case-closed", reason="All done.")
