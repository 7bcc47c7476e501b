"""How fast a panel lottery is found, beside sortition-algorithms on the same pools; CPU seconds of one process.

    python benchmarks/lottery.py [--peer PYTHON] [--limit 300] [--instances FOLDER] [NAME ...]

PYTHON is the interpreter of an environment of its own that has sortition-algorithms (GPL, so it is never in
ours). Its leximin needs Gurobi (the extra `gurobi`, whose licence without a key stops at 2,000 variables); where
that is missing or refuses, its maximin is run, which raises the smallest chance alone and so does less.
FOLDER has `small-20` and `fixture-22` with a pool and quotas each as CSV; without it, pools like them are made.
Goal: 10 times as fast on every pool, no invalid panel, and below 5 s at 100,000 people.

How pools are made. Each feature has shares between 0.5 and 1.5 of an even one in the population; those who
answered the letter are between half and one and a half times as many, so pool and population differ as they do in
life. A quota is the population's share of the seats, rounded down and up with a slack of an eighth of an even
share. Branches are all alike and have at most one seat each. What is timed is everything from rows to the lottery:
types, relaxation, urn. An invalid panel is one in the lottery that breaks a quota, by one judge for both.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from fairhearing.lottery.instance import Instance, TypeBound
from fairhearing.lottery.solving import solve

GOAL = 10
Quotas = Mapping[tuple[str, str], tuple[int, int]]
PEER = """
import csv, json, resource, sys
from time import process_time
pool, quotas, seats, limit = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
from sortition_algorithms.committee_generation import find_distribution_leximin, find_distribution_maximin
from sortition_algorithms.features import read_in_features
from sortition_algorithms.people import read_in_people
from sortition_algorithms.settings import Settings
def read(path):
    with open(path, newline="") as file:
        reader = csv.DictReader(file)
        return list(reader), list(reader.fieldnames)
def run(find):
    start = process_time()
    rows, head = read(quotas)
    features, _, _ = read_in_features(head, rows, seats)
    rows, head = read(pool)
    people, _ = read_in_people(head, rows, features, Settings(id_column="id", columns_to_keep=[]))
    committees, chances, _ = find(features, people, seats, [])
    return process_time() - start, committees, chances
for name, find in (("leximin", find_distribution_leximin), ("maximin", find_distribution_maximin)):
    print(name, file=sys.stderr, flush=True)
    resource.setrlimit(resource.RLIMIT_CPU, (int(process_time()) + limit, resource.RLIM_INFINITY))
    try:
        seconds, committees, chances = run(find)
        break
    except Exception as error:
        print(f"{error!r:.200}", file=sys.stderr)
