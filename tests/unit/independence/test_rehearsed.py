"""What a rehearsal answers about one respondent."""

from __future__ import annotations

from fairhearing.identifiers import PersonId
from fairhearing.independence import Found, Passage


def test_a_passage_is_stuck_where_nobody_takes_a_step() -> None:
    """The steps without a body, in order; none where each has one."""
    taken, missing = Found("receiver", "care", 0, ""), Found("appeal", "", 1, "Nobody sits on it.")
    assert Passage(PersonId("a"), (taken, missing), False).stuck == (missing,)
    assert Passage(PersonId("a"), (taken,), True).stuck == ()
