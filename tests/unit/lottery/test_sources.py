"""Where the seed comes from."""

from __future__ import annotations

from hashlib import sha256

import pytest

from fairhearing.errors import InputError, Where
from fairhearing.lottery import Announced, LotteryError, Source, key_of, read_announced, read_sources, seed_of
from fairhearing.lottery.sources import key_part

ONE = "- {name: a, value: 1, published: 2026-06-02}\n"
RFC = (
    Source("public debt", "9319", "2004-01-01"),
    Source("lottery", "2 5 12 8 10", "2004-01-01"),
    Source("another", "9, 18, 26, 34, 41, 45", "2004-01-01"),
)


def test_key_is_that_of_the_published_example() -> None:
    """Numbers of one source are sorted, each with a full stop, and each source ends with a stroke."""
    assert key_of(RFC) == "9319./2.5.8.10.12./9.18.26.34.41.45./"


@pytest.mark.parametrize(
    ("value", "part"),
    [
        ("007", "7./"),
        ("000", "0./"),
        ("09 08", "8.9./"),
        ("W 4-1", "W41/"),
        ("ab:cd", "ABCD/"),
        ("Élan", "ELAN/"),
        ("1.5", "15/"),
    ],
)
def test_values_have_one_form(value: str, part: str) -> None:
    """Leading zeros are taken away; of a text capitals and digits are left."""
    assert key_part(value, Where("f")) == part


@pytest.mark.parametrize("value", ["", "…", "9" * 201, "a" * 201])
def test_values_of_which_nothing_is_left_are_refused(value: str) -> None:
    """So are those that are too long."""
    with pytest.raises(LotteryError, match="cannot be used"):
        key_part(value, Where("f"))
    with pytest.raises(LotteryError, match="no source"):
        key_of(())


def test_the_seed_is_a_digest_of_plan_and_key() -> None:
    """Another plan has another seed."""
    written = b"fairhearing/lottery/seed/v1\nab\n" + key_of(RFC).encode()
    assert seed_of(RFC, "ab") == sha256(written).digest()
    assert seed_of(RFC, "ac") != seed_of(RFC, "ab")


def test_sources_are_read_from_yaml_and_json() -> None:
    """A value may be a text or a list of numbers; a fallback says why it takes another's place."""
    text = "sources:\n- {name: a, value: [1, 02], published: 2026-06-02}\n"
    assert read_sources(text, "s") == (Source("a", "1 02", "2026-06-02"),)
    text = (
        '{"sources": [{"name": "b", "value": "x", "published": "2026-06-02T10:00Z", "instead-of": "none came"}]}'
    )
    assert read_sources(text, "s") == (Source("b", "x", "2026-06-02T10:00Z", "none came"),)
    text = "sources:\n- {name: a, expected: 2026-06-02, fallback: b}\n- {name: c, expected: 2026-06-03}\n"
    assert read_announced(text, "s") == (Announced("a", "2026-06-02", "b"), Announced("c", "2026-06-03"))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("sources: []\n", "s"),
        ("others: []\n", "s:1"),
        ("{}\n", "s:1"),
        ("sources:\n- {name: a, value: 1, published: 2026-06-02, more: x}\n", "s:2"),
        ("sources:\n- {name: a, published: 2026-06-02}\n", "s:2"),
        ("sources:\n- {name: a, value: '…', published: 2026-06-02}\n", "s:2"),
        ("sources:\n- {name: a, value: 1, published: soon}\n", "s:2"),
        ("sources:\n- {name: a, value: 1, published: 2026-02-30}\n", "s:2"),
        (f"sources:\n- {{name: {'a' * 201}, value: 1, published: 2026-06-02}}\n", "s:2"),
        ("sources:\n- &a {name: a, value: 1, published: 2026-06-02}\n- {name: a}\n", "s:2"),
        (f"sources:\n{ONE}{ONE}", "s"),
    ],
)
def test_mistakes_are_refused_with_file_and_line(text: str, place: str) -> None:
    """The reader is strict."""
    with pytest.raises(InputError) as caught:
        read_sources(text, "s")
    assert str(caught.value.where) == place


@pytest.mark.parametrize(
    "text", ["sources:\n- {name: a, expected: b}\n", "sources:\n- {name: a, expected: 2026-06-02, fallback: a}\n"]
)
def test_mistakes_in_an_announcement_are_refused(text: str) -> None:
    """A day that is none; a fallback that is the source itself."""
    with pytest.raises(LotteryError):
        read_announced(text, "s")
