"""Over small made-up clubs, each tie rule of each pack binds once, and gives nothing without the tie."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import pytest

from fairhearing.acts import Parties
from fairhearing.identifiers import PersonId
from fairhearing.independence import Conflict, conflict_of
from fairhearing.organisation import TIE_KINDS, ConflictPolicy, TieRule
from fairhearing.procedure import load, shipped
from tests.unit.independence.building import club
from tests.unit.independence.test_whole_criteria import DAY

HEAD = """format: fairhearing/organisation@1
id: club
people: [{id: a, branch: north}, {id: b, branch: BRANCH}, {id: c}, {id: d}]
bodies:
  - {id: board, name: Board, kind: leadership}
  - {id: care, name: Care team, kind: intake, answers_to: board}
"""
PARTIES = ("respondent", "reporter", "affected", "witness")


@dataclass(frozen=True)
class Bond:
    """What makes a tie between b and whoever is judged.

    Args:
        lines: of the organisation's file.
        whom: who is judged, a person or a body.
        branch: b's branch.
        declared: who says that they may not judge; excluded: whom the reporter excludes.
    """

    lines: tuple[str, ...] = ()
    whom: str = "a"
    branch: str = "south"
    declared: frozenset[PersonId] = frozenset()
    excluded: tuple[str, ...] = ()


def _seats(*lines: str) -> tuple[str, ...]:
    return (f"seats: [{', '.join(lines)}]",)


def _ties(*lines: str) -> tuple[str, ...]:
    return (f"ties: [{', '.join(lines)}]",)


WORKED_OUT = {
    "self": Bond(whom="b"),
    "declared": Bond(declared=frozenset({PersonId("b")})),
    "excluded": Bond(excluded=("b",)),
    "same-branch": Bond(branch="north"),
    "body-mate": Bond(_seats("{person: a, body: care}", "{person: b, body: care}")),
    "same-employer": Bond(_ties("{kind: staff, people: [a, d]}", "{kind: staff, people: [b, d]}")),
    "through-body": Bond((*_seats("{person: b, body: care}"), *_ties("{kind: donor, person: a, to: care}"))),
    "owes-seat": Bond(_seats("{person: b, body: care, proposed_by: a}")),
    "assigned-by": Bond(_seats("{person: a, body: care, appointed_by: b}")),
    "seated": Bond(_seats("{person: b, body: care, proposed_by: board}"), whom="board"),
    "member-of": Bond(_seats("{person: b, body: board}"), whom="board"),
    "answers-to": Bond(_seats("{person: b, body: care}"), whom="board"),
    "approves": Bond(_seats("{person: b, body: board}"), whom="board"),
}
TO_BODIES = ("donor", "host", "staff")
RULES = [(name, rule) for name in shipped() for rule in load(name).conflicts.rules if rule.pack == name]


def _bond(tie: str) -> Bond:
    if tie in WORKED_OUT:
        return WORKED_OUT[tie]
    assert tie in TIE_KINDS
    if tie in TO_BODIES:
        return Bond(_ties(f"{{kind: {tie}, person: b, to: board}}"), whom="board")
    return Bond(_ties(f"{{kind: {tie}, people: [b, a]}}"))


@cache
def _own(pack: str) -> ConflictPolicy:
    # of two packs' rules about one tie the stricter one is answered; here each is looked at by itself
    policy = load(pack).conflicts
    return replace(policy, rules=tuple(rule for rule in policy.rules if rule.pack == pack))


def _asked(pack: str, towards: str, bond: Bond) -> Conflict:
    party = {towards: (bond.whom,)} if towards in PARTIES else {}
    return conflict_of(
        club(*bond.lines, head=HEAD.replace("BRANCH", bond.branch)),
        _own(pack),
        PersonId("b"),
        Parties(**party, excluded=bond.excluded),
        DAY,
        declared=bond.declared,
        others={} if party else {towards: (bond.whom,)},
    )


def _named(value: object) -> str:
    return value.id if isinstance(value, TieRule) else str(value)


@pytest.mark.parametrize(("pack", "rule"), RULES, ids=_named)
def test_every_tie_rule_binds_towards_everybody_it_names(pack: str, rule: TieRule) -> None:
    """Whoever has the tie has the conflict, at the rule's level, with a path and a source."""
    for towards in rule.towards:
        reasons = _asked(pack, towards, _bond(rule.tie)).reasons
        found = [one for one in reasons if (one.rule, one.pack, one.level) == (rule.id, pack, rule.level)]
        assert found, (towards, reasons)
        assert all(one.path and one.source for one in found)


@pytest.mark.parametrize(("pack", "rule"), RULES, ids=_named)
def test_no_tie_rule_binds_without_its_tie(pack: str, rule: TieRule) -> None:
    """Somebody without any tie has no conflict by it."""
    for towards in rule.towards:
        assert rule.id not in {one.rule for one in _asked(pack, towards, Bond()).reasons}
