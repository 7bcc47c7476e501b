"""Giving up, before a foreign byte is read, everything that reading needs not: for good, and by the kernel.

What is left is to use memory up to a limit, to read from open descriptors and to write to them: no file, no
network, no other program, no other process. Source: seccomp(2), prctl(2), setrlimit(2), unshare(2); the tables of
system calls of Linux for x86_64 and for aarch64.
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

MEMORY = 1 << 30
"""Bytes of address space; what is loaded takes about 60 MB of them."""
SECONDS = 10
"""Of a processor's time."""

_NO_NEW_PRIVILEGES, _SECCOMP, _DUMPABLE = 38, 22, 4
_FILTER = 2
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050001, 0x80000000
"""Refused is answered with EPERM."""
_LOAD, _EQUALS, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_CALL, _ARCHITECTURE, _THIRD = 0, 4, 32
"""Where in what a filter sees lie the call, the architecture and the low half of the third argument."""
_EXECUTABLE = 4
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_FIRST = "/proc/self/oom_score_adj"


@dataclass(frozen=True, slots=True)
class _Machine:
    """A kind of processor.

    Args:
        audit: its number in what a filter sees.
        maps: the calls that map memory, permitted unless the memory is to be executed.
        calls: those that are permitted.
    """

    audit: int
    maps: tuple[int, ...]
    calls: tuple[int, ...]


_CALLS = {
    "read": (0, 63),
    "write": (1, 64),
    "close": (3, 57),
    "fstat": (5, 80),
    "lseek": (8, 62),
    "munmap": (11, 215),
    "brk": (12, 214),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "pread64": (17, 67),
    "readv": (19, 65),
    "writev": (20, 66),
    "sched_yield": (24, 124),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "nanosleep": (35, 101),
    "getpid": (39, 172),
    "exit": (60, 93),
    "gettimeofday": (96, 169),
    "getrusage": (98, 165),
    "sigaltstack": (131, 132),
    "gettid": (186, 178),
    "futex": (202, 98),
    "restart_syscall": (219, 128),
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "clock_nanosleep": (230, 115),
    "exit_group": (231, 94),
    "set_robust_list": (273, 99),
    "getrandom": (318, 278),
    "membarrier": (324, 283),
    "rseq": (334, 293),
}
"""What is permitted: name → its number on x86_64 and on aarch64."""
_MAPS = {"mmap": (9, 222), "mprotect": (10, 226)}
"""Permitted unless the memory is to be executed."""
_MACHINES = {
    name: _Machine(
        audit, tuple(call[place] for call in _MAPS.values()), tuple(call[place] for call in _CALLS.values())
    )
    for place, (name, audit) in enumerate((("x86_64", 0xC000003E), ("aarch64", 0xC00000B7)))
}


def limit() -> None:
    """Bound what this process may use, before anything large is loaded."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        resource.setrlimit(what, (most, most))
    # When memory runs out, this process goes first, and not the site.
    with suppress(OSError):
        Path(_FIRST).write_text("1000", encoding="ascii")


def lock() -> bool:
    """Give up everything else; for good.

    Returns:
        Whether the kernel did it, as far as trying shows.
    """
    machine = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or machine is None:
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    # Not everywhere permitted, and not needed: the filter below refuses the network by itself.
    libc.unshare(_NEW_USER | _NEW_NETWORK)
    for what in (resource.RLIMIT_NOFILE, resource.RLIMIT_NPROC):
        most = 3 if what == resource.RLIMIT_NOFILE else 0
        resource.setrlimit(what, (most, most))
    libc.prctl.argtypes = (ctypes.c_int, *[ctypes.c_ulong] * 4)
    program = b"".join(_filter(machine))
    held = ctypes.create_string_buffer(program, len(program))
    told = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(held))
    if (
        libc.prctl(_DUMPABLE, 0, 0, 0, 0)
        or libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        or libc.prctl(_SECCOMP, _FILTER, ctypes.addressof(ctypes.create_string_buffer(told, len(told))), 0, 0)
    ):
        return False
    return not _opens("/") and libc.socket(1, 1, 0) == -1


def _opens(path: str) -> bool:
    try:
        os.close(os.open(path, os.O_RDONLY))
    except PermissionError:
        return False
    except OSError:
        return True
    return True


def _filter(machine: _Machine) -> Iterator[bytes]:
    """Yield a filter's steps: what to do, how many steps to leave out if so and if not, with what."""
    yield _step(_LOAD, _ARCHITECTURE)
    yield _step(_EQUALS, machine.audit, 1, 0)
    yield _step(_RETURN, _KILL)
    yield _step(_LOAD, _CALL)
    for call in machine.calls:
        yield _step(_EQUALS, call, 0, 1)
        yield _step(_RETURN, _ALLOW)
    for call in machine.maps:
        yield _step(_EQUALS, call, 0, 4)
        yield _step(_LOAD, _THIRD)
        yield _step(_ANY_BIT, _EXECUTABLE, 0, 1)
        yield _step(_RETURN, _REFUSE)
        yield _step(_RETURN, _ALLOW)
    yield _step(_RETURN, _REFUSE)


def _step(what: int, value: int, if_so: int = 0, if_not: int = 0) -> bytes:
    return struct.pack("HBBI", what, if_so, if_not, value)
