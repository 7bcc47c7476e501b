"""Entries that somebody contests whom they concern, until they are answered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.acts import read_when
from fairhearing.errors import InputError, RefusedError
from fairhearing.organisation import (
    Dismissal,
    Organisation,
    answer_contest,
    called,
    carried_over,
    contest_entry,
    edits,
    name_of_tie,
    read_organisation,
    snapshot_digest,
    withdraw_contest,
    write_organisation,
)

DAY = read_when("2024-03-01")
FRIENDS = "tie friend, [p05, p08]"


@pytest.fixture
def contested(demo: Organisation) -> Organisation:
    """p08 says that they are no friend of p05."""
    return contest_entry(demo, FRIENDS, "p08", DAY, " We never \n met. ")


def test_a_contested_tie_counts_as_disputed(demo: Organisation, contested: Organisation) -> None:
    """It stands in the file with who and why, and the tie itself says that it is disputed."""
    (tie,) = [tie for tie in contested.ties if name_of_tie(tie) == FRIENDS]
    assert tie.disputed
    assert contested.contested[0].says == "We never met."
    assert read_organisation(write_organisation(contested), "again.yaml") == contested
    assert len(edits(demo, contested)) == 2
    assert snapshot_digest(demo, b"x") != snapshot_digest(contested, b"x")


def test_contesting_again_says_it_anew(contested: Organisation) -> None:
    """One person has one word on one entry; another end of the tie has their own."""
    again = contest_entry(contested, FRIENDS, "p08", DAY, "Once more.")
    assert [one.says for one in again.contested] == ["Once more."]
    assert len(contest_entry(again, FRIENDS, "p05", DAY, "So do I.").contested) == 2


def test_whom_an_entry_concerns_may_contest_it(demo: Organisation) -> None:
    """The person, who holds the seat, the ends of the tie; nobody else, and nothing that is not there."""
    entries = called(demo)
    assert entries["person p04"] == ("p04",)
    assert entries["seat p03, board, 2019"] == ("p03",)
    assert entries[FRIENDS] == ("p05", "p08")
    assert contest_entry(demo, "seat p03, board, 2019", "p03", DAY, "Since 2020.").contested
    with pytest.raises(RefusedError, match="concerns somebody else"):
        contest_entry(demo, "person p04", "p05", DAY, "x")
    with pytest.raises(InputError) as error:
        contest_entry(demo, "tie friend, [p05, p09]", "p05", DAY, "x")
    assert f"Did you mean '{FRIENDS}'?" in error.value.diagnostics()
    with pytest.raises(InputError, match="Nothing is said"):
        contest_entry(demo, "person p04", "p04", DAY, " ")


def test_the_loss_of_an_entry_can_be_contested(demo: Organisation) -> None:
    """By whom it concerned in the state that still held it."""
    without = replace(demo, ties=())
    with pytest.raises(InputError):
        contest_entry(without, FRIENDS, "p08", DAY, "It was there.")
    assert contest_entry(without, FRIENDS, "p08", DAY, "It was there.", before=demo).contested


def test_an_answer_closes_it_and_the_tie_stays_disputed(contested: Organisation) -> None:
    """Nobody answers what they contest themselves, nor what nobody contests."""
    with pytest.raises(RefusedError, match="contest themselves"):
        answer_contest(contested, FRIENDS, "p08")
    with pytest.raises(InputError, match="not a contested entry"):
        answer_contest(contested, "person p04", "p01")
    done = answer_contest(contested, FRIENDS, "p01", DAY, " It was  a mistake. ")
    assert done.contested == ()
    (answer,) = done.answered
    assert (answer.by, answer.says, answer.answered_by, answer.answer) == (
        "p08",
        "We never met.",
        "p01",
        "It was a mistake.",
    )
    assert read_organisation(write_organisation(done), "again.yaml") == done
    assert any("Answered contest" in sentence for sentence in edits(contested, done))
    assert [tie.disputed for tie in done.ties if name_of_tie(tie) == FRIENDS] == [True]


def test_the_last_answer_to_a_contest_is_kept(contested: Organisation) -> None:
    """One for each person and entry; loading a whole roll neither takes it away nor brings one."""
    once = answer_contest(contested, FRIENDS, "p01")
    again = answer_contest(contest_entry(once, FRIENDS, "p08", DAY, "Still not."), FRIENDS, "p02", DAY, "Struck.")
    assert [(one.says, one.answer) for one in again.answered] == [("Still not.", "Struck.")]
    people = {name: person for name, person in again.people.items() if name != "p08"}
    loaded = carried_over(again, replace(again, people=people, ties=(), answered=()))
    assert loaded.answered == again.answered
    assert "p08" in loaded.people
    plain = replace(contested, contested=(), answered=())
    assert carried_over(plain, again).answered == ()


def test_only_their_own_contest_is_withdrawn(contested: Organisation) -> None:
    """Somebody else's stays."""
    assert withdraw_contest(contested, FRIENDS, "p05") is contested
    assert withdraw_contest(contested, FRIENDS, "p08").contested == ()


