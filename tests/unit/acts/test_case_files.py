"""The file of one case."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fairhearing.acts import CaseFile, Claim, Coverage, Parties, read_case, write_case
from fairhearing.errors import InputError

SAMPLE = Path(__file__).parents[2] / "data" / "case-old.yaml"
SMALL = """format: fairhearing/case@1
id: c1
organisation: club
categories: bullying
parties: {reporter: p01, excluded: [p09], witness: p05}
covers:
  - {body: board, how: Only what was printed}
sources: {s1: minutes}
acts:
  - {id: 1, act: contact, on: 2023}
  - {id: 2, act: contact, on: 2024, after: 1, about: 1, asserted_by: s1}
claims:
  - {text: at once, in: s1, about: [1, 2]}
"""


def sample() -> CaseFile:
    return read_case(SAMPLE.read_text(encoding="utf-8"), SAMPLE.name)


def test_the_sample_is_read_whole() -> None:
    """Parties, coverage, accounts, acts and claims are what the file says."""
    case = sample()
    assert (case.id, case.organisation, case.categories) == (
        "lakeland-2023-02",
        "lakeland",
        ("sexual-misconduct",),
    )
    assert case.parties == Parties(("p05",), ("p08",), ("p04",), ("p05",))
    assert [covered.partial for covered in case.covers] == [False, False, True]
    assert case.covers[0] == Coverage("care", date(2023, 1, 1), date(2023, 9, 1), "minutes")
    assert list(case.sources) == ["s1", "s2", "s3", "s4"]
    assert [act.id for act in case.acts] == [str(number) for number in range(1, 24)]
    assert case.claims == (Claim("acted promptly", "s3", ("1", "18")),)


def test_acts_know_their_line() -> None:
    """An answer can point at the line that it rests on."""
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    for act in sample().acts:
        assert act.where is not None
        assert act.where.line is not None
        assert f"id: {act.id}," in lines[act.where.line - 1]


def test_the_sample_is_written_so_that_the_same_is_read() -> None:
    """What the site exports is what an audit reads."""
    assert read_case(write_case(sample()), "again") == sample()


def test_a_small_file_is_enough() -> None:
    """Only what identifies the case is needed; without days, everything is covered."""
    case = read_case("{format: fairhearing/case@1, id: c, organisation: o}", "f")
    assert case == CaseFile("c", "o", (), Parties(), ())
    assert read_case(write_case(case), "again") == case
    small = read_case(SMALL, "f")
    assert small.covers == (Coverage("board", date.min, date.max, "Only what was printed", partial=True),)
    assert small.parties == Parties(reporter=("p01",), witness=("p05",), excluded=("p09",))
    assert read_case(write_case(small), "again") == small


@pytest.mark.parametrize(
    ("right", "wrong", "words", "line"),
    [
        ("case@1", "case@2", "'fairhearing/case@2' is not a value of 'format'", 1),
        ("id: c1\n", "", "'id' is missing", 1),
        ("categories", "categorys", "'categorys' is not a key of a case file", 4),
        ("excluded", "exclude", "'exclude' is not a key of the parties", 5),
        ("body: board", "bodies: board", "'bodies' is not a key of an entry of 'covers'", 7),
        ("how: Only", "from: 2024, to: 2023, how: Only", "What is covered ends before it begins", 7),
        ("how: Only", "from: then, how: Only", "'then' is not a date", 7),
        ("id: 2", "id: 1", "Two acts have the id '1'", 11),
        ("after: 1", "after: 3", "'3' is not the id of another act in this file", 11),
        ("after: 1", "after: 2", "'2' is not the id of another act in this file", 11),
        ("after: 1", "corrects: 7", "'7' is not the id of another act in this file", 11),
        ("about: 1,", "about: 9,", "'9' is not the id of another act in this file", 11),
        ("asserted_by: s1", "asserted_by: s2", "'s2' is not one of the file's sources", 11),
        ("asserted_by: s1", "disputed: {by: s2, says: no}", "'s2' is not one of the file's sources", 11),
        ("on: 2024", "on: 2024/2023", "'2024/2023' ends before it begins", 11),
        ("in: s1", "in: s3", "'s3' is not one of the file's sources", 13),
        ("[1, 2]", "[1, 5]", "'5' is not the id of an act in this file", 13),
        ("text: at once", "words: at once", "'words' is not a key of a claim", 13),
        ("{s1: minutes}", "[minutes]", "'sources' is a list, not a table", 8),
    ],
)
def test_one_mistake_is_one_message_with_its_line(right: str, wrong: str, words: str, line: int) -> None:
    """The message says what is wrong, where, and what would be right."""
    assert right in SMALL
    with pytest.raises(InputError) as caught:
        read_case(SMALL.replace(right, wrong), "case.yaml")
    assert words in caught.value.what
    assert caught.value.where is not None
    assert (caught.value.where.file, caught.value.where.line) == ("case.yaml", line)
    assert caught.value.remedy


def test_a_file_that_is_no_table_is_no_case() -> None:
    """A list is refused as such."""
    with pytest.raises(InputError, match="The file is a list, not a table"):
        read_case("[a]", "f")
