"""Looks through everything that lies about after a soak for what must be in none of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.scripts.running import Site
from tests.soak.book import PLANTED, Book
from tests.soak.machines import Machines

SECRET_WORDS = 4
"""So many words of a receipt or a passphrase, one after the other, are enough to know it by."""
PIECE = 64 * 1024 * 1024


class Searched:
    """What was looked through, and what was found in it.

    Args:
        book: what was planted and what was secret.
    """

    def __init__(self, book: Book) -> None:
        self.places: dict[str, int] = {}
        """Place → bytes."""
        self.found: list[str] = []
        self._planted = set(book.planted)
        told = [*book.receipts, *book.secrets]
        self._secrets = {" ".join(words.split()[:SECRET_WORDS]).encode() for words in told}
        self._codes = {code.encode() for code in book.codes}

    def look(self, place: str, heaps: Iterable[bytes], *, codes: bool = False) -> None:
        """Look through some bytes.

        Args:
            place: what they are called.
            heaps: what lies there.
            codes: whether the code of a case must not be there either.
        """
        for heap in heaps:
            self.places[place] = self.places.get(place, 0) + len(heap)
            words = {word.decode() for word in _planted(heap)} & self._planted
            secret = [one.decode() for one in self._secrets if one in heap]
            code = [one.decode() for one in self._codes if codes and one in heap]
            self.found += [f"{place}: {one}" for one in (*sorted(words), *secret, *code)]


def _planted(heap: bytes) -> Iterator[bytes]:
    pattern = PLANTED.pattern.encode()
    import re

    return (found[0] for found in re.finditer(pattern, heap))


def files_of(folder: Path) -> Iterator[bytes]:
    """Return what is in every file of a folder, in pieces that overlap nowhere a word would be cut."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.read_bytes()


def rows_of(site: Site) -> Iterator[bytes]:
    """Return every cell of every table, for what a database compresses in its files."""
    tables = site.sql("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
    for (table,) in tables:
        rows = site.sql(f'SELECT * FROM "{table}"')  # noqa: S608 # the database's own name
        cells = [bytes(c) if isinstance(c, bytes | memoryview) else str(c).encode() for row in rows for c in row]
        yield b"\n".join(cells)


def search(held: Machines, book: Book, mails: Iterable[str], said: Iterable[str], backups: Path) -> Searched:
    """Look through the installation, its database, its log, its mail, its figures and its backups.

    Args:
        held: stopped, apart from the database.
        book: of the soak.
        mails: whole mails.
        said: what commands and figures said.
        backups: folder with sealed ones and one that was brought back.
    """
    searched = Searched(book)
    searched.look("files of the installation", files_of(held.site.home))
    if held.server is not None:
        searched.look("rows of the database", rows_of(held.site))
        searched.look("files of the database", files_of(held.server.folder))
    searched.look("log", [held.site.output.read_bytes()], codes=True)
    searched.look("mail", (mail.encode() for mail in mails), codes=True)
    searched.look("figures, checks and other commands", (one.encode() for one in said), codes=True)
    searched.look("backups, sealed and brought back", files_of(backups))
    return searched
