"""Every look at the installation, one after the other; one that fails is a finding like the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError

from fairhearing.errors import FairHearingError
from fairhearing.web.house import rooms
from fairhearing.web.operating import file_checks, machine_checks, site_checks, upkeep_checks
from fairhearing.web.operating.findings import Finding, State


def look_at_all(now: datetime, *, mail: bool = False) -> tuple[Finding, ...]:
    """Return how everything stands, without anything about a person or a case.

    Nothing but the mail server is reached for, and that only if it is asked for.

    Args:
        now: aware.
        mail: reach for the mail server.
    """
    home = settings.FAIRHEARING_HOME
    found = _looked(
        ("folder", lambda: machine_checks.of_folder(home)),
        ("keys", lambda: machine_checks.of_keys(home)),
        ("settings", site_checks.of_settings),
        ("https", site_checks.of_origin),
        ("mail", lambda: site_checks.of_mail(connect=mail)),
        ("files", file_checks.of_files),
    )
    if home.is_dir():
        found += _looked(("disk", lambda: machine_checks.of_disk(home)), ("database", site_checks.of_database))
    # What comes last opens the house, which would make keys where there are none.
    if (home / "keys").is_dir() and "wrong" not in _states(found, "database", "tables"):
        found += _looked(
            ("headers", site_checks.of_headers),
            ("procedure", site_checks.of_rules),
            ("clock", _clock),
            ("worker", lambda: upkeep_checks.of_worker(home, now)),
            ("record", lambda: upkeep_checks.of_record(home, now)),
            ("key directory", upkeep_checks.of_directory),
            ("outbox", lambda: upkeep_checks.of_outbox(now)),
            ("backup", lambda: upkeep_checks.of_backup(home, now)),
        )
    return tuple(found)


def _states(found: Sequence[Finding], *about: str) -> set[State]:
    return {one.state for one in found if one.about in about}


def _looked(*looks: tuple[str, Callable[[], Iterator[Finding]]]) -> list[Finding]:
    found: list[Finding] = []
    for about, look in looks:
        try:
            found.extend(look())
        except FairHearingError as error:
            found.append(Finding(about, "wrong", error.what, error.why, error.remedy))
        except (DatabaseError, OSError) as error:
            found.append(
                Finding(
                    about,
                    "wrong",
                    f"It could not be looked at ({type(error).__name__}).",
                    "The disk or the database does not answer as it should.",
                    "Look at the lines above and at the machine, and run the check again.",
                )
            )
    return found


def _clock() -> Iterator[Finding]:
    return machine_checks.of_clock(rooms().clock.behind(), machine_checks.is_synchronised())
