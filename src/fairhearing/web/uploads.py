"""Files that are handed in stay in memory: nothing of them touches a disk before it is sealed."""

from __future__ import annotations

from io import BytesIO
from typing import IO, Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from fairhearing.web.failures import too_big

_CHUNK = 1 << 16
_MOST_READ = 1 << 28
"""How much of a request that is too large is read away, so that the browser gets to see the answer."""


class SealedUploads(FileUploadHandler):
    """Keeps each file in memory, up to a limit, and never opens it."""

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, Any],  # noqa: N803  # Django's name for it
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Refuse a request that says itself that it is too large."""
        if content_length > settings.FAIRHEARING_LARGEST_REQUEST:
            _read_away(input_data)
            raise too_big()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self._file = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take in a piece of it."""
        if start + len(raw_data) > settings.FAIRHEARING_LARGEST_FILE:
            raise too_big()
        self._file.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Return the file as the view gets it."""
        self._file.seek(0)
        return InMemoryUploadedFile(
            self._file, self.field_name, self.file_name, self.content_type, file_size, self.charset
        )


def _read_away(body: IO[bytes]) -> None:
    left = _MOST_READ
    while left > 0 and (chunk := body.read(_CHUNK)):
        left -= len(chunk)
