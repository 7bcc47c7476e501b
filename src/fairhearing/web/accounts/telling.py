"""Who made a letter, and which accounts are told when somebody's sign-in or keys change."""

from __future__ import annotations

from django.http import HttpRequest

from fairhearing.desk import put_due_in_force
from fairhearing.identifiers import PersonId
from fairhearing.web import keys, sign_outs
from fairhearing.web.access import overseers
from fairhearing.web.house import house
from fairhearing.web.models import Member


def maker_of(request: HttpRequest) -> str:
    """Return who makes a letter here: their id on the roll, or the account of nobody on it.

    Args:
        request: of somebody who is signed in.
    """
    return keys.member_of(request) or f"account {request.user.get_username()}"


def told_of(person: PersonId) -> tuple[str, ...]:
    """Return the accounts of somebody and of all who oversee: they get a mail about each step.

    Args:
        person: whose sign-in or keys they are.
    """
    people = {person, *overseers()}
    return tuple(str(pk) for pk in Member.objects.filter(person_id__in=people).values_list("pk", flat=True))


def put_new_keys_in_force(request: HttpRequest | None = None) -> None:
    """Put new keys in force whose waiting is over, and end the sessions of those whose keys are others now.

    Args:
        request: of somebody whose session goes on, if it is their own keys.
    """
    here = None if request is None else keys.member_of(request)
    for person in put_due_in_force(house(), told_of):
        if request is not None and person == here:
            sign_outs.end_others(request)
        else:
            sign_outs.end_all_of(person)
