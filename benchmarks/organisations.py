"""A made-up organisation of any size, with hubs as real ones have them: few people hold many ties.

- Ties: ten a person. The first of each is drawn by a power law (rank to the power -0.7, so that in 100,000
  people the best known has some thousands of ties), the second evenly, or out of the same branch (half).
- Branches: one for each 500 people, sizes by the same law. Each has a committee; the rest of the bodies are
  working groups. There is one body for each fifty people.
- Seats: five a body, and an earlier holder of each. Who sits is drawn by the power law. Half of the seats were
  proposed by the body's own committee of then, a third by the board, the others by the congress; a quarter was
  contested. The board proposed itself, so that appointments go round in circles.
- One ties in ten has ended, one in twenty has an uncertain date, one in fifty is disputed.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate

from fairhearing.acts import When
from fairhearing.clock import Calendar
from fairhearing.identifiers import BodyId, PersonId
from fairhearing.organisation import Body, Organisation, Person, Seat, Tie

ON = date(2024, 5, 1)
KINDS = ("friend", "colleague", "co-signed", "kin", "recruited", "employer", "mentor", "partner", "household")
SHARES = (10, 40, 20, 3, 10, 5, 8, 2, 2)
SEATS = 5


class _Drawn:
    """Draws of people by a power law, prepared once."""

    def __init__(self, people: Sequence[PersonId], chance: random.Random, power: float = 0.7) -> None:
        self.people = people
        self.sums = list(accumulate((rank + 1) ** -power for rank in range(len(people))))
        self.chance = chance

    def take(self, many: int) -> list[PersonId]:
        return self.chance.choices(self.people, cum_weights=self.sums, k=many)


def organisation(size: int, seed: int = 1) -> Organisation:
    """Return an organisation of `size` people, the same for the same seed."""
    chance = random.Random(seed)
    ids = [PersonId(f"p{number:06}") for number in range(size)]
    known = _Drawn(chance.sample(ids, size), chance)
    branches = [f"branch-{number}" for number in range(max(size // 500, 2))]
    weights = [(rank + 1) ** -0.7 for rank in range(len(branches))]
    of = dict(zip(ids, chance.choices(branches, weights, k=size), strict=True))
    bodies = _bodies(size, branches)
    return Organisation(
        f"made-up-{size}",
        "A made-up organisation",
        Calendar(),
        {one: Person(one, branch=of[one], joined=_when(chance)) for one in ids},
        {body.id: body for body in bodies},
        tuple(_seats(bodies, known, chance)),
        tuple(_ties(ids, of, known, chance)),
    )


def _bodies(size: int, branches: list[str]) -> list[Body]:
    named = [
        Body(BodyId("congress"), "Congress", "assembly"),
        Body(BodyId("board"), "Board", "leadership"),
        Body(BodyId("care"), "Care team", "intake", size=SEATS),
        Body(BodyId("commission"), "Commission", "panel", filled_by="lottery", size=5),
        Body(BodyId("appeals"), "Appeals commission", "appeal", size=SEATS),
        Body(BodyId("neighbour"), "Neighbour", "outside"),
    ]
    rest = max(size // 50, len(branches)) - len(named)
    return [*named, *(Body(BodyId(f"body-{number}"), f"Body {number}", "committee") for number in range(rest))]


def _seats(bodies: list[Body], known: _Drawn, chance: random.Random) -> list[Seat]:
    seats = []
    for body in bodies:
        if body.kind in {"assembly", "outside"} or body.filled_by == "lottery":
            continue
        holders = iter(known.take(2 * SEATS))
        for person, earlier in zip(holders, holders, strict=True):
            since = date(2021, 1, 1) + timedelta(days=chance.randrange(900))
            source = chance.choice([body.id, body.id, body.id, "board", "board", "congress"])
            chosen = chance.choice(["contested", "acclamation", "acclamation", "acclamation"])
            before = When(since - timedelta(days=1), since - timedelta(days=1))
            seats.append(Seat(earlier, body.id, "", None, before, "board", None, "acclamation"))
            seats.append(Seat(person, body.id, "", When(since, since), None, source, None, chosen))
    return seats


def _ties(ids: list[PersonId], of: dict[PersonId, str], known: _Drawn, chance: random.Random) -> list[Tie]:
    mates: dict[str, list[PersonId]] = {}
    for person, branch in of.items():
        mates.setdefault(branch, []).append(person)
    many = 10 * len(ids)
    ties = []
    for first, kind in zip(known.take(many), chance.choices(KINDS, SHARES, k=many), strict=True):
        second = chance.choice(mates[of[first]] if chance.random() < 0.5 else ids)
        if second != first:
            until = _when(chance) if chance.random() < 0.1 else None
            since = None if until is not None else _when(chance, rough=chance.random() < 0.05)
            ties.append(Tie(kind, (first, second), None, since, until, None, chance.random() < 0.02))
    return ties


def _when(chance: random.Random, *, rough: bool = False) -> When:
    day = date(2015, 1, 1) + timedelta(days=chance.randrange(3000))
    return When(day, day + timedelta(days=364 if rough else 0))
