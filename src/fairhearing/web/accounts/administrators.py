"""Administrators: accounts of nobody on the roll, made on the machine itself."""

from __future__ import annotations

from allauth.mfa.models import Authenticator

from fairhearing.desk import note_reset
from fairhearing.errors import RefusedError
from fairhearing.web import sign_outs
from fairhearing.web.house import house
from fairhearing.web.models import Account, Member


def make_administrator(username: str, password: str) -> bool:
    """Make an administrator; one who is there gets a new password, and sets up a second proof anew.

    Args:
        username: any.
        password: strong enough.

    Returns:
        Whether the account is new; a reset is an act in the record.

    Raises:
        RefusedError: the account belongs to somebody on the roll.
    """
    account = Account.objects.filter(username=username).first()
    if account is not None and Member.objects.filter(user=account).exists():
        raise RefusedError(
            "This account belongs to somebody on the roll.",
            why="An administrator has no part in any case; one account must not be both.",
            remedy="Take another user name. For a lost second proof: `fairhearing account letter --for factor`.",
        )
    with house().books.writing() as ledger:
        made = account is None
        account = account or Account(username=username)
        account.administrator = True
        account.set_password(password)
        account.save()
        if not made:
            Authenticator.objects.filter(user=account).delete()
            sign_outs.end_in(account)
            note_reset(house(), ledger, username, "factor")
    return made
