"""People and quotas as values."""

from __future__ import annotations

from fairhearing.lottery import People, Quota


def test_a_list_without_some_people_keeps_the_others() -> None:
    """Whoever is left out is on it no more, and an empty group goes."""
    people = People(("g",), {("w",): ["a", "b"], ("m",): ["c"]})
    assert people.names == {"a", "b", "c"}
    assert people.without({"b": "conflict", "c": "party"}) == People(("g",), {("w",): ("a",)})


def test_a_quota_is_written_in_words() -> None:
    """As messages name it."""
    assert str(Quota("g", "w", 1, 2)) == "g 'w': 1 to 2"
