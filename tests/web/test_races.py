"""Two writers at once, on whichever database: of what cannot both be, one is kept, and the other is told why."""

from __future__ import annotations

import threading
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from django.test import Client

from fairhearing.desk import (
    Ledger,
    Proposal,
    change_passphrase,
    enrol,
    find_invited,
    invite_member,
    name_respondent,
    open_case,
    open_mailbox,
    perform,
    refresh_index,
    take_up_letter,
    unlock,
)
from fairhearing.errors import CrossedError, NotYoursError, RefusedError
from fairhearing.identifiers import CaseCode, KindName, PersonId
from fairhearing.sealing import make_letter_code, make_receipt, read_letter_code, read_receipt
from fairhearing.web import addresses, budgets, models, used_codes
from fairhearing.web.house import Rooms
from fairhearing.web.store import SqlBooks
from tests.club import START, Club, settle
from tests.fakes import FakeClock
from tests.walking import panel_of, walk_to
from tests.web.conftest import Browser
from tests.web.racing import at_once, errors
from tests.web.storage import on_postgresql

pytestmark = pytest.mark.django_db(transaction=True)

C09 = PersonId("c09")
DAY = date(2026, 3, 2)
MANY = 4


@pytest.fixture
def club(transactional_db: None, place: Rooms) -> Club:
    """The club in a real house, at a time that the test moves."""
    return settle(replace(place.house, clock=FakeClock(START)))


def of_the_panel(club: Club, person: str, code: CaseCode, kind: str, **fields: object) -> object:
    """Do an act in the panel's name."""
    given = {"reason": "Because.", "votes_for": "3", "votes_against": "0", **fields}
    return perform(club.house, club.officers[person], code, Proposal(KindName(kind), given))


def test_of_two_findings_that_contradict_each_other_one_is_made(club: Club) -> None:
    """The other is refused with the rule, what was done first and what can be done now; the refusal is noted."""
    way = walk_to(club, "formed")
    club.clock.pass_days(3)
    perform(club.house, club.officers["c04"], way.code, Proposal(KindName("final-talk-held"), {"text": "Held."}))
    members = panel_of(club, way)
    first, second = list(members.values())[:2]
    find = partial(
        of_the_panel,
        club,
        code=way.code,
        kind="finding-made",
        members=list(members),
        standard="more-likely-than-not",
    )
    done = at_once(lambda: find(first, finding="substantiated"), lambda: find(second, finding="unsubstantiated"))
    (refused,) = errors(done)
    assert isinstance(refused, RefusedError)
    assert "It can be done once" in refused.why
    assert "Rule 'finding' of 'model-small'" in refused.why
    assert refused.remedy
    case = open_case(club.house, club.officers[first], way.code)
    assert len(case.done("finding-made")) == 1
    assert [row.rule for row in models.Refusal.objects.filter(case_id=way.code)] == ["finding"]


def test_a_case_is_closed_once(club: Club) -> None:
    """A receiver closes it in two windows at the same moment: one act, one refusal, and the case is closed."""
    way = walk_to(club, "notified")
    club.clock.pass_days(31)
    close = Proposal(KindName("case-closed"), {"reason": "All done."})
    done = at_once(*(partial(perform, club.house, club.officers["c04"], way.code, close) for _ in range(2)))
    (refused,) = errors(done)
    assert isinstance(refused, RefusedError)
    assert "Rule 'closing'" in refused.why
    assert models.Act.objects.filter(case_id=way.code, kind="case-closed").count() == 1
    assert models.Case.objects.get(code=way.code).closed


class Together(SqlBooks):
    """Books that let nobody write before two have come who want to."""

    def __init__(self) -> None:
        self._both, self._mine = threading.Barrier(2), threading.local()

    def writing(self) -> AbstractContextManager[Ledger]:
        if not hasattr(self._mine, "came"):
            self._mine.came = self._both.wait(60)
        return super().writing()


