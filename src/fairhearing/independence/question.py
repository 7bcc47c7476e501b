"""What is asked about everybody at once: whose independence, towards whom, by which rules, on which day.

Source: CNCF code of conduct committee, conflict of interest policy (a conflict is stated before anything
is opened); DESIGN, "exclusions count as hard".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fairhearing.acts import Parties, When
from fairhearing.identifiers import PersonId
from fairhearing.organisation import ConflictPolicy, Organisation, Register, TieRule, possibly, register

Span = tuple[When | None, When | None]
"""From when until when something held; None: not known, and not ended."""

_PARTY_ROLES = ("respondent", "reporter", "affected", "support", "witness")

_OF_THE_PROGRAM = tuple(
    TieRule(
        id=f"{tie}-is-hard",
        tie=tie,
        level="hard",
        towards=_PARTY_ROLES,
        says=says,
        source="counts even where the pack says nothing",
        pack="fairhearing",
    )
    for tie, says in (
        ("excluded", "Whom the reporter excludes does not take part."),
        ("declared", "Who declared that they may not judge does not take part; no reason is asked."),
    )
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question about independence, prepared once for all who are asked about.

    Args:
        organisation: with its seats and ties; `book`: the same by whom they concern.
        policy: the rules; `rules`: the same by tie.
        parties: the id of each party → its roles, the most important first.
        case: the parties as the case names them.
        on: the day as of which is judged.
        declared: those who said that they may not judge.
    """

    organisation: Organisation
    book: Register
    policy: ConflictPolicy
    rules: Mapping[str, tuple[TieRule, ...]]
    parties: Mapping[str, tuple[str, ...]]
    case: Parties
    on: date
    declared: frozenset[PersonId]

    def depth(self, tie: str) -> int:
        """Return how many steps the rules for a derived tie look back; 0: no rule names it."""
        return max((max(rule.steps, rule.soft_steps) for rule in self.rules.get(tie, ())), default=0)

    def counts(self, tie: str, party: str) -> bool:
        """Return whether some rule for a kind of tie counts towards a role that the party has.

        Args:
            tie: its kind.
            party: one of `parties`.
        """
        roles = self.parties[party]
        return any(role in rule.towards for rule in self.rules.get(tie, ()) for role in roles)

    def holds(self, span: Span, rule: TieRule, *, lasting: bool) -> bool:
        """Return whether something possibly holds on the day, or ended no longer ago than the rule says.

        Args:
            span: from when until when.
            rule: with its `after`.
            lasting: whether it counts for ever after its end where the rule gives no `after`.
        """
        since, until = span
        if until is None or (lasting and rule.after is None):
            return possibly(since, None, self.on)
        if rule.after is not None:
            last = self.organisation.calendar.add(until.last, rule.after)
            until = When(until.first, last)
        return possibly(since, until, self.on)


def ask(
    organisation: Organisation,
    policy: ConflictPolicy,
    parties: Parties,
    on: date,
    declared: frozenset[PersonId],
    others: Mapping[str, tuple[str, ...]],
) -> Question:
    """Prepare a question.

    Args:
        organisation: as of its records.
        policy: the rules.
        parties: who is who in the case.
        on: the day.
        declared: those who said that they may not judge.
        others: further roles that rules may name (`decider`, `former-decider`) → ids.
    """
    rules: defaultdict[str, list[TieRule]] = defaultdict(list)
    for rule in policy.rules:
        rules[rule.tie].append(rule)
    for rule in _OF_THE_PROGRAM:
        if rule.tie not in rules:
            rules[rule.tie].append(rule)
    roles: defaultdict[str, list[str]] = defaultdict(list)
    for role, ids in [*((role, getattr(parties, role)) for role in _PARTY_ROLES), *sorted(others.items())]:
        for party in ids:
            roles[party].append(role)
    return Question(
        organisation,
        register(organisation),
        policy,
        {tie: tuple(those) for tie, those in rules.items()},
        {party: tuple(dict.fromkeys(those)) for party, those in roles.items()},
        parties,
        on,
        declared,
    )
