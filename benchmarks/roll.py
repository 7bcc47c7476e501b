"""How fast lists of 100,000 people are taken in, beside a plain read of the same file; seconds are CPU seconds.

    python benchmarks/roll.py [--people 100000]

The peers read every cell into memory and do nothing else: Python's csv module, and openpyxl in its read-only
mode. Ours reads, translates and checks every cell, makes people of the rows and holds them against the roll. Each
measurement runs in a process of its own, which reports its peak of memory. Beside it: writing and reading the
organisation's file, and the candidates for ties of all these people, for which there is no peer.
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from time import process_time

from openpyxl import Workbook, load_workbook

from fairhearing.clock import Calendar
from fairhearing.organisation import (
    Organisation,
    candidates,
    edits,
    read_list,
    read_mapping,
    read_organisation,
    update,
    write_organisation,
)

PEOPLE = 100_000
DAY = date(2024, 3, 1)
HEADINGS = ("No", "First", "Last", "Section", "Since", "Sex", "Street", "Phone")
EMPTY = Organisation("bench", "bench", Calendar(), {}, {})
MAPPING = read_mapping(
    """format: fairhearing/mapping@1
rows: people
columns: {id: No, name: [First, Last], branch: Section, joined: Since, traits.gender: Sex}
values: {traits.gender: {w: woman, m: man}}
contacts: {address: Street, telephone: Phone}
dates: DD.MM.YYYY
separator: semicolon
id_prefix: m
""",
    "mapping",
)
_SYLLABLES = (
    *("an", "bel", "cor", "dan", "er", "fin", "gor", "hal", "is", "jon", "kel", "lin", "mar", "nor", "os", "per"),
    *("quin", "ros", "sel", "tor", "un", "ver", "wil", "yor", "zel"),
)


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(syllables)).capitalize()


def make_lists(folder: Path, people: int) -> None:
    """Write the same made-up list as CSV and as XLSX; a surname in ten is shared by many, as in real ones."""
    chance = random.Random(7)
    first = [_word(chance, 2) for _ in range(800)]
    last = [_word(chance, 3) for _ in range(people // 4)]
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    with (folder / "list.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        for number in range(people + 1):
            row = HEADINGS if number == 0 else _row(chance, number, first, last)
            writer.writerow(row)
            sheet.append(row)
    book.save(folder / "list.xlsx")


def _row(chance: random.Random, number: int, first: list[str], last: list[str]) -> tuple[str, ...]:
    surname = last[int(len(last) * chance.random() ** 3)]
    day = f"{chance.randint(1, 28):02}.{chance.randint(1, 12):02}.{chance.randint(1980, 2023)}"
    street = f"{_word(chance, 2)} Street {chance.randint(1, 200)}"
    phone = f"01 {chance.randint(10**6, 10**7 - 1)}"
    return (str(number), chance.choice(first), surname, f"s{number % 40}", day, chance.choice("wm"), street, phone)


def plain_csv(path: Path) -> int:
    with path.open(newline="", encoding="utf-8") as file:
        return len(list(csv.reader(file, delimiter=";")))


def plain_xlsx(path: Path) -> int:
    book = load_workbook(path, read_only=True, data_only=True)
    return len(list(book.worksheets[0].iter_rows(values_only=True)))


def taken_in(path: Path) -> Organisation:
    return update(EMPTY, read_list(path.read_bytes(), path.name, MAPPING, EMPTY), DAY).organisation


def candidates_of(path: Path) -> int:
    found = read_list(path.read_bytes(), path.name, MAPPING, EMPTY)
    return len(candidates(update(EMPTY, found, DAY).organisation, found.contacts))


def again(path: Path) -> int:
    roll = read_organisation(path.read_text(encoding="utf-8"), path.name)
    found = read_list(path.with_name("list.csv").read_bytes(), "list.csv", MAPPING, roll)
    return len(edits(roll, update(roll, found, DAY).organisation))


def _inside(work: Callable[[], object], answers) -> None:  # a queue of multiprocessing
    before = process_time()
    work()
    answers.put((process_time() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def measured(name: str, work: Callable[[], object]) -> tuple[float, float]:
    """Return CPU seconds and peak megabytes of some work in a process of its own."""
    context = get_context("spawn")
    answers = context.Queue()
    process = context.Process(target=_inside, args=(work, answers))
    process.start()
    seconds, megabytes = answers.get()
    process.join()
    print(f"{name:<44} {seconds:7.2f} s {megabytes:7.0f} MB")
    return seconds, megabytes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    people = parser.parse_args().people
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        make_lists(folder, people)
        print(f"{people:,} people; CPU seconds and peak memory of a process of its own\n")
        for kind, peer, plain in (("csv", "csv module", plain_csv), ("xlsx", "openpyxl", plain_xlsx)):
            path = folder / f"list.{kind}"
            theirs = measured(f"{kind.upper()}: read plainly by {peer}", partial(plain, path))
            ours = measured(f"{kind.upper()}: read, checked, taken in", partial(taken_in, path))
            print(
                f"  ratio to the peer: {ours[0] / theirs[0]:.2f} x seconds, {ours[1] / theirs[1]:.2f} x memory\n"
            )
        (folder / "roll.yaml").write_text(write_organisation(taken_in(folder / "list.csv")), encoding="utf-8")
        measured("file read, the same list held against it", partial(again, folder / "roll.yaml"))
        measured("list taken in, candidates found", partial(candidates_of, folder / "list.csv"))


if __name__ == "__main__":
    main()