def test_of_two_sifters_who_name_somebody_one_does(club: Club) -> None:
    """Each names another person at the same moment: one name stands, and the other is told that it is done."""
    _, code = club.report(respondents=(), described="The tall one at the door")
    house = replace(club.house, books=Together())
    named = {"x01": "Fir Six", "x02": "Ivy Nine"}
    done = at_once(
        *(partial(name_respondent, house, club.officers[who], code, name) for who, name in named.items())
    )
    (refused,) = errors(done)
    assert isinstance(refused, NotYoursError)
    assert models.Act.objects.filter(case_id=code, kind="respondent-identified").count() == 1


def test_acts_of_two_cases_do_not_wait_for_one_another(club: Club) -> None:
    """While one case is being written in, another takes acts (SQLite has one writer, who is quick)."""
    codes = [club.report()[1] for _ in range(2)]
    inside, done = threading.Event(), threading.Event()

    def slowly() -> None:
        with SqlBooks().writing() as ledger:
            assert ledger.case(codes[0]) is not None
            inside.set()
            assert done.wait(20) or not on_postgresql()

    def meanwhile() -> None:
        assert inside.wait(20)
        if on_postgresql():
            of_a_message = Proposal(KindName("message-sent"), {"text": "Here."}, to="reporter-1")
            perform(club.house, club.officers["c04"], codes[1], of_a_message)
        done.set()

    assert errors(at_once(slowly, meanwhile)) == []


def test_writers_who_wait_for_one_another_are_told_apart(club: Club) -> None:
    """Two who lock two cases in opposite order do not hang: at most one is told that the other went first."""
    codes = [club.report()[1] for _ in range(2)]
    both = threading.Barrier(2)

    def lock(order: list[CaseCode]) -> None:
        with SqlBooks().writing() as ledger:
            assert ledger.case(order[0]) is not None
            if on_postgresql():
                both.wait(20)
            assert ledger.case(order[1]) is not None

    done = errors(at_once(partial(lock, codes), partial(lock, codes[::-1])))
    assert [type(one) for one in done] == ([CrossedError] if on_postgresql() else [])


def test_a_letter_code_of_a_respondent_is_used_once(club: Club) -> None:
    """Two use both halves at the same moment: one gets a receipt, to the other there is nothing."""
    way = walk_to(club, "told")
    assert way.letter is not None
    use = partial(take_up_letter, club.house, way.letter.letter, way.letter.spoken)
    done = at_once(use, use)
    (refused,) = errors(done)
    assert isinstance(refused, NotYoursError)
    (got,) = [one for one in done if not isinstance(one, Exception)]
    assert open_mailbox(club.house, read_receipt(got.receipt)).row.code == way.code
    assert models.Mailbox.objects.filter(case_id=way.code, slot="respondent-1").count() == 1


def test_an_enrolment_code_makes_one_account(place: Rooms, browser: Browser) -> None:
    """Two browsers send the same letter code and choose names at the same moment: one account is made."""
    code = invite_member(place.house, C09)
    both = {"letter": code.letter, "spoken": code.spoken}
    clients = [browser() for _ in range(2)]
    for client in clients:
        assert client.post("/enrol", both)["Location"] == "/enrol/account"
    assert sorted(made_at_once(clients, "ab")) == ["/accounts/factors/set-up", "/enrol"]
    assert models.Member.objects.filter(person_id=C09).count() == 1
    assert models.Account.objects.count() == 1


def made_at_once(clients: list[Client], names: str) -> list[str]:
    """Choose user names in several browsers at the same moment; return where each is led."""
    words = {"password": "lamp river quiet", "again": "lamp river quiet"}

    def choose(client: Client, name: str) -> str:
        answer = client.post("/enrol/account", {"username": name, **words})
        return answer.headers.get("Location", "/enrol" if answer.status_code == 422 else "")

    return at_once(*(partial(choose, *one) for one in zip(clients, names, strict=True)))


