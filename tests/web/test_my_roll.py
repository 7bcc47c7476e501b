"""What the roll says about me: everything that names somebody, nothing else, and how they contest it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from fairhearing.acts import read_when
from fairhearing.desk import answer_edit, change_organisation, contest_edit
from fairhearing.identifiers import PersonId
from fairhearing.organisation import Tie, called
from fairhearing.web.house import Rooms
from tests.club import organisation
from tests.web.officers import form_on

PAGE, CONTEST = "/account/roll", "/account/roll/contest"
C03 = PersonId("c03")
TIE = next(name for name, people in called(organisation()).items() if "c03" in people and name.startswith("tie"))
SEAT = next(name for name, people in called(organisation()).items() if "c03" in people and name.startswith("seat"))


def page(client: Client) -> str:
    return client.get(PAGE).content.decode()


def test_everything_that_names_me_stands_there(place: Rooms, as_role: Callable[[str], Client]) -> None:
    """Entry, seat with who proposed it and how it was filled, tie with who declared it."""
    told = page(as_role("handler"))
    for words in ("Cedar Three", "c03", "2012", "woman", "Receivers", "2021", "Members&#x27; meeting"):
        assert words in told
    assert "in a contested election" in told
    assert "Cedar Three and Fir Six are friends" in told
    assert "you yourself" in told


def test_no_tie_of_others_stands_there(place: Rooms, as_role: Callable[[str], Client]) -> None:
    """Whoever is bound to somebody else is not told to me; and that nothing is known of me is said."""
    told = page(as_role("member"))
    for name in ("Gorse Seven", "Hazel Eight", "Ash One", "Beech Two", "Fir Six"):
        assert name not in told
    assert "The roll says nothing about whom you are bound to" in told
    assert told.count("None is recorded.") == 2


def test_an_entry_is_contested_after_a_second_look(place: Rooms, as_role: Callable[[str], Client]) -> None:
    """The form says what it does, the check page shows it once more, and only then is it kept, sealed."""
    client = as_role("handler")
    form = client.post(CONTEST, {"entry": TIE}).content.decode()
    assert "it counts in no case under way until somebody else answers" in form
    assert client.post(CONTEST, {"entry": TIE, "step": "check", "says": "  "}).status_code == 422
    check = client.post(CONTEST, {"entry": TIE, "step": "check", "says": "We <never> met."}).content.decode()
    assert "We &lt;never&gt; met." in check
    assert place.roll.current().contested == ()
    changed = client.post(CONTEST, {**form_on(check), "step": "change"}).content.decode()
    assert "We &lt;never&gt; met." in changed
    assert client.post(CONTEST, {**form_on(check), "step": "send"}).status_code == 302
    (one,) = place.roll.current().contested
    assert (one.entry, one.by, one.says) == (TIE, "c03", "We <never> met.")
    assert "contested by you" in page(client)
    with place.house.books.reading() as ledger:
        assert "never" not in repr(ledger.edits())
    assert all(b"never" not in path.read_bytes() for path in (place.roll._folder).rglob("*") if path.is_file())


def test_a_contest_is_withdrawn(place: Rooms, as_role: Callable[[str], Client]) -> None:
    """By whoever made it, with one button."""
    contest_edit(place.house, C03, SEAT, "Since 2020.")
    client = as_role("handler")
    assert "Since 2020." in page(client)
    assert client.post(CONTEST, {"entry": SEAT, "step": "withdraw"}).status_code == 302
    assert place.roll.current().contested == ()
    assert "Your contest is withdrawn." in client.get(f"{PAGE}?done=withdrawn").content.decode()


def test_the_answer_is_read_with_its_day(place: Rooms, as_role: Callable[[str], Client]) -> None:
    """Who answered, when and how; and an answer without words says that the entry itself is it."""
    client = as_role("handler")
    contest_edit(place.house, C03, TIE, "We never met.")
    answer_edit(place.house, TIE, "secretary", "It was a mistake.")
    told = page(client)
    assert "by secretary" in told
    assert "It was a mistake." in told
    assert "disputed" in told
    contest_edit(place.house, C03, SEAT, "Since 2020.")
    answer_edit(place.house, SEAT, "secretary")
    assert "what stands here now is the answer" in page(client)


def test_what_was_contested_and_is_gone_is_still_told(place: Rooms, as_role: Callable[[str], Client]) -> None:
    """A tie that was taken out after its contest: the contest, and later its answer, stand apart."""
    client = as_role("handler")
    contest_edit(place.house, C03, TIE, "We never met.")
    change_organisation(place.house, replace(place.roll.current(), ties=()), "secretary")
    assert "What you contested and is not in the roll" in page(client)
    answer_edit(place.house, TIE, "secretary", "Taken out.")
    assert "Taken out." in page(client)


def test_what_others_contest_is_said_without_their_words(place: Rooms, as_role: Callable[[str], Client]) -> None:
    """The other end of the tie contests it: I see that, and not what they say."""
    contest_edit(place.house, PersonId("c06"), TIE, "A private word.")
    told = page(as_role("handler"))
    assert "contested by somebody else whom it names" in told
    assert "A private word." not in told


def test_entries_of_others_are_not_there(place: Rooms, as_role: Callable[[str], Client]) -> None:
    """A tie of two others and a tie that never was get the same answer, byte for byte."""
    client = as_role("member")
    other, never = (client.post(CONTEST, {"entry": entry}) for entry in (TIE, "tie friend, [x, y]"))
    assert other.status_code == never.status_code == 404
    assert other.content == never.content
    client.post(CONTEST, {"entry": TIE, "step": "send", "says": "Not so."})
    assert place.roll.current().contested == ()


def test_an_account_on_no_roll_has_no_such_page(place: Rooms, as_role: Callable[[str], Client]) -> None:
    """Nor does somebody whom the roll does not know any more."""
    assert as_role("administrator").post(CONTEST, {"entry": TIE}).status_code == 404
    client = as_role("member")
    people = {name: one for name, one in organisation().people.items() if name != "c09"}
    place.roll.put(replace(organisation(), people=people))
    assert client.get(PAGE).status_code == 404


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2019-05-04", None, "4 May 2019"),
        ("2019-05", "2020", "May 2019"),
        ("2019-05~", "2020", "between 1 April 2019 and 30 June 2019"),
        ("../2019-05", None, "before 31 May 2019"),
        ("2019-05/..", None, "after 1 May 2019"),
        ("2019-05-04", "2019-05-04", "4 May 2019"),
    ],
)
def test_rough_dates_are_told_as_people_write_them(
    place: Rooms, as_role: Callable[[str], Client], since: str, until: str | None, words: str
) -> None:
    """A day, a month, a year, or the days between which it lies."""
    tie = Tie(
        "donor",
        (C03,),
        to="committee",
        since=read_when(since),
        until=None if until is None else read_when(until),
        note="a hall",
    )
    place.roll.put(replace(organisation(), ties=(tie,)))
    told = page(as_role("handler"))
    assert words in told
    assert "the roll does not say" in told
    assert ("was a donor to Committee" if until else "is a donor to Committee") in told
