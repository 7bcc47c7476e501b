"""Files that are handed in stay in memory: nothing of them touches a disk before it is sealed.

A file that is too large is left out and noted, and the text beside it is taken in: a browser that goes back may
have forgotten what somebody typed.
"""

from __future__ import annotations

from io import BytesIO
from typing import IO, Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from fairhearing.web.failures import too_big

_CHUNK = 1 << 16
_MOST_READ = 1 << 28
"""How much is read of a request, so that its text is found and the browser gets to see the answer."""
_LEFT_OUT = "fairhearing_left_out"


def left_out(request: HttpRequest) -> bool:
    """Return whether a file of a posted form was too large, and is not among its files.

    Args:
        request: a POST; its form is read if it was not.
    """
    request.FILES.keys()  # reads the form
    return _LEFT_OUT in request.META


class SealedUploads(FileUploadHandler):
    """Keeps each file in memory, up to a limit for one and for all, and never opens it."""

    _taken = 0

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, Any],  # noqa: N803  # Django's name for it
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Refuse a request of which not even the text can be looked for."""
        self._meta = META
        if content_length > _MOST_READ:
            _read_away(input_data)
            raise too_big()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self._file = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take in a piece of it, or leave the file out from the piece on with which it is too much."""
        size = start + len(raw_data)
        whole = self._taken + size
        if size > settings.FAIRHEARING_LARGEST_FILE or whole > settings.FAIRHEARING_LARGEST_REQUEST:
            self._file = BytesIO()
            self._meta[_LEFT_OUT] = True
            raise SkipFile
        self._file.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Return the file as the view gets it."""
        self._taken += file_size
        self._file.seek(0)
        return InMemoryUploadedFile(
            self._file, self.field_name, self.file_name, self.content_type, file_size, self.charset
        )


def _read_away(body: IO[bytes]) -> None:
    left = _MOST_READ
    while left > 0 and (chunk := body.read(_CHUNK)):
        left -= len(chunk)
