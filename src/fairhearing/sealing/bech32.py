"""Bech32, the spelling of age's keys: letters and digits with a checksum of six signs.

Source: BIP 173, without its limit of 90 signs, as age uses it (C2SP age).
"""

from __future__ import annotations

from collections.abc import Iterable

_SIGNS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def _polymod(values: Iterable[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, term in enumerate(_GENERATOR):
            if top >> place & 1:
                check ^= term
    return check


def _spread(prefix: str) -> list[int]:
    return [ord(sign) >> 5 for sign in prefix] + [0] + [ord(sign) & 31 for sign in prefix]


def encode(prefix: str, secret: bytes) -> str:
    """Return 32 bytes in lower-case bech32.

    Args:
        prefix: what stands before the `1`, lower case (`age`, `age-secret-key-`).
        secret: 32 bytes.
    """
    number = int.from_bytes(secret, "big") << 4
    values = [number >> 5 * place & 31 for place in range(51, -1, -1)]
    check = _polymod([*_spread(prefix), *values, *[0] * 6]) ^ 1
    values += [check >> 5 * place & 31 for place in range(5, -1, -1)]
    return f"{prefix}1{''.join(_SIGNS[value] for value in values)}"


def decode(prefix: str, text: str) -> bytes | None:
    """Read what `encode` wrote.

    Args:
        prefix: the one that is expected, lower case.
        text: in lower case.

    Returns:
        The 32 bytes, or None where anything is not as `encode` writes it.
    """
    body = text.removeprefix(f"{prefix}1")
    if len(body) != 58 or len(text) != len(prefix) + 59 or any(sign not in _SIGNS for sign in body):
        return None
    values = [_SIGNS.index(sign) for sign in body]
    if _polymod([*_spread(prefix), *values]) != 1 or values[51] & 15:
        return None
    number = 0
    for value in values[:52]:
        number = number << 5 | value
    return (number >> 4).to_bytes(32, "big")
