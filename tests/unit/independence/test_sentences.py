"""The sentences of a path."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fairhearing.acts import When, read_when
from fairhearing.identifiers import BodyId, PersonId
from fairhearing.independence.sentences import mends, name_of, sits, tied
from fairhearing.organisation import Organisation, Seat, Tie
from tests.unit.independence.building import DAY, club


def test_people_are_named_with_their_id_and_bodies_as_in_a_sentence(lakeland: Organisation) -> None:
    """A name that two may share is told with its id; what is unknown is told as it is."""
    named = replace(lakeland.people[PersonId("p04")], name="Ash Four")
    renamed = replace(lakeland.bodies[BodyId("care")], name="Lakeland Care")
    changed = replace(
        lakeland, people={**lakeland.people, named.id: named}, bodies={**lakeland.bodies, renamed.id: renamed}
    )
    names = [name_of(changed, one) for one in ("p04", "p05", "commission", "care", "north", "x01")]
    assert names == [
        "Ash Four (p04)",
        "p05",
        "the disputes commission",
        "the Lakeland Care",
        "the branch north",
        "x01",
    ]


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (None, None, "a sits on the board"),
        (read_when("2019"), None, "a sits on the board (from 2019)"),
        (None, read_when("2019"), "a sat on the board (until 2019)"),
        (read_when("2019"), read_when("2023"), "a sits on the board (2019 to 2023)"),
        (read_when("2023-02"), read_when("2023-02"), "a sat on the board (2023-02)"),
        (When(date(2019, 1, 2), date(2019, 1, 2)), None, "a sits on the board (from 2019-01-02)"),
        (
            When(date(2019, 1, 2), date(2019, 1, 5)),
            None,
            "a sits on the board (from between 2019-01-02 and 2019-01-05)",
        ),
    ],
)
def test_dates_stand_as_they_were_written(since: When | None, until: When | None, words: str) -> None:
    """What ended is told in the past, and what may still hold in the present."""
    seat = Seat(PersonId("a"), BodyId("board"), since=since, until=until)
    assert sits(club(), seat, DAY) == words


def test_a_directed_tie_is_told_from_its_first_end() -> None:
    """Whoever asks, the one who employs is told first."""
    tie = Tie("employer", (PersonId("a"), PersonId("b")), until=read_when("2020"))
    words = "a employed or managed b (until 2020)"
    assert tied(club(), tie, "a", "b", DAY) == tied(club(), tie, "b", "a", DAY) == words


def test_what_would_mend_it_says_how_long_it_counts() -> None:
    """A limit and a dispute are told beside the remedy."""
    assert mends("friend", None, disputed=False) == "Another person in their place."
    assert "It no longer counts 2 years after it ended." in mends("body-mate", "2 years", disputed=False)
