"""Two workers at once, on whichever database: each entry is appended once, each mail is sent once."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from django.core import mail

from fairhearing.desk import (
    NoticeRow,
    append_record,
    declare,
    note_organisation,
)
from fairhearing.identifiers import PersonId
from fairhearing.record import verify_record
from fairhearing.web import mailer, models, outbox
from fairhearing.web.house import Rooms
from fairhearing.web.store import SqlBooks
from tests.club import START, Club, settle
from tests.fakes import FakeClock
from tests.web.conftest import make_account
from tests.web.racing import at_once, errors
from tests.web.storage import on_postgresql

pytestmark = pytest.mark.django_db(transaction=True)

DAY = date(2026, 3, 2)
MORNING = datetime(2026, 3, 3, 7, tzinfo=UTC)
MANY = 4


@pytest.fixture
def club(transactional_db: None, place: Rooms) -> Club:
    """The club in a real house, at a time that the test moves."""
    return settle(replace(place.house, clock=FakeClock(START)))


def test_two_workers_append_each_entry_once(club: Club, place: Rooms) -> None:
    """While reports come in, two append: every act and edit has one place, and the record holds just these."""
    stop = threading.Event()

    def append() -> None:
        while not stop.is_set():
            note_organisation(club.house)
            append_record(club.house)

    def report() -> None:
        try:
            for _ in range(6):
                club.report()
        finally:
            stop.set()

    assert errors(at_once(append, append, report)) == []
    while append_record(club.house) is not None:
        pass
    rows = [
        *models.Act.objects.values_list("index", flat=True),
        *models.Edit.objects.values_list("index", flat=True),
    ]
    assert sorted(rows) == list(range(len(rows)))
    assert models.Edit.objects.filter(kind="organisation-edited").count() == 1
    assert verify_record(place.log._store, place.log.verifier_key()).verified.checkpoint.size == len(rows)


def test_the_record_is_one_workers_turn(club: Club) -> None:
    """While one worker has the entries in hand another gets none, and does not wait (SQLite has one writer)."""
    club.report()

    def take() -> tuple[object, ...]:
        with SqlBooks().writing() as ledger:
            return ledger.unrecorded(10)

    with SqlBooks().writing() as ledger:
        assert len(ledger.unrecorded(10)) == 1
        assert not on_postgresql() or at_once(take) == [()]
    assert len(take()) == 1


def test_declarations_at_once_all_stand(place: Rooms) -> None:
    """Three declare at the same moment that they may not judge: none undoes another's, and each is an edit."""
    until = place.house.now().date() + timedelta(days=30)
    people = [PersonId(one) for one in ("c03", "c04", "c09")]
    done = at_once(*(partial(declare, place.house, one, until) for one in people))
    assert errors(done) == []
    assert place.roll.declared() == set(people)
    assert models.Edit.objects.filter(kind="declaration-made").count() == 3


def news(*days: date) -> None:
    with SqlBooks().writing() as ledger:
        for day in days:
            ledger.queue(NoticeRow(0, "", "news", day))


def test_two_workers_send_each_mail_once(place: Rooms) -> None:
    """Both expand, lease and send at the same moment, for news of several days: one mail for each account."""
    for number in range(6):
        account = make_account(f"m{number}", f"p{number}")
        models.Account.objects.filter(pk=account.pk).update(email=f"m{number}@example.org")
    news(DAY - timedelta(days=1), DAY)
    sent = at_once(*(lambda: mailer.send_waiting(MORNING) for _ in range(2)))
    assert errors(sent) == []
    assert sorted(one.to[0] for one in mail.outbox) == [f"m{number}@example.org" for number in range(6)]
    assert not models.Notice.objects.filter(done=False).exists()


def test_two_workers_who_hold_mails_of_one_account_do_not_wait_for_one_another(place: Rooms) -> None:
    """Each has leased another day's; whoever comes first sends, and that mail covers the other's."""
    make_account("m1", "p1")
    for turn in range(5):
        models.Notice.objects.all().delete()
        news(DAY - timedelta(days=1), DAY)
        outbox.expand(DAY)
        jobs = outbox.lease(MORNING, DAY)
        assert len(jobs) == 2
        done = at_once(*(partial(outbox.mark, job, DAY) for job in (jobs if turn % 2 else jobs[::-1])))
        assert sorted(map(str, done)) == ["False", "True"]


def test_what_is_queued_at_once_is_one_mail(place: Rooms) -> None:
    """Acts of the same moment announce the same day's news; it stays one."""
    assert errors(at_once(*(partial(news, DAY) for _ in range(MANY)))) == []
    assert models.Notice.objects.count() == 1
