"""Plans and draws as files: strict JSON in its one canonical form."""

from __future__ import annotations

from hashlib import sha256
from typing import Any, TypeVar

import rfc8785
from pydantic import TypeAdapter, ValidationError

from fairhearing.errors import Where
from fairhearing.lottery.model import DrawError

T = TypeVar("T")


def canonical(value: Any) -> bytes:
    """Return the one form in which a value is written and hashed.

    Args:
        value: tables, lists, texts, numbers.

    Raises:
        DrawError: it holds half a sign, or a whole number beyond 2^53.

    Source: RFC 8785.
    """
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeError) as error:
        raise DrawError(
            "Something in this plan or draw has no canonical form.",
            why="The same plan must give the same bytes on every machine.",
            remedy="Use valid Unicode text and whole numbers below 2^53.",
        ) from error


def digest_of(label: bytes, value: Any) -> str:
    """Return the digest of a value, 64 hexadecimal digits.

    Args:
        label: what it is a digest of, so that no two kinds can be mistaken.
        value: as for `canonical`.

    Source: RFC 8785 and FIPS 180-4.
    """
    return sha256(label + canonical(value)).hexdigest()


def write(adapter: TypeAdapter[T], value: T) -> dict[str, Any]:
    """Return a plan or draw as tables and lists.

    Args:
        adapter: of its kind.
        value: what is written.

    Returns:
        What `canonical` takes; what is not there is left out.

    Source: RFC 8259.
    """
    made: dict[str, Any] = adapter.dump_python(value, mode="json", exclude_none=True)
    return made


def read(adapter: TypeAdapter[T], text: str | bytes, file: str, what: str) -> T:
    """Read a plan or draw, and refuse one that is not written in its one form.

    Args:
        adapter: of its kind.
        text: the whole file.
        file: its name, for messages.
        what: what it should be, for messages.

    Raises:
        DrawError: it is no such file, with the part that is wrong; or a byte in it was changed.

    Source: RFC 8785.
    """
    try:
        value = adapter.validate_json(text, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise DrawError(
            f"This cannot be read as {what}.",
            why=f"{first['msg']}.",
            remedy="Take the file again from where it was published; it is not to be edited.",
            where=Where(file, column=".".join(map(str, first["loc"])) or None),
        ) from None
    data = text.encode(errors="surrogatepass") if isinstance(text, str) else text
    if data.removesuffix(b"\n") != canonical(write(adapter, value)):
        raise DrawError(
            "The file is not in the form in which it is written.",
            why="Its bytes differ from those that its contents give: a space, an order or a number was changed.",
            remedy="Take the file again from where it was published; it is not to be edited.",
            where=Where(file),
        )
    return value
