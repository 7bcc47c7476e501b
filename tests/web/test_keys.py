"""Opened keys last for a session; what was posted too late is kept for its owner."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from fairhearing.desk import enrol
from fairhearing.errors import SealError
from fairhearing.identifiers import PersonId
from fairhearing.machine import OsRandomness
from fairhearing.sealing import Recipient, make_receipt, new_person_keys, read_receipt
from fairhearing.web import budgets, kept, keys
from fairhearing.web import urls as site
from fairhearing.web.access import public, receipt, unlocked
from fairhearing.web.house import Rooms
from fairhearing.web.models import SealedSession
from fairhearing.web.permissions import ROLES
from tests.web.conftest import hold_receipt, make_account, sign_in

POSTED: list[tuple[dict[str, list[str]], dict[str, bytes], str]] = []


def _take(request: HttpRequest) -> HttpResponse:
    files = {name: file.read() for name, file in request.FILES.items()}
    POSTED.append((dict(request.POST.lists()), files, request.get_full_path()))
    return HttpResponse("taken")


@public
def words(request: HttpRequest) -> HttpResponse:
    """Open a mailbox with the words that were posted, or say whether one is open."""
    if request.method == "POST":
        return HttpResponse(keys.open_mailbox_session(request, request.POST["words"]).find)
    party = keys.party(request)
    if request.GET.get("close"):
        keys.close_mailbox(request)
    return HttpResponse("closed" if party is None else party.keys.find)


urlpatterns = [
    path("officers", unlocked(_take), name="officers"),
    path("parties", receipt(_take), name="parties"),
    path("words", words, name="words"),
    *site.urlpatterns,
]
handler404 = site.handler404
own_pages = override_settings(ROOT_URLCONF="tests.web.test_keys")


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budgets, "BUDGETS", budgets.Budgets(lambda seconds: None))
    POSTED.clear()


def test_six_words_open_the_keys_for_this_session(place: Rooms, browser: Callable[..., Client]) -> None:
    """Wrong ones do not; locking and signing out close them again."""
    passphrase = enrol(place.house, PersonId("c03")).passphrase
    client = browser()
    sign_in(client, make_account("ash", "c03"))
    wrong = client.post("/unlock", {"passphrase": "six words that are not theirs"})
    assert wrong.status_code == 422
    assert "do not open your keys" in wrong.content.decode()
    right = client.post("/unlock", {"passphrase": passphrase.upper(), "next": "/kept/x"})
    assert (right.status_code, right.headers["Location"]) == (302, "/kept/x")
    assert "Lock" in client.get("/").content.decode()
    client.post("/lock")
    assert client.get("/unlock").context["is_unlocked"] is False


@pytest.mark.parametrize(("username", "person"), [("bo", "c04"), ("admin", "")])
def test_without_keys_nothing_opens(
    place: Rooms, browser: Callable[..., Client], username: str, person: str
) -> None:
    """Somebody who has not made theirs yet, and an account without a person, are as if the words were wrong."""
    client = browser()
    sign_in(client, make_account(username, person))
    request = client.get("/").wsgi_request
    assert not keys.unlock(request, "any six words")
    assert keys.holder(request) is None


@pytest.mark.parametrize("page", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""])
def test_one_is_sent_on_within_this_site_only(place: Rooms, browser: Callable[..., Client], page: str) -> None:
    """A link cannot lead elsewhere by way of the unlock page."""
    passphrase = enrol(place.house, PersonId("c03")).passphrase
    client = browser()
    sign_in(client, make_account("ash", "c03"))
    assert client.post("/unlock", {"passphrase": passphrase, "next": page}).headers["Location"] == "/cases"


def test_an_overseer_is_led_to_the_clocks(place: Rooms, browser: Callable[..., Client]) -> None:
    """After the six words they are where they work, and the way there stands on every page."""
    passphrase = enrol(place.house, PersonId("c05")).passphrase
    client = browser()
    sign_in(client, make_account("oak", "c05"))
    assert client.post("/unlock", {"passphrase": passphrase}).headers["Location"] == "/overseer"
    assert b'<a href="/overseer">Is the procedure kept?</a>' in client.get("/account").content


@own_pages
def test_a_receipt_opens_a_session_and_leaving_ends_it(place: Rooms, browser: Callable[..., Client]) -> None:
    """Words that are no receipt open none; leaving removes what was there."""
    client, receipt_words = browser(), make_receipt(OsRandomness())
    assert client.post("/words", {"words": "nothing of the kind"}).status_code == 404
    assert client.cookies == {}
    assert client.post("/words", {"words": receipt_words}).content.decode() == read_receipt(receipt_words).find
    assert client.get("/words").content.decode() == read_receipt(receipt_words).find
    left = client.post("/leave")
    assert (left.status_code, left.headers["Location"]) == (302, "/left")
    assert client.get("/words").content == b"closed"
    assert not SealedSession.objects.exists()


@own_pages
def test_a_mailbox_signs_an_officer_out_and_can_be_closed(place: Rooms, as_role: Callable[[str], Client]) -> None:
    """One browser is never two people at once."""
    client = as_role("handler")
    client.post("/words", {"words": make_receipt(OsRandomness())})
    assert client.get("/officers").status_code == 302
    client.get("/words?close=1")
    assert client.get("/words").content == b"closed"


@own_pages
def test_another_cookie_key_opens_nothing(place: Rooms, as_role: Callable[[str], Client]) -> None:
    """Keys that were sealed for one session do not open in another, even with its content copied."""
    client, other = as_role("handler"), as_role("member")
    for role_client in (client, other):
        assert role_client.get("/officers").status_code == 200
    request = HttpRequest()
    request.session = keys.SessionStore(client.cookies["__Host-fairhearing"].value)
    copied = keys.SessionStore()
    copied.update(dict(request.session.items()))
    copied.save()
    for name in ("fairhearing.person", "fairhearing.receipt"):
        copied[name] = "00" * 136
    copied.save()
    browser_of_thief = Client(headers={"host": "localhost:8000"})
    browser_of_thief.cookies["__Host-fairhearing"] = copied.session_key or ""
    assert browser_of_thief.get("/officers").status_code == 302
    assert browser_of_thief.get("/words").content == b"closed"


@own_pages
@pytest.mark.parametrize("role", [role for role in ROLES if role not in {"reporter", "respondent"}])
def test_a_mailbox_page_asks_for_the_words(role: str, place: Rooms, as_role: Callable[[str], Client]) -> None:
    """Whoever has no mailbox open is sent to where one types the words, and back."""
    answer = as_role(role).get("/parties?page=2")
    assert answer.headers["Location"] == "/mailbox/open?next=%2Fparties%3Fpage%3D2"


@own_pages
def test_a_form_left_open_is_kept_for_its_owner(place: Rooms, browser: Callable[..., Client]) -> None:
    """Posted after the session was over: sealed to the owner, shown to them after unlocking, sent on as it was."""
    passphrase = enrol(place.house, PersonId("c03")).passphrase
    account = make_account("ash", "c03")
    client = browser()
    with place.house.books.reading() as ledger:
        row = ledger.keys(PersonId("c03"))
    assert row is not None
    form = {
        "keep_for": kept.field_of(Recipient(row.recipient)),
        "text": "Words typed for an hour.",
        "who": ["a", "b"],
        "file": SimpleUploadedFile("note.txt", b"the file's bytes", "text/plain"),
    }
    sent = client.post("/officers?step=3", form)
    assert sent.headers["Location"].startswith("/accounts/login?next=%2Fkept%2F")
    name = sent.headers["Location"].rpartition("%2F")[2]
    assert b"Words typed" not in place.drafts.get(name)
    sign_in(client, account)
    asked = client.get(f"/kept/{name}")
    assert asked.headers["Location"] == f"/unlock?next=%2Fkept%2F{name}"
    client.post("/unlock", {"passphrase": passphrase})
    shown = client.get(f"/kept/{name}").content.decode()
    assert "Words typed for an hour." in shown
    assert "note.txt" in shown
    assert client.post(f"/kept/{name}").content == b"taken"
    assert POSTED == [
        (
            {"text": ["Words typed for an hour."], "who": ["a", "b"]},
            {"file": b"the file's bytes"},
            "/officers?step=3",
        )
    ]
    assert client.get(f"/kept/{name}").status_code == 404


@own_pages
def test_what_is_kept_opens_for_nobody_else(place: Rooms, as_role: Callable[[str], Client]) -> None:
    """Another officer and another mailbox get what does not exist."""
    client = as_role("anonymous")
    owner = new_person_keys(OsRandomness())
    form = {"keep_for": kept.field_of(owner.identity.recipient), "text": "for one alone"}
    name = client.post("/parties", form).headers["Location"].rpartition("%2F")[2]
    for role in ("handler", "reporter"):
        assert as_role(role).get(f"/kept/{name}").status_code == 404
    assert client.get(f"/kept/{name}").headers["Location"].startswith("/mailbox/open?next=")


@own_pages
def test_a_form_with_a_file_too_large_is_not_kept_in_part(place: Rooms, browser: Callable[..., Client]) -> None:
    """Kept without the file it would look whole; so it is refused, and the page says what to do."""
    owner = new_person_keys(OsRandomness())
    film = SimpleUploadedFile("talk.mov", b"x" * 5_000)
    with override_settings(FAIRHEARING_LARGEST_FILE=1_000):
        answer = browser().post("/officers", {"keep_for": kept.field_of(owner.identity.recipient), "file": film})
    assert answer.status_code == 413
    assert not list(place.drafts._folder.glob("*"))


@own_pages
@pytest.mark.parametrize("owner", ["", "zz", "00", "00" * 32, "09" * 32, "09" * 32 + "." + "0" * 64, "é"])
def test_a_form_that_names_no_owner_is_not_kept(place: Rooms, browser: Callable[..., Client], owner: str) -> None:
    """Nothing is written unsealed, or for an owner whom another page named; the person is asked to sign in."""
    answer = browser().post("/officers", {"keep_for": owner, "text": "lost"})
    assert answer.headers["Location"] == "/accounts/login"
    assert not list(place.drafts._folder.glob("*"))


@own_pages
def test_every_guarded_form_can_carry_its_owner(place: Rooms, browser: Callable[..., Client]) -> None:
    """The hidden field is there where keys are open, and nowhere else."""
    from django.template import Context, Template

    client, receipt_words = browser(), make_receipt(OsRandomness())
    hold_receipt(client, receipt_words)
    request = client.get("/words").wsgi_request
    field = Template("{% keep_for %}").render(Context({"request": request}))
    assert read_receipt(receipt_words).identity.recipient.hex() in field
    assert Template("{% keep_for %}").render(Context({})) == ""
    with pytest.raises(SealError):
        kept.take(client.get("/words").wsgi_request, browser_draft(place))


def browser_draft(place: Rooms) -> str:
    """Keep something that nobody can open."""
    return place.drafts.put(b"not sealed to anybody")
