"""Who can sign in to the demo: a user name for everybody, by what they are there for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from fairhearing.desk import House, Officer, cases_of
from fairhearing.identifiers import CaseCode, PersonId
from fairhearing.organisation import Organisation, bodies_of_kind, members_of
from fairhearing.web.demo.home import SignIn
from fairhearing.web.models import Account, Member

WITHOUT_ACCOUNT = frozenset({PersonId("p03"), PersonId("p09")})
"""On the board, and not enrolled: their enrolment can be tried out."""
ADMINISTRATOR = "administrator"
"""A user name that belongs to nobody of the roll."""

_KINDS = (
    ("intake", "receiver", "receives reports and keeps contact"),
    ("outside", "outside", "of the outside body; finds out who an unnamed respondent is"),
    ("oversight", "overseer", "sees that the procedure is kept"),
    ("leadership", "chair", "leads the organisation"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A person's user name and what they are there for, with what they can read."""

    person: PersonId
    role: str
    what: str


def enrolled(organisation: Organisation, on: date) -> tuple[PersonId, ...]:
    """Return who of the demo's organisation has keys: nearly everybody.

    Args:
        organisation: of the demo.
        on: the day; who left before it has none.
    """
    return tuple(
        person.id
        for person in organisation.people.values()
        if person.id not in WITHOUT_ACCOUNT and (person.left is None or person.left.last > on)
    )


def parts(organisation: Organisation, drawn: Sequence[PersonId], on: date) -> tuple[Part, ...]:
    """Return everybody's user name, those with a task first.

    Args:
        organisation: of the demo.
        drawn: who was asked to sit on the panel of the case under way, in the order of the seats.
        on: the day.
    """
    named = {part.person: part for part in _with_a_task(organisation, drawn, on)}
    others = [person for person in enrolled(organisation, on) if person not in named]
    members = (Part(person, f"member-{place}", "member") for place, person in enumerate(others, 1))
    return (*named.values(), *members)


def _with_a_task(organisation: Organisation, drawn: Sequence[PersonId], on: date) -> Iterator[Part]:
    having_keys = set(enrolled(organisation, on))
    for kind, role, what in _KINDS:
        sitting = [
            person for body in bodies_of_kind(organisation, kind) for person in members_of(organisation, body, on)
        ]
        people = [person for person in dict.fromkeys(sitting) if person in having_keys]
        for place, person in enumerate(people, 1):
            yield Part(person, role if len(people) == 1 else f"{role}-{place}", what)
    for place, person in enumerate(drawn, 1):
        yield Part(person, f"panel-{place}", "drawn for the panel of the case under way")


def reading(house: House, officer: Officer, cases: Mapping[CaseCode, str]) -> str:
    """Return which of the demo's cases exist for somebody, in words.

    Args:
        house: the ports.
        officer: of the demo.
        cases: what each is called, by its code.
    """
    opened = [cases[case.row.code] for case in cases_of(house, officer)]
    return f"sees {' and '.join(opened)}" if opened else "for them no case exists"


def make_accounts(
    organisation: Organisation, wanted: Sequence[Part], words: Mapping[PersonId, str], password: str
) -> Iterator[SignIn]:
    """Make an account with a second factor for each, and one for an administrator; yield how each signs in.

    Args:
        organisation: of the demo.
        wanted: user names.
        words: six words of each person.
        password: the same for all.
    """
    for part in wanted:
        account, secret = _account(part.role, password)
        Member.objects.create(user=account, person_id=part.person)
        name = organisation.people[part.person].name
        yield SignIn(part.role, part.person, name, part.what, words[part.person], secret)
    account, secret = _account(ADMINISTRATOR, password)
    account.administrator = True
    account.save()
    yield SignIn(ADMINISTRATOR, "", "", "keeps the machine running; has no keys at all", "", secret)


def _account(role: str, password: str) -> tuple[Account, str]:
    account = Account.objects.create_user(role, password)
    secret = generate_totp_secret()
    TOTP.activate(account, secret)
    # Recovery codes are offered by the set-up; without a row the page of factors would ask for them first.
    Authenticator.objects.create(
        user=account,
        type=Authenticator.Type.RECOVERY_CODES,
        data={"seed": "", "used_mask": 0, "migrated_codes": []},
    )
    return account, secret
