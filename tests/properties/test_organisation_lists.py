"""Lists and files of organisations: what is read, written and read again is the same, whatever its order."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given, reject
from hypothesis import strategies as some

from fairhearing.acts import When, read_yaml
from fairhearing.clock import Calendar
from fairhearing.organisation import (
    Organisation,
    Person,
    RowsError,
    candidates,
    coverage,
    dismiss_candidate,
    edits,
    read_list,
    read_mapping,
    read_organisation,
    snapshot_digest,
    update,
    write_organisation,
)
from fairhearing.organisation.lines import read_written

DAY = date(2024, 3, 1)
TEXT = (Path(__file__).parents[1] / "data" / "organisation.yaml").read_text(encoding="utf-8")
LAKELAND = read_organisation(TEXT, "organisation.yaml")
HEAD = "format: fairhearing/mapping@1\n"
PEOPLE = read_mapping(
    f"{HEAD}rows: people\ndates: DD.MM.YYYY\n"
    "columns: {id: id, name: name, branch: branch, joined: since, left: until, traits.gender: sex}\n",
    "map",
)
SEATS = read_mapping(
    f"{HEAD}rows: seats\n"
    "columns: {person: who, body: body, role: role, from: since, to: until, proposed_by: by}\n",
    "map",
)
TIES = read_mapping(
    f"{HEAD}rows: ties\nabsent: ended\ncolumns: {{kind: kind, person: a, with: b, from: since, until: until}}\n",
    "map",
)

days = some.sampled_from(["", "31.12.2019", "2020", "2021-05~", "2022-03-04"])
names = (
    some.text(
        some.characters(
            codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff"
        ),
        min_size=1,
        max_size=12,
    )
    .map(str.strip)
    .filter(lambda name: name and name[0] not in "=+-@")
)
ids = some.sampled_from([f"p{number:02}" for number in range(1, 40)])
people = some.lists(
    some.tuples(
        ids,
        names,
        some.sampled_from(["", "north", "south"]),
        days,
        some.sampled_from(["", "2010", "2023", "2024-09"]),
        some.sampled_from(["", "woman", "man"]),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda row: row[0],
)
inside = some.sampled_from(sorted(LAKELAND.people))
seats = some.lists(
    some.tuples(
        inside,
        some.sampled_from(sorted(LAKELAND.bodies)),
        some.sampled_from(["", "chair"]),
        some.sampled_from(["", "2019", "2022"]),
        some.sampled_from(["", "2016", "2022-05", "2024-02"]),
        some.sampled_from(["", "congress", "p01"]),
    ),
    min_size=1,
    max_size=10,
    unique_by=lambda row: row[:4],
)
ties = some.lists(
    some.tuples(
        some.sampled_from(["kin", "friend", "employer"]),
        inside,
        inside,
        some.sampled_from(["", "2019", "2022"]),
        some.sampled_from(["", "2016", "2022-05", "2024-02"]),
    ).filter(lambda row: row[1] != row[2]),
    min_size=1,
    max_size=10,
    unique_by=lambda row: (row[0], frozenset(row[1:3]), row[3]),
)


def _table(head, rows):
    text = io.StringIO(newline="")
    csv.writer(text).writerows([head, *rows])
    return text.getvalue().encode()


def _read(organisation, mapping, rows):
    head = [names[0] for names in mapping.columns.values()]
    return read_list(_table(head, rows), "list.csv", mapping, organisation)


def _changed(mapping, rows):
    """Return what a list changes; a list that cannot be true is refused, and shows nothing here."""
    try:
        return update(LAKELAND, _read(LAKELAND, mapping, rows), DAY)
    except RowsError:
        reject()


lists = some.one_of(
    some.tuples(some.just(PEOPLE), people),
    some.tuples(some.just(SEATS), seats),
    some.tuples(some.just(TIES), ties),
)


@given(lists)
def test_what_a_list_gives_is_written_and_read_the_same(listed):
    """And each change is told: where nothing is said, nothing changed."""
    mapping, rows = listed
    done = _changed(mapping, rows)
    assert read_organisation(write_organisation(done.organisation), "again") == done.organisation
    assert bool(done.sentences) == bool(edits(LAKELAND, done.organisation))
    assert len(done.sentences) >= done.new + done.ended


@given(lists)
def test_the_same_list_again_changes_nothing(listed):
    """On the same day and on a later one."""
    mapping, rows = listed
    once = _changed(mapping, rows).organisation
    assert update(once, _read(once, mapping, rows), DAY).organisation is once


@given(lists, some.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(listed, chance):
    """The organisation that comes of it is the same in everything but where its rows stood."""
    mapping, rows = listed
    turned = list(rows)
    chance.shuffle(turned)
    one, other = (_changed(mapping, order).organisation for order in (rows, turned))
    assert one == other


@given(lists)
def test_nothing_that_was_known_is_taken_out(listed):
    """Every person, seat and tie of before is there after, if only with an end."""
    mapping, rows = listed
    after = _changed(mapping, rows).organisation
    assert after.people.keys() >= LAKELAND.people.keys()
    assert [(seat.person, seat.body) for seat in after.seats][: len(LAKELAND.seats)] == [
        (seat.person, seat.body) for seat in LAKELAND.seats
    ]
    assert [(tie.kind, tie.people) for tie in after.ties][: len(LAKELAND.ties)] == [
        (tie.kind, tie.people) for tie in LAKELAND.ties
    ]


@given(some.lists(names, min_size=2, max_size=12), some.integers(1, 99))
def test_no_candidate_comes_back_after_it_was_dismissed(called, least):
    """Not one, in whatever order they are dismissed."""
    roll = Organisation(
        "club",
        "club",
        Calendar(),
        {f"q{place}": Person(f"q{place}", name) for place, name in enumerate(called)},
        {},
    )
    for one in candidates(roll, least=least):
        roll = dismiss_candidate(roll, one.people, "secretary", When(DAY, DAY), "Not related.")
        assert one.people not in {other.people for other in candidates(roll)}
    assert candidates(roll, least=least) == ()


@given(some.sets(some.integers(0, len(LAKELAND.ties) - 1)))
def test_more_ties_leave_fewer_people_unknown(kept):
    """Coverage never falls by an entry."""
    fewer = replace(LAKELAND, ties=tuple(LAKELAND.ties[place] for place in sorted(kept)))
    assert set(coverage(LAKELAND, DAY).unknown) <= set(coverage(fewer, DAY).unknown)


@given(
    some.lists(
        some.tuples(
            some.integers(0, 40), some.integers(0, 60), some.sampled_from(list("{}[],:# '\"\\-.~@\t\u2028a"))
        )
    )
)
def test_the_fast_reader_reads_what_the_other_reads_or_nothing(damage):
    """Whatever is damaged: the same nodes, or it is left to the other reader."""
    lines = write_organisation(LAKELAND).split("\n")
    for row, place, sign in damage:
        row %= len(lines)
        lines[row] = lines[row][:place] + sign + lines[row][place + len(damage) % 2 :]
    text = "\n".join(lines)
    found = read_written(text, "f")
    if found is not None:
        assert repr(found) == repr(read_yaml(text, "f"))


@given(some.lists(names, min_size=1, max_size=5))
def test_names_of_any_letters_are_written_and_read_by_both_readers(called):
    """And the digest does not depend on which one read them."""
    roll = replace(LAKELAND, people={f"q{place}": Person(f"q{place}", name) for place, name in enumerate(called)})
    roll = replace(roll, seats=(), ties=())
    text = write_organisation(roll)
    assert read_organisation(text, "f") == roll
    fast, slow = read_written(text, "f"), read_yaml(text, "f")
    assert repr(fast) == repr(slow)
    assert snapshot_digest(read_organisation(text, "f"), b"x") == snapshot_digest(roll, b"x")
