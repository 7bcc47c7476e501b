"""What a file is, by its first bytes and not by its name.

A table of our own, of the kinds that people hand in and of those that are dangerous: the libraries that know
thousands read files with native code or with tables that nobody here can check. What is not in it is unknown, and
called so. Source: the formats' specifications, and Linux' file(1) for what they leave open.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

Test = Callable[[bytes], bool]


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file.

    Args:
        id: such as `jpeg`.
        endings: those that names of such files have.
        reader: which reader inside looks into it; empty: none does.
        danger: `program` where it can run when it is opened, `page` where a browser would run what is in it.
    """

    id: str
    endings: tuple[str, ...] = ()
    reader: str = ""
    danger: str = ""


UNKNOWN = FileKind("unknown")
EMPTY = FileKind("empty")
_BEGINNING = 4096


def kind_of(data: bytes) -> FileKind:
    """Return what a file is.

    Args:
        data: all of it; only a few bytes are compared.
    """
    if not data:
        return EMPTY
    return next((kind for kind, fits in _TABLE if fits(data)), UNKNOWN)


def kind_named(id_: object) -> FileKind | None:
    """Return a kind by its id; None: it is none, or says nothing."""
    return _BY_ID.get(id_) if isinstance(id_, str) else None


def kind_by_ending(name: str) -> tuple[FileKind, ...]:
    """Return the kinds that a name claims by its ending; empty: it claims none that is known."""
    ending = ending_of(name)
    return tuple(kind for kind in _BY_ID.values() if ending and ending in kind.endings)


def ending_of(name: str) -> str:
    """Return the ending of a name, in small letters and without its dot; empty: it has none."""
    _, dot, ending = name.rpartition(".")
    return ending.strip().lower() if dot else ""


def also_holds(data: bytes, kind: FileKind) -> FileKind | None:
    """Return a second kind as which programs could open the same bytes; None: nothing tells of one.

    Args:
        data: all of it.
        kind: what it is.
    """
    if kind.reader not in {"archives", "offices"} and kind.id != "epub" and b"PK\5\6" in data[-66_000:]:
        return _BY_ID["zip"]
    if kind.id not in {"pdf", "text", "mail"} and b"%PDF-" in data[:1024]:
        return _BY_ID["pdf"]
    if kind.reader in {"pictures", "pdfs"} and _SCRIPT.search(data[:_BEGINNING]):
        return _BY_ID["html"]
    return None


def _starts(*marks: bytes) -> Test:
    return lambda data: data.startswith(marks)


def _riff(what: bytes) -> Test:
    return lambda data: data[:4] == b"RIFF" and data[8:12] == what


def _box(*brands: bytes) -> Test:
    return lambda data: data[4:8] == b"ftyp" and data[8:12] in brands


def _zipped(*inside: bytes) -> Test:
    """Of a ZIP that names a file in it; the list of names stands at its end."""
    return lambda data: data[:4] == b"PK\3\4" and any(one in data[-(1 << 18) :] for one in inside)


def _open_document(what: bytes) -> Test:
    return lambda data: data[:4] == b"PK\3\4" and data[30:38] == b"mimetype" and what in data[38:140]


def _said(pattern: bytes) -> Test:
    compiled = re.compile(
        rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.{0,500}?-->\s*){0,5}" + pattern, re.I | re.S
    )
    return lambda data: compiled.match(data[:_BEGINNING]) is not None


_SCRIPT = re.compile(rb"<(?:script|html|iframe|!doctype html)\b", re.IGNORECASE)
_MAIL = re.compile(rb"(?:[A-Za-z-]{2,40}: [^\r\n]{0,998}\r?\n(?:[ \t][^\r\n]{0,998}\r?\n){0,50}){2}")
_SENDER = re.compile(rb"^(?:From|Received|Return-Path|Delivered-To|Message-ID):", re.IGNORECASE | re.MULTILINE)


def _is_mail(data: bytes) -> bool:
    return _MAIL.match(data[:_BEGINNING]) is not None and _SENDER.search(data[:_BEGINNING]) is not None


