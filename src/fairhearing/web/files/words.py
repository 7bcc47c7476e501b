"""What a file is and what it tells, in words; what of that could lead to a person; why no more is told."""

from __future__ import annotations

from collections.abc import Mapping

from django.template.defaultfilters import filesizeformat
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairhearing.web.files.kinds import FileKind, kind_named

Words = str | Promise

_KINDS: Mapping[str, Words] = {
    "jpeg": gettext_lazy("a photo (JPEG)"),
    "png": gettext_lazy("a picture (PNG)"),
    "gif": gettext_lazy("a picture (GIF)"),
    "webp": gettext_lazy("a picture (WebP)"),
    "tiff": gettext_lazy("a picture (TIFF)"),
    "bmp": gettext_lazy("a picture (BMP)"),
    "avif": gettext_lazy("a photo (AVIF)"),
    "heic": gettext_lazy("a photo (HEIC, as some phones take them)"),
    "pdf": gettext_lazy("a PDF document"),
    "docx": gettext_lazy("a text document (Word)"),
    "xlsx": gettext_lazy("a spreadsheet (Excel)"),
    "pptx": gettext_lazy("slides (PowerPoint)"),
    "odt": gettext_lazy("a text document (OpenDocument)"),
    "ods": gettext_lazy("a spreadsheet (OpenDocument)"),
    "odp": gettext_lazy("slides (OpenDocument)"),
    "epub": gettext_lazy("a book (EPUB)"),
    "jar": gettext_lazy("a program in an archive (Java or Android)"),
    "zip": gettext_lazy("a ZIP archive"),
    "tar": gettext_lazy("a TAR archive"),
    "packed": gettext_lazy("a packed file (gzip, bzip2, xz or Zstandard)"),
    "7z": gettext_lazy("a 7-Zip archive"),
    "rar": gettext_lazy("a RAR archive"),
    "old-office": gettext_lazy("a document of an older Office program, or another file of Windows"),
    "rtf": gettext_lazy("a text document (RTF)"),
    "sound": gettext_lazy("a sound recording"),
    "film": gettext_lazy("a film"),
    "windows-program": gettext_lazy("a program for Windows"),
    "program": gettext_lazy("a program"),
    "shortcut": gettext_lazy("a shortcut of Windows"),
    "script": gettext_lazy("a program in text form (script)"),
    "svg": gettext_lazy("a drawing (SVG)"),
    "html": gettext_lazy("a web page (HTML)"),
    "xml": gettext_lazy("structured text (XML)"),
    "mail": gettext_lazy("an e-mail"),
    "text": gettext_lazy("plain text"),
    "empty": gettext_lazy("an empty file"),
    "unknown": gettext_lazy("of a kind that this site does not know"),
}
_FACTS: Mapping[str, Words] = {
    "taken": gettext_lazy("Taken on"),
    "place": gettext_lazy("Taken at (latitude, longitude)"),
    "make": gettext_lazy("Maker of the device"),
    "model": gettext_lazy("Device"),
    "lens": gettext_lazy("Lens"),
    "serial": gettext_lazy("Serial number of the device"),
    "owner": gettext_lazy("Owner of the device"),
    "author": gettext_lazy("Author"),
    "changed-by": gettext_lazy("Last changed by"),
    "marked-by": gettext_lazy("Commented or changed by"),
    "company": gettext_lazy("Organisation"),
    "manager": gettext_lazy("Manager"),
    "copyright": gettext_lazy("Rights"),
    "created": gettext_lazy("Made on"),
    "changed": gettext_lazy("Last changed on"),
    "title": gettext_lazy("Title"),
    "subject": gettext_lazy("Subject"),
    "keywords": gettext_lazy("Keywords"),
    "description": gettext_lazy("Note in the file"),
    "software": gettext_lazy("Made with"),
    "producer": gettext_lazy("Saved with"),
    "small-picture": gettext_lazy("A small picture inside, perhaps of what was cut off"),
    "history": gettext_lazy("Notes of programs on how it was made (XMP)"),
    "versions": gettext_lazy("Saved so many times that earlier versions may be inside"),
    "attached": gettext_lazy("Files attached inside"),
    "signature": gettext_lazy("An electronic signature"),
    "pages": gettext_lazy("Pages"),
    "frames": gettext_lazy("Pictures in it"),
    "entries": gettext_lazy("Files in it"),
    "unpacked": gettext_lazy("Size when unpacked"),
    "holds": gettext_lazy("In it"),
    "encoding": gettext_lazy("Signs"),
    "lines": gettext_lazy("Lines"),
}
_HARMLESS = frozenset({"pages", "frames", "entries", "unpacked", "holds", "encoding", "lines"})
"""What says nothing of a person that the file's content does not say anyway."""
_REASONS: Mapping[str, Words] = {
    "damaged": gettext_lazy("The file is damaged, or built otherwise than its kind asks for."),
    "too-large": gettext_lazy("It is too large to be looked into, or would be when it is unpacked."),
    "locked": gettext_lazy("It is locked with a password."),
    "moving": gettext_lazy("It holds several pictures, and a copy would keep one of them alone."),
    "not-there": gettext_lazy("There is no such page, or it is not among those that are shown."),
    "impossible": gettext_lazy("Of this kind of file that cannot be made."),
    "memory": gettext_lazy("It asks for more memory than one file may have. Some files are built to do that."),
    "time": gettext_lazy("It takes longer than one file may take. Some files are built to do that."),
    "busy": gettext_lazy("Other files are being looked into just now. Try again in a minute."),
    "unlocked": gettext_lazy(
        "This site cannot look into files: the machine it runs on has no way to close a program in. Nothing that "
        "is handed in is opened without that."
    ),
    "late": gettext_lazy("There was no time to look into it just now. It is sent as it is."),
    "nonsense": gettext_lazy("The program that looked into it gave an answer that cannot be used."),
}


