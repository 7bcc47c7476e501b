"""Bad days: a storage that is locked, full or read-only, a clock that jumps, two at once: nothing is lost."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client

from fairhearing.desk import Party, append_record, open_case, open_mailbox, take_up
from fairhearing.errors import BusyError, NotYoursError, RefusedError
from fairhearing.identifiers import CaseCode
from fairhearing.sealing import make_receipt, read_receipt
from fairhearing.web.clock import SystemClock
from fairhearing.web.house import Rooms, newest_act
from fairhearing.web.models import Act, Case
from tests.club import Club, settle
from tests.walking import act
from tests.web.conftest import make_account, sign_in
from tests.web.filling import check, reported, sending, words
from tests.web.racing import at_once
from tests.web.storage import full, locked, read_only

pytestmark = pytest.mark.django_db(transaction=True)

Browser = Callable[..., Client]


@pytest.fixture
def club(transactional_db: None, place: Rooms) -> Club:
    """The club in a real house."""
    return settle(place.house)


@contextmanager
def no_room_for_files() -> Iterator[None]:
    """The disk takes no file of more than 8 KB."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def blobs_read_only() -> Iterator[None]:
    """Nothing can be made in the folder of sealed files; in /proc nobody can make anything, root neither."""
    blobs, kept = (Path(django_settings.FAIRHEARING_HOME) / name for name in ("blobs", "kept"))
    blobs.mkdir(exist_ok=True)
    blobs.rename(kept)
    blobs.symlink_to("/proc", target_is_directory=True)
    yield
    blobs.unlink()
    kept.rename(blobs)


@pytest.mark.parametrize("bad_day", [locked, full, read_only, no_room_for_files, blobs_read_only])
def test_a_storage_that_takes_nothing_loses_no_report(
    bad_day: Callable[[], AbstractContextManager[None]], club: Club, browser: Browser
) -> None:
    """The check page stays, says plainly what is the matter, and the same form is taken in afterwards, once."""
    client = browser()
    checked = check(client, text="It was so. " * 1500)
    with bad_day():
        answer = client.post("/report", sending(checked))
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "What you typed was not lost" in page
    assert "locked, full or read-only" in page
    assert Case.objects.count() == 0
    assert words(client.post("/report", sending(answer))) == sending(checked)["receipt"]
    assert Case.objects.count() == 1


@pytest.mark.parametrize("bad_day", [locked, read_only])
def test_a_storage_that_takes_nothing_keeps_the_case_whole(
    bad_day: Callable[[], AbstractContextManager[None]], club: Club
) -> None:
    """An act on such a day is not kept, says so, leaves no trace in the case, and goes through on the next."""
    receipt, code = club.report()
    party = Party(read_receipt(receipt))
    with bad_day(), pytest.raises(BusyError):
        act(club, party, code, "message-sent", text="Are you there?")
    assert [one.public.kind for one in open_mailbox(club.house, party.keys).acts] == ["report-received"]
    act(club, party, code, "message-sent", text="Are you there?")
    assert [one.public.seq for one in open_mailbox(club.house, party.keys).acts] == [0, 1]


def test_a_database_that_is_locked_can_still_be_read(club: Club, browser: Browser) -> None:
    """Whoever only reads is not kept waiting by a writer."""
    receipt, _ = club.report()
    with locked():
        assert open_mailbox(club.house, read_receipt(receipt)).acts
        assert browser().get("/report").status_code == 200


def test_the_record_waits_for_a_storage_that_takes_nothing(club: Club) -> None:
    """A round that cannot write appends nothing; the next one appends everything, and once."""
    club.report()
    for bad_day in (locked, read_only):
        with bad_day(), pytest.raises(BusyError):
            append_record(club.house)
    assert append_record(club.house) is not None
    assert append_record(club.house) is None
    assert set(Act.objects.values_list("index", flat=True)) != {None}


