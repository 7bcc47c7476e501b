"""Doing something in a case: refused in plain words, kept when it was refused, done once when sent twice."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext, override

from fairhearing.desk import open_case
from fairhearing.identifiers import CaseCode
from fairhearing.web.house import Rooms
from tests.club import enrolled
from tests.shut_out import shut_out
from tests.walking import act, walk_to
from tests.web.conftest import Browser
from tests.web.officers import Site, form_on, stand

TYPED = "Typed in the evening, in own words."


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


def done(site: Site, code: CaseCode, kind: str) -> int:
    """Return how often an act was done."""
    return len(open_case(site.club.house, site.club.officers["c04"], code).done(kind))


@pytest.mark.django_db
def test_what_is_not_permitted_yet_is_said_with_its_reason_and_a_remedy(site: Site) -> None:
    """The page of an act that waits for another shows the rule, the fact and what can be done now, and no form."""
    way = walk_to(site.club, "categorised")
    page = site.page("c04", f"/cases/{way.code}/do/respondent-notified")
    assert "Not yet." in page
    assert "safety-plan-before-telling" in page
    assert "Make the safety plan first." in page
    assert "<textarea" not in page
    assert "Make the safety plan first." in site.page("c04", f"/cases/{way.code}")


@pytest.mark.django_db
def test_a_refusal_keeps_what_was_typed(site: Site) -> None:
    """What a rule speaks against comes back with rule, fact and remedy, beside everything that was typed."""
    way = walk_to(site.club, "planned")
    path = f"/cases/{way.code}/do/hold-reviewed"
    answer = site.try_to("c04", way.code, "hold-reviewed", reason=TYPED)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Not now: A hold is continued only with the date on which it is looked at again." in page
    assert "hold-with-a-date" in page
    assert "Name the date." in page
    assert TYPED in page
    again = {**form_on(page), "reason": TYPED, "review_on": "2026-04-01"}
    checked = site.officer("c04").post(path, again).content.decode()
    assert site.officer("c04").post(path, {**form_on(checked), "step": "send"}).status_code == 302
    assert "A hold is continued only" in site.page("c04", f"/cases/{way.code}")


@pytest.mark.django_db
def test_what_is_missing_is_said_beside_the_field(site: Site) -> None:
    """A form without what it needs comes back with what was typed and the field named."""
    way = walk_to(site.club, "acknowledged")
    answer = site.try_to("c04", way.code, "category-set", reason=TYPED)
    assert answer.status_code == 422
    assert 'href="#id_value' in answer.content.decode()
    assert TYPED in answer.content.decode()
    assert done(site, way.code, "category-set") == 0


@pytest.mark.django_db
def test_what_cannot_be_taken_back_is_shown_once_more(site: Site) -> None:
    """An act that tells a party is done from its check page, which can be left for a change; notes are not."""
    way = walk_to(site.club, "acknowledged")
    path, client = f"/cases/{way.code}/do/message-sent", site.officer("c04")
    checked = client.post(path, {**form_on(site.page("c04", path)), "text": TYPED}).content.decode()
    assert "cannot be taken back" in checked
    assert TYPED in checked
    assert done(site, way.code, "message-sent") == 0
    back = client.post(path, {**form_on(checked), "step": "change"}).content.decode()
    assert form_on(back)["text"] == TYPED
    note = client.post(
        f"/cases/{way.code}/do/exhibit-added",
        {**form_on(site.page("c04", f"/cases/{way.code}/do/exhibit-added")), "text": TYPED},
    )
    assert note.status_code == 302


@pytest.mark.django_db
def test_a_key_that_was_not_given_is_said_and_what_was_typed_is_kept(site: Site) -> None:
    """No page that is not there: what is shut, why, whom to ask; and nothing was done."""
    way = walk_to(site.club, "acknowledged")
    path, client = f"/cases/{way.code}/do/message-sent", site.officer("c04")
    shut_out(site.club, way.reporter, way.code)
    checked = client.post(path, {**form_on(site.page("c04", path)), "text": TYPED}).content.decode()
    answer = client.post(path, {**form_on(checked), "step": "send"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "This part of the case is not open to you." in page
    assert "Ask a receiver of the case" in page
    assert TYPED in page
    assert done(site, way.code, "message-sent") == 0


@pytest.mark.django_db
def test_a_page_sent_twice_is_done_once(site: Site) -> None:
    """The second time it says that it was done already; a draft that is gone says that nothing was done."""
    way = walk_to(site.club, "acknowledged")
    path, client = f"/cases/{way.code}/do/message-sent", site.officer("c04")
    checked = client.post(path, {**form_on(site.page("c04", path)), "text": TYPED}).content.decode()
    sending = {**form_on(checked), "step": "send"}
    assert client.post(path, sending)["Location"].endswith("?done=message-sent")
    assert client.post(path, sending)["Location"].endswith("?again=message-sent")
    assert done(site, way.code, "message-sent") == 1
    assert "It was done once" in site.page("c04", f"/cases/{way.code}?again=message-sent")
    assert client.post(path, {"step": "send"}).status_code == 410


@pytest.mark.django_db
def test_a_form_left_open_is_kept_until_the_keys_are_open_again(site: Site) -> None:
    """What is posted after the page locked itself is sealed to its author, and sent on after they unlocked."""
    way = walk_to(site.club, "acknowledged")
    path, client = f"/cases/{way.code}/do/message-sent", site.officer("c04")
    typed = {**form_on(site.page("c04", path)), "text": TYPED}
    client.post("/lock")
    kept = client.post(path, typed)
    assert kept.status_code == 302
    assert kept["Location"].startswith("/unlock?next=")
    unlocked = client.post(kept["Location"], {"passphrase": enrolled()[2]["c04"]})
    assert TYPED in client.get(unlocked["Location"]).content.decode()
    checked = client.post(unlocked["Location"]).content.decode()
    assert client.post(path, {**form_on(checked), "step": "send"}).status_code == 302
    assert done(site, way.code, "message-sent") == 1


@pytest.mark.django_db
def test_of_two_who_act_at_once_one_is_told_in_plain_words(site: Site) -> None:
    """Somebody who filled in a form while somebody else did it first is refused, and keeps what they typed."""
    way = walk_to(site.club, "formed")
    person = next(
        one for one in site.club.officers if f"/cases/{way.code}" in site.page(one, "/cases") and one != "c04"
    )
    act(site.club, site.club.officers["c04"], way.code, "final-talk-held", text="Held.")
    seated = {"members": ["panel-1", "panel-2", "panel-3"], "votes_for": "3", "votes_against": "0"}
    path, client = f"/cases/{way.code}/do/finding-made", site.officer(person)
    found = {"finding": "substantiated", "standard": "more-likely-than-not", "reason": TYPED, **seated}
    checked = client.post(path, {**form_on(site.page(person, path)), **found}).content.decode()
    act(site.club, site.club.officers[person], way.code, "finding-made", **{**found, "reason": "Other."})
    late = client.post(path, {**form_on(checked), "step": "send"})
    assert late.status_code == 409
    assert TYPED in late.content.decode()
    assert done(site, way.code, "finding-made") == 1


@pytest.mark.django_db
def test_a_file_is_handed_out_to_be_saved_and_nothing_else(site: Site) -> None:
    """An attachment comes back byte for byte, sandboxed, whatever it calls itself."""
    way = walk_to(site.club, "acknowledged")
    data = b"MZ\x90\x00 not what it says"
    file = SimpleUploadedFile("../../minutes.pdf", data, "application/pdf")
    site.do("c04", way.code, "exhibit-added", text=TYPED, files=file)
    case = open_case(site.club.house, site.club.officers["c04"], way.code)
    (exhibit,) = case.done("exhibit-added")
    answer = site.officer("c04").get(f"/cases/{way.code}/file/{exhibit.public.id}/0")
    assert answer.content == data
    assert answer["Content-Disposition"] == 'attachment; filename="minutes.pdf"'
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert site.officer("c04").get(f"/cases/{way.code}/file/{exhibit.public.id}/1").status_code == 404


@pytest.mark.django_db
def test_acts_of_others_are_not_there(site: Site) -> None:
    """What only parties or use cases of their own do has no page, and neither has what nobody knows."""
    way = walk_to(site.club, "asked")
    for kind in ("course-set", "finding-made", "panel-drawn", "report-received", "no-such-kind"):
        assert site.officer("c04").get(f"/cases/{way.code}/do/{kind}").status_code == 404


@pytest.mark.django_db
def test_the_code_of_the_respondents_letter_is_shown_once(site: Site) -> None:
    """The page with both halves is the answer to the telling; sent again it shows neither."""
    way = walk_to(site.club, "planned")
    path, client = f"/cases/{way.code}/do/respondent-notified", site.officer("c04")
    put = {"what": "What is put", "how": "letter"}
    checked = client.post(path, {**form_on(site.page("c04", path)), **put}).content.decode()
    sending = {**form_on(checked), "step": "send"}
    told = client.post(path, sending)
    assert told.content.decode().count('class="words"') == 2
    assert b"Nothing is decided." in told.content
    assert client.post(path, sending)["Location"].endswith("?again=respondent-notified")
    (notice,) = open_case(site.club.house, site.club.officers["c04"], way.code).done("respondent-notified")
    letter = site.page("c04", f"/cases/{way.code}/letter/{notice.public.id}")
    assert "What is put" in letter
    assert 'class="words"' not in letter


@pytest.mark.django_db
def test_the_whole_letter_is_in_the_language_that_was_chosen(site: Site) -> None:
    """How to open the mailbox stands on the paper in the language of whoever gets it, not of whoever writes."""
    way = walk_to(site.club, "planned")
    path, client = f"/cases/{way.code}/do/respondent-notified", site.officer("c04")
    put = {"what": "A door", "how": "letter", "language": "ar"}
    checked = client.post(path, {**form_on(site.page("c04", path)), **put}).content.decode()
    told = client.post(path, {**form_on(checked), "step": "send"}).content.decode()
    with override("ar"):
        put_to = gettext("What is put to you")
    assert put_to in told[told.index("<article") : told.index("</article>")]
    assert '<article class="letter" lang="ar" dir="rtl">' in told
    assert "To open your mailbox" not in told
    assert "Tell them these four words" in told
