"""Every letter that a shipped procedure requires is named in it, worded, and can be printed: none is forgotten."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import fairhearing.web.letters as room
from fairhearing.acts import KINDS
from fairhearing.desk import open_case
from fairhearing.identifiers import KindName
from fairhearing.procedure import load, shipped
from fairhearing.web.casework.lines import has_letter
from fairhearing.web.house import Rooms
from fairhearing.web.letters import FIELDS, LETTERS, draft, due_from_officers, name_of_letter, sample
from tests.walking import walk_to
from tests.web.conftest import Browser
from tests.web.officers import stand

FOLDER = Path(str(room.__file__)).parent
TEXTS = {path.stem for path in FOLDER.glob("*.txt") if not path.stem.startswith("_")} - {"packet"}


@pytest.mark.parametrize("name", shipped())
def test_every_procedure_names_the_letter_of_everything_that_its_officers_write(name: str) -> None:
    """What an officer can or must write has its wording named in the pack, and the wording is there."""
    procedure = load(name)
    missing = [kind for kind in due_from_officers(procedure) if kind not in procedure.letters]
    assert not missing, f"{name}: add these to its `letters`: {missing}"
    unworded = sorted(set(procedure.letters.values()) - TEXTS)
    assert not unworded, f"{name}: web/letters has no {unworded}"


def test_every_text_is_in_the_inventory_and_every_letter_has_a_text() -> None:
    """The table of letters and the folder of texts are the same list, and each field is explained."""
    assert set(LETTERS) == TEXTS
    used = {field for letter in LETTERS.values() for field in letter.known}
    assert used == set(FIELDS)
    assert all(set(sample(letter)) == set(letter.known) for letter in LETTERS.values())


def test_a_letter_that_a_procedure_does_not_name_is_found_missing() -> None:
    """The check above fails where a pack leaves one out."""
    procedure = load("model-small")
    letters = {kind: name for kind, name in procedure.letters.items() if kind != "leadership-told"}
    bare = replace(procedure, letters=letters)
    assert [kind for kind in due_from_officers(bare) if kind not in bare.letters] == ["leadership-told"]


@pytest.mark.parametrize("name", shipped())
def test_whatever_an_officer_does_towards_somebody_can_be_printed(name: str) -> None:
    """Each kind of act that tells a party something, or is done to one, has a letter, if only the general one."""
    procedure = load(name)
    towards = [kind for kind in KINDS if KINDS[kind].tells or KINDS[kind].to]
    assert all(name_of_letter(procedure, kind) in LETTERS for kind in towards)
    assert name_of_letter(procedure, KindName("deliberation-noted")) == ""


@pytest.mark.django_db
def test_an_act_without_a_letter_of_its_own_is_told_in_the_general_one(
    place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Setting a category, which has no words for the reporter, prints as a letter that says what was done."""
    site = stand(place, browser, monkeypatch)
    way = walk_to(site.club, "answered")
    case = open_case(site.club.house, site.club.officers["c04"], way.code)
    act = case.done("category-set")[0]
    text = draft(case, act.public.kind, act.fields)
    assert "Category set" in text
    assert "Again and again." in text
    page = site.page("c04", f"/cases/{way.code}/letter/{act.public.id}")
    assert "Again and again." in page
    assert not any(has_letter(case, one) for one in case.done("response-received", "report-received"))
