"""What all forms of the report say in the same words."""

from __future__ import annotations

from dataclasses import replace

from fairhearing.judging import STATUSES
from fairhearing.judging.saying import PARTS, UNKNOWN, WORDS, in_short, next_steps
from tests.procedures.sample import judged


def test_every_status_has_its_words_and_its_part() -> None:
    """Nothing that a judgement says is left out of a report."""
    shown = {status for _, statuses in PARTS for status in statuses} | UNKNOWN
    assert shown == set(STATUSES) - {"not-due"}
    assert shown <= set(WORDS)


def test_the_short_version_counts() -> None:
    """Kept, late, not kept, not known; acts against a rule; people conflicted; what lapsed, if anything."""
    text = in_short(judged())
    assert text.startswith("In short: 2 duties were kept, 7 were kept late, 2 were not kept, 1 cannot be decided")
    assert text.endswith("10 acts were against a rule; 4 of those who took part were conflicted.")
    lapsed = replace(judged(), duties=(replace(judged().duties[0], status="lapsed"),))
    assert "1 of what holds for a limited time lapsed" in in_short(lapsed)


def test_one_is_said_as_one() -> None:
    """One duty was kept, one act was against a rule, one person was conflicted."""
    found = judged()
    met = next(one for one in found.duties if one.status == "met")
    one = replace(found, duties=(met,), barred=found.barred[:1], conflicts=found.conflicts[:1])
    text = in_short(one)
    assert text.startswith("In short: 1 duty was kept, 0 were kept late, 0 were not kept, 0 cannot be decided")
    assert text.endswith("1 act was against a rule; 1 of those who took part was conflicted.")


def test_what_is_due_comes_first_among_the_next_steps() -> None:
    """Then what else may be done, by role."""
    steps = list(next_steps(judged()))
    due = [place for place, step in enumerate(steps) if "it is due" in step]
    assert due == list(range(len(due)))
    assert due
    assert " may: " in steps[-1]
