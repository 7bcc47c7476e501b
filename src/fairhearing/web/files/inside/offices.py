"""Documents of office programs: who wrote, who changed, when. Source: ECMA-376 part 2, OpenDocument 1.3 part 3."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from xml.etree import ElementTree as Tree

from . import archives
from .answering import Told, refusal
from .metadata import moment

_LARGEST = 1 << 20
"""Bytes of a part that says who wrote; more is no such part."""
_CONTENT = 1 << 23
_PARTS = ("docProps/core.xml", "docProps/app.xml", "meta.xml")
_NAMES = {
    "creator": "author",
    "initial-creator": "author",
    "lastModifiedBy": "changed-by",
    "created": "created",
    "creation-date": "created",
    "modified": "changed",
    "date": "changed",
    "title": "title",
    "subject": "subject",
    "description": "description",
    "keywords": "keywords",
    "keyword": "keywords",
    "Company": "company",
    "Manager": "manager",
    "Application": "software",
    "generator": "software",
}
_TIMES = {"created", "changed"}
_MARKED = ("word/document.xml", "word/comments.xml", "content.xml")
_MARKED_BY = re.compile(rb'w:author="([^"]{1,200})"|<dc:creator>([^<]{1,200})</dc:creator>')
_MOST = 10


def warm_up() -> None:
    """Do once what loads the rest of the library."""
    archives.warm_up()
    Tree.fromstring("<a/>")  # noqa: S314 # our own


def facts(data: bytes, page: int = 0) -> Told:
    """Return what a document tells besides its text.

    Args:
        data: the file.
        page: has no meaning here.
    """
    del page
    told = Told()
    archive = archives.zip_of(data)
    there = set(archive.namelist())
    for part in _PARTS:
        if part in there:
            _tell(told, _read(archive, part, _LARGEST))
    people = {
        name for part in _MARKED if part in there for name in _marked(_read(archive, part, _CONTENT, cut=True))
    }
    for name in sorted(people)[:_MOST]:
        told.add("marked-by", name)
    if any(name.endswith("vbaProject.bin") or name.startswith("Basic/") for name in there):
        told.add("program", "yes")
    told.add("unpacked", sum(one.file_size for one in archive.infolist()))
    return told


def _read(archive: zipfile.ZipFile, part: str, most: int, *, cut: bool = False) -> bytes:
    with archive.open(part) as file:
        content = file.read(most + 1)
    if len(content) > most and not cut:
        raise refusal("too-large")
    return content


def _tell(told: Told, content: bytes) -> None:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise refusal("damaged")
    for element in Tree.fromstring(content).iter():  # noqa: S314 # no entities, bounded, and nothing here to reach
        name = _NAMES.get(element.tag.rpartition("}")[2])
        if name is not None and element.text:
            told.add(name, moment(element.text) if name in _TIMES else element.text)


def _marked(content: bytes) -> set[str]:
    return {(one[1] or one[2]).decode("utf-8", "replace") for one in _MARKED_BY.finditer(content)}


TASKS: Mapping[str, Callable[[bytes, int], Told]] = {"facts": facts, "look": facts}
