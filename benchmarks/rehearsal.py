"""How fast an organisation is rehearsed, beside networkx on a sample of respondents.

    python benchmarks/rehearsal.py [--sizes 1000 10000 100000]

Goals at 100,000 people, 1,000,000 ties and 2,000 bodies: one respondent 50 ms after loading, all of them 60 s and
4 GB. The organisations are made by benchmarks/organisations.py. Times are CPU seconds of one core.

The peer is a graph in networkx with everything that binds somebody: people, bodies and branches as nodes, ties,
seats and givings of seats as edges. For a respondent it follows the edges for as many steps as the rules allow and
judges what it meets by the same rules. Both must give the same level for everybody, or the program stops.
"""

from __future__ import annotations

import argparse
import resource
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from time import process_time

import networkx
from organisations import ON, organisation

from fairhearing.acts import When
from fairhearing.independence import LEVELS, bulk, rehearse
from fairhearing.judging import steps_of
from fairhearing.organisation import ConflictPolicy, Organisation, Seat, Tie, TieRule, possibly
from fairhearing.procedure import load

PROCEDURE = "model-small"
ASKED = 200
PEER_ASKED = 50
Found = dict[str, set[tuple[str, str]]]
"""Person → the kinds and levels of what binds them."""


class Peer:
    """The same question in networkx, one respondent at a time."""

    def __init__(self, made: Organisation, policy: ConflictPolicy) -> None:
        self.made, self.policy = made, policy
        self.rules: defaultdict[str, list[TieRule]] = defaultdict(list)
        for rule in policy.rules:
            if "respondent" in rule.towards:
                self.rules[rule.tie].append(rule)
        self.graph = networkx.MultiDiGraph()
        for person in made.people.values():
            if person.branch not in {"", "none"}:
                self._both(person.id, f"branch {person.branch}", "of", None)
        for tie in made.ties:
            self._both(tie.people[0], tie.people[1], "tie", tie)
        for seat in made.seats:
            self._both(seat.person, f"body {seat.body}", "sits", seat)
            if seat.proposed_by and seat.chosen != "lottery":
                self.graph.add_edge(f"body {seat.proposed_by}", seat.person, what="gave", fact=seat)

    def _both(self, one: str, other: str, what: str, fact: object) -> None:
        self.graph.add_edge(one, other, what=what, fact=fact)
        self.graph.add_edge(other, one, what=what, fact=fact)

    def levels(self, respondent: str) -> dict[str, str]:
        found: Found = defaultdict(set)
        for _, other, edge in self.graph.out_edges(respondent, data=True):
            if edge["what"] == "tie":
                self._add(found, other, edge["fact"].kind, self._holding(edge["fact"], lasting=True))
        self._mates(found, respondent)
        self._fellows(found, respondent)
        for steps, reached in enumerate(self._owing(respondent), 1):
            for seat in reached:
                self._add(found, seat.person, "owes-seat", self._owed(seat, steps))
        found[respondent] = {("self", "hard")}
        return {person: self._sum(bonds) for person, bonds in found.items() if bonds}

    def _mates(self, found: Found, respondent: str) -> None:
        for _, place, edge in self.graph.out_edges(respondent, data=True):
            if edge["what"] == "of":
                for _, other in self.graph.out_edges(place):
                    self._add(found, other, "same-branch", iter(self.rules["same-branch"]))
            elif edge["what"] == "sits":
                for _, other, theirs in self.graph.out_edges(place, data=True):
                    if theirs["what"] == "sits":
                        mine = [*self._holding(edge["fact"], lasting=False, kind="body-mate")]
                        both = [*self._holding(theirs["fact"], lasting=False, kind="body-mate")]
                        self._add(found, other, "body-mate", (rule for rule in mine if rule in both))

    def _fellows(self, found: Found, respondent: str) -> None:
        """Add those who work for whom the respondent works."""
        for mine in self._jobs(respondent, 1):
            for theirs in self._jobs(mine.people[0], 0):
                both = [self._holding(tie, lasting=False, kind="same-employer") for tie in (mine, theirs)]
                rules = [max(two, key=lambda rule: rule.level == "soft") for two in zip(*both, strict=False)]
                self._add(found, theirs.people[1], "same-employer", iter(rules))

    def _jobs(self, person: str, place: int) -> Iterator[Tie]:
        """Yield the ties in which a person employs others (place 0), or is employed (1)."""
        edges = [edge for _, _, edge in self.graph.out_edges(person, data=True) if edge["what"] == "tie"]
        employing = (edge["fact"] for edge in edges if edge["fact"].kind == "employer")
        yield from (tie for tie in employing if tie.people[place] == person)

    def _owing(self, respondent: str) -> Iterator[list[Seat]]:
        """Yield the seats given by a body on which the respondent sat then, and those given through these."""
        held = [
            edge["fact"] for _, _, edge in self.graph.out_edges(respondent, data=True) if edge["what"] == "sits"
        ]
        first = [seat for one in held for seat in self._given(one)]
        yield first
        yield [seat for one in first for seat in self._given(one) if seat.person != one.person]

    def _given(self, held: Seat) -> Iterator[Seat]:
        if held.chosen == "lottery":
            return
        for _, _, edge in self.graph.out_edges(f"body {held.body}", data=True):
            seat = edge["fact"]
            if edge["what"] == "gave" and possibly(held.since, held.until, *_moment(seat)):
                yield seat

    def _owed(self, seat: Seat, steps: int) -> Iterator[TieRule | str]:
        for rule in self._holding(seat, lasting=False, kind="owes-seat"):
            if steps <= max(rule.steps, rule.soft_steps):
                yield "soft" if steps > rule.steps else rule

    def _holding(self, fact: Tie | Seat, *, lasting: bool, kind: str = "") -> Iterator[TieRule]:
        for rule in self.rules[kind or fact.kind]:
            until = fact.until
            if lasting and rule.after is None:
                until = None
            elif until is not None and rule.after is not None:
                until = When(until.first, self.made.calendar.add(until.last, rule.after))
            if possibly(fact.since, until, ON):
                yield replace(rule, level="soft") if getattr(fact, "disputed", False) else rule

    def _add(self, found: Found, person: str, kind: str, rules: Iterator[TieRule | str]) -> None:
        found[person].update((kind, rule if isinstance(rule, str) else rule.level) for rule in rules)

    def _sum(self, bonds: set[tuple[str, str]]) -> str:
        hard = any(level == "hard" for _, level in bonds)
        return "hard" if hard or 0 < self.policy.soft_sum <= len({kind for kind, _ in bonds}) else "soft"


