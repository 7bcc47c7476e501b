"""Who may be told what of a case: which parts, in which circle, by whom, after what, with whose consent."""

from __future__ import annotations

from dataclasses import dataclass

from fairhearing.acts import KINDS, MappingNode
from fairhearing.errors import InputError
from fairhearing.identifiers import KindName, RoleName
from fairhearing.procedure.clauses import Rule
from fairhearing.procedure.heads import Known, read_head, read_roles
from fairhearing.procedure.parts import at_least_one, need_kinds, read_condition, read_id, read_kinds, read_words
from fairhearing.procedure.vocabulary import TELLABLE

DISCLOSURE = ("act", "to", "may", "by", "after", "of", "scope", "when")


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure(Rule):
    """What may be told to one circle of people; what no rule for the circle lists may not be told to it.

    Args:
        act: the kinds of acts by which it is told.
        to: the circles (`enforcers`, `leadership`, `public`, `appellant` …), as the act's field `audience` names
            one; empty: whoever is told by such an act.
        may: what may be told, of `reporter`, `affected`, `respondent`, `witness` (who they are), `report`,
            `evidence`, `finding`, `reasons`, `outcome`, `restriction`, `annex`, as the act's fields `tells` and
            `names` say.
        by: roles that may tell it; empty: whoever may do the act.
        after: kinds of which one must have been done; empty: any time.
        of: parties, each of whom must have consented; empty: nobody.
        scope: the scope named in their `consent-given`.
        when: CEL; the rule holds only where it is true.
    """

    act: tuple[KindName, ...]
    may: tuple[str, ...]
    to: tuple[str, ...] = ()
    by: tuple[RoleName, ...] = ()
    after: tuple[KindName, ...] = ()
    of: tuple[str, ...] = ()
    scope: str = ""
    when: str | None = None


def read_disclosure(name: str, table: MappingNode, known: Known) -> Disclosure:
    """Read what may be told to whom.

    Args:
        name: its id.
        table: the rule.
        known: what it may refer to.

    Raises:
        InputError: it cannot be read so.

    Source: LLVM response guide, "Confidentiality"; CNCF jurisdiction policy, "Central Recordkeeping".
    """
    head = read_head(name, table, DISCLOSURE, known)
    table.need("remedy")
    if (table.get("of") is None) != (table.get("scope") is None):
        raise InputError(
            f"Disclosure '{name}' has half a consent.",
            why="Consent is that of somebody, to something: both are needed.",
            remedy="Write 'of: affected' and 'scope: name-to-others', or neither.",
            where=table.where,
        )
    act = need_kinds(table)
    deaf = [kind for kind in act if not any(field.name == "audience" for field in KINDS[kind].fields)]
    if deaf and table.get("to") is not None:
        raise InputError(
            f"Disclosure '{name}' names circles, and '{deaf[0]}' does not say which circle is told.",
            why="Nobody could tell whether the rule holds for such an act.",
            remedy="Delete 'to', or write 'act: notice-sent'.",
            where=table.where_of("to"),
        )
    may = read_words(table, "may", TELLABLE, "something that can be told")
    return Disclosure(
        **head,
        act=act,
        may=at_least_one(may, table, "may"),
        to=tuple(read_id(circle, table.where_of("to")) for circle in table.texts("to")),
        by=read_roles(table, "by", known),
        after=read_kinds(table, "after"),
        of=tuple(map(str, read_roles(table, "of", known))),
        scope=table.choice("scope", tuple(known.scopes)) if table.get("scope") else "",
        when=read_condition(table),
    )
