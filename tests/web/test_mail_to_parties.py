"""The daily mail to addresses that parties left, and what lies of them in the installation."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.test import override_settings

from fairhearing.desk import NoticeRow
from fairhearing.errors import SealError
from fairhearing.sealing import ReceiptKeys, make_receipt, new_identity, read_receipt, seal_to
from fairhearing.web import addresses, mailer, outbox, worker
from fairhearing.web.house import Rooms, rooms
from fairhearing.web.models import Account, Member, Notice, NoticeAddress
from fairhearing.web.service_keys import NAMES, ServiceKeys
from fairhearing.web.store import SqlBooks

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 2)
NEXT_MORNING = datetime(2026, 3, 3, 7, 0, tzinfo=UTC)
MINE = "zinnober-planted@example.org"
FAILING = "tests.web.test_mail.{}"
FILES = "django.core.mail.backends.filebased.EmailBackend"


@pytest.fixture(autouse=True)
def member(place: Rooms) -> Account:
    """One who could be on a roster."""
    made = Account.objects.create_user("m1", "p", "m1@example.org")
    Member.objects.create(user=made, person_id="c01")
    return made


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """What is logged, down to the smallest; no address may be in it, whatever happens."""
    with caplog.at_level(logging.DEBUG):
        yield caplog
    assert "zinnober" not in caplog.text


def _left(place: Rooms, address: str = MINE) -> ReceiptKeys:
    """Leave an address under new words, and return what they stand for."""
    holder = read_receipt(make_receipt(place.house.randomness))
    addresses.keep(holder, address)
    return holder


def _news(day: date = DAY) -> None:
    with SqlBooks().writing() as ledger:
        ledger.queue(NoticeRow(0, "", "news", day))


def _to_parties() -> list[str]:
    return [one.to[0] for one in mail.outbox if one.to[0] != "m1@example.org"]


def test_a_party_gets_one_neutral_sentence(place: Rooms) -> None:
    """What the page showed, and no word of what this site is for; the address is in no other mail."""
    _left(place)
    _news()
    assert mailer.send_waiting(NEXT_MORNING) == 2
    theirs, officers = sorted(mail.outbox, key=lambda one: one.to != [MINE])
    assert theirs.body == "\n\n".join(mailer.sentences()) + "\n"
    assert "Puede haber algo para usted" in theirs.body  # which language they read is not kept
    assert "http://localhost:8000/" in theirs.body
    assert "to stop this mail" in theirs.body
    whole = theirs.message().as_string().lower()
    for word in ("report", "case", "misconduct", "complaint", "hearing:", "party", "roster"):
        assert word not in theirs.body.lower() + theirs.subject.lower()
    assert "auto-submitted: auto-generated" in whole
    assert MINE not in officers.message().as_string()


def test_it_goes_at_most_daily_and_on_the_same_days_as_everybodys(place: Rooms) -> None:
    """Not before the next morning, once for several days, and never without news."""
    _left(place)
    for days in range(3):
        _news(DAY + timedelta(days=days))
    assert mailer.send_waiting(datetime(2026, 3, 2, 23, tzinfo=UTC)) == 0
    assert mailer.send_waiting(NEXT_MORNING + timedelta(days=3)) == 2
    assert mailer.send_waiting(NEXT_MORNING + timedelta(days=3)) == 0
    assert _to_parties() == [MINE]
    assert not Notice.objects.filter(done=False).exists()


def test_one_address_under_many_words_gets_one_mail(place: Rooms) -> None:
    """Whoever puts in somebody else's address again and again fills no mailbox."""
    for spelled in (MINE, MINE.upper(), MINE):
        _left(place, spelled)
    _news()
    assert mailer.send_waiting(NEXT_MORNING) == 2
    assert len(_to_parties()) == 1


def test_nothing_is_sent_to_what_was_removed(place: Rooms) -> None:
    """Not even what waits already; the outbox forgets the name that it had."""
    holder = _left(place)
    other = _left(place, "other@example.org")
    _news()
    outbox.expand(DAY)
    assert Notice.objects.filter(account=holder.notice).exists()
    addresses.remove(holder)
    assert not Notice.objects.filter(account=holder.notice).exists()
    assert mailer.send_waiting(NEXT_MORNING) == 2
    assert _to_parties() == ["other@example.org"]
    assert addresses.kept_until(holder) is None
    assert addresses.kept_until(other) is not None


def test_what_is_removed_between_lease_and_sending_gets_nothing(place: Rooms) -> None:
    """The address is looked up when its turn comes."""
    holder = _left(place)
    assert addresses.opened(holder.notice) == MINE
    addresses.remove(holder)
    assert addresses.opened(holder.notice) == ""


def test_an_address_is_removed_when_its_time_is_over(place: Rooms) -> None:
    """By the worker, on the first of a month, a year to thirteen months after it was entered."""
    holder = _left(place)
    until = addresses.kept_until(holder)
    assert until is not None
    assert until.day == 1
    assert 365 <= (until - place.house.now().date()).days <= 397
    _news()
    outbox.expand(DAY)
    addresses.sweep(until - timedelta(days=1))
    assert NoticeAddress.objects.exists()
    moment = datetime(until.year, until.month, 1, tzinfo=UTC)
    worker.Worker(place, 60, lambda: moment)._mail()
    assert not NoticeAddress.objects.exists()
    assert not Notice.objects.filter(account=holder.notice).exists()


@pytest.mark.parametrize(
    ("day", "until"),
    [
        (date(2026, 1, 1), date(2027, 2, 1)),
        (date(2026, 11, 30), date(2027, 12, 1)),
        (date(2026, 12, 31), date(2028, 1, 1)),
        (date(2028, 2, 29), date(2029, 3, 1)),
    ],
)
def test_the_day_is_rounded_to_a_month(day: date, until: date) -> None:
    """A row tells the month in which it was entered, and no day."""
    assert addresses._a_year_on(day) == until