def _is_text(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    # The last sign may be cut in two.
    head = data[: 1 << 16]
    if any(sign < 9 or 13 < sign < 27 or 27 < sign < 32 for sign in head):
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(head) - 3 and len(head) < len(data):
            return True
        # In one of the older alphabets most signs are letters all the same.
        return sum(32 <= sign < 127 or sign in b"\t\r\n" for sign in head) > 0.7 * len(head)
    return True


def _is_sound(data: bytes) -> bool:
    begins = data.startswith(
        (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xf1", b"OggS", b"fLaC", b"#!AMR")
    )
    return begins or _riff(b"WAVE")(data) or _box(b"M4A ", b"M4B ")(data)


def _is_film(data: bytes) -> bool:
    return data[4:8] == b"ftyp" or data.startswith((b"\x1a\x45\xdf\xa3", b"\0\0\1\xba")) or _riff(b"AVI ")(data)


_TABLE: tuple[tuple[FileKind, Test], ...] = (
    (FileKind("jpeg", ("jpg", "jpeg", "jpe", "jfif"), "pictures"), _starts(b"\xff\xd8\xff")),
    (FileKind("png", ("png",), "pictures"), _starts(b"\x89PNG\r\n\x1a\n")),
    (FileKind("gif", ("gif",), "pictures"), _starts(b"GIF87a", b"GIF89a")),
    (FileKind("webp", ("webp",), "pictures"), _riff(b"WEBP")),
    (FileKind("tiff", ("tif", "tiff"), "pictures"), _starts(b"II*\0", b"MM\0*")),
    (FileKind("bmp", ("bmp", "dib"), "pictures"), lambda data: data[:2] == b"BM" and data[6:10] == bytes(4)),
    (FileKind("avif", ("avif",), "pictures"), _box(b"avif", b"avis")),
    (FileKind("heic", ("heic", "heif", "hif"), "recordings"), _box(b"heic", b"heix", b"hevc", b"mif1", b"msf1")),
    (FileKind("pdf", ("pdf",), "pdfs"), _starts(b"%PDF-", b"\xef\xbb\xbf%PDF-")),
    (FileKind("docx", ("docx", "dotx", "docm"), "offices"), _zipped(b"word/document.xml")),
    (FileKind("xlsx", ("xlsx", "xltx", "xlsm"), "offices"), _zipped(b"xl/workbook.xml")),
    (FileKind("pptx", ("pptx", "potx", "pptm", "ppsx"), "offices"), _zipped(b"ppt/presentation.xml")),
    (FileKind("odt", ("odt", "ott"), "offices"), _open_document(b"opendocument.text")),
    (FileKind("ods", ("ods", "ots"), "offices"), _open_document(b"opendocument.spreadsheet")),
    (FileKind("odp", ("odp", "otp"), "offices"), _open_document(b"opendocument.presentation")),
    (FileKind("epub", ("epub",), "archives"), _open_document(b"epub+zip")),
    (FileKind("jar", ("jar", "apk"), "archives", "program"), _zipped(b"META-INF/MANIFEST.MF", b"classes.dex")),
    (FileKind("zip", ("zip",), "archives"), _starts(b"PK\3\4", b"PK\5\6")),
    (FileKind("tar", ("tar",), "archives"), lambda data: data[257:262] == b"ustar"),
    (
        FileKind("packed", ("gz", "tgz", "bz2", "xz", "zst")),
        _starts(b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd"),
    ),
    (FileKind("7z", ("7z",)), _starts(b"7z\xbc\xaf\x27\x1c")),
    (FileKind("rar", ("rar",)), _starts(b"Rar!\x1a\x07")),
    (
        FileKind("old-office", ("doc", "xls", "ppt", "msg", "msi", "dot")),
        _starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ),
    (FileKind("rtf", ("rtf", "doc"), "texts"), _starts(b"{\\rtf")),
    (
        FileKind("sound", ("m4a", "mp3", "ogg", "oga", "opus", "wav", "flac", "amr", "aac"), "recordings"),
        _is_sound,
    ),
    (
        FileKind("film", ("mp4", "mov", "m4v", "3gp", "avi", "mkv", "webm", "mpg", "mpeg"), "recordings"),
        _is_film,
    ),
    (
        FileKind("windows-program", ("exe", "dll", "scr", "com", "sys"), "", "program"),
        lambda data: data[:2] == b"MZ" and 0 in data[:64],
    ),
    (
        FileKind("program", ("so", "o", "bin", "dylib", "class"), "", "program"),
        _starts(b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe"),
    ),
    (FileKind("shortcut", ("lnk",), "", "program"), _starts(b"L\0\0\0\x01\x14\x02\0")),
    (FileKind("script", ("sh", "py", "pl", "rb", "command"), "texts", "program"), _starts(b"#!")),
    (FileKind("svg", ("svg",), "texts", "page"), _said(rb"(?:<!doctype svg[^>]*>\s*)?<svg\b")),
    (
        FileKind("html", ("html", "htm", "xhtml", "mht"), "texts", "page"),
        _said(rb"<(?:!doctype html|html|head|body|script|iframe)\b"),
    ),
    (FileKind("xml", ("xml", "xsl", "gpx", "kml"), "texts"), _said(rb"(?:<!doctype [^>]*>\s*)?<[a-z]")),
    (FileKind("mail", ("eml", "mbox"), "texts"), _is_mail),
    (
        FileKind(
            "text", ("txt", "csv", "md", "log", "json", "yaml", "yml", "ics", "vcf", "tsv", "srt", "ini"), "texts"
        ),
        _is_text,
    ),
)
_BY_ID = {kind.id: kind for kind, _ in _TABLE} | {"empty": EMPTY}