def _moment(seat: Seat) -> tuple[date, date]:
    return (date.min, date.max) if seat.since is None else (seat.since.first, seat.since.last)


def _measure(size: int) -> list[str]:
    procedure = load(PROCEDURE)
    start = process_time()
    made = organisation(size)
    made_in = process_time() - start
    start = process_time()
    ready = bulk(made, procedure.conflicts, ON)
    loaded = process_time() - start
    asked = range(0, size, max(size // ASKED, 1))
    start = process_time()
    for one in asked:
        ready.levels([one])
    single = (process_time() - start) / len(asked)
    start = process_time()
    answer = rehearse(made, procedure.conflicts, steps_of(procedure), ON)
    whole = process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    peer = Peer(made, procedure.conflicts)
    sample = [*asked][:: max(len(asked) // PEER_ASKED, 1)]
    start = process_time()
    theirs = [peer.levels(ready.arrays.names[one]) for one in sample]
    peer_single = (process_time() - start) / len(sample)
    for one, levels in zip(sample, theirs, strict=True):
        ours = ready.levels([one])
        bound = {ready.arrays.names[place]: LEVELS[ours[place]] for place in (ours >= 2).nonzero()[0]}
        assert bound == levels, f"the peer answers otherwise about {ready.arrays.names[one]}"
    print(
        f"  ({size:,}: made in {made_in:.1f} s, {answer.covered:,} of {answer.respondents:,} covered)", flush=True
    )
    return [
        f"{size:,}",
        f"{len(made.ties):,}",
        f"{len(made.bodies):,}",
        f"{loaded:.2f}",
        f"{single * 1e3:.2f}",
        f"{whole:.2f}",
        f"{memory:.2f}",
        f"{peer_single * 1e3:.2f}",
        f"{peer_single / single:.0f}",
        f"{peer_single * size / whole:.0f}",
    ]


def main(sizes: Sequence[int]) -> None:
    """Print a table, a row a size."""
    heads = (
        "people",
        "ties",
        "bodies",
        "load s",
        "one ms",
        "all s",
        "GB",
        "networkx one ms",
        "ratio",
        "ratio all",
    )
    rows = [heads, *(_measure(size) for size in sizes)]
    for row in rows:
        print("  ".join(f"{cell:>{len(head) + 1}}" for cell, head in zip(row, heads, strict=True)))


if __name__ == "__main__":
    words = argparse.ArgumentParser(description="Rehearse made-up organisations, beside networkx.")
    words.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    main(words.parse_args().sizes)
