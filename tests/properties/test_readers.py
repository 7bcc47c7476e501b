"""Whatever is in a file, its reader takes it or says what is wrong with it: nothing else comes out."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.readers import READERS, read_or_refuse

ODD = (
    *(
        "",
        "~",
        "[]",
        "{}",
        "[[]]",
        "{a: b}",
        "-1",
        "0",
        "1e9",
        "99999999999999999999",
        "true",
        "no",
        "|",
        ">-",
        "..",
        "*a",
    ),
    *(
        "&a b",
        "!!int 3",
        "'",
        '"',
        "#",
        "- -",
        "? a",
        "9999-12-31",
        "0001-01-01",
        "2023-02-30",
        "../..",
        "../9999-12-31",
    ),
    *(
        "P9999Y",
        "9999 y",
        "PT9999H",
        "9999 bd",
        "2023-05-06T24:00:00+14:00",
        "0001-01-01T00:00:00+14:00",
        "x" * 300,
    ),
    *(
        "case.severe && act.x",
        "1/0 == 1",
        'done["x"] > 0',
        "case",
        "a.b.c.d(e)",
        "p01",
        "self",
        "\u0661",
        "\ufeff",
        "\u202e",
    ),
    *("9999-12-31T23:59:59-12:00", "Y17E7", "20XX-1X-XX", "2023-21", "../..", "P0D", "IE", "XX", "Europe/Nowhere"),
)
"""Values that are something else than what is expected at the place where they come to stand."""


@pytest.mark.parametrize("name", READERS)
def test_the_sample_is_read(name):
    """What the others are damaged copies of is right."""
    assert read_or_refuse(name, READERS[name][1])


@pytest.mark.parametrize("name", READERS)
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(name, data):
    """Lines that are lost, doubled, moved or hold something odd make no reader fail in a way of its own."""
    lines = READERS[name][1].decode("utf-8", "surrogateescape").split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(lines) - 1))
        other = data.draw(st.integers(0, len(lines) - 1))
        line, odd = lines[place], data.draw(st.sampled_from(ODD) | st.text(max_size=6))
        cut = data.draw(st.integers(0, len(line)))
        head, colon, _ = line.partition(":")
        change = data.draw(st.sampled_from(["cut", "put", "value", "double", "lose", "move"]))
        changed = {
            "cut": [line[:cut]],
            "put": [line[:cut] + odd + line[cut + data.draw(st.integers(0, 9)) :]],
            "value": [f"{head}{colon} {odd}"],
            "double": [line, line],
            "lose": [],
            "move": [lines[other], line],
        }
        lines[place : place + 1] = changed[change]
        lines = lines or [""]
    read_or_refuse(name, "\n".join(lines).encode("utf-8", "surrogateescape"))


@pytest.mark.parametrize("name", READERS)
@given(junk=st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(name, junk):
    """A file that is of another kind altogether is refused."""
    read_or_refuse(name, junk)
