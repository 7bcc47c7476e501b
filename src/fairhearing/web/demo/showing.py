"""What the demo prints when it starts: where to go, and how everybody signs in."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from fairhearing.web.demo.home import SignIns

_PLACES = (
    ("/", "report something; open a mailbox"),
    ("/open", "for members: the procedure, figures, the record"),
    ("/accounts/login", "for receivers, the panel, overseers"),
    ("/overseer", "for the overseer, signed in"),
)


def show(sign_ins: SignIns, origin: str, every: str, console: Console) -> None:
    """Print the addresses, the sign-ins and the receipts.

    Args:
        sign_ins: of the demo.
        origin: the site's address.
        every: seconds between two checkpoints of the record.
        console: where to.
    """
    places = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for path, what in _PLACES:
        places.add_row(f"[bold]{origin}{path}[/bold]", what)
    people = Table(box=None, show_header=False, padding=(0, 2, 1, 0))
    people.add_column(no_wrap=True)
    for entry in sign_ins.people:
        if not entry.role.startswith("member-") or entry.role == "member-1":
            who = f"{entry.name} ({entry.person}), " if entry.person else ""
            people.add_row(f"[bold]{entry.role}[/bold]", f"{who}{entry.what}\n[cyan]{entry.words}[/cyan]")
    console.print(places)
    console.print(f"\nEverybody's password: [bold]{sign_ins.password}[/bold]")
    console.print(f"The six digits of a role: [bold]{_command()} demo code ROLE[/bold], such as receiver-2")
    console.print("The six words under each name unlock their keys after the sign-in.\n")
    console.print(people)
    for receipt in sign_ins.receipts:
        console.print(f"Mailbox of the [bold]{receipt.whose}[/bold]:")
        console.print(f"  [cyan]{receipt.words}[/cyan]", soft_wrap=True)
    console.print(
        f"\nThe record gets a checkpoint every {every} seconds. Everything here is made up; these sign-ins "
        "are kept in the demo's folder so that they can be printed, as a real installation never does.\n"
        f"Stop with Ctrl-C; the data stay. Begin anew: [bold]{_command()} demo reset[/bold]."
    )


def _command() -> str:
    """Return the program as it was called, so that what is printed can be typed."""
    return sys.argv[0] if Path(sys.argv[0]).name == "fairhearing" else "fairhearing"