def kind_in_words(kind: FileKind) -> str:
    """Return a kind with its article, such as "a photo (JPEG)"."""
    return str(_KINDS[kind.id])


def found_in_words(id_: object) -> str:
    """Return the kind that a file was found to be when it was handed in; empty: nobody looked, or nobody knew."""
    kind = kind_named(id_)
    return "" if kind is None else kind_in_words(kind)


def reason_in_words(reason: str) -> str:
    """Return why there is no answer, a sentence.

    Args:
        reason: one of `answer.REASONS`.
    """
    return str(_REASONS[reason])


def is_hidden(name: str) -> bool:
    """Return whether a fact is one that its owner may not know to be in the file, and that may lead to them."""
    return name in _FACTS and name not in _HARMLESS


def facts_in_words(facts: tuple[tuple[str, str], ...], *, hidden: bool) -> tuple[tuple[str, str], ...]:
    """Return facts as label and value.

    Args:
        facts: name and value.
        hidden: those that `is_hidden`; else the others.
    """
    told: dict[str, list[str]] = {}
    for name, value in facts:
        if name in _FACTS and is_hidden(name) is hidden:
            told.setdefault(name, []).append(_value(name, value))
    return tuple((str(_FACTS[name]), "\n".join(values)) for name, values in told.items())


def _value(name: str, value: str) -> str:
    if name in {"taken", "created", "changed"}:
        return _moment(value)
    if name == "unpacked":
        return filesizeformat(int(value))
    if name == "place":
        return value.replace(",", ", ")
    return _("yes") if value == "yes" else value


def _moment(value: str) -> str:
    try:
        if (moment := parse_datetime(value)) is not None and " " in value:
            return date_format(moment, "DATETIME_FORMAT")
        day = parse_date(value)
    except ValueError:
        return value
    return value if day is None else date_format(day)


def warnings_of(
    name: str, kind: FileKind, claimed: tuple[FileKind, ...], also: FileKind | None
) -> tuple[str, ...]:
    """Return what whoever opens a file must know before.

    Args:
        name: its name.
        kind: what it is.
        claimed: what its name claims that it is.
        also: what it is at the same time.
    """
    said = []
    if claimed and kind not in claimed and kind.id != "empty":
        ending = name.rpartition(".")[2].strip().lower()
        said.append(
            _("The name ends in .%(ending)s, but the content is %(kind)s. Open it only if you know why.")
            % {"ending": ending, "kind": kind_in_words(kind)}
        )
    if also is not None:
        said.append(
            _(
                "The same bytes can also be opened as %(kind)s. Files are built like that to show one thing to "
                "one program and something else to the next."
            )
            % {"kind": kind_in_words(also)}
        )
    if kind.danger:
        said.append(str(_DANGERS[kind.danger]))
    return tuple(said)


MACROS = gettext_lazy("There is a program inside. Open it only in a reader in which programs are switched off.")
"""Of documents that bring a program with them."""
_DANGERS: Mapping[str, Words] = {
    "program": gettext_lazy(
        "It can do something by itself once it is opened. Do not open it on a machine that you need."
    ),
    "page": gettext_lazy(
        "A browser that opens it can run what is written in it, and can tell others that it was opened. Read it "
        "here, as text."
    ),
}
