"""Looks at whether foreign files can be looked into: whether a process can be closed in, and what reads in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fairhearing.web.files.asking import Question, ask, possible
from fairhearing.web.operating.findings import Finding

_SAMPLES: Mapping[str, bytes] = {
    "pictures": bytes.fromhex("47494638396101000100800000ffffff0000002c00000000010001000002024401003b"),
    "pdfs": (
        b"%PDF-1.4\n1 0 obj<</Pages 2 0 R>>endobj 2 0 obj<</Kids[3 0 R]/Count 1>>endobj "
        b"3 0 obj<</Parent 2 0 R/MediaBox[0 0 9 9]>>endobj trailer<</Root 1 0 R>>"
    ),
}
"""The smallest files that there are: a white point, an empty page."""


def of_files() -> Iterator[Finding]:
    """Yield whether files that are handed in can be looked into; a tried process and two samples tell."""
    if not possible():
        yield Finding(
            "files",
            "look",
            "Files that are handed in are not looked into: a process cannot be closed in on this machine.",
            "There is no preview, no copy, and no word on what a file tells. Originals are handed out as ever.",
            "Run the site on Linux (x86_64 or aarch64); in a container permit seccomp filters, as Docker's own "
            "profile does.",
        )
        return
    amiss = [reader for reader, data in _SAMPLES.items() if ask(Question("look", reader), data).refused]
    if amiss:
        yield Finding(
            "files",
            "look",
            f"What reads {' and '.join(amiss)} does not work.",
            "Such files get no preview and no copy, and nobody is told what they tell besides.",
            "Install Pillow and pypdfium2 anew, in the versions that the lock names; then run the check again.",
        )
    else:
        yield Finding("files", "fine", "They are looked into in a process without disk and network; it was tried.")