urn = [(chance, sorted(panel)) for chance, panel in zip(chances, committees) if chance > 0]
json.dump({"seconds": seconds, "algorithm": name, "urn": urn}, sys.stdout)
"""


@dataclass(frozen=True)
class Pool:
    """People with their features, quotas by feature and value, and the seats."""

    seats: int
    people: Sequence[Mapping[str, str]]
    quotas: Quotas


@dataclass(frozen=True)
class Result:
    """What a lottery took and gives."""

    algorithm: str
    seconds: float
    smallest: float
    panels: int
    invalid: int


def _made(people: int, seats: int, seed: int, features: Mapping[str, int], branches: int = 0) -> Pool:
    """Return a pool as the head of this file says."""
    chance = random.Random(seed)
    quotas: dict[tuple[str, str], tuple[int, int]] = {}
    answered: dict[str, list[float]] = {}
    for name, values in features.items():
        shares = [chance.uniform(0.5, 1.5) for _ in range(values)]
        answered[name] = [share * chance.uniform(0.5, 1.5) for share in shares]
        for value, share in enumerate(shares):
            wanted, slack = share / sum(shares) * seats, seats / values / 8
            quotas[name, f"{name}{value}"] = (max(0, int(wanted - slack)), min(seats, int(wanted + slack) + 1))
    quotas |= {("branch", f"branch{value}"): (0, 1) for value in range(branches)}
    rows = []
    for _ in range(people):
        row = {name: f"{name}{chance.choices(range(len(many)), many)[0]}" for name, many in answered.items()}
        rows.append(row | ({"branch": f"branch{chance.randrange(branches)}"} if branches else {}))
    return Pool(seats, rows, quotas)


def _read(folder: Path, seats: int) -> Pool:
    """Return a pool from a folder that has one CSV of people and one of quotas."""
    tables = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(newline="", encoding="utf-8") as file:
            tables.append(list(csv.DictReader(file)))
    rules, people = sorted(tables, key=lambda rows: "min" not in rows[0])
    feature, value = ("category", "feature") if "category" in rules[0] else ("feature", "value")
    quotas = {(row[feature], row[value]): (int(row["min"]), int(row["max"])) for row in rules}
    names = {name for name, _ in quotas}
    return Pool(seats, [{name: row[name] for name in names} for row in people], quotas)


FEATURES = {"gender": 2, "age": 5, "region": 8, "education": 4}
MANY = {"gender": 2, "age": 6, "region": 8, "education": 5, "work": 4, "home": 3}
MADE = {
    "small-20": lambda: _made(200, 20, 20, {"gender": 2, "leaning": 2}),
    "fixture-22": lambda: _made(150, 22, 22, {"gender": 2, "age": 4, "education": 4, "region": 8}),
    "1,669/7": lambda: _made(1_669, 7, 1, FEATURES),
    "2,000/200": lambda: _made(2_000, 200, 2, FEATURES | {"region": 10}),
    "10,000/7": lambda: _made(10_000, 7, 3, FEATURES),
    "100,000/11": lambda: _made(100_000, 11, 4, {"gender": 2, "age": 5}, branches=300),
    "726/40": lambda: _made(726, 40, 5, MANY),
}
SEATS = {"small-20": 20, "fixture-22": 22}


def _invalid(pool: Pool, panels: Iterable[Sequence[Mapping[str, str]]]) -> int:
    """Return how many panels break a quota or have another number of people."""
    wrong = 0
    for panel in panels:
        counts = Counter(item for person in panel for item in person.items())
        kept = all(least <= counts[item] <= most for item, (least, most) in pool.quotas.items())
        wrong += not (kept and len(panel) == pool.seats)
    return wrong


def _instance(pool: Pool) -> tuple[Instance, list[tuple[tuple[str, str], ...]]]:
    """Return the pool by type, and the features of each type."""
    types = Counter(tuple(sorted(person.items())) for person in pool.people)
    order = sorted(types)
    having: dict[tuple[str, str], list[int]] = {item: [] for item in pool.quotas}
    for at, each in enumerate(order):
        for item in each:
            having[item].append(at)
    bounds = tuple(TypeBound(least, most, tuple(having[item])) for item, (least, most) in pool.quotas.items())
    return Instance(pool.seats, tuple(types[each] for each in order), bounds), order


def _ours(pool: Pool) -> Result:
    start = process_time()
    instance, types = _instance(pool)
    lottery = solve(instance)
    seconds = process_time() - start
    people = [dict(each) for each in types]
    panels = [[people[each] for each, count in one.counts for _ in range(count)] for one in lottery.portfolio]
    smallest = min(lottery.chances)
    return Result(f"leximin, gap {lottery.gap:.0e}", seconds, smallest, len(panels), _invalid(pool, panels))


def _peer(python: str, pool: Pool, limit: int) -> Result | str:
    """Return what the peer does, or the algorithm that was not done within the limit of CPU seconds."""
    with tempfile.TemporaryDirectory() as folder:
        people, quotas = Path(folder) / "people.csv", Path(folder) / "quotas.csv"
        with people.open("w", newline="", encoding="utf-8") as file:
            table = csv.DictWriter(file, ["id", *sorted(pool.people[0])])
            table.writeheader()
            table.writerows({"id": f"p{at}", **row} for at, row in enumerate(pool.people))
        with quotas.open("w", newline="", encoding="utf-8") as file:
            rows = csv.writer(file)
            rows.writerow(("feature", "value", "min", "max"))
            rows.writerows((*item, *bounds) for item, bounds in pool.quotas.items())
        words = [python, "-c", PEER, str(people), str(quotas), str(pool.seats), str(limit)]
        done = subprocess.run(words, capture_output=True, check=False, text=True)
    if done.returncode < 0:
        return "maximin" if "maximin" in done.stderr.splitlines() else "leximin"
    if done.returncode:
        raise SystemExit(done.stderr)
    found = json.loads(done.stdout[done.stdout.index('{"seconds"') :])
    chances = dict.fromkeys(range(len(pool.people)), 0.0)
    panels = []
    for chance, panel in found["urn"]:
        numbers = [int(each[1:]) for each in panel]
        panels.append([pool.people[number] for number in numbers])
        for number in numbers:
            chances[number] += chance
    smallest = min(chances.values())
    return Result(found["algorithm"], found["seconds"], smallest, len(panels), _invalid(pool, panels))


def _print(name: str, result: Result) -> None:
    print(
        f"  {name:22} {result.seconds:9.2f} s  smallest {result.smallest:.6f}  "
        f"{result.panels:6,} panels, {result.invalid} invalid  ({result.algorithm})"
    )


def main() -> None:
    """Print a line for each side of each pool, and their ratio."""
    words = argparse.ArgumentParser(description="Find panel lotteries, beside sortition-algorithms.")
    words.add_argument("--peer", help="interpreter of an environment that has sortition-algorithms")
    words.add_argument("--limit", type=int, default=300, help="CPU seconds that the peer is given for a pool")
    words.add_argument("--instances", type=Path, help="folder with small-20 and fixture-22")
    words.add_argument("names", nargs="*", help=f"pools, out of {', '.join(MADE)}")
    given = words.parse_args()
    _ours(_made(60, 5, 0, {"gender": 2}))
    for name in given.names or MADE:
        real = given.instances is not None and name in SEATS
        pool = _read(given.instances / name, SEATS[name]) if real else MADE[name]()
        types = len(_instance(pool)[0].sizes)
        print(f"{name}: {len(pool.people):,} people of {types:,} types, {pool.seats} seats")
        ours = _ours(pool)
        _print("Fair Hearing", ours)
        if given.peer is None:
            continue
        peer = _peer(given.peer, pool, given.limit)
        if isinstance(peer, str):
            print(f"  {'sortition-algorithms':22} {f'> {given.limit}':>9} s  ({peer}, stopped)")
            print(f"  ratio > {given.limit / ours.seconds:.0f} (goal {GOAL})")
        else:
            _print("sortition-algorithms", peer)
            print(f"  ratio {peer.seconds / ours.seconds:.1f} (goal {GOAL})")
    if given.peer is None:
        print("sortition-algorithms was not run: name the interpreter of its environment with --peer")


if __name__ == "__main__":
    main()
