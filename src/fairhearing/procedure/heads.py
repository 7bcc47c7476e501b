"""Reading what every rule begins with: its name, what it says, where it is written, whom it may name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypedDict

from fairhearing.acts import MappingNode, table_of
from fairhearing.errors import InputError, Where
from fairhearing.identifiers import ProcedureId, RoleName, RuleId
from fairhearing.procedure.clauses import Source
from fairhearing.procedure.parts import at_least_one, read_day, read_id, read_words
from fairhearing.procedure.vocabulary import MARKS
from fairhearing.wording import say

EVERY_RULE = ("says", "source", "why", "remedy")


class RuleHead(TypedDict):
    """What every rule begins with; the fields of `model.Rule`."""

    id: RuleId
    says: str
    source: Source
    pack: ProcedureId
    why: str
    remedy: str
    where: Where | None


@dataclass(frozen=True, slots=True)
class Known:
    """What the rules of a pack may refer to.

    Args:
        pack: the pack's id.
        sources: keys of its sources.
        roles: names of its roles and of the floor's.
        stages: its stages and the floor's.
        scopes: what consent can be given to, of the pack and the floor.
        taken: ids of the rules read so far and of the floor's, with the place of each; grows.
    """

    pack: ProcedureId
    sources: Mapping[str, str]
    roles: tuple[str, ...]
    stages: tuple[str, ...]
    scopes: tuple[str, ...]
    taken: dict[str, str] = field(default_factory=dict)


def read_head(name: str, table: MappingNode, keys: Iterable[str], known: Known) -> RuleHead:
    """Read what every rule has, and refuse what no rule of this sort has.

    Args:
        name: the rule's id, as its key in the file.
        table: the rule.
        keys: the further keys that this sort of rule has.
        known: what it may refer to.

    Raises:
        InputError: a key is unknown, `says` or `source` is missing, or the id is taken.

    Source: DESIGN, "Every rule and number of a procedure carries its source".
    """
    table.only((*EVERY_RULE, *keys), "a rule of this sort")
    read_id(name, table.where)
    if name in known.taken:
        raise InputError(
            f"There are two rules called '{name}'.",
            why=f"The other one is in {known.taken[name]}; an answer names its rule, so each needs its own name.",
            remedy="Give this one another name.",
            where=table.where,
        )
    known.taken[name] = str(table.where)
    source = _source(name, table, known)
    if source.mark == "interpreted" and table.get("why") is None:
        raise InputError(
            f"Rule '{name}' interprets its source and does not say why.",
            why="Who reads the source must be able to follow how the rule was read into it.",
            remedy="Add 'why: …': what the text leaves open, and what was taken.",
            where=table.where,
        )
    return RuleHead(
        id=RuleId(name),
        says=say(_says(name, table)),
        source=source,
        pack=known.pack,
        why=say(table.text_or("why")),
        remedy=say(table.text_or("remedy")),
        where=table.where,
    )


def _says(name: str, table: MappingNode) -> str:
    if table.get("says") is None:
        raise InputError(
            f"Rule '{name}' does not say what it asks.",
            why="Every rule is shown to people in one plain sentence.",
            remedy="Add 'says: …', a sentence that can be read aloud.",
            where=table.where,
        )
    return table.text("says")


def _source(name: str, table: MappingNode, known: Known) -> Source:
    if table.get("source") is None:
        raise InputError(
            f"Rule '{name}' has no source.",
            why="Nobody can be held to a rule without knowing where it is written.",
            remedy="Add 'source: {text: …, section: …, mark: …, since: …}'.",
            where=table.where,
        )
    return read_source(table_of(table.need("source"), "'source'"), known)


def read_source(table: MappingNode, known: Known) -> Source:
    """Read where a rule is written.

    Args:
        table: with `text`, `section`, `mark` and `since`.
        known: the pack's sources.

    Raises:
        InputError: something is missing or unknown.

    Source: DESIGN, "Every rule and number of a procedure carries its source".
    """
    table.only(("text", "section", "mark", "since"), "a source")
    return Source(
        text=table.choice("text", tuple(known.sources)),
        section=table.text("section"),
        mark=table.choice("mark", MARKS),
        since=read_day(table, "since"),
    )


def need_roles(table: MappingNode, key: str, known: Known) -> tuple[RoleName, ...]:
    """Return the roles under `key`, at least one.

    Args:
        table: the table they stand in.
        key: their key.
        known: the roles that there are.

    Raises:
        InputError: none stands there, or one is not defined.

    Source: the file format `fairhearing/procedure@1`.
    """
    table.need(key)
    return at_least_one(read_roles(table, key, known), table, key)


def read_roles(table: MappingNode, key: str, known: Known) -> tuple[RoleName, ...]:
    """Return the roles under `key`.

    Args:
        table: the table they stand in.
        key: their key.
        known: the roles that there are.

    Raises:
        InputError: one is not defined.

    Source: the file format `fairhearing/procedure@1`.
    """
    return tuple(map(RoleName, read_words(table, key, known.roles, "a role of this procedure")))
