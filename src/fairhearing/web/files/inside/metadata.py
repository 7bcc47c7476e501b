"""What cameras and programs write into a picture: when, where, with what, by whom. Source: Exif 2.32, IPTC XMP."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress

from PIL import Image

from .answering import Told

_EXIF, _GPS, _SMALL = 0x8769, 0x8825, 1
_FIRST: Mapping[int, str] = {
    0x010F: "make",
    0x0110: "model",
    0x0131: "software",
    0x013B: "author",
    0x8298: "copyright",
    0x010E: "description",
    0x9C9D: "author",
    0x9C9C: "description",
    0x9C9B: "title",
}
_SECOND: Mapping[int, str] = {
    0xA434: "lens",
    0xA430: "owner",
    0xA431: "serial",
    0xA435: "serial",
    0x9286: "description",
}
_WHEN = ((_EXIF, 0x9003), (_EXIF, 0x9004), (0, 0x0132))
"""Taken, digitised, changed: the first that is there."""
_MOMENT = re.compile(r"(\d{4})\D(\d\d)\D(\d\d)(?:\D(\d\d):?(\d\d):?(\d\d)?)?")
_CREATOR = re.compile(rb"<dc:creator>.{0,200}?<rdf:li[^>]{0,80}>([^<]{1,300})", re.DOTALL)
_TOOL = re.compile(rb"xmp:CreatorTool(?:=\"|>)([^<\"]{1,300})")


def moment(text: object) -> str:
    """Return a time as `2026-03-01 18:05`, or empty where it is none.

    Args:
        text: `2026:03:01 18:05:09`, `D:20260301180509+01'00'`, `2026-03-01T18:05:09Z` and the like.
    """
    told = str(text).strip().removeprefix("D:")
    if told[:8].isdecimal():
        told = f"{told[:4]}-{told[4:6]}-{told[6:8]} {told[8:10]}:{told[10:12]}".rstrip(" :")
    found = _MOMENT.match(told)
    if found is None or found[1] == "0000":
        return ""
    day = "-".join(found.group(1, 2, 3))
    return f"{day} {found[4]}:{found[5]}" if found[4] else day


def tell_exif(told: Told, exif: Image.Exif) -> None:
    """Add what a picture's Exif says.

    Args:
        told: the facts so far.
        exif: as Pillow read it.
    """
    parts: dict[int, Mapping[int, object]] = {0: exif}
    for number in (_EXIF, _GPS, _SMALL):
        with suppress(Exception):  # a broken part says nothing; the others may
            parts[number] = exif.get_ifd(number)
    for number, tag in _WHEN:
        if found := moment(_text(parts.get(number, {}).get(tag, ""))):
            told.add("taken", found)
            break
    told.add("place", _place(parts.get(_GPS, {})))
    for names, number in ((_FIRST, 0), (_SECOND, _EXIF)):
        for tag, name in names.items():
            told.add(name, _text(parts.get(number, {}).get(tag, "")))
    if parts.get(_SMALL):
        told.add("small-picture", "yes")


def tell_xmp(told: Told, data: bytes) -> None:
    """Add what an XMP packet says, wherever in a file it lies."""
    start = data.find(b"<x:xmpmeta")
    if start < 0:
        return
    packet = data[start : start + (1 << 18)]
    told.add("history", "yes")
    for name, pattern in (("author", _CREATOR), ("software", _TOOL)):
        for one in _every(pattern, packet):
            told.add(name, one)


def _every(pattern: re.Pattern[bytes], packet: bytes) -> Iterator[str]:
    for found in list(pattern.finditer(packet))[:5]:
        yield found[1].decode("utf-8", "replace")


def _text(value: object) -> str:
    """Return a value as text: what Windows writes is UTF-16, a comment names its own code first."""
    if isinstance(value, tuple) and all(isinstance(one, int) and 0 <= one < 256 for one in value):
        value = bytes(value)
    if not isinstance(value, bytes):
        return str(value).strip("\0 ")
    if value.startswith((b"ASCII\0\0\0", b"UNICODE\0", b"JIS\0\0\0\0\0", bytes(8))):
        value = value[8:]
    code = "utf-16-le" if value[1::2].count(0) > len(value) // 4 else "utf-8"
    return value.decode(code, "replace").strip("\0 ")


def _place(gps: Mapping[int, object]) -> str:
    """Return latitude and longitude in degrees, or empty."""
    try:
        (north, latitude), (east, longitude) = ((str(gps[one]), _degrees(gps[one + 1])) for one in (1, 3))
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return ""
    return f"{-latitude if north[:1] == 'S' else latitude:.5f},{-longitude if east[:1] == 'W' else longitude:.5f}"


def _degrees(value: object) -> float:
    degrees, minutes, seconds = (float(one) for one in value)  # type: ignore[attr-defined] # three, or it is none
    return degrees + minutes / 60 + seconds / 3600
