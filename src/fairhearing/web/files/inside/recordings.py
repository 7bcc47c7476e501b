"""Films, sound, photos that cannot be drawn here: what phones write beside them, as far as it is found.

It is looked for in the whole file and not part by part: what is not found may be there all the same.
Source: ISO/IEC 14496-12; ISO 6709; Apple, QuickTime File Format.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from PIL import Image

from .answering import Told
from .metadata import moment, tell_exif, tell_xmp

_EXIF = re.compile(rb"Exif\0\0(?:II\*\0|MM\0\*)")
_PLACE = re.compile(rb"([+-]\d{2}(?:\.\d{1,8})?)([+-]\d{3}(?:\.\d{1,8})?)(?:[+-]\d{1,6}(?:\.\d{1,8})?)?/")
_APPLE = re.compile(
    rb"(iPhone[ \w,().+-]{0,40}|iPad[ \w,().+-]{0,40}|com\.android\.(?:manufacturer|model))", re.ASCII
)
_TAKEN = re.compile(rb"(?<!\d)(20\d\d-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d)")


def warm_up() -> None:
    """Do once what loads the rest of the library."""
    Image.preinit()
    Image.Exif().load(b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0")


def facts(data: bytes, page: int = 0) -> Told:
    """Return what was found.

    Args:
        data: the file.
        page: has no meaning here.
    """
    del page
    told = Told()
    if (found := _EXIF.search(data)) is not None:
        exif = Image.Exif()
        exif.load(data[found.start() : found.start() + (1 << 17)])
        tell_exif(told, exif)
    if (place := _PLACE.search(data)) is not None:
        told.add("place", f"{float(place[1]):.5f},{float(place[2]):.5f}")
    if (taken := _TAKEN.search(data)) is not None:
        told.add("taken", moment(taken[1].decode()))
    if (device := _APPLE.search(data)) is not None and not device[1].startswith(b"com."):
        told.add("model", device[1].decode())
    tell_xmp(told, data)
    return told


TASKS: Mapping[str, Callable[[bytes, int], Told]] = {"facts": facts, "look": facts}
