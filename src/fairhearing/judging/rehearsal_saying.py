"""What the report of a rehearsal says to a congress, part by part; the text and the page show the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from fairhearing.independence import Office, Rehearsal, Remedy, Taken
from fairhearing.judging.rehearsal_report import RehearsalReport, passages, people, weak_says

MOST_NAMED = 12
MOST_LINES = 15
"""Of so many cases and weak spots the report for people tells each; the JSON tells all."""

Part = tuple[str, tuple[str, ...]]
"""A heading and its sentences."""


def heading(report: RehearsalReport) -> str:
    """Return the report's title."""
    return f"Could {report.organisation.name or report.organisation.id} judge a complaint about anybody in it?"


def rules(report: RehearsalReport) -> str:
    """Return what was rehearsed, by which rules."""
    procedure = f"{report.procedure.id}, version {report.procedure.version}, and the floor beneath it"
    return (
        f"Every person on the roll was taken in turn as the one complained about, as of {report.on}, by the rules "
        f"of {procedure}. Nobody is accused of anything here."
    )


def parts(report: RehearsalReport) -> tuple[Part, ...]:
    """Return the parts of the report that have something to say, in order.

    Args:
        report: with everything that was worked out.
    """
    rehearsal = report.rehearsal
    all_parts = (
        ("In short", _in_short(rehearsal, "people", "complaint about them")),
        ("Who would take each step", (_taken(report, taken) for taken in rehearsal.steps)),
        ("Where it fails, or only somebody outside is left", _cases(report, rehearsal)),
        ("Weak spots, the worst first", _most(weak_says(report, weak) for weak in rehearsal.weakest)),
        ("Who put whom in place", _most(_office(report, office) for office in rehearsal.offices)),
        ("What the cheapest changes would mend", _remedies(report)),
        ("With everybody who could plausibly report them", _pairs(report)),
        ("What is not known", _unknown(report)),
    )
    return tuple((title, told) for title, lines in all_parts if (told := tuple(lines)))


def _in_short(rehearsal: Rehearsal, whom: str, what: str) -> Iterator[str]:
    asked, covered, stuck = rehearsal.respondents, rehearsal.covered, len(rehearsal.stuck)
    if not asked:
        yield "There is nobody to ask about."
        return
    share = covered * 100 // asked
    yield f"For {covered:,} of {asked:,} {whom} ({share} %) the organisation could judge a {what} itself."
    if rehearsal.outside:
        yield f"For {len(rehearsal.outside):,} of them some step could be taken only by an outside body."
    yield (
        f"For {stuck:,} of them some step could be taken by nobody."
        if stuck
        else "For nobody the case would come to a stop."
    )
    if rehearsal.again:
        yield (
            f"In a case about {people(rehearsal.again)} an outside body would take two steps that the procedure "
            "keeps apart: ask it whether it can send different people."
        )


def _taken(report: RehearsalReport, taken: Taken) -> str:
    told = []
    for body, many in taken.bodies.items():
        down = taken.chain.index(body)
        far = f", {down} down the chain" if down else ""
        told.append(f"{report.called(body)}{far}: for {people(many)}")
    told += [f"nobody: for {people(taken.stuck)}"] if taken.stuck else []
    always = " The organisation has no body of its own for this step." if taken.always_outside else ""
    return f"{taken.step.title}: {'; '.join(told) or 'nothing was asked'}.{always}"


def _cases(report: RehearsalReport, rehearsal: Rehearsal) -> Iterator[str]:
    alike: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for case, one in passages(report, rehearsal):
        who = report.called(case.respondent)
        who += "" if case.reporter is None else f", reported by {report.called(case.reporter)}"
        alike[one.step, one.body, one.because].append(who)
    yield from _most(
        f"{report.title(step)}, in a case about {_named(who)}: {report.called(body) or 'nobody'}. {because}"
        for (step, body, because), who in alike.items()
    )


def _named(names: list[str]) -> str:
    more = len(names) - MOST_NAMED
    return "; ".join(names[:MOST_NAMED]) + (f"; and {more:,} more" if more > 0 else "")


def _most(lines: Iterator[str]) -> Iterator[str]:
    told = list(lines)
    yield from told[:MOST_LINES]
    if len(told) > MOST_LINES:
        yield f"And {len(told) - MOST_LINES:,} more, which `--format json` tells."


def _office(report: RehearsalReport, office: Office) -> str:
    seats = "1 seat" if office.seats == 1 else f"{office.seats:,} seats"
    acclaimed = f"; {office.acclaimed:,} of them without a contest" if office.acclaimed else ""
    return f"{report.called(office.id)} proposed or filled {seats} held now by {people(office.people)}{acclaimed}."


def _remedies(report: RehearsalReport) -> Iterator[str]:
    before = report.rehearsal
    for remedy in report.remedies:
        change = " ".join(one.says for one in remedy.changes)
        able = f"{remedy.covered:,} of {before.respondents:,} people instead of {before.covered:,}"
        yield f"{change} Then the organisation itself could judge {able}{_stops(before, remedy)}."
    if report.remedies:
        yield "Each of these was rehearsed again with the change in the records."
    elif before.covered < before.respondents:
        yield "No small change that was tried mends anything: look at the sizes and quotas of the bodies."


def _stops(before: Rehearsal, remedy: Remedy) -> str:
    stuck = len(before.stuck)
    less = f", and the case would come to a stop for {remedy.stuck:,} instead of {stuck:,}"
    return "" if remedy.stuck == stuck else less


def _pairs(report: RehearsalReport) -> Iterator[str]:
    if report.pairs is not None:
        yield "Plausible is who shares a tie, a branch or a body with the person complained about."
        yield from _in_short(
            report.pairs, "pairs of reporter and respondent", "complaint of the one about the other"
        )
        yield from _cases(report, report.pairs)


def _unknown(report: RehearsalReport) -> Iterator[str]:
    told = report.rehearsal.coverage
    yield (
        f"Nothing is recorded about the ties of {told.unknown:,} of {told.people:,} people. They are counted as "
        "able to judge, and not as free of conflict: each would have to be asked."
    )
    if told.officers_unknown:
        yield f"Of {told.officers:,} who sit on these bodies this holds for {told.officers_unknown:,}."
    if told.not_on_the_roll:
        yield f"Not on the roll: {told.not_on_the_roll:,} of those who sit on these bodies."
    if told.seats_without_proposer:
        yield f"Of {told.seats:,} seats held now {told.seats_without_proposer:,} do not say who gave them."
    if told.without_branch:
        yield f"In no branch: {told.without_branch:,} people."
    disputed = f", {told.disputed:,} of them disputed, which count as soft" if told.disputed else ""
    yield f"Ties recorded: {told.ties:,}{disputed}."
