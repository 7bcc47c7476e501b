"""An organisation words its letters itself: named fields alone, read strictly, and no wording can do anything."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from typer.testing import CliRunner

from fairhearing.desk import WITNESS_IN, Proposal, let_in_party, open_case, take_up_letter
from fairhearing.errors import InputError
from fairhearing.identifiers import SlotName
from fairhearing.web.house import Rooms
from fairhearing.web.letter_commands import app
from fairhearing.web.letters import LETTERS, draft, faults_in, languages, own_wording, read_wording, sample
from tests.walking import act, walk_to
from tests.web.conftest import Browser
from tests.web.officers import form_on, stand

OUTCOME = "Madame, Monsieur,\n\n{decided}\n\nLe recours :\n{appeal}\n\nLe {day}, {organisation} {{}}\n"
BROKEN = {
    "{decided} {apeal}": ("en/outcome.txt:1 (column 11)", "has no field 'apeal'", "{appeal}"),
    "{decided}\n{appeal.__class__}": ("en/outcome.txt:2", "has no field 'appeal.__class__'", "{decided}"),
    "{decided}{appeal}{0}": ("en/outcome.txt:1", "has no field '0'", "{organisation}"),
    "{decided!r}{appeal}": ("en/outcome.txt:1", "has no field 'decided!r'", "{day}"),
    "{decided}\n{appeal": ("en/outcome.txt:2", "A brace '{' stands alone", "twice"),
    "}{decided}{appeal}": ("en/outcome.txt:1", "A brace '}' stands alone", "twice"),
    "{{ decided }}{{ appeal }}": ("en/outcome.txt:1", "how an appeal is made", "{decided}"),
    "{decided}": ("en/outcome.txt:1", "how an appeal is made", "{appeal}"),
    "{% load i18n %}{decided}{appeal}": ("en/outcome.txt:1", "has no field '% load i18n %'", "{site}"),
    "  \n": ("en/outcome.txt:1", "is empty", "delete the file"),
}


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_wording_is_refused_with_its_place(text: str) -> None:
    """A wording that is not what it should be says where it is wrong, what is wrong, and what would be right."""
    place, what, remedy = BROKEN[text]
    with pytest.raises(InputError) as refused:
        read_wording(text, LETTERS["outcome"], "en/outcome.txt")
    told = refused.value.diagnostics()
    assert told.startswith(place)
    assert what in told
    assert remedy in told


def test_what_fills_a_field_is_never_read_as_a_field() -> None:
    """Reasons that hold braces or template signs come out as they were typed."""
    values = dict.fromkeys(LETTERS["outcome"].known, "")
    values |= {"decided": "{appeal} {{ site }} {% now %} {0.__class__}", "appeal": "write"}
    filled = read_wording("{decided}\nAppeal: {appeal}\nAt {site}\n", LETTERS["outcome"], "x").filled(values)
    assert filled == "{appeal} {{ site }} {% now %} {0.__class__}\nAppeal: write\n"


def test_files_in_the_wrong_place_are_told_of(tmp_path: Path) -> None:
    """A file under no language, of no letter, not in UTF-8 or with a fault is named; good ones are not."""
    for name, data in {
        "outcome.txt": b"x",
        "xx/outcome.txt": b"x",
        "fr/outcme.txt": b"x",
        "fr/rights.txt": b"\xff",
        "de/rights.txt": b"Rechte",
        "fr/outcome.txt": OUTCOME.encode(),
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    found = [str(fault.where) for fault in faults_in(tmp_path)]
    assert len(found) == 5
    assert not any("fr/outcome.txt" in place for place in found)
    assert faults_in(tmp_path / "none") == ()
    assert {"fr", "de"} <= {code for code, _name in languages(tmp_path)}
    assert own_wording(tmp_path, "outcome", "../fr") is None


@pytest.mark.django_db
def test_a_letter_is_drafted_in_the_words_and_the_language_of_the_organisation(
    place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    """The own wording is filled with what the case says, days in its language; a faulty one gives way."""
    site = stand(place, browser, monkeypatch)
    way = walk_to(site.club, "decided")
    folder = Path(settings.FAIRHEARING_HOME) / "letters" / "fr"
    folder.mkdir(parents=True)
    (folder / "outcome.txt").write_text(OUTCOME, encoding="utf-8")
    case = open_case(site.club.house, site.club.officers["c04"], way.code)
    text = draft(case, "outcome-notified", language="fr")
    assert text.startswith("Madame, Monsieur,")
    assert "A warning" in text
    assert "mars 2026, The Club {}" in text
    path = f"/cases/{way.code}/do/outcome-notified"
    page = site.page("c04", path)
    assert 'value="fr" lang="fr"' in page
    assert "Madame, Monsieur," in site.page("c04", f"{path}?language=fr")
    assert "Madame, Monsieur," not in site.page("c04", f"{path}?language=xx")
    site.do("c04", way.code, "outcome-notified", text="C'est fini.", language="fr", how="letter")
    case = open_case(site.club.house, site.club.officers["c04"], way.code)
    (sent,) = case.done("outcome-notified")
    assert 'class="letter" lang="fr"' in site.page("c04", f"/cases/{way.code}/letter/{sent.public.id}")
    (folder / "outcome.txt").write_text("{nothing}", encoding="utf-8")
    shipped = draft(case, "outcome-notified", language="fr")
    assert shipped.startswith("Bonjour,")
    assert "A warning" in shipped
    (folder / "outcome.txt").unlink()
    assert shipped == draft(case, "outcome-notified", language="fr")


@pytest.mark.django_db
def test_the_next_letter_is_drafted_in_the_language_of_the_one_before(
    place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asked once for another language gets it again, whoever writes; the other side does not."""
    site = stand(place, browser, monkeypatch)
    way = walk_to(site.club, "categorised")
    site.do("c04", way.code, "feedback-given", text="Voilà.", language="fr")
    path = f"/cases/{way.code}/do"
    assert form_on(site.page("c04", f"{path}/feedback-given"))["language"] == "fr"
    assert form_on(site.page("c04", f"{path}/feedback-given?language=en"))["language"] == "en"
    site.do("c04", way.code, "safety-plan-made", text="Apart at meetings.")
    assert form_on(site.page("c04", f"{path}/respondent-notified"))["language"] == "en"


