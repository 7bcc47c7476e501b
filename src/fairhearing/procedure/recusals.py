"""Reading how somebody comes to be out of a case without a tie: by silence, by the others, by a challenge.

Source: RULES, "Primitives that the language must express"; Rust RFC 3392 (nothing is waived).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypedDict, TypeVar

from fairhearing.acts import MappingNode, table_of
from fairhearing.errors import InputError, Where
from fairhearing.organisation import Challenge, Clause, ConflictPolicy, ForcedRecusal, Silence, StandIn
from fairhearing.procedure.heads import Known, read_head, read_roles
from fairhearing.procedure.parts import at_least_one, need_kinds, read_kinds, read_limit
from fairhearing.procedure.ties import source_line
from fairhearing.procedure.vocabulary import THRESHOLDS

SILENCE = ("asked", "within")
FORCED = ("votes",)
CHALLENGE = ("by", "cause", "most", "after", "within", "ruled-by")
STAND_IN = ("on", "out-of", "beyond", "seats")

_Clause = TypeVar("_Clause", bound=Clause)


def read_recusals(root: MappingNode, policy: ConflictPolicy, known: Known) -> ConflictPolicy:
    """Return a policy with its rules that speak of no tie.

    Args:
        root: the whole file.
        policy: the rest of its section `conflicts`.
        known: what its rules may refer to.

    Raises:
        InputError: one cannot be read.

    Source: the file format `fairhearing/procedure@1`.
    """
    table = root.table("conflicts")
    if table is None:
        return policy
    return replace(
        policy,
        undisclosed=_read(table, "undisclosed", _plain, known),
        silence=_read(table, "silence", _silence, known),
        forced=_read(table, "forced-recusal", _forced, known),
        challenges=_read(table, "challenges", _challenge, known),
        no_waiver=_read(table, "no-waiver", _plain, known),
        stand_ins=_read(table, "stand-ins", _stand_in, known),
    )


def _read(
    table: MappingNode, section: str, read: Callable[[str, MappingNode, Known], _Clause], known: Known
) -> tuple[_Clause, ...]:
    rules = table.table(section)
    entries = rules.entries if rules else ()
    return tuple(read(name.text, table_of(node, f"'{name.text}'"), known) for name, node in entries)


class _Head(TypedDict):
    id: str
    says: str
    source: str
    pack: str
    where: Where | None


def _head(name: str, table: MappingNode, keys: tuple[str, ...], known: Known) -> _Head:
    head = read_head(name, table, keys, known)
    source = source_line(head["source"], known.sources)
    return _Head(id=head["id"], says=head["says"], source=source, pack=known.pack, where=head["where"])


def _plain(name: str, table: MappingNode, known: Known) -> Clause:
    return Clause(**_head(name, table, (), known))


def _silence(name: str, table: MappingNode, known: Known) -> Silence:
    head = _head(name, table, SILENCE, known)
    return Silence(**head, asked=need_kinds(table, "asked"), within=read_limit(table, "within"))


def _forced(name: str, table: MappingNode, known: Known) -> ForcedRecusal:
    return ForcedRecusal(**_head(name, table, FORCED, known), votes=table.choice("votes", THRESHOLDS))


def _challenge(name: str, table: MappingNode, known: Known) -> Challenge:
    head = _head(name, table, CHALLENGE, known)
    found = Challenge(
        **head,
        by=at_least_one(read_roles(table, "by", known), table, "by"),
        cause=table.flag("cause", default=True),
        most=table.whole("most", 0, most=99),
        after=read_kinds(table, "after"),
        within=read_limit(table, "within"),
        ruled_by=read_roles(table, "ruled-by", known),
    )
    if found.cause != bool(found.ruled_by):
        raise InputError(
            f"It is not clear who decides about the challenge '{name}'.",
            why="With a reason, somebody rules on it; without one, the challenge itself is enough.",
            remedy="Add 'ruled-by: …'." if found.cause else "Take 'ruled-by' away, or write 'cause: true'.",
            where=table.where,
        )
    if found.within is not None and not found.after:
        raise InputError(
            f"The challenge '{name}' can be made for a time that nothing starts.",
            why="A time is counted from an act.",
            remedy="Add 'after: …', such as panel-formed, or take 'within' away.",
            where=table.where,
        )
    return found


def _stand_in(name: str, table: MappingNode, known: Known) -> StandIn:
    return StandIn(
        **_head(name, table, STAND_IN, known),
        on=table.text("on"),
        out_of=table.text("out-of"),
        beyond=table.whole("beyond", 0, most=99),
        seats=table.whole("seats", 1, least=1, most=99),
    )
