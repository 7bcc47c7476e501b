"""Whether an installation is fit for real use, in plain words."""

from __future__ import annotations

import stat

from django.conf import settings

from fairhearing.errors import FairHearingError
from fairhearing.web import database
from fairhearing.web.house import rooms
from fairhearing.web.service_keys import NAMES


def problems() -> tuple[str, ...]:
    """Return what should be put right before anybody is asked to trust this site."""
    return (*_settings(), *_folders(), *_database(), *_procedure())


def _settings() -> list[str]:
    found = []
    if settings.DEBUG:
        found.append("FAIRHEARING_DEBUG is on: pages of errors would show what somebody typed. Switch it off.")
    if settings.FAIRHEARING_DEMO:
        found.append("FAIRHEARING_DEMO is on: the made-up organisation is for trying out. Switch it off.")
    if not settings.FAIRHEARING_ORIGIN.startswith("https://"):
        found.append("FAIRHEARING_ORIGIN is not https: what is typed could be read on its way.")
    if "filebased" in settings.EMAIL_BACKEND:
        found.append(
            "FAIRHEARING_SMTP_URL is not set: mail is written into files, and nobody is told of anything."
        )
    return found


def _folders() -> list[str]:
    home, found = settings.FAIRHEARING_HOME, []
    if not home.is_dir():
        return [f"The folder {home} is not there. Run `fairhearing migrate`."]
    if stat.S_IMODE(home.stat().st_mode) & 0o077:
        found.append(f"Others on this machine can enter {home}. Run `chmod 700` on it.")
    for name in NAMES:
        path = home / "keys" / name
        if not path.exists():
            found.append(
                f"The key '{name}' is missing. Run `fairhearing migrate`, or bring it back from the backup."
            )
        elif stat.S_IMODE(path.stat().st_mode) & 0o077:
            found.append(f"Others on this machine can read the key '{name}'. Run `chmod 600` on it.")
    return found


def _database() -> list[str]:
    try:
        database.reach()
        return list(database.problems())
    except FairHearingError as error:
        return [error.diagnostics()]


def _procedure() -> list[str]:
    try:
        rooms().shelf.in_force()
        empty = rooms().roll.is_empty()
    except FairHearingError as error:
        return [error.diagnostics()]
    return ["No organisation was entered yet: no report could be taken in."] if empty else []
