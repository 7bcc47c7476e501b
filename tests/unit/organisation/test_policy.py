"""What a conflict policy holds."""

from __future__ import annotations

from fairhearing.organisation import Challenge, Clause, ConflictPolicy, ForcedRecusal, Silence, StandIn

SAID = {"says": "It is so.", "source": "a test", "pack": "test"}


def test_all_rules_that_speak_of_no_tie_are_found_in_one_place() -> None:
    """In the order of the fields, whatever their sort; an empty policy has none."""
    policy = ConflictPolicy(
        (),
        undisclosed=(Clause(id="a", **SAID),),
        silence=(Silence(id="b", asked=(), **SAID),),
        forced=(ForcedRecusal(id="c", votes="unanimous", **SAID),),
        challenges=(Challenge(id="d", by=("reporter",), **SAID),),
        no_waiver=(Clause(id="e", **SAID),),
        stand_ins=(StandIn(id="f", on="intake", out_of="leadership", **SAID),),
    )
    assert [one.id for one in policy.clauses()] == list("abcdef")
    assert ConflictPolicy(()).clauses() == ()
