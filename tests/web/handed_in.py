"""Files as people hand them in, and as those make them who mean harm."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from PIL import Image

AUTHOR = "zqx-planted-author"
MODEL = "zqx-planted-device"


def photo(size: tuple[int, int] = (640, 480), format_: str = "JPEG", *, turned: int = 6, **more: object) -> bytes:
    """Return a photo that tells when, where, with what and by whom; it lies on its side."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x013B], exif[0x0112] = "Acme", MODEL, AUTHOR, turned
    exif.get_ifd(0x8769).update({0x9003: "2026:02:14 18:05:09", 0xA431: "SN-4711"})
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 30.0, 59.0), 3: "W", 4: (13.0, 22.0, 39.0)})
    out = io.BytesIO()
    half = size[0] // 2
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, half, size[1]))
    image.save(out, format_, exif=exif, **more)
    return out.getvalue()


def exif_block() -> bytes:
    """Return the Exif of a photo, as it lies in one of another kind."""
    data = photo((8, 8))
    start = data.index(b"Exif\0\0")
    return data[start : start + int.from_bytes(data[start - 2 : start], "big") - 2]


def bomb() -> bytes:
    """Return a PNG of a few kilobytes that would be ten thousand million points."""
    rows = zlib.compress(bytes(100_000), 9) * 4
    return _png(100_000, 100_000, rows)


def thin_bomb() -> bytes:
    """Return a PNG whose size is permitted and whose text unpacks without end."""
    text = b"Comment\0\0" + zlib.compress(bytes(1 << 27), 9)
    return _png(10, 10, zlib.compress(bytes(310)), (b"zTXt", text))


def _png(width: int, height: int, rows: bytes, *more: tuple[bytes, bytes]) -> bytes:
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        *more,
        (b"IDAT", rows),
        (b"IEND", b""),
    )
    chunks = (struct.pack(">I", len(body)) + name + body + _check(name + body) for name, body in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _check(data: bytes) -> bytes:
    return struct.pack(">I", zlib.crc32(data))


def moving() -> bytes:
    """Return a GIF of two pictures."""
    out = io.BytesIO()
    first, second = Image.new("RGB", (20, 20), "red"), Image.new("RGB", (20, 20), "blue")
    first.save(out, "GIF", save_all=True, append_images=[second])
    return out.getvalue()


def pdf(
    pages: int = 1,
    *,
    author: str = AUTHOR,
    catalog: bytes = b"",
    box: bytes = b"0 0 200 300",
    content: bytes = b"",
) -> bytes:
    """Return a PDF with somebody's name in it."""
    kids = b" ".join(b"%d 0 R" % (10 + number) for number in range(pages))
    drawn = content or b"1 0 0 rg 20 20 100 100 re f"
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R %b >>" % catalog,
        2: b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, pages),
        3: b"<< /Author (%b) /Creator (Writer) /CreationDate (D:20260214180509+01'00') >>" % author.encode(),
        4: b"<< /Length %d >>\nstream\n%b\nendstream" % (len(drawn), drawn),
        5: b"<< /S /JavaScript /JS (app.alert\\(1\\);) >>",
    }
    for number in range(pages):
        objects[10 + number] = b"<< /Type /Page /Parent 2 0 R /MediaBox [%b] /Contents 4 0 R >>" % box
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    return bytes(out) + b"trailer\n<< /Size %d /Root 1 0 R /Info 3 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        start,
    )


SCRIPTED = b"/OpenAction 5 0 R /Names << /JavaScript << /Names [(a) 5 0 R] >> >>"
"""What makes a PDF run a program when it is opened."""

CORE = """<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/\
core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">\
<dc:creator>{}</dc:creator><cp:lastModifiedBy>Second Hand</cp:lastModifiedBy>\
<dcterms:created>2026-02-14T18:05:09Z</dcterms:created></cp:coreProperties>"""


def docx(core: str = CORE.format(AUTHOR), *, macros: bool = False) -> bytes:
    """Return a Word document with an author, and a change that somebody else made."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "docProps/core.xml": core,
        "docProps/app.xml": "<Properties><Company>Acme Ltd</Company></Properties>",
        "word/document.xml": '<w:document><w:ins w:author="Third Hand"/></w:document>',
    }
    return zipped(parts | ({"word/vbaProject.bin": "macro"} if macros else {}))


def odt() -> bytes:
    """Return an OpenDocument text."""
    meta = f"<m><creation-date>2026-02-14T18:05:09</creation-date><initial-creator>{AUTHOR}</initial-creator></m>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "meta.xml": meta}, stored=True)


def zipped(parts: dict[str, str | bytes], *, stored: bool = False) -> bytes:
    """Return a ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


def zip_bomb() -> bytes:
    """Return a document whose part that says who wrote it unpacks to 64 MB."""
    return zipped({"word/document.xml": b"", "docProps/core.xml": bytes(1 << 26)})


def heic() -> bytes:
    """Return what begins as a phone's photo and has its Exif somewhere inside."""
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(500) + exif_block() + bytes(500)


def film() -> bytes:
    """Return what begins as a phone's film and names its place."""
    return b"\0\0\0\x14ftypqt  \0\0\0\0qt  " + bytes(40) + b"\xa9xyz\0\x12\x15\xc7+52.5163-013.3777/" + bytes(40)
