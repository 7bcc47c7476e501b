"""What an error says, and where."""

from __future__ import annotations

import pytest

from fairhearing.errors import InputError, NotYoursError, Where, in_seen_signs


@pytest.mark.parametrize(
    ("where", "text"),
    [
        (Where("roll.csv"), "roll.csv"),
        (Where("roll.csv", 3), "roll.csv:3"),
        (Where("roll.csv", 3, "name"), "roll.csv:3 (name)"),
        (Where("roll.xlsx", column="name"), "roll.xlsx (name)"),
    ],
)
def test_a_place_is_written_as_far_as_it_is_known(where: Where, text: str) -> None:
    """File, line and column stand there when they are known."""
    assert str(where) == text


def test_diagnostics_begin_with_the_place() -> None:
    """The whole message has the place, what happened, why and what now."""
    error = InputError("No such day.", why="April has 30.", remedy="Write 30.", where=Where("case.yaml", 7))
    assert error.diagnostics() == "case.yaml:7: No such day.\n  why: April has 30.\n  what now: Write 30."


def test_diagnostics_without_a_place() -> None:
    """Where there is no file, the message begins with what happened."""
    error = InputError("No such day.", why="April has 30.", remedy="Write 30.")
    assert error.diagnostics().startswith("No such day.\n")
    assert str(error) == "No such day."


def test_what_is_not_yours_is_always_the_same() -> None:
    """Nothing in the answer tells whether the thing exists."""
    assert NotYoursError().diagnostics() == NotYoursError().diagnostics()


def test_signs_that_a_terminal_obeys_are_written_out() -> None:
    """Escapes of both kinds, a turned direction, half a sign; ends of lines and letters of any script stay."""
    assert in_seen_signs("\x1b[2J\x9b1m\u202e\u2067\udc80") == r"\u001b[2J\u009b1m\u202e\u2067\udc80"
    assert in_seen_signs("Zoë\nعلي\u200d") == "Zoë\nعلي\u200d"
    told = InputError("\x1b]0;x", why="\u202e", remedy="\x07", where=Where("a\x1bb")).diagnostics()
    assert told == "a\\u001bb: \\u001b]0;x\n  why: \\u202e\n  what now: \\u0007"
