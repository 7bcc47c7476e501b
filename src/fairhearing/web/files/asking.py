"""Asking the closed process: started for one file, given it in memory, watched, ended, and not believed.

The file lies in anonymous memory that only the two processes hold; nothing of it, of its name or of the answer
comes to a disk or into a log.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from fairhearing.web.files.answer import Answer, read_answer, refused

SECONDS = 15.0
"""How long a reader may take by the clock on the wall; of a processor's time it has less."""
LARGEST = 1 << 26
"""Bytes of an answer: a copy may be larger than the file was."""
AT_ONCE = 2
"""Readers of one process of the site at a time: each may need a gigabyte."""
PATIENCE = 10.0
"""Seconds that one waits for its turn."""

_PROGRAM = Path(__file__).parent / "inside" / "begin.py"
_UNLOCKED = 3
"""How it ends where the kernel did not lock it; it says so itself in `inside/begin.py`."""
_LIBRARIES = ("PIL", "pypdfium2", "pypdfium2_raw")
_CHUNK = 1 << 20
_TURNS = threading.BoundedSemaphore(AT_ONCE)
_LOCKS = threading.Event()
"""Set once a process was seen to be locked."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a file.

    Args:
        task: `facts`, `look`, `picture` or `copy`.
        reader: which of the readers inside, such as `pictures`.
        page: counted from 0.
    """

    task: str
    reader: str
    page: int = 0


def ask(question: Question, data: bytes, *, seconds: float = SECONDS) -> Answer:
    """Have a file looked into.

    Args:
        question: what about it.
        data: the file.
        seconds: how long that may take.

    Returns:
        The answer; or that there is none, and why: nothing that a file does is an error here.
    """
    return _asked(question, data, seconds) if possible() else refused("unlocked")


def possible() -> bool:
    """Return whether this machine can lock a process such that a foreign file may be looked into; tried once."""
    if not _LOCKS.is_set() and hasattr(os, "memfd_create"):
        tried = dict(_asked(Question("everything", "trying"), b"", SECONDS).facts)
        if tried and set(tried.values()) == {"refused"}:
            _LOCKS.set()
    return _LOCKS.is_set()


def _asked(question: Question, data: bytes, seconds: float) -> Answer:
    if not _TURNS.acquire(timeout=min(PATIENCE, seconds)):
        return refused("busy")
    try:
        ended, answer = _run(question, data, time.monotonic() + seconds)
    finally:
        _TURNS.release()
    if answer is None or ended < 0:
        return refused("time")
    if ended:
        return refused("unlocked" if ended == _UNLOCKED else "damaged")
    return read_answer(answer)


def _run(question: Question, data: bytes, until: float) -> tuple[int, bytes | None]:
    """Return how the process ended and what it answered; None: it was ended for taking or saying too much."""
    file = os.memfd_create("file")
    try:
        with os.fdopen(os.dup(file), "wb") as given:
            given.write(data)
        process = subprocess.Popen(  # noqa: S603 # this program's own, our words
            [*_command(), question.task, question.reader, str(question.page), *_folders()],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            start_new_session=True,
        )
    finally:
        os.close(file)
    try:
        answer = _read(process, until)
        with suppress(subprocess.TimeoutExpired):
            process.wait(0 if answer is None else max(0.1, until - time.monotonic()))
    finally:
        in_time = process.poll() is not None
        with suppress(ProcessLookupError):
            if not in_time:
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return process.returncode, answer if in_time else None


def _read(process: subprocess.Popen[bytes], until: float) -> bytes | None:
    """Return what the process says until it stops; None: it did not in time, or said too much."""
    assert process.stdout is not None  # noqa: S101 # it was asked for
    said = bytearray()
    with process.stdout as pipe:
        while select.select([pipe], [], [], max(0.0, until - time.monotonic()))[0]:
            chunk = os.read(pipe.fileno(), _CHUNK)
            if not chunk:
                return bytes(said)
            said += chunk
            if len(said) > LARGEST:
                return None
    return None


def _command() -> list[str]:
    """Return how the program is started: with nothing of the environment, of a home or of what is installed."""
    return [sys.executable, "-I", "-S", "-B", "-X", "utf8", str(_PROGRAM)]


@cache
def _folders() -> tuple[str, ...]:
    """Return where the libraries lie; they are found here and loaded there."""
    found = [find_spec(name) for name in _LIBRARIES]
    return tuple(sorted({str(Path(one.origin).parents[1]) for one in found if one is not None and one.origin}))
