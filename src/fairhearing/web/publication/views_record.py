"""The record's own files, as anybody may copy them: what lies there is digests and signatures alone."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from fairhearing.errors import InputError, NotYoursError
from fairhearing.web.access import public
from fairhearing.web.house import rooms

CHECKPOINT = "checkpoint"


@public
@require_safe
def checkpoint(request: HttpRequest) -> HttpResponse:
    """Hand out the newest checkpoint, a signed note."""
    return HttpResponse(_file(CHECKPOINT), content_type="text/plain; charset=utf-8")


@public
@require_safe
def tile(request: HttpRequest, path: str) -> HttpResponse:
    """Hand out a tile or a bundle of entries."""
    return HttpResponse(_file(f"tile/{path}"), content_type="application/octet-stream")


@public
@require_safe
def key(request: HttpRequest) -> HttpResponse:
    """Hand out the key with which checkpoints are checked."""
    return HttpResponse(f"{rooms().log.verifier_key()}\n", content_type="text/plain; charset=utf-8")


@public
@require_safe
def whole(request: HttpRequest) -> HttpResponseBase:
    """Hand out the whole record in one file, as `fairhearing record verify` reads it once it is unpacked."""
    answer = StreamingHttpResponse(_archive(_file(CHECKPOINT)), content_type="application/x-tar")
    answer["Content-Disposition"] = 'attachment; filename="record.tar"'
    return answer


def _file(path: str) -> bytes:
    try:
        found = rooms().log.file(path)
    except InputError:
        found = None
    if found is None:
        raise NotYoursError
    return found


def _archive(newest: bytes) -> Iterator[bytes]:
    # The checkpoint was read first: whatever is appended meanwhile lies beyond what it covers.
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w|", format=tarfile.USTAR_FORMAT) as archive:
        for path, data in [(CHECKPOINT, newest), *((path, None) for path in rooms().log.tiles())]:
            content = _file(path) if data is None else data
            entry = tarfile.TarInfo(f"record/{path}")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
            yield sink.getvalue()
            sink.seek(0)
            sink.truncate()
    yield sink.getvalue()
