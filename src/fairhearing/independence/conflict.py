"""Whether a person may act in a case: the rules applied to what binds them to its parties.

Source: CNCF code of conduct committee, conflict of interest policy (hard and soft conflicts; two soft
make a hard one); the seats and households are this project's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from fairhearing.acts import Parties
from fairhearing.identifiers import PersonId
from fairhearing.independence.model import Conflict, Reason
from fairhearing.independence.question import Question, ask
from fairhearing.independence.sentences import mends
from fairhearing.independence.traces import Trace, traces_of_case, traces_to
from fairhearing.organisation import Clause, ConflictPolicy, Organisation, TieRule

NO_OTHERS: Mapping[str, tuple[str, ...]] = {}
NOTHING_TOLD: Mapping[PersonId, tuple[Reason, ...]] = {}


def conflict_of(
    organisation: Organisation,
    policy: ConflictPolicy,
    person: PersonId,
    parties: Parties,
    on: date,
    *,
    declared: frozenset[PersonId] = frozenset(),
    others: Mapping[str, tuple[str, ...]] = NO_OTHERS,
    told: Mapping[PersonId, tuple[Reason, ...]] = NOTHING_TOLD,
) -> Conflict:
    """Return a person's level towards the parties of a case, with every reason.

    A tie whose dates are uncertain counts where it possibly holds. A disputed one counts as soft,
    whatever its rule says, until somebody independent has found out: neither can a dispute free
    anybody, nor a mere assertion bar them. Where no reason is found and nothing at all is recorded
    about the person (no tie, no seat with a proposer), the level is `unknown`.

    Args:
        organisation: as of its records.
        policy: the rules of the procedure with those of the floor.
        person: on the roll or not.
        parties: who is who, as far as known.
        on: the day as of which is judged.
        declared: those who said that they may not judge.
        others: further roles that rules may name (`decider`, `fellow`, `approver`, `former-decider`) → ids.
        told: person → reasons that no roll holds: what they said, or did not say, in the case.
    """
    return _conflict(ask(organisation, policy, parties, on, declared, others), person, told)


def conflicts(
    organisation: Organisation,
    policy: ConflictPolicy,
    parties: Parties,
    on: date,
    *,
    people: Iterable[PersonId] | None = None,
    declared: frozenset[PersonId] = frozenset(),
    others: Mapping[str, tuple[str, ...]] = NO_OTHERS,
    told: Mapping[PersonId, tuple[Reason, ...]] = NOTHING_TOLD,
) -> dict[PersonId, Conflict]:
    """Return the level of each of several people, sorted by id.

    Args:
        organisation: as of its records.
        policy: the rules of the procedure with those of the floor.
        parties: who is who, as far as known.
        on: the day as of which is judged.
        people: whom to ask about; None: everybody on the roll.
        declared: those who said that they may not judge.
        others: further roles that rules may name → ids.
        told: person → reasons that no roll holds.
    """
    question = ask(organisation, policy, parties, on, declared, others)
    asked = organisation.people if people is None else people
    return {person: _conflict(question, person, told) for person in sorted(set(asked))}


def with_told(policy: ConflictPolicy, conflict: Conflict, told: Iterable[Reason]) -> Conflict:
    """Return a conflict with further reasons, and the level that all of them give together.

    Somebody who says that they have a soft conflict mostly says what the roll says too: their word counts
    as one of its own only where nothing else is soft or hard.

    Args:
        policy: with its sum of soft conflicts.
        conflict: as the roll gives it.
        told: what was said, or not said, in the case.
    """
    more = [one for one in told if one.level == "hard" or not conflict.reasons]
    if not more:
        return conflict
    return _weighed(policy, conflict.person, conflict.level, (*conflict.reasons, *more))


def reason_of(tie: str, level: str, text: str, rule: TieRule | Clause) -> Reason:
    """Return a reason that no roll holds, towards the case as such.

    Args:
        tie: what keeps the person out (`declared`, `silence`, `forced-recusal`, `challenge`).
        level: `soft` or `hard`.
        text: the fact, as a sentence without a full stop.
        rule: what says that it counts.
    """
    return Reason(tie, level, "", (text,), rule.id, rule.pack, rule.source, mends(tie, None, disputed=False))


def _conflict(question: Question, person: PersonId, told: Mapping[PersonId, tuple[Reason, ...]]) -> Conflict:
    nothing = "none" if person in question.book.known else "unknown"
    found = _weighed(question.policy, person, nothing, _reasons(question, person))
    return with_told(question.policy, found, told.get(person, ()))


def _weighed(policy: ConflictPolicy, person: PersonId, nothing: str, reasons: Iterable[Reason]) -> Conflict:
    strictest: dict[tuple[str, ...], Reason] = {}
    for reason in reasons:
        known = strictest.get(reason.path)
        if known is None or (known.level, reason.level) == ("soft", "hard"):
            strictest[reason.path] = reason
    ordered = tuple(sorted(strictest.values(), key=_order))
    return Conflict(person, _level(policy, ordered) if ordered else nothing, ordered)


def _order(reason: Reason) -> tuple[object, ...]:
    return (reason.level != "hard", len(reason.path), reason.tie, reason.path)


def _level(policy: ConflictPolicy, reasons: tuple[Reason, ...]) -> str:
    if reasons[0].level == "hard":
        return "hard"
    # one fact told twice, or two seats next to each other on two boards, is one conflict and not two
    distinct = len({(reason.tie, reason.party) for reason in reasons})
    return "hard" if 0 < policy.soft_sum <= distinct else "soft"


def _reasons(question: Question, person: PersonId) -> Iterator[Reason]:
    for trace in traces_of_case(question, person):
        for rule in question.rules[trace.tie]:
            yield _reason(trace, rule, rule.towards[0] if rule.towards else "", "", rule.level)
    for party, roles in question.parties.items():
        for trace in traces_to(question, person, party):
            yield from _ruled(question, trace, party, roles)


def _ruled(question: Question, trace: Trace, party: str, roles: tuple[str, ...]) -> Iterator[Reason]:
    for rule in question.rules.get(trace.tie, ()):
        towards = next((role for role in roles if role in rule.towards), None)
        level = _level_of(question, trace, rule)
        if towards is not None and level:
            yield _reason(trace, rule, towards, party, level)


def _level_of(question: Question, trace: Trace, rule: TieRule) -> str:
    """Return the level that a rule gives to a trace; empty where it does not count."""
    if not all(question.holds(span, rule, lasting=trace.lasting) for span in trace.spans):
        return ""
    if trace.steps > max(rule.steps, rule.soft_steps):
        return ""
    return "soft" if trace.disputed or trace.steps > rule.steps else rule.level


def _reason(trace: Trace, rule: TieRule, towards: str, party: str, level: str) -> Reason:
    return Reason(
        tie=trace.tie,
        level=level,
        towards=towards,
        path=trace.path,
        rule=rule.id,
        pack=rule.pack,
        source=rule.source,
        mends=mends(trace.tie, rule.after, disputed=trace.disputed),
        party=party,
    )


def level_of(question: Question, person: PersonId) -> str:
    """Return a person's level towards the parties of a question, without its reasons.

    Args:
        question: prepared by `ask`.
        person: on the roll or not.
    """
    return _conflict(question, person, NOTHING_TOLD).level
