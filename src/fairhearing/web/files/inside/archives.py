"""Archives: what is in them by name, and how large it would be unpacked. Nothing is unpacked."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable, Mapping

from .answering import Told, refusal

NAMES = 100
"""So many are told by name."""
_MOST = 20_000


def warm_up() -> None:
    """Do once what loads the rest of the library."""
    zipfile.ZipFile(io.BytesIO(), "w").close()


def facts(data: bytes, page: int = 0) -> Told:
    """Return what is in an archive by name.

    Args:
        data: the file.
        page: has no meaning here.
    """
    del page
    entries = _zipped(data) if data[:2] == b"PK" else _taped(data)
    told = Told()
    told.add("entries", len(entries))
    told.add("unpacked", sum(size for _, size in entries))
    for name, _ in entries[:NAMES]:
        told.add("holds", name)
    return told


def zip_of(data: bytes) -> zipfile.ZipFile:
    """Return a ZIP with as many entries as are looked at."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    if len(archive.infolist()) > _MOST:
        raise refusal("too-large")
    return archive


def _zipped(data: bytes) -> list[tuple[str, int]]:
    return [(one.filename, one.file_size) for one in zip_of(data).infolist()]


def _taped(data: bytes) -> list[tuple[str, int]]:
    entries = []
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as tape:
        for one in tape:
            entries.append((one.name, one.size))
            if len(entries) > _MOST:
                raise refusal("too-large")
    return entries


TASKS: Mapping[str, Callable[[bytes, int], Told]] = {"facts": facts, "look": facts}
