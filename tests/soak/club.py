"""The made-up club of a soak: who is in it, by what they are there for, and its records as a file."""

from __future__ import annotations

from dataclasses import dataclass

SEATS = 3
TREES = ("Alder", "Birch", "Cherry", "Damson", "Elder", "Fig", "Gean", "Hazel", "Ilex", "Juniper")


@dataclass(frozen=True)
class Club:
    """How many of each there are.

    Args:
        receivers: of the intake body, at least 2.
        members: who can be drawn and reported about, at least 6.
        overseers: at least 1.
    """

    receivers: int
    members: int
    overseers: int

    @property
    def named(self) -> dict[str, str]:
        """Everybody of the roll, person → name; the ids say what they are there for."""
        told = {f"r{n:02}": f"Receiver {_word(n)}" for n in range(self.receivers)}
        told |= {f"o{n:02}": f"Overseer {_word(n)}" for n in range(self.overseers)}
        told |= {f"x{n:02}": f"Outside {_word(n)}" for n in range(SEATS)}
        told |= {f"k{n:02}": f"Committee {_word(n)}" for n in range(2)}
        return told | {f"m{n:02}": f"Member {_word(n)}" for n in range(self.members)}

    @property
    def enrolled(self) -> list[str]:
        """Everybody who has an account from the start; some who can be drawn get one by letter."""
        last = f"m{self.members - max(1, self.members // 6):02}"
        return [person for person in self.named if not (person.startswith("m") and person >= last)]

    def who(self, letter: str) -> list[str]:
        """Return the persons of one kind: r, o, x, k, m."""
        return [person for person in self.named if person.startswith(letter)]

    def records(self) -> str:
        """Return the organisation's file."""
        gender = {person: ("woman", "man")[place % 2] for place, person in enumerate(self.named)}
        lines = [
            "format: fairhearing/organisation@1",
            "id: soaked",
            "name: The Soaked Club",
            "calendar: {timezone: Europe/Dublin, holidays: IE}",
            "people:",
            *(
                f"  - {{id: {person}, name: {name}, branch: none, traits: {{gender: {gender[person]}}}}}"
                for person, name in self.named.items()
            ),
            "bodies:",
            "  - {id: meeting, name: Members' meeting, kind: assembly}",
            "  - {id: committee, name: Committee, kind: leadership, answers_to: meeting}",
            f"  - {{id: receivers, name: Receivers, kind: intake, answers_to: meeting, size: {self.receivers}}}",
            "  - {id: panel, name: Panel, kind: panel, answers_to: meeting, filled_by: lottery, size: 3,",
            "     alternates: 2, quotas: {gender: {woman: {min: 1}, man: {max: 2}}}}",
            "  - {id: overseers, name: Overseers, kind: oversight, answers_to: meeting}",
            "  - {id: neighbour, name: Neighbour club, kind: outside}",
            "seats:",
        ]
        bodies = {"r": "receivers", "o": "overseers", "x": "neighbour", "k": "committee"}
        return "\n".join([*lines, *(self._seat(bodies[p[0]], p) for p in self.named if p[0] in bodies), ""])

    def _seat(self, body: str, person: str) -> str:
        proposer = "neighbour" if body == "neighbour" else "meeting"
        return f"  - {{person: {person}, body: {body}, from: 2021, proposed_by: {proposer}, chosen: contested}}"


def _word(number: int) -> str:
    return f"{TREES[number % len(TREES)]} {number:02}"
