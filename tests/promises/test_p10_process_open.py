"""P10: members see counts, durations, breaches and proofs on fixed dates, in groups of at least five."""

from __future__ import annotations

from datetime import UTC, datetime

from fairhearing.desk import figures, watch


def test_fewer_than_five_cases_are_not_counted_in_public(club):
    """Four cases of ten years are too few to be shown: somebody could be singled out."""
    for _ in range(4):
        club.report()
    club.clock.at = datetime(2026, 8, 1, tzinfo=UTC)
    assert figures(club.house).taken_in is None


def test_five_cases_are_counted_and_small_parts_of_them_are_not(club):
    """Five are shown as five; that one of them was late is not, and nor is the rest."""
    for _ in range(5):
        club.report()
    club.clock.at = datetime(2026, 8, 1, tzinfo=UTC)
    shown = figures(club.house)
    assert shown.taken_in == 5
    assert shown.closed == 0
    assert shown.days is None
    assert shown.late == 5


def test_figures_do_not_move_between_the_fixed_dates(club):
    """A case of today changes nothing before the next date, so nobody learns when one came in."""
    for _ in range(5):
        club.report()
    club.clock.at = datetime(2026, 8, 1, tzinfo=UTC)
    before = figures(club.house)
    club.report()
    club.clock.at = datetime(2026, 9, 30, tzinfo=UTC)
    assert figures(club.house).taken_in == before.taken_in


def test_what_overseers_see_holds_no_word_and_no_name(walk, club):
    """The overseers' view of a whole case has slots, kinds and dates, and nothing that was sealed."""
    walk("closed", text="planted-word")
    seen = repr(watch(club.house))
    for word in ("planted-word", "Fir Six", "Gorse Seven", "'c06'", "'c07'", "'c04'", "bullying", "substantiated"):
        assert word not in seen, word
