"""The table of kinds is sound."""

from __future__ import annotations

import re

import pytest

from fairhearing.acts import COMPARTMENTS, FIELD_TYPES, KINDS, REASON_CLASSES, Kind

LISTS = {"@officers", "@categories", "@courses", "@rules", "@audiences", "@scopes", "@grounds"}
MAIL = {"reporter": "reporter-mail", "respondent": "respondent-mail"}
SLOTS = {"@officers", "reporter", "affected", "respondent", "witness", "receiver", "panel"}
every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))


@every_kind
def test_a_kind_has_a_name_and_a_title(kind: Kind) -> None:
    """Names are words with hyphens, titles are plain words."""
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", kind.name)
    assert kind.title[0].isupper()
    assert not kind.title.endswith(".")


@every_kind
def test_fields_are_of_known_types(kind: Kind) -> None:
    """Each field has a type that forms know, a label, and choices exactly where it is chosen."""
    for field in kind.fields:
        assert field.type in FIELD_TYPES
        assert field.label
        assert bool(field.choices) == (field.type in {"choice", "slot"})
    assert len({field.name for field in kind.fields}) == len(kind.fields)


@every_kind
def test_choices_name_known_lists_and_slots(kind: Kind) -> None:
    """A list of the procedure stands alone; slots are roles."""
    for field in kind.fields:
        if any(choice.startswith("@") for choice in field.choices):
            assert len(field.choices) == 1
            assert set(field.choices) <= LISTS
        if field.type == "slot":
            assert set(field.choices) <= SLOTS


@every_kind
def test_content_goes_to_known_compartments(kind: Kind) -> None:
    """Nothing is sealed to nobody, or to what does not exist."""
    assert kind.sealed_to
    assert set(kind.sealed_to) <= set(COMPARTMENTS)


@every_kind
def test_whoever_is_told_can_read_it_and_nobody_else_by_mail(kind: Kind) -> None:
    """A side reads in its mailbox exactly what is sealed to it; a witness, on no side, what is done to them."""
    if "witness" in kind.tells:
        assert (kind.to, kind.tells) == ("witness", ("witness",))
    told = {MAIL[party] for party in kind.tells if party != "witness"}
    assert told == {part for part in kind.sealed_to if part in MAIL.values()}
    assert told <= set(kind.sealed_to)


@every_kind
def test_what_is_done_to_a_party_is_told_to_that_party(kind: Kind) -> None:
    """A letter to somebody reaches their own mailbox."""
    sides = {"reporter": "reporter", "affected": "reporter", "respondent": "respondent", "witness": "witness"}
    if kind.to:
        assert sides[kind.to] in kind.tells


def test_reasons_are_words_of_a_closed_list() -> None:
    """Each stands once, and there is one for everything else."""
    assert len(set(REASON_CLASSES)) == len(REASON_CLASSES)
    assert "other" in REASON_CLASSES
