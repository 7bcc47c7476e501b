"""Lists of people in CSV files."""

from __future__ import annotations

import pytest

from fairhearing.lottery import LotteryError, People, Quota, read_excluded, read_pairs, read_people

QUOTAS = (Quota("g", "w", 1, 2), Quota("g", "m", 1, 2))
TEXT = "name,g,home,age\nann,w,x,30\nbob,m,x,40\ncat,w,,50\n"


@pytest.fixture
def people() -> People:
    return read_people(TEXT, "p.csv", QUOTAS, named_by="name", apart="home")


def test_people_are_grouped_by_what_quotas_name(people: People) -> None:
    """Other columns play no part; without a column of names the rows are numbered."""
    assert people == People(("g", "home"), {("w", "x"): ["ann"], ("m", "x"): ["bob"], ("w", ""): ["cat"]})
    assert read_people(TEXT, "p.csv", QUOTAS) == People(("g",), {("w",): ["1", "3"], ("m",): ["2"]})
    assert read_people(TEXT, "p.csv", ()) == People((), {(): ["1", "2", "3"]})
    assert read_people(TEXT, "p.csv", QUOTAS, apart="g").features == ("g",)


def test_a_long_list_is_read_and_told() -> None:
    """A hundred thousand rows, and the display moves."""
    told: list[float] = []
    text = "g\n" + "w\nm\n" * 50_000
    people = read_people(text, "p.csv", QUOTAS, tell=lambda what, done: told.append(done))
    assert [len(names) for names in people.groups.values()] == [50_000, 50_000]
    assert told == pytest.approx([0.2, 0.4, 0.6, 0.8, 1.0], rel=0.01)


@pytest.mark.parametrize(
    ("text", "says", "place"),
    [
        ("g\nw\n", "no column 'name'", "p.csv:1 (name)"),
        ("name,h\nann,w\n", "no column 'g'", "p.csv:1 (g)"),
        ("name,g\nann,w\nbob,m\nann,m\n", "'ann' stands there twice", "p.csv:4 (name)"),
        ("name,g\nann,w\n  ,m\n", "has no name", "p.csv:3 (name)"),
    ],
)
def test_mistakes_in_names_and_columns_are_refused(text: str, says: str, place: str) -> None:
    """With row and column."""
    with pytest.raises(LotteryError, match=says) as caught:
        read_people(text, "p.csv", QUOTAS, named_by="name")
    assert str(caught.value.where) == place


def test_who_is_left_out_may_be_listed_with_or_without_headings(people: People) -> None:
    """The reason may be missing; an empty file leaves nobody out."""
    assert read_excluded("person,reason\nann,conflict\nbob,\n", "x", people) == {
        "ann": "conflict",
        "bob": "not-stated",
    }
    assert read_excluded("ann\ncat\n", "x", people) == {"ann": "not-stated", "cat": "not-stated"}
    assert read_excluded("member\nann\n", "x", people, named_by="member") == {"ann": "not-stated"}
    assert read_excluded("", "x", people) == {}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("ann\nzed\n", "'zed' is not on the list"),
        ("anne\nbob\n", "'anne' is not on the list"),
        ("ann,because\n", "cannot be read"),
        ("ann\nann\n", "cannot be read"),
        ("ann,conflict,more\n", "cannot be read"),
    ],
)
def test_mistakes_in_exclusions_are_refused(text: str, says: str, people: People) -> None:
    """The reasons there are stand in the message."""
    with pytest.raises(LotteryError, match=says) as caught:
        read_excluded(text, "x.csv", people)
    assert caught.value.where is not None


def test_pairs_are_two_people_of_the_list(people: People) -> None:
    """With or without headings; one name, the same name or a stranger is refused."""
    assert read_pairs("person,other\nann, bob\n", "x", people) == (("ann", "bob"),)
    for text, says in (("ann\n", "two people"), ("ann,ann\n", "two people"), ("ann,zed\n", "'zed' is not")):
        with pytest.raises(LotteryError, match=says):
            read_pairs(text, "x", people)
