"""The fast reader of what is written gives what the reader of all YAML gives, or leaves it to that."""

from __future__ import annotations

import pytest

from fairhearing.acts import read_yaml
from fairhearing.errors import InputError
from fairhearing.organisation import Organisation, read_organisation, write_organisation
from fairhearing.organisation.lines import read_written


def test_what_is_written_is_read_the_same(lakeland: Organisation, demo: Organisation) -> None:
    """Every node, with its line; also after the line that `roll show` puts before it."""
    for organisation in (lakeland, demo):
        text = f"# state: shown\n{write_organisation(organisation)}"
        found = read_written(text, "f")
        assert found is not None
        assert found == read_yaml(text, "f")
        assert read_organisation(text, "f") == organisation


@pytest.mark.parametrize(
    "line",
    [
        'name: "a\\n\\"\\\\\\u00a0\\t\\r b"',
        "name: it's 50% of ~ / +1?",
        'calendar: {a: [b, "c"], d: {e: f}}',
        "people: []",
        'people:\n  - {a: b}\n  - {a: ""}',
        "people:\n  - {a: b}\nname: x",
        "a: b\n# c",
        "a: ~",
    ],
)
def test_each_form_of_a_line_is_read_the_same(line: str) -> None:
    """Escapes, plain texts, lists and tables within one another, empty lists."""
    found = read_written(line, "f")
    assert found is not None
    assert found == read_yaml(line, "f")
    assert repr(found) == repr(read_yaml(line, "f"))


@pytest.mark.parametrize(
    "text",
    [
        *("", "a", "a:", "a:\n", "a: {", "a: {b", "a: {b: c", "a: {b: c, d}", "a: {b:c}", "a: [b", "a: [b,c]"),
        *("a: b # c", "a: 'b'", "a: b\na: c", "a: {b: c, b: d}", "a: {}", "a: &b c", "a: ...", "a: |\n  b"),
        *('a: "\\x41"', 'a: "\\u0001"', 'a: "b" c', 'a: "b', "a: \u2028", "  - {a: b}", "a: {b: {c: ...}}"),
        *("a:\n  b: c", "a: b\n# \x00", f"a: {'b' * 2_000}", "a: " + "{b: " * 9 + "c" + "}" * 9, "a: [" * 9),
        "a: " + "[" * 9 + "c" + "]" * 9,
    ],
)
def test_every_other_form_is_left_to_the_other_reader(text: str) -> None:
    """Whether it can be read or not."""
    assert read_written(text, "f") is None


def test_a_comment_between_entries_ends_them() -> None:
    """It is no entry."""
    assert read_written("people:\n  - {a: b}\n# c\n  - {a: c}", "f") is None


def test_a_file_that_is_longer_than_yaml_may_be_is_read_as_it_is_written() -> None:
    """An organisation of very many people; written in another form it is refused by its length."""
    people = "\n".join(f"  - {{id: p{number}, name: {'Elm ' * 20}One}}" for number in range(90_000))
    text = f"format: fairhearing/organisation@1\nid: x\npeople:\n{people}\n"
    assert len(text) > 8_000_000
    assert len(read_organisation(text, "f").people) == 90_000
    with pytest.raises(InputError, match="too long"):
        read_organisation(text.replace("id: x", "id:  x", 1), "f")
