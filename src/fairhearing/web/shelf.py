"""The procedure in force, and the text of every version that ever was."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from fairhearing.acts import decode
from fairhearing.errors import InputError, RecordError
from fairhearing.identifiers import ProcedureId
from fairhearing.procedure import Procedure, pack_text, read_procedure
from fairhearing.web.durable import OS_DISK, Disk, write_durably
from fairhearing.wording import say

_FLOOR = "floor"
_FILES = (".yaml", ".yml")


class FolderShelf:
    """Procedures as texts in a folder, each under its digest, with the floor that lay beneath it.

    Args:
        folder: made when the first procedure comes into force.
        named: id of a shipped procedure, or the path of a procedure.yaml.
        disk: the operating system.
    """

    def __init__(self, folder: Path, named: str, disk: Disk = OS_DISK) -> None:
        self._folder = folder
        self._named = named
        self._disk = disk
        self._in_force = lru_cache(1)(self._place)
        self._kept = lru_cache(64)(self._take)

    def in_force(self) -> Procedure:
        """Return the procedure for cases taken in now.

        Raises:
            InputError: the settings name none, or its file cannot be read.
        """
        return self._in_force()

    def pinned(self, procedure: ProcedureId, version: int, digest: str) -> Procedure:
        """Return the version that a case was taken in under; see `desk.Shelf.pinned`."""
        found = self._kept(digest)
        if found is None or (found.id, found.version, found.digest) != (procedure, version, digest):
            raise RecordError(
                say(
                    "The text of {procedure}, version {version}, is not the one that this case was taken in "
                    "under.",
                    procedure=procedure,
                    version=version,
                ),
                why="The rules of a case are pinned at intake, and what is on the shelf has another digest.",
                remedy="Bring the folder 'procedures' back from its backup; only that very text fits.",
            )
        return found

    def text(self, digest: str) -> str:
        """Return the text of a version by its digest, as members read it.

        Raises:
            RecordError: it is not on the shelf.
        """
        return self.texts(digest)[0]

    def texts(self, digest: str) -> tuple[str, str]:
        """Return the text of a version and of the floor beneath it; see `desk.Shelf.texts`."""
        texts = self._texts(digest)
        if texts is None:
            raise RecordError(
                "No procedure of this digest is on the shelf.",
                why="Only versions that were in force here are kept.",
                remedy="Look at the procedure in force, or at the one that a case names.",
            )
        return texts

    def _place(self) -> Procedure:
        path = Path(self._named)
        shipped = path.suffix not in _FILES
        text = pack_text(self._named) if shipped else _read(path)
        floor = pack_text(_FLOOR)
        file = f"{self._named}/procedure.yaml" if shipped else path.name
        procedure = read_procedure(text, file, floor=floor)
        for name, content in ((_FLOOR, floor), ("procedure", text)):
            place = self._path(procedure.digest, name)
            if not place.exists():
                write_durably(place, content.encode(), self._disk)
        return procedure

    def _take(self, digest: str) -> Procedure | None:
        texts = self._texts(digest)
        return None if texts is None else read_procedure(texts[0], "procedure.yaml", floor=texts[1])

    def _texts(self, digest: str) -> tuple[str, str] | None:
        if not digest.isalnum():
            return None
        try:
            paths = (self._path(digest, "procedure"), self._path(digest, _FLOOR))
            return paths[0].read_text(encoding="utf-8"), paths[1].read_text(encoding="utf-8")
        except FileNotFoundError:
            return None

    def _path(self, digest: str, name: str) -> Path:
        return self._folder / digest / f"{name}.yaml"


def _read(path: Path) -> str:
    try:
        return decode(path.read_bytes(), path.name)
    except OSError as error:
        raise InputError(
            say("The procedure {path} cannot be read.", path=path.name),
            why="FAIRHEARING_PROCEDURE names a file that is not there, or that this user may not read.",
            remedy="Name a shipped procedure, such as model-small, or the path of a procedure.yaml.",
        ) from error
