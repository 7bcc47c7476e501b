"""How fast cases are judged, beside pm4py on the same log; seconds are CPU seconds of one process.

    python benchmarks/judging.py [--peer PYTHON] [--procedure membership-grievance] [--most 1000000]

PYTHON is the interpreter of an environment of its own that has pm4py (AGPL, so it is never in ours).
Goals: 10 times the acts a second of its temporal profile check; no longer for an act of 10^6 than of 10^3, in as
much memory. The peer is also asked for a tenth of the cases, as its check of a learned profile takes longer an act
the more cases there are. `judge` is the whole judgement, with all that is permitted next.

What each leaves out. Both checks of pm4py know the kind of an act and its time, and no more: no roles, conflicts,
bars or consents, no uncertain dates, no pauses, extensions or fallbacks, and they say nothing of what is open or
may be done next. The temporal profile check compares the time between two kinds with what is usual (or, here,
with the limit) and misses nothing that was never done. The DECLARE check finds what is missing or in the wrong
order, and has no clocks. Of ours, `due_after` judges the clocks alone and `judge_clocks` reads public parts only.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from pathlib import Path
from time import process_time

from fairhearing.acts import Act, CaseFile, Parties, PublicAct, When
from fairhearing.clock import Calendar
from fairhearing.judging import due_after, judge, judge_clocks
from fairhearing.procedure import Procedure, load

CASES, ACTS = 10_000, 30
GOAL = 10
MARKS = (1_000, 10_000, 100_000, 1_000_000)
LONG = (30, 300, 3_000, 30_000)
PUBLIC = 200
"""So many cases have public parts, as each of their acts needs a judgement; they are judged over and over."""
CALENDAR = Calendar()
START, AS_OF = date(2023, 1, 2), date(2023, 5, 15)
DAY = 86_400
COURSE = [
    "report-received",
    "report-acknowledged",
    "category-set",
    "course-set",
    "safety-plan-made",
    "respondent-notified",
    "statement-signed",
    "response-received",
    "interview-held",
    "interview-held",
    "extension-granted",
    "notice-sent",
    "contact",
    "clock-paused",
    "clock-resumed",
    "consent-given",
    "panel-formed",
    "interview-held",
    "interview-held",
    "finding-made",
    "final-talk-held",
    "decision-made",
    "outcome-notified",
    "respondent-outcome-notified",
    "notice-sent",
    "appeal-filed",
    "appeal-decided",
    "contact",
    "progress-told",
    "case-closed",
]
BY = {"report-received": "reporter-1", "consent-given": "reporter-1", "response-received": "respondent-1"}
PEER = """
import json, sys
from time import process_time
import pandas
import pm4py
from pm4py.algo.conformance.declare import algorithm as declare
table, rules = sys.argv[1:]
log = pandas.read_csv(table, dtype={"case:concept:name": str})
log["time:timestamp"] = pandas.to_datetime(log["time:timestamp"], utc=True)
rules = json.load(open(rules))
limits = {(one, other): (0, limit) for one, other, limit in rules["limits"]}
orders = {
    name: {(one, other): {"support": 1, "confidence": 1} for one, other in pairs}
    for name, pairs in rules["orders"].items()
}
usual = pm4py.discover_temporal_profile(log)
def timed(work):
    start = process_time()
    found = work()
    return process_time() - start, found
def deviations(found):
    return sum(map(len, found))
