"""The tables of who may sign in and what opens for them: accounts, keys, letter codes, sessions."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

_DIGEST = 64
_WORD = 64
_MAKER = 80
"""A user name, and a word that tells it from an id of the roll."""


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts."""

    def create_user(self, username: str, password: str, email: str = "") -> Account:
        """Make an account that still has to set up its second factor."""
        account = Account(username=username, email=email)
        account.set_password(password)
        account.save()
        return account


class Account(AbstractBaseUser):
    """Who may sign in. Signing in opens nothing: that takes the person's passphrase.

    When somebody last signed in is not kept: it would tell when they had something to do. `generation` grows
    when all sessions are ended, and no earlier one counts any more. The days of resets are told to the owner.
    """

    last_login = None
    username = models.CharField(max_length=_WORD, unique=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    administrator = models.BooleanField(default=False)
    generation = models.PositiveIntegerField(default=0)
    factor_reset_on = models.DateField(null=True)
    password_reset_on = models.DateField(null=True)
    is_staff = False
    is_superuser = False

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = AccountManager()

    class Meta:
        """Where it lies."""

        db_table = "accounts"

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        told = f"{self.generation}/{self.password}"
        return salted_hmac("fairhearing.account", told, secret=secret, algorithm="sha256").hexdigest()

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Return False: nothing here is open to somebody because of a flag on their account."""
        return False

    def has_module_perms(self, app_label: str) -> bool:
        """Return False, likewise."""
        return False


class Member(models.Model):
    """Which person of the roll an account belongs to."""

    user = models.OneToOneField(Account, on_delete=models.CASCADE, primary_key=True)
    person_id = models.CharField(max_length=_WORD, unique=True)

    class Meta:
        """Where it lies."""

        db_table = "members"


class Key(models.Model):
    """`desk.records.KeyRow`."""

    person = models.CharField(max_length=_WORD, primary_key=True)
    recipient = models.BinaryField(max_length=32)
    verify_key = models.BinaryField(max_length=32)
    sealed = models.BinaryField()
    index = models.BinaryField(default=b"")

    class Meta:
        """Where it lies."""

        db_table = "keys"


class AskedKey(models.Model):
    """`desk.records.AskedKeyRow`."""

    person = models.CharField(max_length=_WORD, primary_key=True)
    recipient = models.BinaryField(max_length=32)
    verify_key = models.BinaryField(max_length=32)
    sealed = models.BinaryField()
    on = models.DateField()
    vouchers = models.TextField(default="")
    counts_from = models.DateTimeField(null=True)

    class Meta:
        """Where it lies."""

        db_table = "asked_keys"


class Enrolment(models.Model):
    """`desk.records.EnrolmentRow`."""

    find = models.CharField(max_length=_DIGEST, primary_key=True)
    person = models.CharField(max_length=_WORD)
    until = models.DateField()
    purpose = models.CharField(max_length=_WORD, default="account")
    maker = models.CharField(max_length=_MAKER, default="")

    class Meta:
        """Where it lies."""

        db_table = "enrolments"


class Reset(models.Model):
    """`desk.records.ResetRow`."""

    person = models.CharField(max_length=_WORD, db_index=True)
    purpose = models.CharField(max_length=_WORD)
    maker = models.CharField(max_length=_MAKER)
    on = models.DateField()

    class Meta:
        """Where it lies."""

        db_table = "resets"


class SealedSession(models.Model):
    """A session: only whoever holds the cookie can find and open it; every row has the same length.

    `whose` tells the site, with a key outside the database, which sessions to end; the rows of one account
    have nothing in common, and those of nobody look like the others.
    """

    find = models.CharField(max_length=_DIGEST, primary_key=True)
    content = models.BinaryField()
    whose = models.BinaryField(max_length=32, default=b"")
    idle_until = models.DateTimeField(db_index=True)
    until = models.DateTimeField(db_index=True)

    class Meta:
        """Where it lies."""

        db_table = "sessions"
