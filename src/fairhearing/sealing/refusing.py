"""What this room says when something does not open: the same words for causes that must not be told apart.

Source: Vaudenay, Security Flaws Induced by CBC Padding, EUROCRYPT 2002 (why the cause is not told).
"""

from __future__ import annotations

from fairhearing.errors import SealError
from fairhearing.wording import say


def not_opened(thing: str) -> SealError:
    """Return the error for a sealed thing that does not open with this key.

    Args:
        thing: what it is, as it follows the word "the" (`sealed file`).
    """
    return SealError(
        say("The {thing} does not open.", thing=thing),
        why="It was sealed to another key, or it was changed or cut short since.",
        remedy="Use the key that it was sealed to, with an unchanged copy.",
    )


def elsewhere(thing: str, field: str) -> SealError:
    """Return the error for something that opens but belongs to another place.

    Args:
        thing: what it is, as it follows the word "the".
        field: the part of its header that differs; never the value, which would tell where it is from.
    """
    return SealError(
        say("The {thing} belongs somewhere else.", thing=thing),
        why=say("The {field} that is sealed inside is not that of the place where it was found.", field=field),
        remedy="Leave it unread and tell the overseers: it was moved or put in the place of another.",
    )


def unfit(thing: str, why: str) -> SealError:
    """Return the error for something that this room will not seal or read.

    Args:
        thing: what it is, as it follows the word "the".
        why: one sentence about what it must be.
    """
    return SealError(
        say("The {thing} cannot be used.", thing=thing), why=why, remedy="Pass one that fits this description."
    )
