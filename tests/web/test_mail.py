"""The daily mail, and the worker that sends it."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from smtplib import SMTPDataError, SMTPException, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend
from django.test import override_settings

from fairhearing.desk import NoticeRow
from fairhearing.errors import BusyError
from fairhearing.web import mailer, outbox, worker
from fairhearing.web.house import Rooms
from fairhearing.web.models import Account, Member, Notice
from fairhearing.web.store import SqlBooks
from tests.books import case_row, stored_act

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 2)
NEXT_MORNING = datetime(2026, 3, 3, 7, 0, tzinfo=UTC)
FAILING = "tests.web.test_mail.{}"


class Unreachable(EmailBackend):
    """A mail server that is down."""

    def open(self) -> bool:
        raise OSError("connection refused")


class Refusing(EmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, messages: list[EmailMessage]) -> int:  # type: ignore[override] # as Django calls it
        raise SMTPDataError(450, b"somebody's address")


class Dropping(EmailBackend):
    """A mail server that hangs up at the first mail."""

    def send_messages(self, messages: list[EmailMessage]) -> int:  # type: ignore[override] # as Django calls it
        raise SMTPServerDisconnected("somebody's address")


@pytest.fixture(autouse=True)
def members(place: Rooms) -> list[Account]:
    """Three who could be on a roster, one of them without an address, and an administrator."""
    made = [Account.objects.create_user(f"m{n}", "p", f"m{n}@example.org" if n else "") for n in range(3)]
    for number, account in enumerate(made):
        Member.objects.create(user=account, person_id=f"c0{number}")
    Account.objects.create_user("admin", "p", "admin@example.org")
    return made


def _news(day: date = DAY) -> None:
    with SqlBooks().writing() as ledger:
        ledger.queue(NoticeRow(0, "", "news", day))


def test_everybody_who_could_be_on_a_roster_gets_the_same_mail() -> None:
    """It says that there may be something, and nothing else."""
    _news()
    assert mailer.send_waiting(NEXT_MORNING) == 2
    assert sorted(one.to[0] for one in mail.outbox) == ["m1@example.org", "m2@example.org"]
    assert len({(one.subject, one.body) for one in mail.outbox}) == 1
    assert "There may be something for you; sign in." in mail.outbox[0].body
    assert not Notice.objects.filter(done=False).exists()


def test_the_news_of_a_day_go_out_the_next_morning() -> None:
    """Neither at the moment of an act nor in the night."""
    _news()
    for moment in (datetime(2026, 3, 2, 23, tzinfo=UTC), datetime(2026, 3, 3, 5, 59, tzinfo=UTC)):
        assert mailer.send_waiting(moment) == 0
    assert mailer.send_waiting(NEXT_MORNING) == 2
    assert mailer.send_waiting(NEXT_MORNING) == 0


def test_a_step_about_somebodys_sign_in_is_told_at_once() -> None:
    """To whom it was queued for alone, also in the night; it leads to the account and says nothing of a case."""
    account = Account.objects.get(username="m1")
    with SqlBooks().writing() as ledger:
        ledger.queue(NoticeRow(0, str(account.pk), "keys-asked", DAY))
    assert mailer.send_waiting(datetime(2026, 3, 2, 23, tzinfo=UTC)) == 1
    (sent,) = mail.outbox
    assert sent.to == ["m1@example.org"]
    assert "If nobody asked for it, stop it." in sent.body
    assert sent.body.endswith("/account\n")


@override_settings(FAIRHEARING_DEMO=True)
def test_the_demo_sends_at_once() -> None:
    """Nobody waits until the morning to see a mail."""
    _news()
    assert mailer.send_waiting(datetime(2026, 3, 2, 12, tzinfo=UTC)) == 2


def test_several_days_are_one_mail() -> None:
    """After a time without a worker nobody gets three."""
    for days in range(3):
        _news(DAY + timedelta(days=days))
    assert mailer.send_waiting(NEXT_MORNING + timedelta(days=3)) == 2
    assert not Notice.objects.filter(done=False).exists()


def test_a_mail_server_that_is_down_loses_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """Everything stays in the outbox, the log says how much, and the next round sends it."""
    _news()
    with override_settings(EMAIL_BACKEND=FAILING.format("Unreachable")), caplog.at_level(logging.WARNING):
        assert mailer.send_waiting(NEXT_MORNING) == 0
    assert "the mail server cannot be reached; 3 mails stay in the outbox" in caplog.text
    assert Notice.objects.filter(done=False).count() == 3
    assert mailer.send_waiting(NEXT_MORNING) == 2


def test_a_mail_that_was_marked_is_never_sent_again(caplog: pytest.LogCaptureFixture) -> None:
    """Whether the server took it cannot be known; the next daily mail covers it."""
    _news()
    with override_settings(EMAIL_BACKEND=FAILING.format("Refusing")):
        assert mailer.send_waiting(NEXT_MORNING) == 0
    assert mailer.send_waiting(NEXT_MORNING) == 0
    assert mail.outbox == []
    assert "example.org" not in caplog.text


def test_a_server_that_hangs_up_swallows_one_mail_at_most() -> None:
    """What it was not offered any more stays in the outbox, and the next round sends it."""
    _news()
    with override_settings(EMAIL_BACKEND=FAILING.format("Dropping")):
        assert mailer.send_waiting(NEXT_MORNING) == 0
    assert mailer.send_waiting(NEXT_MORNING) == 1


@pytest.mark.parametrize("fault", ["Refusing", "Dropping"])
def test_a_warning_about_a_sign_in_is_tried_again(fault: str, caplog: pytest.LogCaptureFixture) -> None:
    """No later mail covers it; after three days what it tells of is over, and it is given up."""
    at = datetime(2026, 3, 2, 23, tzinfo=UTC)
    with SqlBooks().writing() as ledger:
        ledger.queue(NoticeRow(0, str(Account.objects.get(username="m1").pk), "keys-asked", DAY))
    with override_settings(EMAIL_BACKEND=FAILING.format(fault)), caplog.at_level(logging.WARNING):
        assert mailer.send_waiting(at) == 0
        assert mailer.send_waiting(at + timedelta(minutes=1)) == 0
        assert mailer.send_waiting(at + timedelta(minutes=11)) == 0
    assert caplog.text.count("it is tried again") == 2
    assert "example.org" not in caplog.text
    assert mailer.send_waiting(at + timedelta(minutes=22)) == 1
    assert mailer.send_waiting(at + timedelta(minutes=33)) == 0


def test_a_warning_that_nobody_takes_is_given_up_after_days() -> None:
    """Three days later it is marked, and no round tries it again."""
    with SqlBooks().writing() as ledger:
        ledger.queue(NoticeRow(0, str(Account.objects.get(username="m1").pk), "keys-asked", DAY))
    with override_settings(EMAIL_BACKEND=FAILING.format("Refusing")):
        assert mailer.send_waiting(datetime(2026, 3, 7, 12, tzinfo=UTC)) == 0
    assert not Notice.objects.filter(done=False).exists()


def test_a_lease_keeps_others_away_until_it_is_over() -> None:
    """Two workers do not take the same mail; one whose lease ran out cannot complete it."""
    _news()
    outbox.expand(DAY)
    mine = outbox.lease(NEXT_MORNING, DAY)
    assert outbox.lease(NEXT_MORNING, DAY) == ()
    theirs = outbox.lease(NEXT_MORNING + outbox.LEASE + timedelta(seconds=1), DAY)
    assert [job.id for job in theirs] == [job.id for job in mine]
    assert not outbox.mark(mine[0], DAY)
    assert outbox.mark(theirs[0], DAY)
    assert not outbox.mark(theirs[0], DAY)


def test_what_was_sent_is_removed_after_a_week() -> None:
    """Old rows would tell on which days something happened."""
    _news()
    mailer.send_waiting(NEXT_MORNING)
    outbox.sweep(DAY + timedelta(days=7))
    assert Notice.objects.exists()
    outbox.sweep(DAY + timedelta(days=8))
    assert not Notice.objects.exists()


def test_a_closed_account_gets_none(members: list[Account]) -> None:
    """Whoever was removed is not told that there is news."""
    Account.objects.filter(pk=members[1].pk).update(is_active=False)
    _news()
    assert mailer.send_waiting(NEXT_MORNING) == 1


class TestWorker:
    """What is done beside answering."""

    def test_the_record_grows_at_fixed_times(self, place: Rooms) -> None:
        """Acts wait for the next full multiple; nothing is appended in between."""
        moment = [datetime(2026, 3, 3, 7, 0, 1, tzinfo=UTC)]
        busy = worker.Worker(place, 60, lambda: moment[0])
        _keep_an_act()
        busy.look()
        assert place.log.head() is None
        assert busy.pause() == 15.0
        moment[0] += timedelta(seconds=55)
        assert busy.pause() == pytest.approx(4.0)
        moment[0] += timedelta(seconds=4)
        busy.look()
        head = place.log.head()
        assert head is not None
        assert head.size == 2, "the act, and the state of the organisation"

    def test_once_does_everything(self, place: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
        """The record, the mail and the sweeps, whatever the time."""
        monkeypatch.setattr(worker.transactions, "truncate_wal", lambda: None)
        _keep_an_act()
        _news()
        worker.run(once=True)
        assert place.log.head() is not None
        assert not Notice.objects.filter(done=False).exists()

    def test_one_failing_job_does_not_stop_the_others(
        self, place: Rooms, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        """A busy storage and a fault of our own are noted, and the rest is done."""

        def fault() -> None:
            raise ZeroDivisionError("words of a report")

        def busy() -> None:
            raise BusyError("The disk is full.", why="It is.", remedy="Wait.")

        monkeypatch.setattr(worker.budgets, "sweep", fault)
        monkeypatch.setattr(worker.SessionStore, "clear_expired", busy)
        monkeypatch.setattr(worker.transactions, "truncate_wal", lambda: None)
        _news()
        worker.Worker(place, 60, lambda: NEXT_MORNING).all_due()
        assert len(mail.outbox) == 2
        assert "counters: failed" in caplog.text
        assert "sessions: BusyError" in caplog.text

    def test_a_clock_that_lags_is_said(self, place: Rooms, caplog: pytest.LogCaptureFixture) -> None:
        """An operator who set the clock back reads it in the log."""
        late = datetime.now(UTC) + timedelta(hours=1)
        _keep_an_act(late)
        worker.Worker(place, 60)._check_clock()
        assert "seconds behind the newest act" in caplog.text


def _keep_an_act(at: datetime | None = None) -> None:
    act = stored_act(0)
    with SqlBooks().writing() as ledger:
        ledger.add_case(case_row())
        ledger.add_act(
            act if at is None else replace(act, public=replace(act.public, at=at.replace(microsecond=0)))
        )


def test_smtp_errors_are_of_two_kinds() -> None:
    """Both the server's own and the network's are caught."""
    assert issubclass(SMTPServerDisconnected, SMTPException)
    assert issubclass(SMTPException, OSError)


@pytest.mark.parametrize("account", ["nobody", "9" * 40, "1; drop", "-1"])
def test_a_row_that_names_no_account_keeps_nobody_from_their_mail(account: str) -> None:
    """Whoever can write into the store puts it before the others."""
    Notice.objects.create(account=account, template="news", day=DAY)
    _news()
    assert mailer.send_waiting(NEXT_MORNING) == 2
    assert not Notice.objects.filter(done=False).exists()
