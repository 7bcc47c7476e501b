"""A list held against the state in force: what is new, what changed, what ended. Nothing is deleted.

An empty cell says nothing and keeps what is known. What ended stays in the file with its end: a
conflict is judged as of the day of an act.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from fairhearing.acts import When, unknown_word, write_when
from fairhearing.errors import InputError, Where
from fairhearing.identifiers import BodyId, PersonId
from fairhearing.organisation.entries import refuse_backwards
from fairhearing.organisation.lists import MemberList
from fairhearing.organisation.lookups import possibly
from fairhearing.organisation.matching import match_seats, match_ties
from fairhearing.organisation.model import Organisation, Person, Seat, Tie
from fairhearing.organisation.reading import check
from fairhearing.organisation.rows import MOST_SHOWN, refuse_rows

Entry = TypeVar("Entry", Person, Seat, Tie)

_PERSON = ("name", "branch", "joined")
_SEAT = ("role", "since", "proposed_by", "appointed_by", "chosen")
_TIE = ("since", "declared_by", "note")
_WORDS = {"since": "from", "until": "to"}


@dataclass(frozen=True, slots=True)
class Update:
    """What a list changes.

    Args:
        organisation: as it would stand.
        new, changed, ended: how many entries; what is as it was is in none of them.
        sentences: what is new, what changed and what ended, one each.
        warnings: what somebody should look at before it is put in force.
    """

    organisation: Organisation
    new: int
    changed: int
    ended: int
    sentences: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """One difference: of which sort, and its sentence."""

    sort: str
    sentence: str


def update(organisation: Organisation, found: MemberList, as_of: date) -> Update:
    """Return what a list changes in an organisation; the same list again changes nothing.

    Args:
        organisation: as it stands.
        found: the list.
        as_of: the day of the list; what is no longer in it ended then.

    Raises:
        InputError: what would come of it cannot be true, such as a person with the id of a body.
    """
    day = When(as_of, as_of, None, as_of.isoformat())
    told: list[_Told] = []
    if found.mapping.rows == "people":
        new = replace(organisation, people=_people(organisation, found, day, told))
    elif found.mapping.rows == "seats":
        new = replace(organisation, seats=_seats(organisation, found, day, told))
    else:
        new = replace(organisation, ties=_ties(organisation, found, day, told))
    check(new)
    counts = Counter(one.sort for one in told)
    before = {"people": organisation.people, "seats": organisation.seats}.get(found.mapping.rows, ())
    return Update(
        organisation=new if told else organisation,
        new=counts["new"],
        changed=counts["changed"],
        ended=counts["ended"],
        sentences=tuple(one.sentence for one in told),
        warnings=(*found.remarks, *_doubts(counts["ended"], len(before), found.mapping.rows)),
    )


def told_update(found: Update, most: int = MOST_SHOWN) -> tuple[str, ...]:
    """Return what a list changes, line by line, for whoever puts it in force.

    Args:
        found: what it changes.
        most: how many sentences are shown; how many more there are is said.
    """
    more = len(found.sentences) - most
    return (
        *(f"! {warning}" for warning in found.warnings),
        *(f"- {sentence}" for sentence in found.sentences[:most]),
        *([f"… and {more:,} more."] if more > 0 else []),
        f"New: {found.new:,}. Changed: {found.changed:,}. Ended: {found.ended:,}.",
    )


def _doubts(ended: int, before: int, what: str) -> Iterator[str]:
    if ended > 1 and ended * 2 > before:
        yield (
            f"{ended:,} of {before:,} {what} would have ended, which is more than half. "
            "Is this the whole list? For a part of it, write 'absent: kept' in the mapping."
        )


def _people(
    organisation: Organisation, found: MemberList, day: When, told: list[_Told]
) -> Mapping[PersonId, Person]:
    listed = {person.id: person for person in found.people}
    outside = _known_from_outside(organisation)
    people: dict[PersonId, Person] = {}
    problems: list[InputError] = []
    for person in organisation.people.values():
        new = listed.get(person.id)
        if new is not None:
            people[person.id] = _same_person(person, new, told, problems)
        elif found.mapping.absent == "kept" or person.id in outside or not _open(person.joined, person.left, day):
            people[person.id] = person
        else:
            people[person.id] = replace(person, left=day)
            sentence = f"{_who(person)} is no longer in the list and counts as having left on {day.text}."
            told.append(_Told("ended", sentence))
    for person in sorted(found.people, key=lambda one: one.id):
        if person.id not in organisation.people:
            people[person.id] = person
            told.append(_Told("new", f"{_who(person)} is new{_details(person)}."))
    refuse_rows(problems, found.file)
    return people


def _same_person(person: Person, new: Person, told: list[_Told], problems: list[InputError]) -> Person:
    merged = replace(
        _merged(person, new, _PERSON), left=new.left, traits={**person.traits, **new.traits}, where=person.where
    )
    if merged == person:
        return person
    told += _changes(_who(person), person, merged, (*_PERSON, "left", "traits"))
    try:
        refuse_backwards(merged.joined, merged.left, new.where or Where("the list"))
    except InputError as error:
        problems.append(error)
    return merged


def _known_from_outside(organisation: Organisation) -> set[PersonId]:
    """Return who is known only by seats on bodies outside: they never were in the list of members."""
    inside: dict[PersonId, bool] = {}
    for seat in organisation.seats:
        outside = organisation.bodies[seat.body].kind == "outside"
        inside[seat.person] = inside.get(seat.person, False) or not outside
    return {person for person, sits_inside in inside.items() if not sits_inside}


def _seats(organisation: Organisation, found: MemberList, day: When, told: list[_Told]) -> tuple[Seat, ...]:
    for body in found.mapping.covers:
        if BodyId(body) not in organisation.bodies:
            where = found.mapping.where or Where(found.file)
            raise unknown_word(body, organisation.bodies, "a body of the organisation", where)
    covered = set(found.mapping.covers) or {str(seat.body) for seat in found.seats}
    with_role = "role" in {*found.mapping.columns, *found.mapping.fixed}
    pairs, added = match_seats(organisation.seats, found.seats, day, with_role=with_role)
    seats: list[Seat] = []
    for place, seat in enumerate(organisation.seats):
        new = pairs.get(place)
        if new is not None:
            merged = replace(_merged(seat, new, _SEAT), until=new.until, where=seat.where)
            told += _changes(_seat_of(organisation, seat), seat, merged, (*_SEAT, "until"))
        elif seat.body in covered and found.mapping.absent == "ended" and _open(seat.since, seat.until, day):
            merged = replace(seat, until=day)
            sentence = f"{_seat_of(organisation, seat)} is no longer in the list and ended on {day.text}."
            told.append(_Told("ended", sentence))
        else:
            merged = seat
        seats.append(merged)
    for seat in added:
        told.append(_Told("new", f"{_seat_of(organisation, seat)} is new."))
    return (*seats, *added)


def _ties(organisation: Organisation, found: MemberList, day: When, told: list[_Told]) -> tuple[Tie, ...]:
    kinds = {tie.kind for tie in found.ties}
    ends = found.mapping.absent == "ended"
    pairs, added = match_ties(organisation.ties, found.ties)
    ties: list[Tie] = []
    for place, tie in enumerate(organisation.ties):
        new = pairs.get(place)
        if new is not None:
            until = new.until if ends or new.until is not None else tie.until
            merged = replace(
                _merged(tie, new, _TIE), until=until, disputed=tie.disputed or new.disputed, where=tie.where
            )
            told += _changes(_tie_of(organisation, tie), tie, merged, (*_TIE, "until", "disputed"))
        elif ends and tie.kind in kinds and _open(tie.since, tie.until, day):
            merged = replace(tie, until=day)
            sentence = f"{_tie_of(organisation, tie)} is no longer in the list and ended on {day.text}."
            told.append(_Told("ended", sentence))
        else:
            merged = tie
        ties.append(merged)
    for tie in added:
        told.append(_Told("new", f"{_tie_of(organisation, tie)} is new."))
    return (*ties, *added)


def _open(since: When | None, until: When | None, day: When) -> bool:
    """Return whether an interval goes on beyond a day; what begins only later does not."""
    return possibly(since, None, day.first) and (until is None or until.first > day.first)


def _merged(old: Entry, new: Entry, keys: Iterable[str]) -> Entry:
    """Return the old entry with what the new one says; what the new one leaves empty stays."""
    said = {key: value for key in keys if (value := getattr(new, key))}
    return replace(old, **said)


def _changes(what: str, old: Entry, new: Entry, keys: Iterable[str]) -> Iterator[_Told]:
    for key in keys:
        before, after = getattr(old, key), getattr(new, key)
        if before != after:
            word = _WORDS.get(key, key)
            yield _Told("changed", f"{what}: '{word}' was {_shown(before)}, is now {_shown(after)}.")


def _shown(value: object) -> str:
    if isinstance(value, When):
        return write_when(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {text}" for key, text in value.items()) or "not given"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if value else "not given"


def _who(person: Person) -> str:
    return f"{person.name} ({person.id})" if person.name else person.id


def _details(person: Person) -> str:
    branch = f", of the branch {person.branch}" if person.branch else ""
    return branch + (f", joined {write_when(person.joined)}" if person.joined else "")


def _name(organisation: Organisation, name: str) -> str:
    person = organisation.people.get(PersonId(name))
    return name if person is None else _who(person)


def _seat_of(organisation: Organisation, seat: Seat) -> str:
    role = f" as {seat.role}" if seat.role else ""
    since = f" from {write_when(seat.since)}" if seat.since else ""
    body = organisation.bodies[seat.body].name
    return f"The seat of {_name(organisation, seat.person)} on '{body}'{role}{since}"


def _tie_of(organisation: Organisation, tie: Tie) -> str:
    ends = [*tie.people, *([tie.to] if tie.to else [])]
    since = f" from {write_when(tie.since)}" if tie.since else ""
    return f"The tie '{tie.kind}' of {' and '.join(_name(organisation, end) for end in ends)}{since}"
