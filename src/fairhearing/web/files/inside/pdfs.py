"""PDF: what it tells, its pages as bare points of colour, a copy that holds pictures of them and nothing else."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from PIL import Image, JpegImagePlugin

from .answering import Told, refusal
from .metadata import moment
from .pictures import SIDE, points

SHOWN = 5
"""Pages that are shown."""
MOST = 30
"""Pages of which a copy is made."""
_TEXTS = {
    "Title": "title",
    "Author": "author",
    "Subject": "subject",
    "Keywords": "keywords",
    "Creator": "software",
    "Producer": "producer",
}
_TIMES = {"CreationDate": "created", "ModDate": "changed"}
_UNIT = 72
_SHARP = 2.1
"""Points of colour for each unit of a page: 150 for each inch."""
_QUALITY = 85

_PLUGINS = (JpegImagePlugin,)
_LIBRARY: dict[str, Any] = {}


def warm_up() -> None:
    """Do once what loads the rest of the libraries."""
    _LIBRARY["pdfium"] = import_module("pypdfium2")
    Image.preinit()
    drawn = io.BytesIO()
    Image.new("RGB", (2, 2)).save(drawn, "JPEG")
    document = _LIBRARY["pdfium"].PdfDocument.new()
    document.new_page(_UNIT, _UNIT)
    _drawn(document, 0, 1)


def facts(data: bytes, page: int = 0) -> Told:
    """Return what a PDF tells besides its pages.

    Args:
        data: the file.
        page: has no meaning here.
    """
    del page
    told = Told()
    document = _opened(data)
    told.add("pages", len(document))
    said = document.get_metadata_dict(skip_empty=True)
    for key, name in _TEXTS.items():
        told.add(name, said.get(key))
    for key, name in _TIMES.items():
        told.add(name, moment(said.get(key, "")))
    if count := document.count_attachments():
        told.add("attached", count)
    raw = _LIBRARY["pdfium"].raw
    if raw.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0:
        told.add("program", "yes")
    if raw.FPDF_GetSignatureCount(document.raw) > 0:
        told.add("signature", "yes")
    if (versions := data.count(b"%%EOF")) > 1 and b"/Linearized" not in data[:2048]:
        told.add("versions", versions)
    if b"<x:xmpmeta" in data:
        told.add("history", "yes")
    return told


def look(data: bytes, page: int = 0) -> Told:
    """Return what a PDF tells besides, and how many of its pages can be shown."""
    told = facts(data, page)
    count = len(_opened(data))
    told.numbers["pages"] = min(count, SHOWN)
    told.numbers["copied"] = int(count <= MOST)
    return told


def picture(data: bytes, page: int = 0) -> Told:
    """Return a page as points of red, green and blue, its longer side bounded."""
    document = _opened(data)
    if not 0 <= page < min(len(document), SHOWN):
        raise refusal("not-there")
    return points(_drawn(document, page, SIDE))


def copy(data: bytes, page: int = 0) -> Told:
    """Return a PDF of pictures of the pages: without text, author, attachments, earlier versions, programs."""
    del page
    document = _opened(data)
    if len(document) > MOST:
        raise refusal("too-large")
    sheets = []
    for number in range(len(document)):
        image = _drawn(document, number, round(14 * _UNIT * _SHARP))
        out = io.BytesIO()
        image.save(out, "JPEG", quality=_QUALITY)
        sheets.append((_size(document, number), image.size, out.getvalue()))
    return Told(numbers={"lossy": 1}, rest=_written(sheets))


def _opened(data: bytes) -> Any:
    library = _LIBRARY["pdfium"]
    try:
        document = library.PdfDocument(data)
    except library.PdfiumError as error:
        raise refusal("locked" if "assword" in str(error) else "damaged") from None
    if not len(document):
        raise refusal("damaged")
    return document


def _size(document: Any, page: int) -> tuple[float, float]:
    """Return a page's size, made such as can be drawn: the file may claim any."""
    width, height = (
        min(max(one, 1.0), 14400.0) if math.isfinite(one) else float(_UNIT) for one in document.get_page_size(page)
    )
    return width, height


def _drawn(document: Any, page: int, side: int) -> Image.Image:
    width, height = document.get_page_size(page)
    if not (0 < width < 1e6 and 0 < height < 1e6):
        raise refusal("damaged")
    scale = min(side / max(width, height), _SHARP)
    if min(width, height) * scale < 1:
        raise refusal("damaged")
    bitmap = document[page].render(scale=scale, may_draw_forms=False, rev_byteorder=True)
    image: Image.Image = bitmap.to_pil().convert("RGB")
    image.thumbnail((side, side))
    return image


def _written(sheets: list[tuple[tuple[float, float], tuple[int, int], bytes]]) -> bytes:
    """Return a PDF with a JPEG on each page. Source: ISO 32000-1, 7.5 and 8.9.5."""
    kids = " ".join(f"{3 + 3 * place} 0 R" for place in range(len(sheets)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>".encode(),
    ]
    for place, ((width, height), (across, down), jpeg) in enumerate(sheets):
        first = 3 + 3 * place
        drawn = f"{width:.2f} 0 0 {height:.2f} 0 0 cm /I Do".encode()
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:.2f} {height:.2f}] /Contents {first + 1} 0 R "
            f"/Resources << /XObject << /I {first + 2} 0 R >> >> >>".encode(),
            b"<< /Length %d >>\nstream\n%b\nendstream" % (len(drawn), drawn),
            b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8 "
            b"/Filter /DCTDecode /Length %d >>\nstream\n%b\nendstream" % (across, down, len(jpeg), jpeg),
        ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return bytes(out) + head + table + tail


TASKS: Mapping[str, Callable[[bytes, int], Told]] = {
    "facts": facts,
    "look": look,
    "picture": picture,
    "copy": copy,
}
