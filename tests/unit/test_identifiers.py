"""Random names and slots."""

from __future__ import annotations

import pytest

from fairhearing.identifiers import act_id, case_code, random_name, role_of


class Counted:
    """A source of bytes that gives what it was told to."""

    def __init__(self, *tokens: bytes) -> None:
        self.tokens = list(tokens)

    def token(self, length: int) -> bytes:
        """Return the next bytes."""
        assert length == len(self.tokens[0])
        return self.tokens.pop(0)


def test_names_hold_130_bits_and_no_sign_that_is_mistaken_for_another() -> None:
    """A name has 26 signs, each of 32, without l, o, 0 and 1."""
    name = random_name(Counted(bytes(range(100, 117))))
    assert len(name) == 26
    assert set(name) <= set("abcdefghijkmnpqrstuvwxyz23456789")


def test_each_of_the_130_bits_counts() -> None:
    """Two sources that differ in one of the lowest 130 bits give different names."""
    names = {random_name(Counted((1 << bit).to_bytes(17, "big"))) for bit in range(130)}
    assert len(names) == 130


def test_codes_and_act_ids_are_such_names() -> None:
    """Cases and acts are named by chance alone."""
    token = bytes(range(17))
    assert case_code(Counted(token)) == act_id(Counted(token)) == random_name(Counted(token))


@pytest.mark.parametrize(
    ("slot", "role"),
    [
        ("receiver-1", "receiver"),
        ("appeal-body-12", "appeal-body"),
        ("reporter", "reporter"),
        ("-1", "-1"),
        ("panel-²", "panel-²"),
    ],
)
def test_role_of_a_slot(slot: str, role: str) -> None:
    """The number behind a slot's name is left out, where there is one."""
    assert role_of(slot) == role
