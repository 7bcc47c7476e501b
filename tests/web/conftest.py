"""A site of its own for each test: its folder, its organisation, and browsers of whoever is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings as django_settings
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from fairhearing.identifiers import PersonId
from fairhearing.machine import OsRandomness
from fairhearing.sealing import PersonKeys, make_receipt, new_person_keys, read_receipt, seal_session
from fairhearing.web.house import Rooms, rooms
from fairhearing.web.models import Account, Member
from fairhearing.web.sessions import SessionStore
from tests.club import organisation

CLUB = Path(__file__).parents[1] / "data" / "club.yaml"
ORIGIN = "http://localhost:8000"

Browser = Callable[..., Client]


@pytest.fixture
def place(tmp_path: Path, settings: Settings, db: None) -> Iterator[Rooms]:
    """The ports in a folder of their own, with the club in force."""
    settings.FAIRHEARING_HOME = tmp_path
    cache.clear()  # how often each account was asked again is counted in there, and accounts' numbers begin anew
    rooms.cache_clear()
    rooms().roll.put(organisation())
    yield rooms()
    rooms.cache_clear()


@pytest.fixture
def browser(place: Rooms) -> Browser:
    """Return a browser that says where its forms come from, as browsers do."""

    def make(**more: object) -> Client:
        return Client(headers={"origin": ORIGIN, "host": "localhost:8000"}, **more)  # type: ignore[arg-type] # a flag

    return make


@pytest.fixture
def as_role(browser: Browser) -> Callable[[str], Client]:
    """Return a browser in which somebody of a role is; officers' keys are open."""

    def make(role: str) -> Client:
        client = browser()
        if role in {"reporter", "respondent"}:
            hold_receipt(client)
        elif role == "administrator":
            sign_in(client, make_account("admin", administrator=True))
        elif role != "anonymous":
            person = {"member": "c09", "handler": "c03", "off-roster": "c04", "overseer": "c05"}[role]
            sign_in(client, make_account(person, person), new_person_keys(OsRandomness()))
        return client

    return make


def make_account(username: str, person: str = "", *, administrator: bool = False) -> Account:
    """Make an account with a second factor, for a person of the roll if one is named."""
    account = Account.objects.create_user(username, "a long enough password")
    account.administrator = administrator
    account.save()
    if person:
        Member.objects.create(user=account, person_id=PersonId(person))
    TOTP.activate(account, "JBSWY3DPEHPK3PXP")
    Authenticator.objects.create(
        user=account,
        type=Authenticator.Type.RECOVERY_CODES,
        data={"seed": "", "used_mask": 0, "migrated_codes": []},
    )
    return account


def sign_in(client: Client, account: Account, keys: PersonKeys | None = None) -> None:
    """Sign an account in, with its keys open if they are given."""
    client.force_login(account)
    if keys is not None:
        _into_session(client, "fairhearing.person", lambda key: seal_session(keys, key))


def hold_receipt(client: Client, words: str | None = None) -> None:
    """Open a mailbox's session: of a new receipt, which leads nowhere, unless one is given."""
    keys = read_receipt(words or make_receipt(OsRandomness()))
    _into_session(client, "fairhearing.receipt", lambda key: seal_session(keys, key))


def _into_session(client: Client, name: str, seal: Callable[[bytes], bytes]) -> None:
    cookie = client.cookies.get(django_settings.SESSION_COOKIE_NAME)
    session = SessionStore(None if cookie is None else cookie.value)
    session[name] = seal(session.cookie_key).hex()
    session.save()
    client.cookies[django_settings.SESSION_COOKIE_NAME] = session.session_key or ""
