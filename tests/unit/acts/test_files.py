"""Files that people edit: what is read as text, and what is refused."""

from __future__ import annotations

import pytest

from fairhearing.acts import MappingNode, ScalarNode, SequenceNode, decode, flow, read_yaml
from fairhearing.acts.files import MOST_CHARACTERS, MOST_LEVELS
from fairhearing.errors import InputError, Where


def test_flow_and_block_are_read_alike() -> None:
    """Brackets and indentation say the same."""
    flowing = read_yaml("{id: 1, on: 2023-02~, by: [p01]}", "f")
    assert isinstance(flowing, MappingNode)
    assert [key.text for key, _ in flowing.entries] == ["id", "on", "by"]
    block = read_yaml("id: 1\non: 2023-02~\nby:\n  - p01\n", "f")
    assert isinstance(block, MappingNode)
    assert block.texts("by") == flowing.texts("by") == ("p01",)
    assert block.text("on") == "2023-02~"


def test_words_that_other_readers_take_for_something_else_stay_words() -> None:
    """Yes, no, on, numbers, dates and times are texts."""
    node = read_yaml("[on, no, yes, 012, 1e3, 0x1F, 1_000, 2023-02, 12:30:45, .inf]", "f")
    assert isinstance(node, SequenceNode)
    assert [item.text for item in node.items if isinstance(item, ScalarNode)] == (
        ["on", "no", "yes", "012", "1e3", "0x1F", "1_000", "2023-02", "12:30:45", ".inf"]
    )


def test_a_block_of_text_keeps_its_lines() -> None:
    """Own words may run over several lines, with any letters."""
    node = read_yaml("text: |\n  one\n  عربي 🎈\n", "f")
    assert isinstance(node, MappingNode)
    assert node.text("text") == "one\nعربي 🎈\n"


def test_windows_files_are_read() -> None:
    """A byte order mark and carriage returns do no harm, and lines are counted."""
    node = read_yaml(decode("\ufeffa: 1\r\nb: 2\r\n".encode(), "f"), "f")
    assert isinstance(node, MappingNode)
    assert node.where_of("b") == Where("f", 2)
    assert read_yaml("\ufeffa: 1", "f") == read_yaml("a: 1", "f")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", None, "The file is empty"),
        ("# only a comment\n", None, "The file is empty"),
        ("a: [b", 1, "This is not YAML"),
        ("a: 1\nb: c: d", 2, "This is not YAML"),
        ("a:\n\t- b", 2, "This is not YAML"),
        ('a: "\\Uffffffff"', None, "This is not YAML"),
        ("%YAML 1.99999\n---\na: b", None, "This is not YAML"),
        ("%YAML 1.1\n---\na: b", 2, "begins with a directive"),
        ("%TAG ! x\n---\na: b", 2, "begins with a directive"),
        ("a: 1\n---\nb: 2", 2, "A second document"),
        ("a: &x b", 1, "an anchor or an alias"),
        ("a: 1\nb: *x", 2, "an anchor or an alias"),
        ("a: !!str b", 1, "There is a tag"),
        ("a: 1\na: 2", 2, "'a' stands here twice"),
        ("{a: {b: 1, b: 2}}", 1, "'b' stands here twice"),
        ("{[a]: b}", 1, "A list or a table stands where a key should"),
        ("? {a: 1}\n: b", 1, "A list or a table stands where a key should"),
        ("[" * (MOST_LEVELS + 1), 1, f"more than {MOST_LEVELS} levels"),
        ("- " * 5_000, 1, f"more than {MOST_LEVELS} levels"),
        ("a: b\nc: \0", 2, "unprintable sign (U+0000)"),
        ("a: b\u2028c", 1, "unprintable sign (U+2028)"),
        ('a: "\\0"', 1, "unprintable sign (U+0000)"),
        ('a: "\\ud800"', 1, "unprintable sign (U+D800)"),
        ("x" * (MOST_CHARACTERS + 1), None, "The file is too long"),
    ],
)
def test_what_could_surprise_is_refused(text: str, line: int | None, words: str) -> None:
    """Each refusal says what is wrong, where, and what would be right."""
    with pytest.raises(InputError) as caught:
        read_yaml(text, "file.yaml")
    assert words in caught.value.what
    assert caught.value.where == Where("file.yaml", line)
    assert caught.value.remedy


def test_a_file_in_another_encoding_is_refused_with_its_line() -> None:
    """Letters are never guessed."""
    with pytest.raises(InputError, match="not written in UTF-8") as caught:
        decode(b"a: 1\nb: caf\xe9\n", "f")
    assert caught.value.where == Where("f", 2)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (3, "3"),
        ("2023-02~", "2023-02~"),
        ("it's so", "it's so"),
        ("null", '"null"'),
        ("", '""'),
        ("...", '"..."'),
        ("a: b", '"a: b"'),
        ("a\n\tb\r", '"a\\n\\tb\\r"'),
        ('"\\', '"\\"\\\\"'),
        ("a\u2028b\xa0c", '"a\\u2028b\\u00a0c"'),
        (["a", ("b",)], "[a, [b]]"),
        ({"a": {"b": []}}, "{a: {b: []}}"),
    ],
)
def test_values_are_written_on_one_line(value: object, text: str) -> None:
    """What needs quotes gets them, and nothing else."""
    assert flow(value) == text


def test_what_could_not_be_read_again_is_not_written() -> None:
    """The writer refuses control characters like the reader."""
    with pytest.raises(InputError, match=r"unprintable sign \(U\+0007\)") as caught:
        flow("\x07")
    assert caught.value.where is None
