"""One act as an entry of a case file: read strictly, and written so that the same is read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from fairhearing.acts.edtf import read_when, write_when
from fairhearing.acts.kind import Field, Kind
from fairhearing.acts.kinds import KINDS
from fairhearing.acts.model import NOTHING, Act, Constraint, Dispute
from fairhearing.acts.nodes import MappingNode, Node, SequenceNode, one_of, text_of
from fairhearing.clock import parse_duration_text
from fairhearing.errors import InputError
from fairhearing.identifiers import ActId, KindName, RoleName

_COMMON = (
    *("id", "act", "on", "by", "between", "to", "with", "members", "about", "asserted_by", "disputed"),
    *("corrects", "after", "before", "within", "reported_by", "capacity"),
)
_VOTES = {"for": "votes_for", "against": "votes_against"}


def read_act(entry: MappingNode) -> Act:
    """Read one entry of `acts`.

    Args:
        entry: the table in the file.

    Returns:
        The act; that what it refers to exists is for the whole file to say.

    Raises:
        InputError: a key or a kind is unknown, a date is none, or something needed is missing.
    """
    kind = KINDS[KindName(one_of(entry.need("act"), tuple(KINDS), "act"))]
    fields = _own_fields(kind)
    votes = ("votes",) if "votes_for" in fields and "votes_for" not in entry.keys else ()
    entry.only((*_COMMON, *votes, *fields), f"an act '{kind.name}'")
    reported_by, corrects, capacity = (entry.text_or(key) for key in ("reported_by", "corrects", "capacity"))
    return Act(
        id=ActId(entry.text("id")),
        kind=kind.name,
        when=read_when(entry.text("on"), where=entry.where_of("on")),
        by=_either(entry, "by", "between"),
        to=_either(entry, "to", "with"),
        members=entry.texts("members"),
        about=_act_ids(entry, "about"),
        fields=_fields(entry, fields),
        asserted_by=entry.texts("asserted_by"),
        disputed=_dispute(entry),
        corrects=ActId(corrects) if corrects else None,
        constraints=_constraints(entry),
        reported_by=reported_by or None,
        capacity=RoleName(capacity) if capacity else None,
        where=entry.where,
    )


def act_entry(act: Act) -> dict[str, object]:
    """Return an act as the keys and values of its entry, without what is empty.

    Args:
        act: any; fields that its kind does not have are the site's own bookkeeping and are left out.
    """
    kind = KINDS[act.kind]
    by, to = _pair(kind)
    entry: dict[str, object] = {
        "id": act.id,
        "act": act.kind,
        "on": write_when(act.when),
        by: _few(act.by),
        to: _few(act.to),
        "members": list(act.members),
        "about": _few(act.about),
        **{name: act.fields.get(name) for name in _own_fields(kind)},
        "corrects": act.corrects,
        **_orders(act.constraints),
        "reported_by": act.reported_by,
        "capacity": act.capacity,
        "asserted_by": _few(act.asserted_by),
        "disputed": act.disputed and {"by": act.disputed.by, "says": act.disputed.says},
    }
    own = _own_fields(kind)
    return {key: value for key, value in entry.items() if value is not None and (key in own or value != [])}


def _pair(kind: Kind) -> tuple[str, str]:
    """Return the keys for who did it and to whom, as the kind is spoken of."""
    if kind.name == "contact":
        return "between", "to"
    return "by", "with" if any(field.name == "slot" for field in kind.fields) else "to"


def _own_fields(kind: Kind) -> dict[str, Field]:
    return {field.name: field for field in kind.fields if field.name not in _COMMON}


def _orders(constraints: tuple[Constraint, ...]) -> dict[str, object]:
    spans = [{"span": one.span, "of": one.act} for one in constraints if one.relation == "within"]
    orders: dict[str, object] = {
        relation: _few(tuple(one.act for one in constraints if one.relation == relation))
        for relation in ("after", "before")
    }
    return {**orders, "within": spans[0] if len(spans) == 1 else spans}


def _few(texts: tuple[str, ...]) -> object:
    return texts[0] if len(texts) == 1 else list(texts)


def _either(entry: MappingNode, key: str, other: str) -> tuple[str, ...]:
    """Return the texts under one of two keys that mean the same."""
    if entry.get(key) is not None and entry.get(other) is not None:
        raise InputError(
            f"'{key}' and '{other}' stand in one entry.",
            why="They say the same thing of different kinds of act.",
            remedy=f"Put everybody under '{key}'.",
            where=entry.where_of(other),
        )
    return entry.texts(key) or entry.texts(other)


def _act_ids(entry: MappingNode, key: str) -> tuple[ActId, ...]:
    return tuple(ActId(text) for text in entry.texts(key))


def _dispute(entry: MappingNode) -> Dispute | None:
    table = entry.table("disputed")
    if table is None:
        return None
    table.only(("by", "says"), "a dispute")
    return Dispute(table.text("by"), table.text_or("says"))


def _constraints(entry: MappingNode) -> tuple[Constraint, ...]:
    orders = [Constraint(relation, act) for relation in ("after", "before") for act in _act_ids(entry, relation)]
    node = entry.get("within")
    spans = () if node is None else node.items if isinstance(node, SequenceNode) else (node,)
    return (*orders, *(_span(span) for span in spans))


def _span(node: Node) -> Constraint:
    if not isinstance(node, MappingNode):
        raise InputError(
            "'within' does not say how long after which act.",
            why="Both are needed, each under a name of its own.",
            remedy="Write within: {span: P7D, of: 12} for at most seven days after act 12.",
            where=node.where,
        )
    table = node
    table.only(("span", "of"), "'within'")
    span = table.text("span")
    try:
        limit = parse_duration_text(span)
    except InputError as error:
        raise InputError(
            error.what, why=error.why, remedy="Write P7D, P2W, P1M, P1Y or PT48H.", where=table.where_of("span")
        ) from None
    if limit.unit == "business-days":
        raise InputError(
            "'within' counts business days.",
            why="Which days these are depends on the organisation's calendar, which a case file does not have.",
            remedy="Write the longest time that it can have been, such as P7D.",
            where=table.where_of("span"),
        )
    return Constraint("within", ActId(table.text("of")), span)


def _fields(entry: MappingNode, known: dict[str, Field]) -> Mapping[str, object]:
    found = {key: _field(entry, known[key]) for key in entry.keys if key in known and entry.get(key) is not None}
    votes = entry.table("votes")
    if votes is not None:
        votes.only(_VOTES, "'votes'")
        found |= {_VOTES[key]: votes.text(key) for key in votes.keys if votes.get(key) is not None}
    return MappingProxyType(found) if found else NOTHING


def _field(entry: MappingNode, field: Field) -> object:
    key = field.name
    if field.type == "flag":
        return entry.flag(key)
    if field.type in {"list", "files"}:
        return list(entry.texts(key))
    if field.type == "date":
        return read_when(entry.text(key), where=entry.where_of(key)).text
    if field.type == "choice" and not field.choices[0].startswith("@"):
        return entry.choice(key, field.choices)
    return _value(entry.need(key), key)


def _value(node: Node, key: str) -> object:
    if isinstance(node, SequenceNode):
        return [_value(item, key) for item in node.items]
    if isinstance(node, MappingNode):
        return {name: _value(value, name) for name, value in zip(node.keys, node.values, strict=True)}
    return text_of(node, key)
