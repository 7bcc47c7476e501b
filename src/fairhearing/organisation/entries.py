"""The entries of an organisation's file, one by one: a person, a body, a seat, a tie."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

from holidays import list_supported_countries

from fairhearing.acts import MappingNode, Node, ScalarNode, When, read_when, text_of, unknown_word
from fairhearing.clock import Calendar
from fairhearing.errors import InputError, Where
from fairhearing.identifiers import BodyId, PersonId
from fairhearing.organisation.model import Body, Person, Seat, Tie
from fairhearing.organisation.ties import TIE_KINDS

CHOSEN = ("acclamation", "appointed", "contested", "lottery")
FILLED_BY = ("appointment", "election", "lottery")
MOST_SEATS = 1_000

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")

PERSON_KEYS = ("id", "name", "branch", "joined", "left", "traits")
_BODY_KEYS = ("id", "name", "kind", "answers_to", "size", "alternates", "filled_by", "quotas")
_SEAT_KEYS = ("person", "body", "role", "from", "to", "proposed_by", "appointed_by", "chosen")
_TIE_KEYS = ("kind", "people", "person", "to", "from", "until", "on", "declared_by", "disputed", "confirmed_by")
_NOTES = ("note", "what")


def read_id(text: str, where: Where) -> str:
    """Return an identifier of a person, body or branch.

    Args:
        text: 1 to 64 letters, digits, `.`, `_` or `-`; the first a letter or a digit.
        where: its place.

    Raises:
        InputError: it is none.
    """
    if _ID.fullmatch(text):
        return text
    raise InputError(
        f"'{text[:80]}' is not an id.",
        why="Ids stand in sentences, files and addresses.",
        remedy="Use 1 to 64 letters (a-z), digits, '.', '_' or '-', such as p04; names have a key of their own.",
        where=where,
    )


def _id(node: MappingNode, key: str) -> str:
    return read_id(node.text(key), node.where_of(key))


def _id_or_none(node: MappingNode, key: str) -> str | None:
    return None if node.get(key) is None else _id(node, key)


def _when(node: MappingNode, key: str) -> When | None:
    return None if node.get(key) is None else read_when(node.text(key), where=node.where_of(key))


def refuse_backwards(since: When | None, until: When | None, where: Where) -> None:
    """Refuse an end that certainly lies before the beginning.

    Raises:
        InputError: it does.
    """
    if since is not None and until is not None and until.last < since.first:
        raise InputError(
            f"It ends ({until.text}) before it begins ({since.text}).",
            why="An interval ends on the day it begins, or later.",
            remedy="Check both dates; the two may have changed places.",
            where=where,
        )


def read_calendar(node: MappingNode | None) -> Calendar:
    """Read `calendar: {timezone: …, holidays: …, closed: [day, day]}`; UTC where there is none.

    Raises:
        InputError: the time zone or the country is not known, or a closed day is none.
    """
    if node is None:
        return Calendar()
    node.only(("timezone", "holidays", "closed"), "a calendar")
    timezone = node.text_or("timezone", "UTC")
    try:
        ZoneInfo(timezone)
    except (KeyError, ValueError, OSError):
        raise InputError(
            f"'{timezone[:80]}' is not a time zone.",
            why="The day on which something was done depends on it.",
            remedy="Write a name of the IANA list, such as Europe/Dublin or America/Lima.",
            where=node.where_of("timezone"),
        ) from None
    country = node.text_or("holidays") or None
    if country is not None and country not in list_supported_countries():
        raise unknown_word(
            country, list_supported_countries(), "a country code (ISO 3166)", node.where_of("holidays")
        )
    days = [read_when(text, where=node.where_of("closed")) for text in node.texts("closed")]
    for day in days:
        if not day.certain:
            raise InputError(
                f"'{day.text}' is not one day.",
                why="Days on which no business is done are counted one by one.",
                remedy="Write each day as 2023-12-27.",
                where=node.where_of("closed"),
            )
    return Calendar(timezone, country, tuple(day.first for day in days))


def read_person(node: MappingNode) -> Person:
    """Read an entry of `people`.

    Raises:
        InputError: something in it is missing, unknown or no date.
    """
    node.only(PERSON_KEYS, "a person")
    traits = node.table("traits")
    joined, left = _when(node, "joined"), _when(node, "left")
    refuse_backwards(joined, left, node.where_of("left"))
    return Person(
        id=PersonId(_id(node, "id")),
        name=node.text_or("name"),
        branch=_id_or_none(node, "branch") or "",
        joined=joined,
        left=left,
        traits={} if traits is None else {key: traits.text(key) for key in traits.keys},
        where=node.where,
    )


def read_body(node: MappingNode) -> Body:
    """Read an entry of `bodies`.

    Raises:
        InputError: something in it is missing, unknown or no number.
    """
    node.only(_BODY_KEYS, "a body")
    body = _id(node, "id")
    above = _id_or_none(node, "answers_to")
    return Body(
        id=BodyId(body),
        name=node.text_or("name", body),
        kind=_id(node, "kind"),
        answers_to=None if above is None else BodyId(above),
        size=None if node.get("size") is None else node.whole("size", least=1, most=MOST_SEATS),
        alternates=node.whole("alternates", 0, most=MOST_SEATS),
        filled_by=node.choice("filled_by", FILLED_BY, ""),
        quotas=_quotas(node.table("quotas")),
        where=node.where,
    )


def _quotas(node: MappingNode | None) -> dict[str, dict[str, dict[str, int]]]:
    if node is None:
        return {}
    quotas: dict[str, dict[str, dict[str, int]]] = {}
    for trait in node.keys:
        values = node.table(trait)
        keys = () if values is None else values.keys
        quotas[trait] = {value: _bound(values.table(value), values.where_of(value)) for value in keys if values}
    return quotas


def _bound(node: MappingNode | None, where: Where) -> dict[str, int]:
    bound: dict[str, int] = {}
    if node is not None:
        node.only(("min", "max"), "a quota")
        bound = {key: node.whole(key, most=MOST_SEATS) for key in node.keys}
    if not bound or bound.get("min", 0) > bound.get("max", MOST_SEATS):
        raise InputError(
            "This quota bounds nothing, or its least is above its most.",
            why="A quota says how many there must and may be.",
            remedy="Write {min: 1}, {max: 2} or {min: 1, max: 2}.",
            where=where,
        )
    return bound


def read_seat(node: MappingNode) -> Seat:
    """Read an entry of `seats`.

    Raises:
        InputError: something in it is missing, unknown or no date.
    """
    node.only(_SEAT_KEYS, "a seat")
    since, until = _when(node, "from"), _when(node, "to")
    refuse_backwards(since, until, node.where_of("to"))
    return Seat(
        person=PersonId(_id(node, "person")),
        body=BodyId(_id(node, "body")),
        role=node.text_or("role"),
        since=since,
        until=until,
        proposed_by=_id_or_none(node, "proposed_by"),
        appointed_by=_id_or_none(node, "appointed_by"),
        chosen=node.choice("chosen", CHOSEN, ""),
        where=node.where,
    )


def read_tie(node: MappingNode) -> Tie:
    """Read an entry of `ties`.

    `to` names a body or a branch for a tie of one person to it, and otherwise the day it ended
    (`until` says the same and is never mistaken for a body).

    Raises:
        InputError: something in it is missing, unknown or no date.
    """
    note, rest = _noted(node)
    rest.only(_TIE_KEYS, "a tie")
    people = (*node.texts("people"), *node.texts("person"))
    target = _id_or_none(node, "to") if node.get("person") is not None else None
    since, until = _dates(node, target)
    where = node.where_of("people" if node.get("people") is not None else "person")
    if len(set(people)) != len(people) or len(people) + (target is not None) < 2:
        raise InputError(
            "This tie does not name two different ends.",
            why="A tie binds people to one another, or a person to a body or branch.",
            remedy="Write 'people: [p01, p02]', or 'person: p01' with 'to: board'.",
            where=where,
        )
    return Tie(
        kind=node.choice("kind", tuple(TIE_KINDS)),
        people=tuple(PersonId(read_id(person, where)) for person in people),
        to=target,
        since=since,
        until=until,
        declared_by=_id_or_none(node, "declared_by"),
        disputed=node.flag("disputed"),
        note=note,
        where=node.where,
        confirmed_by=_id_or_none(node, "confirmed_by"),
    )


def _noted(node: MappingNode) -> tuple[str, MappingNode]:
    """Return the note and the table without it.

    A comma in a note without quotes ends it for YAML, and what follows looks like a key of which nothing
    is said: it is put back, as a note is nothing that anything is worked out from.
    """
    notes: list[str] = []
    rest: list[tuple[ScalarNode, Node]] = []
    inside = False
    for key, value in node.entries:
        nothing = isinstance(value, ScalarNode) and value.nothing
        if key.text in _NOTES:
            notes += [] if nothing else [text_of(value, key.text)]
            inside = not nothing
        elif inside and nothing and key.text not in _TIE_KEYS:
            notes[-1] += f", {key.text}"
        else:
            rest.append((key, value))
            inside = False
    return "; ".join(notes), MappingNode(tuple(rest), node.where)


def _dates(node: MappingNode, target: str | None) -> tuple[When | None, When | None]:
    end = "to" if target is None and node.get("to") is not None else "until"
    if node.get("on") is not None:
        if node.get("from") is not None or node.get(end) is not None:
            raise InputError(
                "'on' stands beside 'from' or an end.",
                why="What was on one day has no other beginning or end.",
                remedy="Keep 'on', or write 'from' and 'to'.",
                where=node.where_of("on"),
            )
        return _when(node, "on"), _when(node, "on")
    since, until = _when(node, "from"), _when(node, end)
    refuse_backwards(since, until, node.where_of(end))
    return since, until
