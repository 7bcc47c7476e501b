"""`fairhearing account`: letters for accounts, administrators, closing one, and whether keys are as recorded.

The house is imported in each command: the reference is written from this file without a site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from fairhearing.desk import Purpose, find_invited, invite_member, remove_keys, stray_keys
from fairhearing.errors import InputError
from fairhearing.identifiers import PersonId

if TYPE_CHECKING:
    from fairhearing.web.models import Account

app = typer.Typer(
    name="fairhearing account",
    help="Who may sign in: letters, administrators, closing an account. None of it opens a case.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
MACHINE = "the machine"
"""Who makes the letters that are made here: no id on the roll has a space in it."""
Person = Annotated[str, typer.Argument(help="Their id on the roll.")]
Username = Annotated[str, typer.Argument(help="The user name.")]


@app.command()
def letter(
    person: Person,
    purpose: Annotated[
        str,
        typer.Option("--for", help="account: a new one; factor: a lost second proof; password: a forgotten one."),
    ] = "account",
) -> None:
    """Make both halves of a letter code: it does one of three things, once, within 30 days, and opens no case."""
    from fairhearing.web.house import house

    code = invite_member(house(), PersonId(person), _purpose(person, purpose), MACHINE)
    until = find_invited(house(), code.letter, code.spoken).until
    typer.echo(
        f"Write these four words into the letter, with the address {house().origin}/enrol:\n\n  {code.letter}\n"
    )
    typer.echo(f"Say these four, face to face or at a number that you had before:\n\n  {code.spoken}\n")
    typer.echo(f"It works once, until {until}. Whoever has both halves can sign in as that person;")
    typer.echo("nobody reads a case without that person's six words. A reset is entered in the record.")


@app.command()
def administrator(
    username: Username,
    password: Annotated[
        str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True, help="Asked for, if not given.")
    ],
) -> None:
    """Make an administrator, who is on no roll and has no keys; or give one a new password and second proof."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from fairhearing.web.accounts.administrators import make_administrator

    try:
        validate_password(password)
    except ValidationError as error:
        raise InputError(
            "This password is too weak.", why=" ".join(error.messages), remedy="Four or five words will do."
        ) from None
    made = make_administrator(username, password)
    typer.echo(
        "Made." if made else "The password is new, the second proof is to be set up anew, all sessions ended."
    )


@app.command()
def sign_out(username: Username) -> None:
    """End every session of an account, in all processes."""
    from fairhearing.web.sign_outs import end_all

    end_all(_account(username))
    typer.echo("All sessions of this account are ended.")


@app.command()
def close(username: Username) -> None:
    """Let an account sign in no more, as when somebody leaves office; `account reopen` undoes it."""
    _set_active(username, active=False)
    typer.echo("Closed, and all its sessions are ended. Their keys stay: `account remove-keys` takes those out.")
    typer.echo("If they read cases, ask them to stand aside in each first, so that others take over.")


@app.command()
def reopen(username: Username) -> None:
    """Let a closed account sign in again."""
    _set_active(username, active=True)
    typer.echo("Open again.")


@app.command("remove-keys")
def take_keys(person: Person, yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False) -> None:
    """Take somebody's keys out of the directory: nothing new is sealed to them; it is entered in the record."""
    from fairhearing.web.house import house
    from fairhearing.web.sign_outs import end_all_of

    if not yes:
        typer.confirm(
            "Nothing new will be sealed to them, and they come back only with a voucher. Go on?", abort=True
        )
    remove_keys(house(), PersonId(person))
    end_all_of(PersonId(person))
    typer.echo("Removed, and entered in the record; all their sessions are ended.")


@app.command("check-keys")
def check_keys() -> None:
    """Say whose entry of the key directory is not what the record says; exit 1 where there is one."""
    from fairhearing.web.house import house
    from fairhearing.web.models import Member

    members = [PersonId(one) for one in Member.objects.values_list("person_id", flat=True)]
    found = stray_keys(house(), members)
    for person in found.changed:
        typer.echo(f"{person}: the entry is not what the last act about it says, or no act tells of it.")
    for person in found.gone:
        typer.echo(f"{person}: the entry is gone, and no act tells of its removal.")
    if found.changed or found.gone:
        typer.echo("Ask each of them whether it was they. If not, treat the database as altered.")
        raise typer.Exit(1)
    typer.echo("Every entry of the key directory is what the record says.")


def _purpose(person: str, purpose: str) -> Purpose:
    from fairhearing.web.models import Member

    there = Member.objects.filter(person_id=person).exists()
    for known in ("account", "factor", "password"):
        if purpose == known and (known == "account") != there:
            return known
    raise InputError(
        f"A letter for '{purpose}' would lead nowhere.",
        why="They have an account already." if there else "They have no account yet, or there is no such letter.",
        remedy="Take --for factor or --for password for whoever has an account, else --for account.",
    )


def _account(username: str) -> Account:
    from fairhearing.web.models import Account

    found = Account.objects.filter(username=username).first()
    if found is None:
        raise InputError(
            f"There is no account '{username}'.",
            why="Accounts are known by the user name that their owner chose.",
            remedy="Ask the person for it.",
        )
    return found


def _set_active(username: str, *, active: bool) -> None:
    from fairhearing.web.sign_outs import end_all

    account = _account(username)
    account.is_active = active
    account.save(update_fields=["is_active"])
    end_all(account)
