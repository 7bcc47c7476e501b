"""Reading what ties mean for judging, and laying the floor's rules beneath them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from fairhearing.acts import KINDS, MappingNode, table_of
from fairhearing.organisation import DERIVED_TIES, TIE_KINDS, Clause, ConflictPolicy, TieRule
from fairhearing.procedure.clauses import Source
from fairhearing.procedure.heads import Known, read_head
from fairhearing.procedure.parts import at_least_one, read_limit, read_words
from fairhearing.procedure.vocabulary import LEVELS, TOWARDS

POLICY = (
    *("soft-sum", "soft-may", "hard-may", "least-clear", "least-without-hard", "ties"),
    *("undisclosed", "silence", "forced-recusal", "challenges", "no-waiver", "stand-ins"),
)
TIE = ("tie", "level", "towards", "steps", "soft-steps", "after")
_PLAIN_MARKS = ("verified", "own")
_MARK = re.compile(r" \[([a-z]+)\]\Z")


def read_conflicts(root: MappingNode, known: Known) -> ConflictPolicy:
    """Read the section `conflicts`.

    Args:
        root: the whole file.
        known: what its rules may refer to.

    Raises:
        InputError: it cannot be read.

    Source: CNCF code of conduct committee, conflict policy (soft and hard; two soft make one hard).
    """
    table = root.table("conflicts")
    if table is None:
        return ConflictPolicy(rules=())
    table.only(POLICY, "'conflicts'")
    ties = table.table("ties")
    return ConflictPolicy(
        rules=tuple(
            _tie_rule(name.text, table_of(node, f"'{name.text}'"), known)
            for name, node in (ties.entries if ties else ())
        ),
        soft_sum=table.whole("soft-sum", 2, most=20),
        soft_may=read_words(table, "soft-may", KINDS, "a kind of act"),
        hard_may=read_words(table, "hard-may", KINDS, "a kind of act"),
        min_clear=table.whole("least-clear", 1, most=99),
        min_without_hard=table.whole("least-without-hard", 1, most=99),
    )


def _tie_rule(name: str, table: MappingNode, known: Known) -> TieRule:
    head = read_head(name, table, TIE, known)
    towards = at_least_one(
        read_words(table, "towards", TOWARDS, "a party that ties count towards"), table, "towards"
    )
    return TieRule(
        id=head["id"],
        tie=table.choice("tie", (*TIE_KINDS, *DERIVED_TIES)),
        level=table.choice("level", LEVELS),
        towards=towards,
        says=head["says"],
        source=source_line(head["source"], known.sources),
        pack=known.pack,
        steps=table.whole("steps", 1, least=1, most=9),
        soft_steps=table.whole("soft-steps", 0, most=9),
        after=read_limit(table, "after"),
        where=head["where"],
    )


def source_line(source: Source, sources: Mapping[str, str]) -> str:
    """Return a rule's source on one line, with its mark where the full text was not simply followed.

    Args:
        source: where the rule is written.
        sources: the procedure's sources, key to title.

    Source: RULES, "A shipped pack states the mark of every rule".
    """
    mark = "" if source.mark in _PLAIN_MARKS else f" [{source.mark}]"
    return f"{sources.get(source.text, source.text)}, {source.section}{mark}"


def mark_of(rule: TieRule | Clause) -> str:
    """Return the mark of a rule about conflicts, out of the source line that `source_line` wrote.

    Args:
        rule: a rule of a policy.

    Source: RULES, "A shipped pack states the mark of every rule".
    """
    found = _MARK.search(rule.source)
    return found[1] if found else "verified"


def lay_beneath(floor: ConflictPolicy, policy: ConflictPolicy) -> ConflictPolicy:
    """Return a policy that is nowhere milder than the floor's.

    Args:
        floor: the floor's.
        policy: the procedure's own; what it leaves out of `soft-may` stays barred to the softly conflicted,
            and where it names nothing, the floor's list holds. `hard-may` is the floor's alone. Of both
            come the rules that keep somebody out; whom a party can challenge, and who stands in, says the
            procedure.

    Source: DESIGN, "Under every procedure lies a small pack `floor`".
    """
    sums = [number for number in (floor.soft_sum, policy.soft_sum) if number]
    may = policy.soft_may or floor.soft_may
    return ConflictPolicy(
        rules=(*policy.rules, *floor.rules),
        soft_sum=min(sums, default=0),
        soft_may=tuple(kind for kind in may if kind in floor.soft_may),
        hard_may=floor.hard_may,
        min_clear=max(floor.min_clear, policy.min_clear),
        min_without_hard=max(floor.min_without_hard, policy.min_without_hard),
        undisclosed=(*policy.undisclosed, *floor.undisclosed),
        silence=(*policy.silence, *floor.silence),
        forced=(*policy.forced, *floor.forced),
        challenges=policy.challenges or floor.challenges,
        no_waiver=(*policy.no_waiver, *floor.no_waiver),
        stand_ins=policy.stand_ins,
    )
