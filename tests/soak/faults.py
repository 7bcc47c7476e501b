"""Bad days that last for a while: a full disk, a database that takes no writing, mail that does not go out."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from tests.soak.aged import READ_ONLY
from tests.soak.machines import Machines
from tests.soak.post_office import PostOffice

DISK = 4096
"""Megabytes that the disk of a soak may take while it is not full."""
SMALL = 8192
"""Bytes to which a file may grow where the disk cannot be filled."""


class Disk:
    """The folder of an installation, on a file system of its own where one may be mounted.

    Args:
        folder: empty.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.own = os.geteuid() == 0 and self._mount(f"size={DISK}m")

    @property
    def said(self) -> str:
        return (
            "a file system of its own, shrunk to what lay on it"
            if self.own
            else "no file could grow (RLIMIT_FSIZE)"
        )

    @contextmanager
    def full(self, held: Machines) -> Iterator[None]:
        """Nothing more fits."""
        if self.own:
            self._mount(f"remount,size={self._used()}k")
        else:
            self._limit(held, SMALL)
        try:
            yield
        finally:
            if self.own:
                self._mount(f"remount,size={DISK}m")
            else:
                self._limit(held, resource.RLIM_INFINITY)

    def close(self) -> None:
        if self.own:
            subprocess.run(["umount", "--lazy", self.folder], check=False)

    def _mount(self, options: str) -> bool:
        words = ["mount", "-t", "tmpfs", "-o", f"mode=711,{options}", "none", self.folder]
        return subprocess.run(words, check=False, capture_output=True).returncode == 0

    def _used(self) -> int:
        found = os.statvfs(self.folder)
        return (found.f_blocks - found.f_bfree) * found.f_frsize // 1024

    def _limit(self, held: Machines, size: int) -> None:
        for pid in held.processes().values():
            with suppress(OSError):
                resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


@contextmanager
def read_only(held: Machines) -> Iterator[None]:
    """The database takes no writing: the server says so, or SQLite's file is opened like that."""
    if held.server is None:
        held.restarted(**{READ_ONLY: "1"})
        try:
            yield
        finally:
            held.restarted(**{READ_ONLY: ""})
        return
    _alter(held, "SET default_transaction_read_only = on")
    try:
        yield
    finally:
        _alter(held, "RESET default_transaction_read_only")


def _alter(held: Machines, words: str) -> None:
    with psycopg.connect(held.site.settings["DATABASE_URL"], autocommit=True) as asked:
        asked.execute(f"ALTER SYSTEM {words}")
        asked.execute("SELECT pg_reload_conf()")


@contextmanager
def no_mail(office: PostOffice, how: str) -> Iterator[None]:
    """The mail server is `busy`, or `refusing` everybody."""
    office.closed = how
    try:
        yield
    finally:
        office.closed = ""
