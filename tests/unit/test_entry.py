"""The command: what it lists, how it ends, and that errors are told and not thrown."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from fairhearing import __version__
from fairhearing.entry import OFFLINE_COMMANDS, WEB_COMMANDS, main


def _run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        main(words)
    said = capsys.readouterr()
    return int(end.value.code or 0), said.out, said.err


@pytest.mark.parametrize("name", [*OFFLINE_COMMANDS, *WEB_COMMANDS])
def test_help_lists_every_command(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """`fairhearing --help` names each offline command and each of the site's."""
    code, out, _ = _run(capsys, "--help")
    assert code == 0
    assert f" {name} " in out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """`--version` says the version and ends well."""
    assert _run(capsys, "--version") == (0, f"fairhearing {__version__}\n", "")


def test_words_of_the_process_are_taken_by_default(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without arguments of its own the command reads those of the process."""
    monkeypatch.setattr(sys, "argv", ["fairhearing", "--version"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 0
    assert __version__ in capsys.readouterr().out


def test_an_unknown_command_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    """A word that is no command is named, and the exit code is 2."""
    code, _, err = _run(capsys, "judge-them-all")
    assert code == 2
    assert "judge-them-all" in err


def test_bad_input_is_told_with_file_and_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """An error of the project is printed with its place, why and what now, and the exit code is 2."""
    case = tmp_path / "case.yaml"
    case.write_text("case: one\ncase: two\n")
    code, out, err = _run(capsys, "audit", str(case), "--organisation", str(case), "--procedure", "model-small")
    assert (code, out) == (2, "")
    assert f"{case}:2" in err
    assert "  why: " in err
    assert "  what now: " in err
    assert "Traceback" not in err


def test_the_sites_commands_are_handed_on(capsys: pytest.CaptureFixture[str]) -> None:
    """A command of the site is answered by the site's own app, with its own help."""
    code, out, _ = _run(capsys, "serve", "--help")
    assert code == 0
    assert "fairhearing serve" in out
