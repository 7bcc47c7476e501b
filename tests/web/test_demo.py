"""The demo: made once, kept, and thrown away only when asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from rich.console import Console
from typer.testing import CliRunner

from fairhearing.desk import cases_of, open_mailbox, unlock, watch
from fairhearing.errors import BusyError, InputError, RefusedError
from fairhearing.identifiers import PersonId
from fairhearing.sealing import read_receipt
from fairhearing.web.demo import commands
from fairhearing.web.demo.home import Home
from fairhearing.web.demo.showing import show
from fairhearing.web.house import house, rooms
from fairhearing.web.models import Act
from tests.web.conftest import ORIGIN

RUN = CliRunner()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A folder for the demo, named as the settings name it."""
    monkeypatch.setenv("FAIRHEARING_HOME", str(tmp_path / "demo"))
    return Home(tmp_path / "demo")


def test_the_demo_is_made_whole_and_kept(db: None, home: Home, settings: Settings) -> None:
    """Two cases, sign-ins that the site accepts, receipts that open; a second start changes nothing."""
    settings.FAIRHEARING_HOME = home.folder
    rooms.cache_clear()
    home.begin()
    console = Console(quiet=True)
    commands.make(home, console)
    made, acts = home.sign_ins(), Act.objects.count()
    commands.make(home, console)
    assert home.sign_ins() == made
    assert Act.objects.count() == acts

    watched = watch(house())
    assert sorted(one.row.closed for one in watched) == [False, True]
    assert [one.late_days for one in watched[0].overdue] != []
    assert len(watched[0].refusals) == 1
    for receipt in made.receipts:
        assert open_mailbox(house(), read_receipt(receipt.words)).acts

    handler = made.of("receiver-2")
    officer = unlock(house(), PersonId(handler.person), handler.words)
    assert len(cases_of(house(), officer)) == 2
    barred = made.of("receiver-1")
    assert "no case exists" in barred.what
    assert cases_of(house(), unlock(house(), PersonId(barred.person), barred.words)) == ()

    client = Client(headers={"origin": ORIGIN, "host": "localhost:8000"})
    client.post("/accounts/login", {"login": "receiver-2", "password": made.password})
    printed = RUN.invoke(commands.app, ["code", "receiver-2"])
    code = printed.stdout.strip()
    assert len(code) == 6
    assert code.isdigit()
    assert client.post("/accounts/code", {"code": code})["Location"] == "/unlock"
    assert client.post("/unlock", {"passphrase": handler.words}).status_code == 302
    rooms.cache_clear()

    with console.capture() as capture, pytest.MonkeyPatch.context() as patch:
        patch.setattr(console, "quiet", False)
        show(made, ORIGIN, "60", console)
    told = capture.get()
    assert made.password in told
    assert all(entry.role in told for entry in made.people if not entry.role.startswith("member-"))
    assert all(receipt.words in told for receipt in made.receipts)


def test_a_role_that_is_not_there_is_told_with_those_that_are(home: Home) -> None:
    """Whoever mistypes gets the list."""
    home.begin()
    with pytest.raises(RefusedError, match="no demo here yet"):
        home.sign_ins()
    (home.folder / "demo" / "signins.json").write_text(
        '{"password": "p", "people": [{"role": "chair", "person": "p01", "name": "", "what": "", "words": "",'
        ' "secret": "JBSWY3DP"}], "receipts": []}'
    )
    assert home.is_complete()
    with pytest.raises(InputError) as told:
        home.sign_ins().of("receiver-9")
    assert "chair" in told.value.remedy


def test_a_reset_throws_away_the_demo_and_asks_first(home: Home) -> None:
    """Without a yes everything stays; with it nothing does; a second time there is nothing."""
    home.begin()
    (home.folder / "blobs").mkdir()
    (home.folder / "fairhearing.sqlite3").write_text("")
    assert RUN.invoke(commands.app, ["reset"], input="n\n").exit_code == 1
    assert (home.folder / "blobs").exists()
    assert RUN.invoke(commands.app, ["reset"], input="y\n").exit_code == 0
    assert list(home.folder.iterdir()) == []
    assert "nothing to throw away" in RUN.invoke(commands.app, ["reset", "--yes"]).stdout


def test_a_folder_that_is_no_demo_is_never_touched(home: Home) -> None:
    """A real installation in that place survives a reset and a start."""
    home.folder.mkdir()
    (home.folder / "fairhearing.sqlite3").write_text("real")
    for attempt in (home.wipe, home.begin):
        with pytest.raises(RefusedError, match="is not the demo's folder"):
            attempt()
    assert (home.folder / "fairhearing.sqlite3").read_text() == "real"


def test_a_running_demo_is_not_thrown_away(home: Home) -> None:
    """Neither a reset nor a second start comes between."""
    home.begin()
    with home.running(), pytest.raises(BusyError, match="running in another window"):
        home.wipe()


def test_what_was_left_half_made_is_made_anew(home: Home) -> None:
    """A demo whose making was broken off begins from nothing."""
    home.begin()
    (home.folder / "roll").mkdir()
    assert not home.is_complete()
    home.begin()
    assert [entry.name for entry in home.folder.iterdir()] == ["demo"]
