"""By which organisation a case is judged: as pinned, with what its own people declared since."""

from dataclasses import replace

from fairhearing.acts import read_when
from fairhearing.desk.standing import standing_organisation
from fairhearing.organisation import Tie, contest_entry, name_of_tie
from tests.club import organisation


def with_tie(declared_by):
    tie = Tie("friend", ("c04", "c06"), declared_by=declared_by)
    return replace(organisation(), ties=(*organisation().ties, tie))


def test_nothing_new_is_the_pinned_one():
    """The very same object."""
    assert standing_organisation(organisation(), organisation()) is organisation()


def test_a_tie_counts_when_its_own_officer_declares_it():
    """Not when a third person enters it, nor when a party does to be rid of a handler."""
    counted = [
        len(standing_organisation(organisation(), with_tie(who), frozenset({"c06"})).ties)
        for who in ("c04", "c01", "c06", None)
    ]
    assert counted == [4, 3, 3, 3]


def test_a_tie_does_not_count_that_its_own_subject_denies():
    """Whoever keeps the file can write that somebody declared a tie; they contest it, and it is no declaration."""
    later = with_tie("c04")
    entry = name_of_tie(later.ties[-1])
    assert len(standing_organisation(organisation(), later).ties) == 4
    denied = contest_entry(later, entry, "c04", read_when("2026-03-02"), "I never said so.")
    assert len(standing_organisation(organisation(), denied).ties) == 3
    other = contest_entry(later, entry, "c06", read_when("2026-03-02"), "We never met.")
    assert len(standing_organisation(organisation(), other).ties) == 4


def test_a_tie_counts_when_an_overseer_confirmed_it():
    """Whoever entered it; an overseer who is a party confirms nothing in their own case."""
    tie = Tie("friend", ("c04", "c06"), confirmed_by="c09")
    later = replace(organisation(), ties=(*organisation().ties, tie))
    assert standing_organisation(organisation(), later).ties[-1] == tie
    assert len(standing_organisation(organisation(), later, frozenset({"c09"})).ties) == 3


def test_deleting_frees_nobody_and_newcomers_are_known():
    """Struck ties and people stay; a new seat is seen."""
    seat = replace(organisation().seats[0], person="c09")
    later = replace(organisation(), ties=(), people={}, seats=(*organisation().seats, seat))
    stands = standing_organisation(organisation(), later)
    assert stands.ties == organisation().ties
    assert stands.people == organisation().people
    assert stands.seats[-1] == seat
