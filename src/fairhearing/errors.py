"""One root for every error of the project, so that a caller can catch and a person can read it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def in_seen_signs(text: str) -> str:
    r"""Return a text with every sign that steers a terminal or turns others round written out, such as `\u001b`.

    Args:
        text: of several lines perhaps; their ends stay.
    """
    return _UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file that somebody edits.

    Args:
        file: the file's name as the person gave it.
        line: counted from 1; None where the whole file is meant.
        column: a heading or a cell's name; None where the line is enough.
    """

    file: str
    line: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        text = self.file if self.line is None else f"{self.file}:{self.line}"
        return text if self.column is None else f"{text} ({self.column})"


class FairHearingError(Exception):
    """The root: says what happened, why, and what can be done now.

    Args:
        what: one sentence without anything about a person.
        why: the rule or the fact behind it.
        remedy: what the reader can do now.
        where: the place in a file, if there is one.
    """

    code: ClassVar[str] = "error"

    def __init__(self, what: str, *, why: str, remedy: str, where: Where | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.why = why
        self.remedy = remedy
        self.where = where

    def diagnostics(self) -> str:
        """Return the whole message for a human: place, what, why and what now, a line each."""
        place = "" if self.where is None else f"{self.where}: "
        return in_seen_signs(f"{place}{self.what}\n  why: {self.why}\n  what now: {self.remedy}")


class InputError(FairHearingError):
    """A file or a form that cannot be read as what it claims to be."""

    code = "input"


class RefusedError(FairHearingError):
    """An act that is not permitted now, to this person; carries the rule and the next remedy."""

    code = "refused"


class NotYoursError(FairHearingError):
    """Nothing is there for this person: the same whether the thing exists or not."""

    code = "not-found"

    def __init__(self) -> None:
        super().__init__(
            "There is nothing here for you.",
            why="Either it does not exist or it is not open to you; the answer is the same.",
            remedy="Check the address, or open your own page again.",
        )


class SealError(FairHearingError):
    """A sealed file, key, wrap or receipt that does not open or is not what it claims to be."""

    code = "seal"


class RecordError(FairHearingError):
    """A record, proof or checkpoint that does not add up."""

    code = "record"


class BusyError(FairHearingError):
    """The storage is locked, full or read-only: nothing was taken in, and it may be tried again."""

    code = "busy"


class CrossedError(BusyError):
    """Two writers waited for one another, and the store let the other one go first: the desk tries again."""

    code = "crossed"
