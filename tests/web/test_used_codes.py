"""A one-time code works once, at whichever web process it comes in."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.db import connection
from django.test import Client

from fairhearing.web import budgets, used_codes
from fairhearing.web.house import Rooms
from fairhearing.web.models import Counter
from tests.web.conftest import make_account
from tests.web.storage import address

PASSWORD = "a long enough password"
SECRET = "JBSWY3DPEHPK3PXP"
KNOWN = {"PATH", "PYTHONPATH", "VIRTUAL_ENV", "HOME"}
OTHER_PROCESS = """
import django
django.setup()
from fairhearing.web.used_codes import claim
print(claim(7, "123456", 900.0))
"""


@pytest.fixture(autouse=True)
def fresh_process() -> None:
    """Forget what earlier tests of this half minute left in this process."""
    cache.clear()


def enter(client: Client, code: str) -> bool:
    """Sign in with password and code, and return whether that was enough."""
    assert client.post("/accounts/login", {"login": "ash", "password": PASSWORD}).status_code == 302
    return client.post("/accounts/code", {"code": code}).status_code == 302


def code_now() -> str:
    """Return the code of this half minute, once enough of it is left."""
    time.sleep(max(0.0, 5 - (30 - time.time() % 30)))
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))


@pytest.mark.django_db
def test_a_code_is_not_taken_twice_by_another_process(
    place: Rooms, browser: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process has an empty memory of its own, and refuses it as a wrong one all the same."""
    monkeypatch.setattr(budgets, "BUDGETS", budgets.Budgets(lambda _: None))
    make_account("ash", "c03")
    code = code_now()
    assert enter(browser(), code)
    cache.clear()
    assert not enter(browser(), code)
    for sign in " -._":
        cache.clear()
        assert not enter(browser(), f"{code[:3]}{sign}{code[3:]}")


@pytest.mark.django_db
def test_nor_when_something_is_changed(place: Rooms, browser: Callable[..., Client]) -> None:
    """A code with which somebody signed in does not open what is asked for again either."""
    make_account("ash", "c03")
    code = code_now()
    client = browser()
    assert enter(client, code)
    cache.clear()
    assert client.post("/accounts/code/again", {"code": code}).status_code == 200
    Counter.objects.all().delete()
    cache.clear()
    assert client.post("/accounts/code/again", {"code": code}).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_two_processes_share_one_memory(place: Rooms, tmp_path: Path) -> None:
    """What one process claimed, another one refuses; two minutes later it may be shown again by chance."""
    assert used_codes.claim(7, "123456", 900.0)
    connection.close()
    known = {name: value for name, value in os.environ.items() if name in KNOWN}
    told = {
        **known,
        "DJANGO_SETTINGS_MODULE": "fairhearing.web.settings",
        "FAIRHEARING_HOME": str(tmp_path),
        "DATABASE_URL": address(),
    }
    done = subprocess.run(
        [sys.executable, "-c", OTHER_PROCESS], env=told, capture_output=True, text=True, check=False
    )
    assert done.stdout == "False\n", done.stderr
    assert used_codes.claim(7, "654321", 900.0)
    assert used_codes.claim(8, "123456", 900.0)
    assert used_codes.claim(7, "123456", 900.0 + 5 * 30)
    assert not used_codes.claim(7, "123456", 900.0 + 6 * 30)


@pytest.mark.django_db
def test_nothing_of_a_person_is_kept_and_soon_nothing_at_all(place: Rooms) -> None:
    """A number under a keyed digest, which is gone after two minutes; other numbers stay."""
    Counter.objects.create(name="batch", value=1)
    used_codes.claim(7, "123456", 900.0)
    (name,) = Counter.objects.exclude(name="batch").values_list("name", flat=True)
    assert name.startswith("code/")
    assert "123456" not in name
    used_codes.sweep(900.0 + 60)
    assert Counter.objects.count() == 2
    used_codes.sweep()
    assert list(Counter.objects.values_list("name", flat=True)) == ["batch"]
