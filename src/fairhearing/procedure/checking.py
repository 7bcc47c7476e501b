"""Checking a procedure that can be read: what in it cannot work, what is unwise, what is not founded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fairhearing.errors import Where
from fairhearing.identifiers import KindName, RoleName
from fairhearing.organisation import Clause, TieRule
from fairhearing.procedure.clauses import Rule
from fairhearing.procedure.contradictions import contradictions
from fairhearing.procedure.model import Procedure
from fairhearing.procedure.reaching import reachable
from fairhearing.procedure.runs import Searched, Stuck
from fairhearing.procedure.ties import mark_of

SEVERITIES = ("error", "warning", "note")

_CONSENTS = ("consent-given", "consent-refused", "consent-withdrawn")
_UNFOUNDED = ("excerpt", "unverified", "interpreted")
_LAST_RESORT = "outside"
_DELIVERED = "letter-delivered"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a procedure's file that should be looked at.

    Args:
        file: its name.
        line: counted from 1; None where the whole file is meant.
        what: one sentence.
        remedy: what would be right.
        severity: one of `SEVERITIES`: it cannot work; it is unwise; it is as the source has it.
    """

    file: str
    line: int | None
    what: str
    remedy: str
    severity: str


def check(procedure: Procedure) -> tuple[Problem, ...]:
    """Look a procedure over.

    Args:
        procedure: as `read_procedure` returns it, with the floor under it.

    Returns:
        Errors, then warnings, then notes; within each in the order of the file.

    Source: RULES, "What went wrong elsewhere"; Acas Code of Practice 2015, paragraphs 6 and 26.
    """
    found = [problem for look in _LOOKS for problem in look(procedure)]
    return tuple(sorted(found, key=lambda problem: (SEVERITIES.index(problem.severity), problem.line or 0)))


def _problem(procedure: Procedure, where: Where | None, severity: str, what: str, remedy: str) -> Problem:
    place = where or Where(f"{procedure.id}/procedure.yaml")
    return Problem(place.file, place.line, what, remedy, severity)


def _limits(procedure: Procedure) -> Iterator[Problem]:
    for duty in procedure.duties:
        if duty.within is None and duty.until is None and not duty.before:
            severity = "warning" if duty.source.mark == "own" else "note"
            what = f"Duty '{duty.id}' has no limit: it is never late, only open."
            remedy = "Add 'within: …' if its source writes a limit."
            yield _problem(procedure, duty.where, severity, what, remedy)


def _owners(procedure: Procedure) -> Iterator[Problem]:
    for role in procedure.roles.values():
        if role.party:
            continue
        if not role.bodies:
            what = f"The role '{role.name}' can be filled by nobody: it names no kind of body and is no party."
            yield _problem(procedure, None, "error", what, "Add 'bodies: [intake, outside]', or 'party: true'.")
        elif _LAST_RESORT not in role.bodies:
            what = f"When everybody who could fill the role '{role.name}' is conflicted, there is no next body."
            yield _problem(procedure, None, "warning", what, "Let the list of its bodies end with 'outside'.")


def _powerless(procedure: Procedure) -> Iterator[Problem]:
    """A duty whose owners may do none of the acts that meet it is owed by nobody."""
    for duty in procedure.duties:
        may = [_who(procedure, kind) for kind in duty.act]
        if duty.pack == procedure.id and all(roles and roles.isdisjoint(duty.who) for roles in may):
            what = f"Duty '{duty.id}' is owed by those who may not do it: {_named(set(duty.who))}."
            remedy = f"Let it be owed by {_named(set().union(*may))}, or give its owners the power."
            yield _problem(procedure, duty.where, "error", what, remedy)


def _receipts(procedure: Procedure) -> Iterator[Problem]:
    """A clock that waits for a letter on paper to arrive never starts where nobody may note that it did."""
    roles = {role for role in _who(procedure, _DELIVERED) if not procedure.roles[role].party}
    for duty in procedure.duties:
        if duty.on_receipt and not roles:
            what = f"Duty '{duty.id}' counts from the receipt of a letter, and no officer may note one."
            remedy = f"Give somebody who is no party the power of '{_DELIVERED}', or take 'on-receipt' away."
            yield _problem(procedure, duty.where, "error", what, remedy)


