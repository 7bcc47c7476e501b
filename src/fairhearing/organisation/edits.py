"""What changed between two states of an organisation, as sentences of fact without a comment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from fairhearing.acts import flow
from fairhearing.organisation.model import Organisation, Tie
from fairhearing.organisation.writing import Row, head_of, row_of_tie, rows_of

_KEYS: Mapping[str, tuple[str, ...]] = {
    "people": ("id",),
    "bodies": ("id",),
    "seats": ("person", "body", "role", "from"),
    "ties": ("kind", "people", "person", "to", "from", "on"),
    "dismissed": ("people",),
    "contested": ("entry", "by"),
    "answered": ("entry", "by"),
}
"""What makes an entry the same one before and after."""

_NAMES = {
    "people": "Person",
    "bodies": "Body",
    "seats": "Seat",
    "ties": "Tie",
    "dismissed": "Dismissed candidate",
    "contested": "Contested entry",
    "answered": "Answered contest",
}
_CONTESTABLE = {"people": "person", "seats": "seat", "ties": "tie"}


def edits(before: Organisation, after: Organisation) -> tuple[str, ...]:
    """Return what was added, taken out and changed, a sentence each, in the order of the file.

    An entry is recognised by its id; a seat by person, body, role and beginning; a tie by kind, ends and
    beginning. Where one of these changed, the entry counts as taken out and another as added.

    Args:
        before: the earlier state.
        after: the later state.

    Returns:
        No sentence where both hold the same facts, whatever their order.
    """
    found = list(_changes("Organisation", head_of(before), head_of(after)))
    before, after = _without_same(before, after), _without_same(after, before)
    old, new = rows_of(before), rows_of(after)
    for section, name in _NAMES.items():
        earlier, later = _numbered(section, old.get(section, [])), _numbered(section, new.get(section, []))
        found += [f"{name} {_told(row)} was taken out." for key, row in earlier.items() if key not in later]
        for key, row in later.items():
            if key not in earlier:
                found.append(f"{name} {_told(row)} was added.")
            else:
                found += _changes(f"{name} {_called(section, row)}", earlier[key], row)
    return tuple(found)


def _without_same(one: Organisation, other: Organisation) -> Organisation:
    """Return what stands in one state and not in the other: of 100,000 people few change at a time."""
    return replace(
        one,
        people={name: person for name, person in one.people.items() if other.people.get(name) != person},
        bodies={name: body for name, body in one.bodies.items() if other.bodies.get(name) != body},
        seats=tuple((Counter(one.seats) - Counter(other.seats)).elements()),
        ties=tuple((Counter(one.ties) - Counter(other.ties)).elements()),
        dismissed=tuple((Counter(one.dismissed) - Counter(other.dismissed)).elements()),
        contested=tuple((Counter(one.contested) - Counter(other.contested)).elements()),
        answered=tuple((Counter(one.answered) - Counter(other.answered)).elements()),
    )


def called(organisation: Organisation) -> dict[str, tuple[str, ...]]:
    """Return every person, seat and tie as sentences and contests call it, with the people whom it concerns.

    Args:
        organisation: as it stands.

    Returns:
        Such as `tie friend, [p04, p06]` → `("p04", "p06")`: for a seat whoever holds it, for a tie its ends.
    """
    found: dict[str, tuple[str, ...]] = {}
    rows = rows_of(organisation)
    owners: dict[str, list[tuple[str, ...]]] = {
        "people": [(person,) for person in organisation.people],
        "seats": [(seat.person,) for seat in organisation.seats],
        "ties": [tie.people for tie in organisation.ties],
    }
    for section, word in _CONTESTABLE.items():
        for row, people in zip(rows[section], owners[section], strict=True):
            found[f"{word} {_called(section, row)}"] = people
    return found


def name_of_tie(tie: Tie) -> str:
    """Return what sentences and contests call a tie, such as `tie friend, [p04, p06]`."""
    return f"tie {_called('ties', row_of_tie(tie))}"


def _numbered(section: str, rows: list[Row]) -> dict[tuple[str, int], Row]:
    """Return the entries by what makes them the same; equal ones are told apart by their number."""
    seen: Counter[str] = Counter()
    numbered: dict[tuple[str, int], Row] = {}
    for row in sorted(rows, key=flow):
        key = _called(section, row)
        numbered[key, seen[key]] = row
        seen[key] += 1
    return numbered


def _called(section: str, row: Row) -> str:
    return ", ".join(flow(row[key]) for key in _KEYS[section] if key in row)


def _told(row: Row) -> str:
    return ", ".join(f"{key}: {flow(value)}" for key, value in row.items())


def _changes(what: str, old: Row, new: Row) -> Iterator[str]:
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) != new.get(key):
            was, now = (flow(row[key]) if key in row else "not given" for row in (old, new))
            yield f"{what}: '{key}' was {was}, is now {now}."
