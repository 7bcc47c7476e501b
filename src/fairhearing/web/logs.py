"""Log lines that hold nothing of a request: no address, no path, no words of an error, no values."""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType

_OURS = "fairhearing"


class PlainFormatter(logging.Formatter):
    """Writes time, level, logger and the line's fixed words; of an error its class and places in the code.

    What is filled into a line can be something that somebody typed. Only whole numbers, and only in lines
    of this project's own, are filled in.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        lines = [f"{self.formatTime(record)} {record.levelname} {record.name}: {_words(record)}"]
        if record.exc_info and record.exc_info[0] is not None:
            lines += _places(record.exc_info[0], record.exc_info[2])
        return "\n".join(lines)


class JsonFormatter(logging.Formatter):
    """Writes the same and nothing more as one JSON object a line, for programs that collect logs."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        content: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds"),
            "level": record.levelname,
            "logger": record.name,
            "says": _words(record),
        }
        if record.exc_info and record.exc_info[0] is not None:
            kind, *places = (line.strip() for line in _places(record.exc_info[0], record.exc_info[2]))
            content |= {"error": kind, "places": places}
        return json.dumps(content)


def _words(record: logging.LogRecord) -> str:
    # Django's refusals come with what was sent filled in already, such as the name of a host.
    if record.name.startswith("django.security"):
        return "a request was refused"
    if not isinstance(record.msg, str):
        return type(record.msg).__name__
    args = record.args if isinstance(record.args, tuple) else ()
    ours = record.name.split(".")[0] == _OURS
    if ours and args and all(isinstance(value, int) for value in args):
        return record.msg % args
    return record.msg


def _places(kind: type[BaseException], trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)
    return [f"  {kind.__module__}.{kind.__qualname__}"] + [
        f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames
    ]
