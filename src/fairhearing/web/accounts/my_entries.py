"""What the roll says about one person, entry by entry, and what they contested of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from fairhearing.identifiers import PersonId
from fairhearing.organisation import NO_BRANCH, Answered, Contest, Organisation, Person, Seat, Tie, register
from fairhearing.organisation import called as entries_of
from fairhearing.web.roll_words import called, chosen_in_words, tie_in_words, when_in_words

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MyEntry:
    """An entry of the roll that concerns whoever asks.

    Args:
        name: as contests call it.
        title: what it says, in words.
        facts: label and text of what else it says.
        disputed: whether it counts as disputed.
        contest: their own contest, where it waits.
        by_others: whether somebody else contests it.
        answer: the last answer to a contest of theirs.
    """

    name: str
    title: str
    facts: Facts
    disputed: bool
    contest: Contest | None
    by_others: bool
    answer: Answered | None


@dataclass(frozen=True, slots=True)
class MyRoll:
    """Everything that the roll says about one person.

    Args:
        person: themselves; seats, ties: the entries that name them.
        gone: what they contested that does not stand in the roll, each with its answer if there is one.
        known: whether anything is known of whom they are bound to.
    """

    person: MyEntry
    seats: tuple[MyEntry, ...]
    ties: tuple[MyEntry, ...]
    gone: tuple[Contest | Answered, ...]
    known: bool

    def entry(self, name: str) -> MyEntry | None:
        """Return the entry of a name; None: there is none that concerns them."""
        every = (self.person, *self.seats, *self.ties)
        return next((one for one in every if one.name == name), None)


def my_roll(organisation: Organisation, me: PersonId, today: date) -> MyRoll:
    """Return what the roll says about somebody on it.

    Args:
        organisation: in force.
        me: on its roll.
        today: by its calendar.
    """
    book = register(organisation)
    person, seats, ties = organisation.people[me], book.seats.get(me, ()), book.ties.get(me, ())
    # What an entry is called depends on itself alone: of 100,000 people only those of one are spelled out.
    narrow = replace(organisation, people={me: person}, seats=seats, ties=ties)
    names = list(entries_of(narrow))
    entry = _Entries(organisation, me)
    mine = entry.of(names[0], person.name or me, _of_person(person), disputed=False)
    sat = [
        entry.of(name, _seat_title(organisation, seat), _of_seat(organisation, seat), disputed=False)
        for name, seat in zip(names[1 : 1 + len(seats)], seats, strict=False)
    ]
    tied = [
        entry.of(
            name, tie_in_words(organisation, tie, today), _of_tie(organisation, tie, me), disputed=tie.disputed
        )
        for name, tie in zip(names[1 + len(seats) :], ties, strict=False)
    ]
    return MyRoll(mine, tuple(sat), tuple(tied), tuple(entry.gone({*names})), me in book.known)


@dataclass(frozen=True, slots=True)
class _Entries:
    organisation: Organisation
    me: PersonId

    def of(self, name: str, title: str, facts: Iterator[tuple[str, str]], *, disputed: bool) -> MyEntry:
        """Return an entry with what was contested of it."""
        open_ones = [one for one in self.organisation.contested if one.entry == name]
        answers = [one for one in self.organisation.answered if (one.entry, one.by) == (name, self.me)]
        return MyEntry(
            name=name,
            title=title,
            facts=tuple((label, text) for label, text in facts if text),
            disputed=disputed,
            contest=next((one for one in open_ones if one.by == self.me), None),
            by_others=any(one.by != self.me for one in open_ones),
            answer=next(iter(answers), None),
        )

    def gone(self, names: set[str]) -> Iterator[Contest | Answered]:
        """Yield what they contested that is not in the roll."""
        every: tuple[Contest | Answered, ...] = (*self.organisation.contested, *self.organisation.answered)
        yield from (one for one in every if one.by == self.me and one.entry not in names)


def _of_person(person: Person) -> Iterator[tuple[str, str]]:
    yield _("Id on the roll"), person.id
    yield _("Branch"), "" if person.branch in NO_BRANCH else person.branch
    yield _("Joined"), when_in_words(person.joined)
    yield _("Left"), when_in_words(person.left)
    yield from ((trait, value) for trait, value in sorted(person.traits.items()))


def _seat_title(organisation: Organisation, seat: Seat) -> str:
    body = called(organisation, seat.body)
    return f"{body}, {seat.role}" if seat.role else body


def _of_seat(organisation: Organisation, seat: Seat) -> Iterator[tuple[str, str]]:
    yield _("Since"), when_in_words(seat.since)
    yield _("Until"), when_in_words(seat.until)
    yield _("Proposed by"), called(organisation, seat.proposed_by)
    yield _("Appointed by"), called(organisation, seat.appointed_by)
    yield _("Chosen"), chosen_in_words(seat.chosen)
    if not (seat.proposed_by or seat.appointed_by):
        yield _("Put there by"), _("the roll does not say")


def _of_tie(organisation: Organisation, tie: Tie, me: PersonId) -> Iterator[tuple[str, str]]:
    if tie.since is not None and tie.since == tie.until:
        yield _("On"), when_in_words(tie.since)
    else:
        yield _("Since"), when_in_words(tie.since)
        yield _("Until"), when_in_words(tie.until)
    by = _("you yourself") if tie.declared_by == me else called(organisation, tie.declared_by)
    yield _("Declared by"), by or _("the roll does not say")
    yield _("Confirmed by"), called(organisation, tie.confirmed_by)
    yield _("Note"), tie.note
