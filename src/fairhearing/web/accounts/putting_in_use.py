"""What becomes of six words once they were typed back: first keys, the same keys, new keys, or keys that wait."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from fairhearing.desk import (
    Officer,
    ask_new_keys,
    carry_over,
    change_passphrase,
    enrol,
    refresh_index,
    replace_keys,
)
from fairhearing.errors import NotYoursError
from fairhearing.identifiers import CaseCode, PersonId
from fairhearing.sealing import check_words
from fairhearing.web import keys, sign_outs
from fairhearing.web.accounts.telling import told_of
from fairhearing.web.house import house


@dataclass(frozen=True, slots=True)
class Used:
    """What the page says afterwards.

    Args:
        what: "first", "resealed", "replaced" or "asked".
        left: cases that the new keys do not open yet.
        said: the words that stand for keys which wait for somebody who vouches.
    """

    what: str
    left: tuple[CaseCode, ...] = ()
    said: str = ""


def put_in_use(request: HttpRequest, person: PersonId, what: str, words: str) -> Used:
    """Do what the words were shown for.

    Args:
        request: of whoever typed them back.
        person: who they are.
        what: as in `Used`.
        words: the six words.

    Raises:
        NotYoursError: the keys that it takes are not open.
        RefusedError: a rule speaks against it.
    """
    if what == "first":
        keys.hold_person(request, enrol(house(), person, passphrase=words).keys)
        return Used("first")
    if what == "asked":
        row = ask_new_keys(house(), person, words, told_of(person))
        return Used("asked", said=check_words(row.recipient, row.verify_key))
    officer = keys.holder(request)
    if officer is None:
        raise NotYoursError
    left = _replaced(request, officer, words) if what == "replaced" else ()
    if what == "resealed":
        change_passphrase(house(), officer, words)
    sign_outs.end_others(request)
    return Used(what, left)


def _replaced(request: HttpRequest, officer: Officer, words: str) -> tuple[CaseCode, ...]:
    made = replace_keys(house(), officer, words)
    left = carry_over(house(), officer)
    new = Officer(officer.person, made.keys)
    keys.hold_person(request, new.keys)
    refresh_index(house(), new)
    return left