results = {"version": pm4py.__version__}
seconds, found = timed(lambda: pm4py.conformance_temporal_profile(log, usual, zeta=1.0))
results["usual"] = [seconds, len(usual), deviations(found)]
seconds, found = timed(lambda: pm4py.conformance_temporal_profile(log, limits, zeta=1.0))
results["limits"] = [seconds, len(limits), deviations(found)]
seconds, found = timed(lambda: declare.apply(log, orders))
results["declare"] = [seconds, sum(map(len, orders.values())), sum(one["no_dev_total"] for one in found)]
print(json.dumps(results), file=sys.stderr)
"""


def _case(number: int, length: int = ACTS) -> CaseFile:
    """Return a case of its own: some acts change places, the days between them differ, half are closed."""
    chance = random.Random(number)
    kinds = (COURSE[:-1] * (length // (ACTS - 1)) + COURSE)[: length - 1]
    kinds.append(COURSE[-1] if chance.random() < 0.5 else "progress-told")
    for _ in range(3):
        place = chance.randrange(1, length - 2)
        kinds[place], kinds[place + 1] = kinds[place + 1], kinds[place]
    day, acts = START, []
    for place, kind in enumerate(kinds):
        day += timedelta(days=chance.choice((0, 0, 1, 2, 3, 5, 9)))
        acts.append(Act(str(place), kind, When(day, day), by=(BY.get(kind, "receiver-1"),)))
    return CaseFile(str(number), "club", (), Parties(), tuple(acts))


def _long(length: int) -> CaseFile:
    """Return one long case, each kind of act done by others: who did two would be told of every pair of them."""
    case = _case(0, length)
    return replace(case, acts=tuple(replace(act, by=(f"{act.kind}-1",)) for act in case.acts))


def _rough(case: CaseFile) -> CaseFile:
    """Return the case with every third day known to a week only."""
    return replace(
        case,
        acts=tuple(
            replace(act, when=When(act.when.first, act.when.first + timedelta(days=6))) if place % 3 == 1 else act
            for place, act in enumerate(case.acts)
        ),
    )


def _public(procedure: Procedure, case: CaseFile) -> list[PublicAct]:
    """Return the public parts as the site makes them: with the clocks open after each act."""
    made = []
    for seq, act in enumerate(case.acts):
        due = due_after(procedure, CALENDAR, replace(case, acts=case.acts[: seq + 1]), act.when.last)
        at = datetime.combine(act.when.first, time(12), UTC)
        made.append(PublicAct(act.id, case.id, seq, act.kind, act.by[0], None, at, act.when.first, due=due))
    return made


def _seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def _each(cases: Iterable[CaseFile], work: Callable[[CaseFile], object]) -> float:
    """Return the seconds that judging takes, without making the cases."""
    return sum(_seconds(lambda case=case: work(case)) for case in cases)


def _cases(count: int) -> Iterator[CaseFile]:
    return (_case(number) for number in range(count))


def _growth(procedure: Procedure, most: int) -> None:
    """Print the time of an act as the cases become more, out of one run."""
    seconds, done, marks = 0.0, 0, [mark for mark in MARKS if mark <= most]
    print("growth, `judge`, more cases:")
    for case in _cases(-(-most // ACTS)):
        seconds += _each([case], lambda one: judge(procedure, None, one, AS_OF, calendar=CALENDAR))
        done += ACTS
        if marks and done >= marks[0]:
            print(f"  {marks.pop(0):9,} acts {seconds:9.2f} s {seconds / done * 1e6:9.1f} us an act{_memory()}")
    print("growth, `judge`, one longer case:")
    for length in LONG:
        case = _long(length)
        day = case.acts[-1].when.last + timedelta(days=30)
        rounds = max(1, 3_000 // length)
        took = _each([case] * rounds, lambda case, day=day: judge(procedure, None, case, day, calendar=CALENDAR))
        each = took / rounds / length * 1e6
        print(f"  {length:9,} acts {took / rounds:9.3f} s {each:9.1f} us an act{_memory()}")


def _memory() -> str:
    return f", at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB"


def _ours(procedure: Procedure, count: int) -> dict[str, float]:
    """Return acts a second, by what was asked."""
    public = [_public(procedure, case) for case in _cases(min(PUBLIC, count))]
    turns = -(-count // len(public))
    taken = {
        "judge": _each(_cases(count), lambda case: judge(procedure, None, case, AS_OF, calendar=CALENDAR)),
        "judge, a third of the days rough": _each(
            (_rough(case) for case in _cases(count)),
            lambda case: judge(procedure, None, case, AS_OF, calendar=CALENDAR),
        ),
        "due_after (clocks alone)": _each(_cases(count), lambda case: due_after(procedure, CALENDAR, case, AS_OF)),
        "judge_clocks (public parts)": _seconds(
            lambda: [judge_clocks(procedure, CALENDAR, acts, AS_OF) for _ in range(turns) for acts in public]
        )
        * count
        / (turns * len(public)),
    }
    return {name: count * ACTS / seconds for name, seconds in taken.items()}


def _write_log(path: Path, count: int) -> None:
    with path.open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(("case:concept:name", "concept:name", "time:timestamp"))
        for case in _cases(count):
            for place, act in enumerate(case.acts):
                at = datetime.combine(act.when.first, time(8, place), UTC)
                table.writerow((case.id, act.kind, at.isoformat()))


def _rules(procedure: Procedure) -> dict[str, object]:
    """Return what of the procedure the peer can be told: limits in days, what follows and what precedes."""
    limits: dict[tuple[str, str], int] = {}
    response: dict[tuple[str, str], None] = {}
    for duty in procedure.duties:
        for pair in product(duty.after, duty.act):
            response[pair] = None
            if duty.within is not None:
                limits[pair] = (CALENDAR.add(START, duty.within) - START).days * DAY
    precedence = {
        pair: None for gate in procedure.gates for kinds in gate.needs for pair in product(kinds, gate.act)
    }
    return {
        "limits": [(*pair, limit) for pair, limit in limits.items()],
        "orders": {"response": list(response), "precedence": list(precedence)},
    }


def _peer(python: str, procedure: Procedure, count: int) -> dict[str, list[float]]:
    with tempfile.TemporaryDirectory() as folder:
        table, rules = Path(folder) / "log.csv", Path(folder) / "rules.json"
        _write_log(table, count)
        rules.write_text(json.dumps(_rules(procedure)))
        words = [python, "-c", PEER, str(table), str(rules)]
        printed = subprocess.run(words, capture_output=True, check=True, text=True).stderr
    found: dict[str, list[float]] = json.loads(printed.splitlines()[-1])
    return found


def _beside(ours: dict[str, float], peer: dict[str, list[float]], count: int) -> None:
    print(f"pm4py {peer.pop('version')}, same log of {count:,} cases:")
    names = {
        "usual": "temporal profile learned from the log: {} pairs, {:,} deviations",
        "limits": "temporal profile of the procedure's limits: {} pairs, {:,} deviations",
        "declare": "DECLARE with the procedure's orders: {} rules, {:,} deviations",
    }
    for key, (seconds, rules, deviations) in peer.items():
        rate = count * ACTS / seconds
        print(f"  {rate:12,.0f} acts/s  {names[key].format(rules, deviations)}")
        goal = f"  (goal {GOAL})" if key != "declare" else ""
        for name, own in ours.items():
            print(f"      ratio {own / rate:8.2f}  {name}{goal}")


def main() -> None:
    """Print one line a figure."""
    words = argparse.ArgumentParser(description="Judge cases, beside pm4py on the same log.")
    words.add_argument("--peer", help="interpreter of an environment that has pm4py")
    words.add_argument("--procedure", default="membership-grievance")
    words.add_argument("--cases", type=int, default=CASES)
    words.add_argument("--most", type=int, default=MARKS[-1], help="acts up to which the growth is measured")
    given = words.parse_args()
    procedure = load(given.procedure)
    for case in _cases(50):
        judge(procedure, None, case, AS_OF, calendar=CALENDAR)
    rules = sum(
        map(len, (procedure.duties, procedure.bars, procedure.gates, procedure.powers, procedure.consents))
    )
    print(f"{given.cases:,} cases of {ACTS} acts, {procedure.id} ({len(procedure.duties)} duties, {rules} rules)")
    ours = _ours(procedure, given.cases)
    for name, rate in ours.items():
        print(f"  {rate:12,.0f} acts/s  {name}")
    _growth(procedure, given.most)
    if given.peer is None:
        print("pm4py was not run: name the interpreter of its environment with --peer")
        sys.exit(0)
    for count in (given.cases // 10, given.cases):
        _beside(ours, _peer(given.peer, procedure, count), count)


if __name__ == "__main__":
    main()
