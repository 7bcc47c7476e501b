"""Trying what must not be possible in the closed process: each try is told as refused, or as possible."""

from __future__ import annotations

import ctypes
import errno
import mmap
import os
from collections.abc import Callable, Mapping

from .answering import Told

_HELD: dict[str, ctypes.CDLL] = {}


def warm_up() -> None:
    """Find the system's own functions, as long as they can be found."""
    _HELD["libc"] = ctypes.CDLL(None, use_errno=True)


def everything(data: bytes, page: int = 0) -> Told:
    """Try each thing that must be refused.

    Args:
        data: what a file would be.
        page: has no meaning here.
    """
    del page
    told = Told(rest=data)
    for name, possible in _TRIES.items():
        told.add(name, "possible" if possible() else "refused")
    told.numbers["open"] = sum(_is_open(number) for number in range(3, 256))
    told.numbers["environment"] = len(set(os.environ) - {"LC_CTYPE"})  # the one that Python sets itself
    return told


def hang(data: bytes, page: int = 0) -> Told:
    """Wait for ever, as a reader does that a file drives round in a circle."""
    del data, page
    _HELD["libc"].nanosleep((ctypes.c_long * 2)(3600, 0), None)
    return Told()


def spin(data: bytes, page: int = 0) -> Told:
    """Use the processor for ever."""
    del data, page
    while True:
        pass


def eat(data: bytes, page: int = 0) -> Told:
    """Use memory without end."""
    del data, page
    held = []
    while True:
        held.append(bytearray(1 << 24))


def flood(data: bytes, page: int = 0) -> Told:
    """Answer without end."""
    del page
    while True:
        os.write(1, data)


def lie(data: bytes, page: int = 0) -> Told:
    """Answer what one was given, word for word."""
    del page
    os.write(1, data)
    os._exit(0)


def _fails(*names: str, arguments: tuple[object, ...] = ()) -> bool:
    libc = _HELD["libc"]
    return all(libc[name](*arguments) == -1 and ctypes.get_errno() == errno.EPERM for name in names)


def _opens(path: str, flags: int) -> bool:
    try:
        os.open(path, flags, 0o600)
    except OSError as error:
        return error.errno != errno.EPERM
    return True


def _maps_programs() -> bool:
    try:
        mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_EXEC)
    except OSError:
        return False
    return True


def _is_open(number: int) -> bool:
    try:
        os.lseek(number, 0, os.SEEK_CUR)
    except OSError as error:
        return error.errno != errno.EBADF
    return True


_TRIES: Mapping[str, Callable[[], bool]] = {
    "read-a-file": lambda: _opens("/etc/hostname", os.O_RDONLY),
    "write-a-file": lambda: _opens("/tmp/fairhearing", os.O_WRONLY | os.O_CREAT),  # noqa: S108 # it must not be made
    "list-a-folder": lambda: not _fails("chdir", arguments=(b"/",)),
    "remove-a-file": lambda: not _fails("unlink", arguments=(b"/nothing",)),
    "connect": lambda: not (_fails("socket", arguments=(2, 1, 0)) and _fails("socket", arguments=(1, 1, 0))),
    "start-a-program": lambda: not _fails("execve", arguments=(b"/bin/true", None, None)),
    "make-a-process": lambda: not _fails("fork"),
    "look-into-another": lambda: not _fails("ptrace", arguments=(0, 0, 0, 0)),
    "signal-another": lambda: not _fails("kill", arguments=(os.getppid(), 0)),
    "raise-a-limit": lambda: not _fails("setrlimit", arguments=(7, b"\xff" * 16)),
    "run-what-it-wrote": _maps_programs,
    "unlock": lambda: not _fails("prctl", arguments=(22, 0, 0, 0, 0)),
}


TASKS: Mapping[str, Callable[[bytes, int], Told]] = {
    "everything": everything,
    "hang": hang,
    "spin": spin,
    "eat": eat,
    "flood": flood,
    "lie": lie,
}
