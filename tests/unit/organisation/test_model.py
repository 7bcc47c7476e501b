"""The model of an organisation."""

from __future__ import annotations

from dataclasses import replace

from fairhearing.organisation import Organisation


def test_equal_organisations_share_their_hash(lakeland: Organisation) -> None:
    """An index that is kept for one organisation serves an equal one, and no other."""
    other = replace(lakeland, ties=())
    assert hash(replace(lakeland)) == hash(lakeland)
    assert {lakeland: "index"}.get(other) is None
