"""A row of the table of kinds."""

from __future__ import annotations

from fairhearing.acts import Field, Kind
from fairhearing.acts.kind import kind
from fairhearing.identifiers import KindName


def test_a_row_is_a_kind() -> None:
    """What is not said is the usual: sealed to the content, told to nobody, offered on the site."""
    field = Field("text", "long-text", "The text")
    assert kind("note-made", "Note made", field) == Kind(KindName("note-made"), "Note made", (field,))
    assert kind("note-made", "Note made").sealed_to == ("what",)
