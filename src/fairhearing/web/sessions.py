"""Sessions that the database alone cannot open: their key is in the cookie, and nowhere else.

The cookie's value is an id and a key; the table has the SHA-256 of the id and the content sealed under the key,
padded, so that rows of somebody who unlocked their keys and of somebody who did not look the same.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, OperationalError, transaction
from django.db.models import Q
from django.utils import timezone

from fairhearing.errors import SealError
from fairhearing.sealing import open_draft, seal_draft
from fairhearing.web.house import rooms
from fairhearing.web.models import SealedSession

_ID = 16
_KEY = 32
_ACCOUNT = ("_auth_user_id", "account_authentication_methods_user")
"""Where a session says whose it is: by Django once they are signed in, by allauth once the password was right."""
_TOUCHED_AGAIN_AFTER = timedelta(minutes=1)


class SessionStore(SessionBase):
    """A session as Django uses it; `session_key` is the cookie's value."""

    @property
    def cookie_key(self) -> bytes:
        """The key that only the cookie holds, 32 bytes; the session is begun if it was not."""
        if self.session_key is None:
            self.create()
        parts = _parts(self.session_key)
        if parts is None:
            self.flush()
            self.create()
            parts = _parts(self.session_key)
        return parts[1] if parts is not None else b""

    @property
    def find(self) -> str:
        """Where its row lies; empty for a session that was not begun."""
        parts = _parts(self.session_key)
        return "" if parts is None else parts[0]

    def load(self) -> dict[str, Any]:
        """Return the content; an empty one for a cookie that leads nowhere or has run out."""
        found = self._found()
        if found is None:
            self._session_key = None
            return {}
        return found

    def exists(self, session_key: str | None) -> bool:
        """Return whether there is such a session."""
        parts = _parts(session_key)
        return parts is not None and SealedSession.objects.filter(find=parts[0]).exists()

    def create(self) -> None:
        """Begin a new session under a new id and key."""
        self._session_key = base64.urlsafe_b64encode(secrets.token_bytes(_ID + _KEY)).decode()
        self.save(must_create=True)
        self.modified = True

    def save(self, must_create: bool = False) -> None:
        """Keep the content.

        Raises:
            CreateError: the id is taken already.
            UpdateError: the session was ended meanwhile.
        """
        parts = _parts(self.session_key)
        if parts is None:
            self.create()
            return
        find, key = parts
        content: Mapping[str, Any] = self._get_session(no_load=must_create)  # type: ignore[attr-defined] # untyped
        sealed = seal_draft(self.serializer().dumps(content), key)
        now = timezone.now()
        idle = now + timedelta(seconds=settings.FAIRHEARING_IDLE)
        whose = _whose(content, find)
        if must_create:
            until = now + timedelta(seconds=settings.FAIRHEARING_LONGEST)
            try:
                with transaction.atomic():
                    SealedSession.objects.create(
                        find=find, content=sealed, whose=whose, idle_until=idle, until=until
                    )
            except IntegrityError as error:
                raise CreateError from error
        elif not SealedSession.objects.filter(find=find).update(content=sealed, whose=whose, idle_until=idle):
            raise UpdateError

    def delete(self, session_key: str | None = None) -> None:
        """End a session: its row is removed."""
        parts = _parts(self.session_key if session_key is None else session_key)
        if parts is not None:
            SealedSession.objects.filter(find=parts[0]).delete()

    @classmethod
    def clear_expired(cls) -> None:
        """Remove every session that has run out."""
        now = timezone.now()
        SealedSession.objects.filter(Q(idle_until__lte=now) | Q(until__lte=now)).delete()

    def _found(self) -> dict[str, Any] | None:
        parts = _parts(self.session_key)
        if parts is None:
            return None
        now = timezone.now()
        row = SealedSession.objects.filter(find=parts[0], idle_until__gt=now, until__gt=now).first()
        if row is None:
            return None
        try:
            content = self.serializer().loads(open_draft(bytes(row.content), parts[1]))
        except (SealError, ValueError):
            return None
        _touch(row, now)
        return dict(content)


def whose_mark(account: int, find: str) -> bytes:
    """Return what marks a session as an account's, for whoever has the key outside the database.

    Args:
        account: the account's number.
        find: of the session's row.
    """
    key = hmac.digest(rooms().keys.get("mfa"), b"fairhearing/whose-session/v1", sha256)
    return hmac.digest(key, f"{account}/{find}".encode(), sha256)


def _whose(content: Mapping[str, Any], find: str) -> bytes:
    # Whoever typed the right password and no code yet is ended with the others.
    found = next((content[name] for name in _ACCOUNT if content.get(name)), None)
    return secrets.token_bytes(_KEY) if found is None else whose_mark(int(found), find)


def _touch(row: SealedSession, now: datetime) -> None:
    # Only the time is written, so that two requests at once do not undo each other's content.
    idle = now + timedelta(seconds=settings.FAIRHEARING_IDLE)
    if idle - row.idle_until < _TOUCHED_AGAIN_AFTER:
        return
    try:
        SealedSession.objects.filter(find=row.find).update(idle_until=idle)
    except OperationalError:
        return


def _parts(cookie: str | None) -> tuple[str, bytes] | None:
    """Return where a cookie's session lies and its key; None for a value that is no cookie of ours."""
    try:
        value = base64.b64decode(cookie or "", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(value) != _ID + _KEY:
        return None
    return sha256(value[:_ID]).hexdigest(), value[_ID:]