@pytest.mark.django_db
def test_paper_that_did_not_arrive_is_shown_until_somebody_notes_it(
    place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A letter on paper stands on the case until its delivery is noted; one that came back has a next step."""
    site = stand(place, browser, monkeypatch)
    way = walk_to(site.club, "told")
    page = f"/cases/{way.code}"
    assert "nobody noted that it arrived" in site.page("c04", page)
    case = open_case(site.club.house, site.club.officers["c04"], way.code)
    (told,) = case.done("respondent-notified")
    act(site.club, site.club.officers["c04"], way.code, "letter-returned", letter=told.public.id, text="Moved.")
    assert "Write it anew" in site.page("c04", page)
    site.do("c04", way.code, "letter-delivered", letter=told.public.id, how="handed-over", present="A neighbour")
    assert "Letters on their way" not in site.page("c04", page)


@pytest.mark.django_db
def test_an_invitation_on_paper_has_arrived_once_its_words_are_used(
    place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has to note it then, of a witness as of a respondent."""
    site = stand(place, browser, monkeypatch)
    way = walk_to(site.club, "answered")
    fields = {"text": "The letter.", "how": "letter", "questions": "What did you see?", "person": "Ivy Nine"}
    proposal = Proposal(WITNESS_IN, fields, to=SlotName("witness-1"))
    told = let_in_party(site.club.house, site.club.officers["c04"], way.code, proposal)
    page = f"/cases/{way.code}"
    assert "nobody noted that it arrived" in site.page("c04", page)
    take_up_letter(site.club.house, told.code.letter, told.code.spoken)
    assert "nobody noted that it arrived" not in site.page("c04", page)


def test_the_commands_list_check_and_preview(tmp_path: Path) -> None:
    """Each command says what it finds; a fault makes `check` fail."""
    (tmp_path / "fr").mkdir()
    file = tmp_path / "fr" / "outcome.txt"
    file.write_text(OUTCOME, encoding="utf-8")
    folder = ["--folder", os.fspath(tmp_path)]
    run = CliRunner().invoke
    assert "own wording: fr" in run(app, ["list", *folder]).output
    assert run(app, ["check", *folder]).exit_code == 0
    shown = run(app, ["preview", "outcome", "--language", "fr", *folder]).output
    assert shown.startswith("Madame, Monsieur,")
    assert sample(LETTERS["outcome"])["organisation"] in shown or "[" in shown
    assert isinstance(run(app, ["preview", "rights", *folder]).exception, InputError)
    file.write_text("{decided}", encoding="utf-8")
    failed = run(app, ["check", *folder])
    assert failed.exit_code == 1
    assert "fr/outcome.txt:1" in failed.output


@pytest.mark.django_db
def test_overseers_see_each_wording_and_what_is_wrong_with_it(
    place: Rooms, as_role: Callable[[str], Client], settings: Settings
) -> None:
    """Every letter stands there with made-up values, in one's own words where they can be used."""
    folder = Path(settings.FAIRHEARING_HOME) / "letters" / "fr"
    folder.mkdir(parents=True)
    (folder / "outcome.txt").write_text(OUTCOME, encoding="utf-8")
    (folder / "rights.txt").write_text("{right}", encoding="utf-8")
    client = as_role("overseer")
    page = client.get("/overseer/letters?language=fr").content.decode()
    assert all(f">{name}</span>" in page for name in LETTERS)
    assert "Madame, Monsieur," in page
    assert "fr/rights.txt:1" in page
    plain = client.get("/overseer/letters?language=xx").content.decode()
    assert "Hello," in plain
    assert "fr/rights.txt" not in plain
