"""Pairs of people whom something might bind: alike names, one address, one telephone. A person decides.

Everybody is compared only with those beside them in a sorted order, so that 100,000 people take
seconds; an address or number that many share says nothing and is passed over.

Source: Hernández and Stolfo, "The merge/purge problem for large databases" (1995): sorted neighbourhoods.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import JaroWinkler

from fairhearing.identifiers import PersonId
from fairhearing.organisation.dismissals import dismissed_pairs
from fairhearing.organisation.lists import Contacts, quiet
from fairhearing.organisation.lookups import fold
from fairhearing.organisation.model import Organisation
from fairhearing.organisation.rows import MOST_SHOWN, Tell

LEAST_SCORE = 40
MOST_SHARING = 12
"""An address of a residence hall, or a club's own telephone, binds nobody."""

_RARE = {2: 45, 3: 40, 4: 30, 5: 25}
"""How many people have a surname, and what it then says."""

_SAME_NAME, _ALIKE = 60, 50
_CONTACTS = {"email": 90, "telephone": 80, "address": 70}
_NEIGHBOURS = 5
_ALIKE_FROM = 0.88
_SHORTEST = {"email": 6, "telephone": 6, "address": 8}
_LAST_DIGITS = 8

Pair = tuple[PersonId, PersonId]


@dataclass(frozen=True, slots=True)
class TieCandidate:
    """Two people whom something might bind.

    Args:
        people: the two, sorted.
        score: 1 to 99; of several reasons each adds to what the others leave open.
        reasons: why, a few words each, without an address or a number.
    """

    people: Pair
    score: int
    reasons: tuple[str, ...]


def candidates(
    organisation: Organisation,
    contacts: Contacts | None = None,
    least: int = LEAST_SCORE,
    tell: Tell = quiet,
) -> tuple[TieCandidate, ...]:
    """Return the candidates for a tie, the highest score first.

    Pairs that a tie binds already, and those that somebody dismissed, are left out.

    Args:
        organisation: as it stands.
        contacts: of a list that was just read; compared here and kept nowhere.
        least: the lowest score that is returned, 1 to 99.
        tell: told how far it is.
    """
    found: defaultdict[Pair, dict[str, int]] = defaultdict(dict)
    steps = (
        ("Comparing names", _alike(organisation)),
        ("Comparing surnames", _rare_surnames(organisation)),
        ("Comparing contacts", _shared_contacts(organisation, contacts or {})),
    )
    for number, (step, evidence) in enumerate(steps, 1):
        for pair, score, reason in evidence:
            found[pair][reason] = score
        tell(step, number / len(steps))
    passed_over = {*dismissed_pairs(organisation), *_tied(organisation)}
    made = (_candidate(pair, reasons) for pair, reasons in found.items() if pair not in passed_over)
    return tuple(sorted((one for one in made if one.score >= least), key=lambda one: (-one.score, one.people)))


def told_candidates(
    organisation: Organisation, found: Sequence[TieCandidate], most: int = MOST_SHOWN
) -> tuple[str, ...]:
    """Return candidates line by line: the score, the two, and why.

    Args:
        organisation: with their names.
        found: the candidates.
        most: how many are shown; how many more there are is said.
    """
    people = organisation.people
    lines = [
        f"{one.score:>3}  {'  '.join(f'{name} {people[name].name}'.rstrip() for name in one.people)}: "
        + "; ".join(one.reasons)
        for one in found[:most]
    ]
    return (*lines, *([f"… and {len(found) - most:,} more."] if len(found) > most else []))


def _candidate(pair: Pair, reasons: Mapping[str, int]) -> TieCandidate:
    left_open = 1.0
    for score in reasons.values():
        left_open *= 1 - score / 100
    told = sorted(reasons, key=lambda reason: (-reasons[reason], reason))
    return TieCandidate(pair, min(99, round(100 * (1 - left_open))), tuple(told))


def _tied(organisation: Organisation) -> Iterator[Pair]:
    for tie in organisation.ties:
        yield from combinations(sorted(tie.people), 2)


Evidence = Iterator[tuple[Pair, int, str]]


def _pair(one: PersonId, other: PersonId) -> Pair:
    return (one, other) if one < other else (other, one)


def _words(name: str) -> list[str]:
    """Return the words of a name, the surname first: what stands before a comma, or else the last word."""
    before, comma, after = fold(name).partition(",")
    words = before.split()
    return [*words, *after.split()] if comma else [*words[-1:], *words[:-1]]


def _alike(organisation: Organisation) -> Evidence:
    names = [(" ".join(_words(person.name)), person.id) for person in organisation.people.values() if person.name]
    # Turned round as well: a slip in the first letters sorts a name far from the one it resembles.
    for order in (sorted(names), sorted(names, key=lambda one: (one[0][::-1], one[1]))):
        yield from _neighbours(order)


def _neighbours(order: Sequence[tuple[str, PersonId]]) -> Evidence:
    for place, (name, person) in enumerate(order):
        for other, neighbour in order[place + 1 : place + 1 + _NEIGHBOURS]:
            if name == other:
                yield _pair(person, neighbour), _SAME_NAME, "the same name"
            elif _sounds_alike(name, other):
                yield _pair(person, neighbour), _ALIKE, "names that are nearly the same"


def _sounds_alike(name: str, other: str) -> bool:
    """Return whether surnames are alike and the rest is too: those of one family alone are not."""
    parts = zip(name.partition(" ")[::2], other.partition(" ")[::2], strict=True)
    return all(JaroWinkler.similarity(one, two, score_cutoff=_ALIKE_FROM) for one, two in parts)


def _rare_surnames(organisation: Organisation) -> Evidence:
    by_surname: defaultdict[str, list[PersonId]] = defaultdict(list)
    for person in organisation.people.values():
        words = _words(person.name)
        if len(words) > 1:
            by_surname[words[0]].append(person.id)
    for people in by_surname.values():
        if len(people) in _RARE:
            reason = f"a surname that only {len(people)} people have"
            for one, other in combinations(sorted(people), 2):
                yield (one, other), _RARE[len(people)], reason


def _shared_contacts(organisation: Organisation, contacts: Contacts) -> Evidence:
    sharing: defaultdict[tuple[str, str], set[PersonId]] = defaultdict(set)
    for person, said in contacts.items():
        if person in organisation.people:
            for kind, text in said:
                plain = _plain(kind, text)
                if len(plain) >= _SHORTEST[kind]:
                    sharing[kind, plain].add(person)
    for (kind, _), people in sharing.items():
        if 1 < len(people) <= MOST_SHARING:
            for one, other in combinations(sorted(people), 2):
                yield (one, other), _CONTACTS[kind], f"the same {kind}"


def _plain(kind: str, text: str) -> str:
    """Return a contact as it is compared: of a number the last digits, as a country's code says nothing."""
    if kind == "telephone":
        return re.sub(r"\D", "", text)[-_LAST_DIGITS:]
    return re.sub(r"[\W_]+", " ", fold(text)).strip() if kind == "address" else fold(text)