def test_a_mail_server_that_is_down_loses_nothing(place: Rooms, logged: pytest.LogCaptureFixture) -> None:
    """The mail stays in the outbox, without its address."""
    _left(place)
    _news()
    with override_settings(EMAIL_BACKEND=FAILING.format("Unreachable")):
        assert mailer.send_waiting(NEXT_MORNING) == 0
    assert "2 mails stay in the outbox" in logged.text
    assert not any("@" in row.account for row in Notice.objects.all())
    assert mailer.send_waiting(NEXT_MORNING) == 2


def test_a_mail_server_that_refuses_it_is_logged_without_it(
    place: Rooms, logged: pytest.LogCaptureFixture
) -> None:
    """Its own words may hold the address; they go nowhere."""
    _left(place)
    _news()
    with override_settings(EMAIL_BACKEND=FAILING.format("Refusing")):
        assert mailer.send_waiting(NEXT_MORNING) == 0
    assert "did not take 1 mail" in logged.text


def test_what_was_written_into_the_store_by_hand_adds_no_line_to_a_mail(
    place: Rooms, logged: pytest.LogCaptureFixture
) -> None:
    """Whoever seals an address with a line break to the worker's key stops no other mail."""
    for broken in (b"a@example.org\nBcc: zinnober@example.org", b"\xff\xfe", b"zinnober"):
        holder = _left(place)
        sealed = seal_to(place.keys.recipient("mail"), broken)
        NoticeAddress.objects.filter(pk=holder.notice).update(content=sealed)
    _left(place, "last@example.org")
    _news()
    mailer.send_waiting(NEXT_MORNING)
    assert {"m1@example.org", "last@example.org"} <= {one.to[0] for one in mail.outbox}
    assert not any("Bcc" in one.message().as_string() for one in mail.outbox)
    assert not Notice.objects.filter(done=False).exists()


def test_a_key_that_was_lost_stops_no_other_mail(place: Rooms, logged: pytest.LogCaptureFixture) -> None:
    """What does not open is said, without what it is."""
    holder = _left(place)
    strange = seal_to(new_identity(place.house.randomness).recipient, MINE.encode())
    NoticeAddress.objects.filter(pk=holder.notice).update(content=strange)
    with pytest.raises(SealError):
        addresses.opened(holder.notice)
    _news()
    assert mailer.send_waiting(NEXT_MORNING) == 1
    assert "does not open with the key 'mail'" in logged.text


@override_settings(EMAIL_BACKEND=FILES)
def test_no_address_is_written_into_files_on_the_sites_own_disk(place: Rooms, tmp_path: Path) -> None:
    """Without a mail server only accounts' mail goes there; in the demo, all of it."""
    _left(place)
    with override_settings(EMAIL_FILE_PATH=str(tmp_path / "mail")):
        _news()
        assert mailer.send_waiting(NEXT_MORNING) == 1
        assert not any(MINE in path.read_text() for path in (tmp_path / "mail").iterdir())
        with override_settings(FAIRHEARING_DEMO=True):
            _news(DAY + timedelta(days=1))
            assert mailer.send_waiting(NEXT_MORNING) == 2
        assert any(MINE in path.read_text() for path in (tmp_path / "mail").iterdir())


class TestAtRest:
    """What a stolen database or disk tells."""

    def test_every_row_has_the_same_length(self, place: Rooms) -> None:
        """Whether the address is short or as long as one can be."""
        _left(place, "a@b.cd")
        _left(place, "x" * 64 + "@" + "y" * 63 + "." + "z" * 63 + "." + "w" * 57 + ".org")
        rows = NoticeAddress.objects.all()
        assert {(len(row.find), len(bytes(row.content)), row.until) for row in rows} == {(64, 4296, rows[0].until)}

    def test_its_name_is_no_mailboxs(self, place: Rooms) -> None:
        """The one cannot be matched with the other."""
        holder = _left(place)
        assert len({holder.find, holder.notice}) == 2

    def test_the_web_process_seals_without_reading_the_key(self, place: Rooms, tmp_path: Path) -> None:
        """The public half is enough; without the key nothing opens."""
        (tmp_path / "keys" / "mail").rename(tmp_path / "elsewhere")
        holder = _left(place)
        with pytest.raises(SealError):
            addresses.opened(holder.notice)
        (tmp_path / "elsewhere").rename(tmp_path / "keys" / "mail")
        assert addresses.opened(holder.notice) == MINE


class TestKey:
    """The mail worker's key."""

    def test_an_older_installation_gets_it_when_the_site_starts(self, place: Rooms, tmp_path: Path) -> None:
        """Only what it cannot have had: a key that was lost is not made anew without being asked for."""
        folder = tmp_path / "keys"
        for name in ("mail", "mail.public", "roll"):
            (folder / name).unlink()
        rooms.cache_clear()
        assert rooms().keys.recipient("mail")
        assert not (folder / "roll").exists()

    def test_its_public_half_follows_it(self, tmp_path: Path) -> None:
        """One of another key is written anew; of a key that is broken there is none."""
        keys = ServiceKeys(tmp_path)
        keys.make()
        right = keys.recipient("mail")
        (tmp_path / "mail.public").write_bytes(bytes(32))
        keys.make()
        assert keys.recipient("mail") == right
        for name in ("mail", "mail.public"):
            (tmp_path / name).write_bytes(b"short")
        keys.make(NAMES)
        with pytest.raises(SealError, match="'mail'"):
            keys.get("mail")
        with pytest.raises(SealError, match=r"'mail\.public'"):
            keys.recipient("mail")
