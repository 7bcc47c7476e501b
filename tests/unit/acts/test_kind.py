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


def test_notes_lie_in_the_room_of_the_body_that_writes_them() -> None:
    """The appeal body's in its own, everybody else's in the panel's; other kinds lie where they always do."""
    notes, told = kind("noted", "Noted", sealed_to=("panel",)), kind("told", "Told", sealed_to=("what", "panel"))
    assert notes.sealed_by(("who", "what", "appeal")) == ("appeal",)
    assert notes.sealed_by(("who", "what", "panel")) == notes.sealed_by(("who",)) == ("panel",)
    assert told.sealed_by(("appeal",)) == ("what", "panel")
    assert notes.lies_in({"appeal"})
    assert notes.lies_in({"panel"})
    assert not notes.lies_in({"what"})
    assert told.lies_in({"what", "panel", "who"})
    assert not told.lies_in({"what", "appeal"})