def test_loading_a_whole_roll_takes_no_contest_away(demo: Organisation, contested: Organisation) -> None:
    """Nor a dismissal, nor the people whom they name; a tie that is contested stays disputed."""
    before = replace(contested, dismissed=(demo_dismissal(),))
    people = {name: person for name, person in demo.people.items() if name not in {"p08", "p17"}}
    loaded = carried_over(before, replace(demo, people=people))
    assert loaded.contested == before.contested
    assert loaded.dismissed == before.dismissed
    assert {"p08", "p17"} <= loaded.people.keys()
    assert [tie.disputed for tie in loaded.ties if name_of_tie(tie) == FRIENDS] == [True]
    assert carried_over(before, before) == before
    dismissed_alone = replace(demo, dismissed=(demo_dismissal(),))
    assert carried_over(dismissed_alone, demo) == dismissed_alone
    assert carried_over(demo, demo) is demo


def test_loading_a_whole_roll_confirms_no_tie(demo: Organisation) -> None:
    """What an overseer confirmed stays so, and nobody else can write that they did."""
    mine = (replace(demo.ties[0], confirmed_by="p21"), *demo.ties[1:])
    confirmed = replace(demo, ties=mine)
    assert carried_over(demo, confirmed) == demo
    assert carried_over(confirmed, demo) == confirmed
    assert carried_over(confirmed, confirmed) == confirmed
    forged = replace(demo, ties=tuple(replace(tie, confirmed_by="p21") for tie in demo.ties))
    assert carried_over(confirmed, forged) == confirmed


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("{entry: person p04, by: p04}", "'says' is missing"),
        ("{entry: person p04, by: p99, says: x}", "'p99' is not a person of this file"),
        ("{entry: person p04, by: p04, says: x, why: y}", "a key of a contested entry"),
    ],
)
def test_a_contest_in_the_file_is_read_strictly(demo: Organisation, entry: str, words: str) -> None:
    """With its line."""
    with pytest.raises(InputError) as error:
        read_organisation(f"{write_organisation(demo)}contested:\n  - {entry}\n", "roll.yaml")
    assert words in error.value.diagnostics()


def test_an_answer_in_the_file_is_read_strictly(demo: Organisation) -> None:
    """With its line; without a day and without words it is read too."""
    head, entry = f"{write_organisation(demo)}answered:\n  - ", "entry: person p04, by: p04, says: x"
    read = read_organisation(f"{head}{{{entry}, answered_by: secretary}}\n", "roll.yaml")
    assert (read.answered[0].on, read.answered[0].answer) == (None, "")
    with pytest.raises(InputError, match="'answered_by' is missing"):
        read_organisation(f"{head}{{{entry}}}\n", "roll.yaml")


def test_a_contest_without_a_day_is_read(demo: Organisation) -> None:
    """As of old."""
    text = f"{write_organisation(demo)}contested:\n  - {{entry: person p04, by: p04, says: x}}\n"
    assert read_organisation(text, "roll.yaml").contested[0].on is None


def demo_dismissal():
    """Return a dismissal of two people of the demo."""
    return Dismissal(("p17", "p23"), "p01", DAY, "Not related.")
