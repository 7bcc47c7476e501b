"""Writing an organisation, so that reading gives the same; and the digest that pins a snapshot of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import TypeAlias

import rfc8785

from fairhearing.acts import When, flow, write_when
from fairhearing.clock import Calendar
from fairhearing.identifiers import Digest
from fairhearing.organisation.model import (
    FORMAT,
    Answered,
    Body,
    Contest,
    Dismissal,
    Organisation,
    Person,
    Seat,
    Tie,
)

Value: TypeAlias = "str | list[str] | dict[str, Value]"
Row: TypeAlias = "dict[str, Value]"
"""An entry as it stands in the file; every value is a text, a list or a table of texts."""

_Pairs: TypeAlias = "Iterable[tuple[str, Value | None]]"


def write_organisation(organisation: Organisation) -> str:
    """Return an organisation's file: `read_organisation` of it gives an equal organisation.

    Args:
        organisation: dates without a text are written as their interval.
    """
    lines = [f"{key}: {flow(value)}" for key, value in head_of(organisation).items()]
    for section, rows in rows_of(organisation).items():
        lines += [f"{section}:{'' if rows else ' []'}", *(f"  - {flow(row)}" for row in rows)]
    return "\n".join(lines) + "\n"


def snapshot_digest(organisation: Organisation, salt: bytes) -> Digest:
    """Return the digest that pins the organisation's facts; the order of its files decides nothing.

    Args:
        organisation: as it stands.
        salt: secret until the snapshot is opened, 32 bytes; without it a roll could be guessed.

    Returns:
        SHA-256 of the salt and the canonical JSON of all facts.

    Source: RFC 8785, FIPS 180-4.
    """
    rows = {section: sorted(some, key=rfc8785.dumps) for section, some in rows_of(organisation).items()}
    return Digest(hashlib.sha256(salt + rfc8785.dumps({**head_of(organisation), **rows})).hexdigest())


def rows_of(organisation: Organisation) -> dict[str, list[Row]]:
    """Return the entries of each section of the file, without what is not known.

    Sections that came later are left out where they are empty: the digests of earlier snapshots hold.
    """
    later = {
        "dismissed": [_filled(_dismissal(one)) for one in organisation.dismissed],
        "contested": [_filled(_contest(one)) for one in organisation.contested],
        "answered": [_filled(_answered(one)) for one in organisation.answered],
        "struck": [row_of_tie(one) for one in organisation.struck],
    }
    return {
        "people": [_filled(_person(one)) for one in organisation.people.values()],
        "bodies": [_filled(_body(one)) for one in organisation.bodies.values()],
        "seats": [_filled(_seat(one)) for one in organisation.seats],
        "ties": [row_of_tie(one) for one in organisation.ties],
        **{section: rows for section, rows in later.items() if rows},
    }


def row_of_tie(tie: Tie) -> Row:
    """Return a tie as an entry of the file."""
    return _filled(_tie(tie))


def head_of(organisation: Organisation) -> Row:
    """Return what the file says of the organisation itself."""
    return {
        "format": FORMAT,
        "id": organisation.id,
        "name": organisation.name,
        "calendar": _filled(_calendar(organisation.calendar)),
    }


def _filled(pairs: _Pairs) -> Row:
    return {key: value for key, value in pairs if value}


def _calendar(calendar: Calendar) -> _Pairs:
    yield "timezone", calendar.timezone
    yield "holidays", calendar.country
    yield "closed", [day.isoformat() for day in calendar.closed]


def _person(person: Person) -> _Pairs:
    yield "id", person.id
    yield "name", person.name
    yield "branch", person.branch
    yield "joined", _written(person.joined)
    yield "left", _written(person.left)
    yield "traits", dict(person.traits)


def _body(body: Body) -> _Pairs:
    yield "id", body.id
    yield "name", body.name
    yield "kind", body.kind
    yield "answers_to", body.answers_to
    yield "filled_by", body.filled_by
    yield "size", None if body.size is None else str(body.size)
    yield "alternates", str(body.alternates) if body.alternates else None
    yield "quotas", _quotas(body.quotas)


def _quotas(quotas: Mapping[str, Mapping[str, Mapping[str, int]]]) -> Row:
    return {
        trait: {
            value: {bound: str(number) for bound, number in bounds.items()} for value, bounds in values.items()
        }
        for trait, values in quotas.items()
    }


def _seat(seat: Seat) -> _Pairs:
    yield "person", seat.person
    yield "body", seat.body
    yield "role", seat.role
    yield "from", _written(seat.since)
    yield "to", _written(seat.until)
    yield "proposed_by", seat.proposed_by
    yield "appointed_by", seat.appointed_by
    yield "chosen", seat.chosen


def _tie(tie: Tie) -> _Pairs:
    yield "kind", tie.kind
    if tie.to is not None:
        yield "person", [*tie.people]
        yield "to", tie.to
    else:
        yield "people", [*tie.people]
    if tie.since is not None and tie.since == tie.until:
        yield "on", _written(tie.since)
    else:
        yield "from", _written(tie.since)
        yield "until", _written(tie.until)
    yield "declared_by", tie.declared_by
    yield "disputed", "true" if tie.disputed else None
    yield "confirmed_by", tie.confirmed_by
    yield "note", tie.note


def _dismissal(dismissal: Dismissal) -> _Pairs:
    yield "people", [*dismissal.people]
    yield "by", dismissal.by
    yield "on", _written(dismissal.on)
    yield "reason", dismissal.reason


def _contest(contest: Contest) -> _Pairs:
    yield "entry", contest.entry
    yield "by", contest.by
    yield "on", _written(contest.on)
    yield "says", contest.says


def _answered(answered: Answered) -> _Pairs:
    yield "entry", answered.entry
    yield "by", answered.by
    yield "says", answered.says
    yield "answered_by", answered.answered_by
    yield "on", _written(answered.on)
    yield "answer", answered.answer


def _written(when: When | None) -> str | None:
    return None if when is None else write_when(when)
