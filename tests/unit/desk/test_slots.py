"""Who is a respondent, by the slots of a case."""

from __future__ import annotations

from datetime import UTC, date, datetime

from fairhearing.acts import Parties, PublicAct
from fairhearing.desk.slots import SlotEntry, next_place, respondents_in, with_unnamed

NAMED, DESCRIBED = SlotEntry(person="c06"), SlotEntry()
ONE = Parties(respondent=("c06",))


def told(slot):
    return PublicAct(
        case="AB12",
        seq=1,
        id="a1",
        kind="respondent-notified",
        by="receiver-1",
        to=slot,
        on=date(2026, 3, 1),
        at=datetime(2026, 3, 1, tzinfo=UTC),
        due=(),
    )


def test_who_is_named_or_was_told_is_a_respondent():
    """Who was only described is none until they were told; who sees no names sees who was told."""
    slots = {"reporter-1": NAMED, "respondent-1": NAMED, "respondent-2": DESCRIBED}
    assert respondents_in(slots, ()) == ("respondent-1",)
    assert respondents_in(slots, (told("respondent-2"),)) == ("respondent-1", "respondent-2")
    assert respondents_in({}, (told("respondent-2"), told(None))) == ("respondent-2",)


def test_a_respondent_without_a_name_stands_beside_those_with_one():
    """By their slot, where there are several; one alone is called as ever."""
    slots = {"respondent-1": NAMED, "respondent-2": DESCRIBED}
    assert with_unnamed(ONE, slots, ()) is ONE
    assert with_unnamed(ONE, slots, (told("respondent-2"),)).respondent == ("c06", "respondent-2")
    unread = with_unnamed(Parties(), {}, (told("respondent-1"), told("respondent-2")))
    assert unread.respondent == ("respondent-1", "respondent-2")


def test_the_next_place_of_a_role_is_after_the_highest():
    """A case that was split off has gaps; other roles do not count, nor does what is no number of a place."""
    slots = ("receiver-4", "receiver-10", "sifter-12", "receiver", f"receiver-{'9' * 30}")
    assert next_place(slots, "receiver") == 11
    assert next_place(slots, "appeal") == 1
