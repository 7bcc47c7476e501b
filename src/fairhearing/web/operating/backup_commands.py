"""`fairhearing backup` and `fairhearing restore`: what they print tells neither a secret nor how much was done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer
from django.conf import settings

from fairhearing.machine import machine_time
from fairhearing.web.operating import marks
from fairhearing.web.operating.backup import Order, back_up
from fairhearing.web.operating.manifest import LEFT_OUT, PARTS
from fairhearing.web.operating.restoring import put_in_place, unpacked
from fairhearing.web.operating.sealed_tar import identities_of, recipient_of


def backup(out: Path, to: Sequence[str], verify: Path | None, *, keys: bool, keep: int) -> None:
    """Make a backup, and say what is in it; see the command."""
    recipients = tuple(recipient_of(one) for one in to)
    identities = None if verify is None else identities_of(verify)
    made = back_up(Order(out, recipients, keys, keep), machine_time())
    marks.leave(settings.FAIRHEARING_HOME, "backup")
    typer.echo(f"The backup is in {made}, sealed to {len(recipients)} key{'s' if len(recipients) > 1 else ''}.")
    typer.echo(f"In it: {', '.join(part for part in PARTS if keys or part != 'keys')}.")
    typer.echo(f"Not in it: {', '.join(LEFT_OUT if keys else ('keys', *LEFT_OUT))}.")
    if identities is None:
        typer.echo(
            "Not tried yet. On a machine that holds the identity: fairhearing restore FILE --identity … --into …"
        )
        return
    with unpacked(made, identities, settings.FAIRHEARING_HOME / marks.FOLDER / "tried"):
        marks.leave(settings.FAIRHEARING_HOME, "verified")
    typer.echo(
        "Tried: it opens, and tables, sealed files, procedures, record and roll are whole."
        if keys
        else "Tried: it opens, and tables, sealed files, procedures and record are whole."
    )


def restore(file: Path, identity: Path, into: Path) -> None:
    """Bring a backup back into a folder of its own, and say what comes next; see the command."""
    into = into.resolve()
    with unpacked(file, identities_of(identity), into) as (folder, manifest):
        put_in_place(folder, manifest, into)
    typer.echo(f"Restored into {into}: the state of {manifest.made}, whole. What came in later is not in it.")
    if not manifest.keys:
        typer.echo(f"The backup holds no keys: put the folder 'keys' back into {into} from where you keep it.")
    typer.echo("Next:")
    typer.echo(f"  FAIRHEARING_HOME={into} FAIRHEARING_ORIGIN={manifest.origin} fairhearing migrate")
    typer.echo(
        "  the same with `check`, then start the site. Its procedure was "
        f"FAIRHEARING_PROCEDURE={manifest.procedure}."
    )
    typer.echo("Tell the overseers: whoever kept a later checkpoint sees that the record begins anew at this one.")