@pytest.mark.parametrize(("people", "names"), [(["c09", "c10"], "aa"), (["c09", "c09"], "ab")])
def test_a_user_name_and_a_person_have_one_account(
    place: Rooms, browser: Browser, people: list[str], names: str
) -> None:
    """Two choose the same name, or one person comes with two codes: the second begins again with theirs."""
    clients, codes = [browser() for _ in people], [invite_member(place.house, PersonId(one)) for one in people]
    for client, code in zip(clients, codes, strict=True):
        client.post("/enrol", {"letter": code.letter, "spoken": code.spoken})
    led = made_at_once(clients, names)
    assert "/accounts/factors/set-up" in led
    assert set(led) <= {"/accounts/factors/set-up", "/enrol"}
    assert models.Account.objects.count() == 1
    assert models.Enrolment.objects.count() == led.count("/enrol")


def test_somebody_with_two_codes_gets_one_pair_of_keys(club: Club) -> None:
    """Of two enrolments with two codes one is kept; the other neither replaces its keys nor uses its code up."""
    models.Key.objects.filter(person=C09).delete()
    rows = []
    for _ in range(2):
        code = invite_member(club.house, C09)
        rows.append(find_invited(club.house, code.letter, code.spoken))
    done = at_once(*(partial(enrol, club.house, C09, row) for row in rows))
    (refused,) = errors(done)
    (kept,) = [one for one in done if not isinstance(one, Exception)]
    assert isinstance(refused, RefusedError)
    assert unlock(club.house, C09, kept.passphrase).keys == kept.keys
    assert models.Enrolment.objects.count() == 1
    assert models.Edit.objects.filter(kind="keys-entered").count() == 1


def test_the_same_code_enrols_once(club: Club) -> None:
    """Both halves used twice at the same moment give keys to one of the two."""
    models.Key.objects.filter(person=C09).delete()
    code = make_letter_code(club.house.randomness)
    find = read_letter_code(code.letter, code.spoken).find
    models.Enrolment.objects.create(find=find, person=C09, until=DAY + timedelta(days=30))
    row = find_invited(club.house, code.letter, code.spoken)
    done = at_once(*(partial(enrol, club.house, C09, row) for _ in range(2)))
    assert [type(one) for one in errors(done)] == [NotYoursError]


def test_a_new_passphrase_and_an_unlock_at_once_undo_neither(club: Club) -> None:
    """Words that were changed stay changed, and what was found at the unlock is remembered."""
    _, code = club.report()
    officer = club.officers["c04"]
    for _ in range(3):
        done = at_once(
            partial(change_passphrase, club.house, officer), partial(refresh_index, club.house, officer)
        )
        words, found = done
        assert isinstance(words, str), done
        assert unlock(club.house, officer.person, words).keys == officer.keys
        assert {place[0] for place in found} == {code}


def test_a_one_time_code_is_used_once(place: Rooms) -> None:
    """Four come with it at the same moment, and one is let in."""
    done = at_once(*(lambda: used_codes.claim(7, "123456", 900.0) for _ in range(MANY)))
    assert sorted(map(str, done)) == ["False"] * (MANY - 1) + ["True"]


def test_every_wrong_try_is_counted(place: Rooms) -> None:
    """Wrong words tried at the same moment by several processes are counted one by one."""
    waits: list[float] = []
    tries = [budgets.Budgets(waits.append, lambda: 1) for _ in range(MANY)]
    at_once(*(lambda one=one: one.wrong("receipt") for one in tries))
    assert models.Counter.objects.get(name="wrong/receipt/1").value == MANY


def test_an_address_is_kept_once(club: Club) -> None:
    """Whoever sends the same form twice at the same moment has one address there."""
    keys = read_receipt(make_receipt(club.house.randomness))
    done = at_once(*(partial(addresses.keep, keys, f"{name}@example.org") for name in "ab"))
    assert errors(done) == []
    assert models.NoticeAddress.objects.count() == 1
