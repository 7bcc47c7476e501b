"""Who takes part in a soak: so many people, shared out over all the roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.scripts.running import Site
from tests.soak.club import SEATS, Club
from tests.soak.officers import Officer, Overseer
from tests.soak.parties import Reporter, Respondent, Supporter
from tests.soak.people import Person, World
from tests.soak.public import Administrator, Member

FEWEST = 24


@dataclass(frozen=True)
class Shares:
    """How many there are of each.

    Args:
        people: all of them together, at least `FEWEST`.
    """

    people: int

    @property
    def club(self) -> Club:
        """Everybody with an account."""
        return Club(receivers=max(2, self.people // 8), members=max(6, self.people // 4), overseers=1)

    @property
    def without_account(self) -> tuple[int, int, int, int]:
        """Return how many report, answer, stand by somebody, and read what is public."""
        club = self.club
        left = self.people - club.receivers - club.members - club.overseers - SEATS - 1
        answer, stand_by, read = max(2, left // 4), max(1, left // 10), max(1, left // 8)
        return left - answer - stand_by - read, answer, stand_by, read


def crowd(
    shares: Shares, world: World, seed: int, sign_ins: Sequence[dict[str, str]], site: Site, backups: Path
) -> list[Person]:
    """Make everybody; none of them has begun.

    Args:
        shares: how many there are of each.
        world: that they live in.
        seed: from which each gets chances of their own.
        sign_ins: of those with an account.
        site: for whoever runs the machine.
        backups: their folder.
    """
    by_person = {one["person"]: one for one in sign_ins}
    club = shares.club
    made: list[Person] = []

    def chance(name: str) -> Random:
        return Random(f"{seed}/{name}")  # noqa: S311 # chances of a soak, not secrets

    officers = (*club.who("r"), *club.who("x"), *club.who("m"))
    made += [Officer(person, world, chance(person), by_person.get(person, {})) for person in officers]
    made += [Overseer(person, world, chance(person), by_person[person]) for person in club.who("o")]
    report, answer, stand_by, read = shares.without_account
    for kind, name, number, most in (
        (Reporter, "reporter", report, 2),
        (Respondent, "respondent", answer, 12),
        (Supporter, "supporter", stand_by, 3),
    ):
        made += [kind(f"{name}-{n}", world, chance(f"{name}-{n}"), most) for n in range(number)]
    made += [Member(f"member-{n}", world, chance(f"member-{n}")) for n in range(read)]
    made.append(Administrator("administrator", world, chance("administrator"), site, backups))
    return made
