"""The demo's folder: what it keeps of the sign-ins, whether it runs, and throwing it away."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from fairhearing.errors import BusyError, InputError, RefusedError
from fairhearing.web.durable import ensure_folder, write_durably

_FOLDER = "demo"
_SIGN_INS = "signins.json"


@dataclass(frozen=True, slots=True)
class SignIn:
    """How somebody of the demo signs in. A real installation keeps none of this.

    Args:
        role: the user name.
        person: on the roll.
        name: theirs.
        what: what they are there for, in a few words.
        words: the six words of their keys.
        secret: of their one-time codes, base32.
    """

    role: str
    person: str
    name: str
    what: str
    words: str
    secret: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt of the demo: whose it is, and its words."""

    whose: str
    words: str


@dataclass(frozen=True, slots=True)
class SignIns:
    """Everything that is printed when the demo starts.

    Args:
        password: the same for everybody.
        people: who can sign in.
        receipts: of the parties of its cases.
    """

    password: str
    people: tuple[SignIn, ...]
    receipts: tuple[Receipt, ...]

    def of(self, role: str) -> SignIn:
        """Return the sign-in of a role.

        Raises:
            InputError: there is no such role.
        """
        for entry in self.people:
            if entry.role == role:
                return entry
        raise InputError(
            f"Nobody of the demo is called '{role}'.",
            why="Each role of the demo is a user name.",
            remedy=f"Take one of: {', '.join(entry.role for entry in self.people)}.",
        )


class Home:
    """The folder in which everything of the demo lies.

    Args:
        folder: `FAIRHEARING_HOME`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._own = folder / _FOLDER

    def is_complete(self) -> bool:
        """Return whether the sample data were made to the end."""
        return (self._own / _SIGN_INS).exists()

    def begin(self) -> None:
        """Mark the folder as the demo's; what an earlier try left half made is thrown away.

        Raises:
            RefusedError: something else lies there.
        """
        self.wipe()
        ensure_folder(self._own)

    def wipe(self) -> bool:
        """Throw everything in it away; return whether there was anything.

        Raises:
            RefusedError: it holds something, and that is not a demo.
            BusyError: the demo is running.
        """
        if not self.folder.exists() or not any(self.folder.iterdir()):
            return False
        if not self._own.is_dir():
            raise RefusedError(
                f"'{self.folder}' is not the demo's folder.",
                why="It holds something that the demo did not make, and that could be a real installation.",
                remedy="Take another folder: FAIRHEARING_HOME=var/demo.",
            )
        with self.running():
            for entry in self.folder.iterdir():
                if entry != self._own:
                    shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
            # Last, so that a reset that is broken off is still one of the demo's folder.
            shutil.rmtree(self._own)
        return True

    @contextmanager
    def running(self) -> Iterator[None]:
        """Hold the demo's folder for as long as it runs.

        Raises:
            BusyError: another process holds it.
        """
        handle = os.open(self._own, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield
        except BlockingIOError:
            raise BusyError(
                "The demo is running in another window.",
                why="Two at once would write over one another.",
                remedy="Stop it there with Ctrl-C first.",
            ) from None
        finally:
            os.close(handle)

    def keep(self, sign_ins: SignIns) -> None:
        """Keep the sign-ins: from now on the demo is complete."""
        write_durably(self._own / _SIGN_INS, json.dumps(asdict(sign_ins), indent=1).encode())

    def sign_ins(self) -> SignIns:
        """Return the sign-ins.

        Raises:
            RefusedError: the demo was not made yet.
        """
        try:
            content = json.loads((self._own / _SIGN_INS).read_bytes())
        except FileNotFoundError:
            raise RefusedError(
                "There is no demo here yet.",
                why=f"'{self.folder}' holds no sign-ins of one.",
                remedy="Start it first: fairhearing demo.",
            ) from None
        return SignIns(
            content["password"],
            tuple(SignIn(**entry) for entry in content["people"]),
            tuple(Receipt(**entry) for entry in content["receipts"]),
        )
