from __future__ import annotations

import pytest

from fairhearing.acts import MappingNode, read_yaml
from fairhearing.clock import Duration
from fairhearing.errors import InputError
from fairhearing.procedure.parts import at_least_one, read_id, read_kind, read_kinds, read_limit


def _table(text: str) -> MappingNode:
    node = read_yaml(text, "club.yaml")
    assert isinstance(node, MappingNode)
    return node


def test_one_word_or_a_list_is_the_same() -> None:
    """A single kind may stand without brackets."""
    assert read_kinds(_table("act: case-closed"), "act") == read_kinds(_table("act: [case-closed]"), "act")
    assert read_kinds(_table("act: null"), "act") == ()


def test_what_is_not_there_is_none() -> None:
    """Optional parts may be missing."""
    table = _table("a: b")
    assert (read_kind(table, "fallback"), read_limit(table, "within")) == (None, None)


def test_a_limit_is_read_with_its_unit() -> None:
    """Hours stay hours."""
    assert read_limit(_table("within: 48 h"), "within") == Duration(48, "hours")


@pytest.mark.parametrize("name", ["", "A", "1a", "a b", "a_b", "a" * 61])
def test_a_name_that_cannot_be_an_id_is_refused(name: str) -> None:
    """Ids go into addresses and answers."""
    with pytest.raises(InputError, match="cannot be used as a name"):
        read_id(name, _table("a: b").where)


def test_nothing_is_not_enough() -> None:
    """An empty list where something must stand is refused."""
    with pytest.raises(InputError, match="'who' is empty"):
        at_least_one((), _table("who: []"), "who")