def test_a_clock_that_jumps_back_turns_no_order_around(club: Club) -> None:
    """Acts keep their order and their times never fall, by whichever process, after whatever jump."""
    machine = [datetime(2026, 3, 2, 9, tzinfo=UTC)]
    now = replace(club.house, clock=SystemClock(newest_act, lambda: machine[0]))
    here = replace(club, house=now)
    receipt, code = here.report()
    act(here, club.officers["c04"], code, "report-acknowledged", "reporter-1", text="It arrived.")
    machine[0] -= timedelta(days=400)
    other = replace(club, house=replace(now, clock=SystemClock(newest_act, lambda: machine[0])))
    act(other, club.officers["c04"], code, "message-sent", "reporter-1", text="From a process that began later.")
    act(here, Party(read_receipt(receipt)), code, "message-sent", text="From one that saw the jump.")
    times = [one.public.at for one in open_case(now, club.officers["c04"], code).acts]
    assert len(times) == 4
    assert times == sorted(times)
    assert times[0] == datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_two_handlers_acting_at_once_are_both_kept_in_order(club: Club) -> None:
    """Neither act is lost nor in the other's place, and each names the one before it."""
    _, code = club.report(respondents=("Juniper Ten",))
    for turn in range(3):
        done = at_once(
            *(
                lambda officer=officer, turn=turn: act(
                    club, club.officers[officer], code, "message-sent", "reporter-1", text=f"{officer}, {turn}"
                )
                for officer in ("c03", "c04")
            )
        )
        assert [one for one in done if isinstance(one, Exception)] == []
    case = open_case(club.house, club.officers["c03"], code)
    assert [one.public.seq for one in case.acts] == list(range(7))
    said = {one.fields["text"] for one in case.done("message-sent")}
    assert said == {f"{officer}, {turn}" for officer in ("c03", "c04") for turn in range(3)}


def test_of_two_who_use_the_same_words_at_once_one_gets_the_mailbox(club: Club) -> None:
    """Words that somebody else had seen are replaced once; the other try finds nothing any more."""
    seen, code = club.report(channel="telephone", heard_on=club.house.now().date())
    keys, new = read_receipt(seen), [make_receipt(club.house.randomness) for _ in range(2)]
    done = at_once(*(lambda receipt=receipt: take_up(club.house, keys, receipt).receipt for receipt in new))
    got = [one for one in done if isinstance(one, str)]
    assert len(got) == 1
    assert [one for one in done if isinstance(one, NotYoursError | RefusedError)] != []
    assert open_mailbox(club.house, read_receipt(got[0])).row.code == code
    (lost,) = set(new) - set(got)
    with pytest.raises(NotYoursError):
        open_mailbox(club.house, read_receipt(lost))


def test_a_report_sent_twice_at_once_is_one_report(club: Club, browser: Browser) -> None:
    """Four posts of the same check page at the same moment show the same words, and there is one case."""
    first = browser()
    fields = sending(check(first))
    shown = at_once(*(lambda: words(browser().post("/report", fields)) for _ in range(4)))
    assert shown == [fields["receipt"]] * 4
    assert Case.objects.count() == 1


def test_reports_at_once_are_all_taken_in(club: Club, browser: Browser) -> None:
    """Writers wait for one another; each gets a case of its own."""
    receipts = at_once(*(lambda: reported(browser()) for _ in range(4)))
    codes = {open_mailbox(club.house, read_receipt(str(receipt))).row.code for receipt in receipts}
    assert codes == set(map(CaseCode, Case.objects.values_list("code", flat=True)))
    assert len(codes) == 4


@pytest.mark.parametrize("bad_day", [locked, read_only])
def test_cases_are_listed_though_nothing_can_be_written(
    bad_day: Callable[[], AbstractContextManager[None]], club: Club, browser: Browser
) -> None:
    """What opens is tried anew then, and not remembered; the list is whole all the same."""
    _, code = club.report()
    client = browser()
    sign_in(client, make_account("c04", "c04"), club.officers["c04"].keys)
    with bad_day():
        assert code in client.get("/cases").content.decode()
