"""Whether a panel can be drawn out of a pool from which a few are gone, asked again and again.

Source: as `composition`: R. Bellman, Dynamic Programming (1957), chapter 1; a panel that was found before and
of which nobody is gone needs no search.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fairhearing.identifiers import PersonId
from fairhearing.independence.composition import within_quotas
from fairhearing.organisation import Organisation, Quotas, trait_of

_Kind = tuple[str, ...]
"""The values of one person for the traits that the quotas count."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Those who can be drawn for a body, by the traits that its quotas count.

    Args:
        organisation: with the people.
        size: how many sit on a panel, at least 1.
        quotas: trait → value → bounds.
        kinds: person → their values; `people`: the other way round, sorted.
        found: panels that were found, as how many of each kind they need.
        known: answers that took a search, by who was gone.
    """

    organisation: Organisation
    size: int
    quotas: Quotas
    kinds: Mapping[PersonId, _Kind]
    people: Mapping[_Kind, tuple[PersonId, ...]]
    found: list[Counter[_Kind]] = field(default_factory=list)
    known: dict[frozenset[PersonId], bool] = field(default_factory=dict)

    def of(self, people: Iterable[PersonId]) -> frozenset[PersonId]:
        """Return those of some people who can be drawn here."""
        return frozenset(person for person in people if person in self.kinds)

    def telling(self, gone: Iterable[PersonId]) -> frozenset[PersonId]:
        """Return those of the gone whose absence can matter: of kinds of which a whole panel is not left."""
        lost: defaultdict[_Kind, list[PersonId]] = defaultdict(list)
        for person in gone:
            if person in self.kinds:
                lost[self.kinds[person]].append(person)
        return frozenset(
            person
            for kind, people in lost.items()
            if len(self.people[kind]) - len(people) <= self.size
            for person in people
        )

    def exists(self, gone: frozenset[PersonId]) -> bool:
        """Return whether a panel within the quotas can be drawn without those who are gone."""
        lost = Counter(self.kinds[person] for person in gone if person in self.kinds)
        if any(all(len(self.people[kind]) - lost[kind] >= need[kind] for kind in need) for need in self.found):
            return True
        if gone not in self.known:
            self.known[gone] = self._search(gone)
        return self.known[gone]

    def needed(self, gone: frozenset[PersonId]) -> tuple[PersonId, ...]:
        """Return those without each of whom no panel could be drawn, sorted; for nobody where none can anyway."""
        if not self.exists(gone):
            return ()
        lost = Counter(self.kinds[person] for person in gone if person in self.kinds)
        some = next(
            need for need in self.found if all(len(self.people[kind]) - lost[kind] >= need[kind] for kind in need)
        )
        left = {kind: [one for one in self.people[kind] if one not in gone] for kind in some}
        # whoever is of a kind that this panel needs fewer of, can be spared
        scarce = [people for kind, people in left.items() if len(people) == some[kind]]
        return tuple(sorted(one for people in scarce for one in people if not self.exists(gone | {one})))

    def _search(self, gone: frozenset[PersonId]) -> bool:
        some: list[PersonId] = []
        for kind in sorted(self.people):
            left = (one for one in self.people[kind] if one not in gone)
            some += [one for one, _ in zip(left, range(self.size), strict=False)]
        panel = within_quotas([self.organisation.people[one] for one in some], self.size, self.quotas)
        if panel:
            self.found.append(Counter(self.kinds[one] for one in panel))
        return bool(panel)


def pool_of(organisation: Organisation, people: Iterable[PersonId], size: int, quotas: Quotas) -> Pool:
    """Return a pool.

    Args:
        organisation: with the people.
        people: who can be drawn at all.
        size: how many sit on a panel, at least 1.
        quotas: trait → value → bounds.
    """
    traits = sorted(quotas)
    kinds = {one: tuple(trait_of(organisation.people[one], trait) for trait in traits) for one in sorted(people)}
    by_kind: defaultdict[_Kind, list[PersonId]] = defaultdict(list)
    for person, kind in kinds.items():
        by_kind[kind].append(person)
    return Pool(organisation, size, quotas, kinds, {kind: tuple(those) for kind, those in by_kind.items()})
