"""What changed between two states of an organisation, as sentences of fact without a comment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from fairhearing.acts import flow
from fairhearing.organisation.model import Organisation
from fairhearing.organisation.writing import Row, head_of, rows_of

_KEYS: Mapping[str, tuple[str, ...]] = {
    "people": ("id",),
    "bodies": ("id",),
    "seats": ("person", "body", "role", "from"),
    "ties": ("kind", "people", "person", "to", "from", "on"),
}
"""What makes an entry the same one before and after."""

_NAMES = {"people": "Person", "bodies": "Body", "seats": "Seat", "ties": "Tie"}


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
    old, new = rows_of(before), rows_of(after)
    for section, name in _NAMES.items():
        earlier, later = _numbered(section, old[section]), _numbered(section, new[section])
        found += [f"{name} {_told(row)} was taken out." for key, row in earlier.items() if key not in later]
        for key, row in later.items():
            if key not in earlier:
                found.append(f"{name} {_told(row)} was added.")
            else:
                found += _changes(f"{name} {_called(section, row)}", earlier[key], row)
    return tuple(found)


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