def _separated(procedure: Procedure) -> Iterator[Problem]:
    both = _who(procedure, "interview-held") & _who(procedure, "decision-made")
    if both and not _apart(procedure, "interview-held", "decision-made"):
        what = f"Who investigates may also decide: {_named(both)}."
        remedy = "Give the two to different roles, or add a separation of interview-held and decision-made."
        yield _problem(procedure, _place(procedure, "decision-made"), "warning", what, remedy)
    for first in ("finding-made", "decision-made"):
        both = _who(procedure, first) & _who(procedure, "appeal-decided")
        if both:
            what = f"An appeal is heard by those who made what it is against ({first}): {_named(both)}."
            remedy = "Let another role decide appeals."
            yield _problem(procedure, _place(procedure, "appeal-decided"), "error", what, remedy)


def _who(procedure: Procedure, kind: str) -> set[RoleName]:
    return {role for power in procedure.powers if kind in power.act for role in power.who}


def _named(roles: set[RoleName]) -> str:
    return ", ".join(sorted(roles))


def _place(procedure: Procedure, kind: str) -> Where | None:
    return next((power.where for power in procedure.powers if kind in power.act), None)


def _apart(procedure: Procedure, one: str, other: str) -> bool:
    return any(
        rule.apart and any(one in first and other in second for first in rule.groups for second in rule.groups)
        for rule in procedure.separations
    )


def _consents(procedure: Procedure) -> Iterator[Problem]:
    for bar in procedure.bars:
        if bar.when and any(kind in bar.when for kind in _CONSENTS):
            what = f"Bar '{bar.id}' can be lifted by consent."
            remedy = "A bar is stronger than consent: write a consent rule, or take consent out of the condition."
            yield _problem(procedure, bar.where, "error", what, remedy)


def _reach(procedure: Procedure) -> Iterator[Problem]:
    possible = reachable(procedure)
    for rule, kinds in _acts_of(procedure):
        lost = [kind for kind in kinds if kind not in possible]
        if lost:
            what = f"'{rule.id}' speaks of what can never be done: {', '.join(lost)}."
            remedy = "Look at what it waits for ('after', 'needs'): somebody must be able to do that first."
            yield _problem(procedure, rule.where, "error", what, remedy)


def _acts_of(procedure: Procedure) -> Iterator[tuple[Rule, tuple[KindName, ...]]]:
    for power in procedure.powers:
        yield power, power.act
    for duty in procedure.duties:
        yield duty, duty.act
    for told in procedure.disclosures:
        yield told, told.act


def _founded(procedure: Procedure) -> Iterator[Problem]:
    remedy = "Read the full text and write 'mark: verified', or leave it: answers say so too."
    for rule in procedure.rules:
        if rule.source.mark in _UNFOUNDED:
            yield _problem(procedure, rule.where, "note", _unfounded(rule.id, rule.source.mark), remedy)
    about_people: list[TieRule | Clause] = [*procedure.conflicts.rules, *procedure.conflicts.clauses()]
    for one in about_people:
        if mark_of(one) in _UNFOUNDED:
            yield _problem(procedure, one.where, "note", _unfounded(one.id, mark_of(one)), remedy)


def _unfounded(rule: str, mark: str) -> str:
    said = {
        "excerpt": "only an excerpt of its source was read",
        "unverified": "its source was not read",
        "interpreted": "it is an interpretation of its source",
    }
    return f"'{rule}': {said[mark]}."


def _contradicting(procedure: Procedure) -> Iterator[Problem]:
    for found in contradictions(procedure):
        yield _problem(procedure, found.where, "warning", found.what, found.remedy)


def closing(procedure: Procedure, searched: Searched) -> tuple[Problem, ...]:
    """Return what the search over all runs found: where a case gets stuck, and who can make it so.

    Args:
        procedure: with the floor under it.
        searched: the answer of `search`.
    """
    return tuple(_stuck(procedure, one) for one in searched.stuck)


def _stuck(procedure: Procedure, stuck: Stuck) -> Problem:
    run = " → ".join(stuck.run) or "the very beginning"
    category = f" (category {stuck.setting.category})" if stuck.setting.category else ""
    place = _place(procedure, procedure.end[0])
    if stuck.silent is None:
        what = f"A case can get stuck for ever: after {run}{category} nothing leads to its close."
        return _problem(procedure, place, "error", what, "Give somebody the power to go on from there.")
    what = f"The {stuck.silent} can block a case for ever by staying silent: after {run}{category}."
    remedy = "Let what is waited for end after a time ('wait'), or let somebody else do it."
    return _problem(procedure, place, "warning", what, remedy)


_LOOKS = (_limits, _owners, _powerless, _receipts, _separated, _consents, _reach, _contradicting, _founded)
