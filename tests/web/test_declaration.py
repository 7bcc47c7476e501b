"""Declaring of oneself: I may not judge."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from fairhearing.identifiers import PersonId
from fairhearing.web.house import Rooms

PAGE = "/account/declaration"
C09 = PersonId("c09")


def test_a_declaration_is_made_changed_and_taken_back(place: Rooms, as_role: Callable[[str], Client]) -> None:
    """The page says what stands; each step is an edit in the record, and none names anybody."""
    client, today = as_role("member"), place.house.now().date()
    for days in (30, 60):
        until = today + timedelta(days=days)
        assert client.post(PAGE, {"declare": "1", "until": until.isoformat()}).status_code == 302
        assert place.roll.declared_until(C09) == until
        assert "Your declaration stands until" in client.get(PAGE).content.decode()
    assert place.roll.declared() == {C09}
    client.post(PAGE, {"withdraw": "1"})
    assert place.roll.declared() == frozenset()
    assert "Your declaration stands" not in client.get(PAGE).content.decode()
    with place.house.books.reading() as ledger:
        kinds = [edit.kind for edit in ledger.edits()]
        assert not re.search(r"\bc09\b", repr(ledger.edits()))  # as a word: salts are random
    assert kinds == ["declaration-made", "declaration-made", "declaration-withdrawn"]


@pytest.mark.parametrize("until", ["", "soon", "1999-01-01", "2999-01-01"])
def test_a_day_that_cannot_be_is_asked_for_again(
    place: Rooms, as_role: Callable[[str], Client], until: str
) -> None:
    """What was typed stays in the form, and nothing is declared."""
    answer = as_role("member").post(PAGE, {"declare": "1", "until": until})
    assert answer.status_code == 422
    assert f'value="{until}"' in answer.content.decode() or not until
    assert place.roll.declared() == frozenset()


def test_the_page_says_what_it_does(place: Rooms, as_role: Callable[[str], Client]) -> None:
    """Without a field for a reason."""
    page = as_role("member").get(PAGE).content.decode()
    assert "you are not drawn for a panel" in page
    assert page.count("<textarea") == 0


def test_an_account_that_is_on_no_roll_has_nothing_to_declare(
    place: Rooms, as_role: Callable[[str], Client]
) -> None:
    """To an administrator the page does not exist."""
    assert as_role("administrator").post(PAGE, {"declare": "1", "until": "2026-12-01"}).status_code == 404
