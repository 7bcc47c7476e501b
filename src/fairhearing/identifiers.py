"""The names of things, as types of their own, so that one cannot be passed for another."""

from __future__ import annotations

from typing import NewType, Protocol

PersonId = NewType("PersonId", str)
BodyId = NewType("BodyId", str)
RoleName = NewType("RoleName", str)
SlotName = NewType("SlotName", str)
KindName = NewType("KindName", str)
RuleId = NewType("RuleId", str)
ProcedureId = NewType("ProcedureId", str)
ActId = NewType("ActId", str)
CaseCode = NewType("CaseCode", str)
Digest = NewType("Digest", str)
"""64 lower-case hexadecimal digits: a SHA-256."""

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
"""32 signs that are not mistaken for one another: 5 bits each."""


class Randomness(Protocol):
    """Where random bytes come from; an argument below the web."""

    def token(self, length: int) -> bytes:
        """Return `length` bytes (1 to 1,024) that nobody can foresee."""
        ...


def random_name(randomness: Randomness) -> str:
    """Return a random identifier of 26 signs, 130 bits, without date or sequence.

    Args:
        randomness: the source of bytes.
    """
    number = int.from_bytes(randomness.token(17), "big")
    return "".join(_ALPHABET[(number >> (5 * place)) & 31] for place in range(26))


def case_code(randomness: Randomness) -> CaseCode:
    """Return the code of a new case: random, 130 bits, without date or sequence."""
    return CaseCode(random_name(randomness))


def act_id(randomness: Randomness) -> ActId:
    """Return the identifier of a new act: random, 130 bits."""
    return ActId(random_name(randomness))


def role_of(slot: str) -> RoleName:
    """Return the role that a slot such as `receiver-1` belongs to (`receiver`)."""
    name, _, number = slot.rpartition("-")
    return RoleName(name if name and number.isascii() and number.isdigit() else slot)
