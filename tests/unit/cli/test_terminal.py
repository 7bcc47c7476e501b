"""What a command says."""

from __future__ import annotations

import json

import pytest

from fairhearing.cli.terminal import say, say_json

NAME = "Elm\x1b[31m\u202eOne"


def test_a_name_does_not_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Its signs are written out; lines stay, and the last need not end."""
    say(f"- {NAME}\nnext", nl=False)
    assert capsys.readouterr().out == "- Elm\\u001b[31m\\u202eOne\nnext"


def test_json_is_read_back_as_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    """Though no such sign reaches the terminal."""
    say_json({NAME: ["ü", NAME]})
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "ü" in told
    assert json.loads(told) == {NAME: ["ü", NAME]}
