"""The ceremony of a draw at its pages: named, waited for, entered, shown, taken along and checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from typer.testing import CliRunner

from fairhearing.cli.app import app
from fairhearing.desk import ceremonies, open_case, seating
from fairhearing.identifiers import CaseCode
from fairhearing.web.house import Rooms
from tests.walking import Way, panel_of, walk_to
from tests.web.conftest import Browser, hold_receipt
from tests.web.officers import Site, form_on, stand

NUMBERS = {
    "step": "fix",
    "how": "numbers",
    "name_1": "National lottery of 9 March, all numbers",
    "expected_1": "2026-03-09",
    "fallback_1": "National lottery of 10 March, all numbers",
}


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


def seats(way: Way) -> str:
    return f"/cases/{way.code}/seats/panel"


def shown(way: Way) -> str:
    return f"/cases/{way.code}/ceremony/panel"


def step_of(site: Site, code: CaseCode) -> str:
    return seating(site.club.house, open_case(site.club.house, site.club.officers["c04"], code)).step


def mailbox(site: Site, words: str) -> Client:
    client = site.browser()
    hold_receipt(client, words)
    return client


def verified(folder: Path, data: bytes, *more: str) -> str:
    file = folder / "taken.json"
    file.write_bytes(data)
    answer = CliRunner().invoke(app, ["panel", "verify", str(file), *more])
    assert answer.exit_code == 0, answer.output
    return answer.output


@pytest.mark.django_db
def test_whoever_names_nothing_only_presses_the_button(site: Site) -> None:
    """The page as it comes fixes the pool with the record as its source."""
    way = walk_to(site.club, "asked")
    client = site.officer("c04")
    assert client.post(seats(way), form_on(site.page("c04", seats(way)))).status_code == 302
    assert step_of(site, way.code) == "wait"
    assert "next checkpoint of the record" in site.page("c04", seats(way))


@pytest.mark.django_db
def test_public_numbers_are_named_waited_for_entered_and_drawn_by(site: Site) -> None:
    """They stand on the page while it waits; values are looked at once more, and then the draw is made."""
    way = walk_to(site.club, "asked")
    client = site.officer("c04")
    early = client.post(seats(way), {**NUMBERS, "expected_1": "2026-03-07"})
    assert early.status_code == 422
    assert "may be known already" in early.content.decode()
    assert "National lottery of 9 March" in early.content.decode()
    assert client.post(seats(way), NUMBERS).status_code == 302
    assert "National lottery of 9 March" in site.page("c04", seats(way))
    site.club.clock.pass_days(4)
    assert "exactly as it was published" in site.page("c04", seats(way))
    known = {"step": "draw", "value_1": "007 3 11", "published_1": "2026-03-07"}
    assert "was known before the draw was fixed" in client.post(seats(way), known).content.decode()
    looked = client.post(seats(way), {**known, "published_1": "2026-03-09"})
    assert looked.status_code == 200
    assert "3.7.11./" in looked.content.decode()
    assert step_of(site, way.code) == "draw"
    assert client.post(seats(way), form_on(looked.content.decode())).status_code == 302
    page = site.page("c04", shown(way))
    assert "007 3 11" in page
    again = client.post(seats(way), form_on(looked.content.decode()))
    assert again.status_code == 409
    assert "drawn from already" in again.content.decode()


@pytest.mark.django_db
def test_a_fallback_is_entered_with_its_reason_and_seen_as_one(site: Site) -> None:
    """Both at once, neither, no day and no reason come back; then everybody reads why."""
    way = walk_to(site.club, "asked")
    client = site.officer("c04")
    client.post(seats(way), NUMBERS)
    site.club.clock.pass_days(4)
    empty = client.post(seats(way), {"step": "draw"})
    assert empty.status_code == 422
    assert "Enter what it said." in empty.content.decode()
    both = {"step": "draw", "value_1": "1", "instead_value_1": "2"}
    assert "not both" in client.post(seats(way), both).content.decode()
    bare = client.post(seats(way), {"step": "draw", "instead_value_1": "2"}).content.decode()
    assert "Enter the day." in bare
    assert "Say why the fallback is used" in bare
    instead = {
        "step": "draw",
        "sure": "yes",
        "instead_value_1": "2 4",
        "instead_published_1": "2026-03-10",
        "reason_1": "The machine stood still",
    }
    assert client.post(seats(way), instead).status_code == 302
    party = mailbox(site, way.reporter).get("/mailbox/draw").content.decode()
    assert "A fallback:" in party
    assert "The machine stood still" in party


@pytest.mark.django_db
def test_a_source_filled_in_for_another_way_is_asked_about(site: Site) -> None:
    """Numbers that somebody named are not dropped because the first choice was left as it was."""
    way = walk_to(site.club, "asked")
    answer = site.officer("c04").post(seats(way), {**NUMBERS, "how": "record"})
    assert answer.status_code == 422
    assert "chose another way" in answer.content.decode()
    assert step_of(site, way.code) == "fix"


@pytest.mark.django_db
def test_a_beacon_is_named_by_its_day_and_asked_for_its_signature(site: Site) -> None:
    """No day is asked for: it follows from the round. What the beacon did not sign is refused."""
    way = walk_to(site.club, "asked")
    client = site.officer("c04")
    assert client.post(seats(way), {"step": "fix", "how": "beacon", "beacon": "2026-03-09"}).status_code == 302
    assert "drand quicknet round" in site.page("c04", seats(way))
    site.club.clock.pass_days(4)
    page = site.page("c04", seats(way))
    assert "signature of the round" in page
    assert 'name="published_1"' not in page
    wrong = client.post(seats(way), {"step": "draw", "value_1": "ab" * 48})
    assert "not what the beacon signed" in wrong.content.decode()


@pytest.mark.django_db
def test_a_draw_by_hand_is_entered_on_the_same_page(site: Site) -> None:
    """Looked at once more with names, then kept; the page says that the observers' word is what it rests on."""
    way = walk_to(site.club, "asked")
    client = site.officer("c04")
    client.post(seats(way), {"step": "fix", "how": "hat"})
    given = {
        "step": "draw",
        "on": "2026-03-07",
        "place": "Club house",
        "drawn_1": "c11",
        "drawn_2": "c12",
        "drawn_3": "c09",
        "observer_1": "Olive Outside",
        "observer_2": "Otto Outside",
        "confirmed_1": "I saw the slips go in.",
        "confirmed_2": "Nobody looked.",
    }
    assert client.post(seats(way), {**given, "place": ""}).status_code == 422
    party = client.post(seats(way), {**given, "sure": "yes", "observer_1": "Fir Six"})
    assert "They are a party." in party.content.decode()
    looked = client.post(seats(way), given)
    assert "Kauri Eleven" in looked.content.decode()
    assert client.post(seats(way), form_on(looked.content.decode())).status_code == 302
    page = site.page("c04", shown(way))
    assert "Olive Outside" in page
    assert "is the observers' word" in page
    assert "Kauri Eleven" in page


@pytest.mark.django_db
def test_what_is_taken_along_holds_offline(site: Site, tmp_path: Path) -> None:
    """Plan and draw, from the roster's page and from both mailboxes, as `fairhearing panel verify` checks them."""
    way = walk_to(site.club, "drawn")
    assert way.respondent is not None
    told = ceremonies(open_case(site.club.house, site.club.officers["c04"], way.code), "panel")[0]
    clients = [
        (site.officer("c04"), shown(way)),
        (mailbox(site, way.reporter), "/mailbox/draw/panel"),
        (mailbox(site, way.respondent.receipt), "/mailbox/draw/panel"),
    ]
    for client, path in clients:
        plan, draw = (client.get(f"{path}/1/{name}.json") for name in ("plan", "draw"))
        assert plan["Content-Disposition"] == 'attachment; filename="plan.published.json"'
        verified(tmp_path, plan.content, "--commitment", told.plan.commitment.plan)
        text = verified(tmp_path, draw.content, "--commitment", told.plan.commitment.plan)
        assert "first checkpoint of this site's record" in text
        assert b"Ivy Nine" not in draw.content
        for nothing in (f"{path}/2/draw.json", f"{path}/1/names.json"):
            assert client.get(nothing).status_code == 404
        if "mailbox" in path:
            assert f'href="{path}/1/draw.json"' in client.get("/mailbox/draw").content.decode()
        else:
            assert f'href="{path}/1/draw.json"' in client.get(path).content.decode()


@pytest.mark.django_db
def test_the_wall_names_nobody_looks_again_by_itself_and_runs_no_script(site: Site) -> None:
    """Large, without names; it stops looking once the draw is made."""
    way = walk_to(site.club, "fixed")
    waiting = site.page("c04", f"{shown(way)}?wall")
    assert 'http-equiv="refresh"' in waiting
    assert "<script" not in waiting
    assert 'http-equiv="refresh"' not in site.page("c04", shown(way))
    site.club.checkpoint()
    assert site.officer("c04").post(seats(way), {"step": "draw"}).status_code == 302
    wall = site.page("c04", f"{shown(way)}?wall")
    names = [site.club.house.roll.current().people[one].name for one in panel_of(site.club, way).values()]
    assert 'http-equiv="refresh"' not in wall
    assert not [name for name in names if name in wall]
    page = site.page("c04", shown(way))
    assert [name for name in names if name in page] == names


@pytest.mark.django_db
def test_no_page_of_a_draw_tells_who_was_left_out(site: Site) -> None:
    """A kind of one would: small kinds stand together, on the wall and for both sides."""
    way = walk_to(site.club, "fixed")
    assert way.respondent is not None
    pages = [
        site.page("c04", f"{shown(way)}?wall"),
        *(
            mailbox(site, words).get("/mailbox/draw").content.decode()
            for words in (way.reporter, way.respondent.receipt)
        ),
    ]
    for page in pages:
        assert "everybody in the pool" in page
        assert "gender: woman" not in page
        assert "Hazel Eight" not in page


@pytest.mark.django_db
def test_off_the_roster_there_is_no_draw(site: Site) -> None:
    """Members, those who only were asked, a case without a draw and a mailbox of no case get the same 404."""
    way = walk_to(site.club, "asked")
    client, path = site.officer("c04"), shown(way)
    assert client.get(path).status_code == 404
    assert mailbox(site, way.reporter).get("/mailbox/draw").status_code == 404
    assert "/mailbox/draw" not in mailbox(site, way.reporter).get("/mailbox").content.decode()
    drawn = walk_to(site.club, "drawn")
    asked = next(iter(panel_of(site.club, drawn).values()))
    for person in ("c02", "c05", asked):
        for page in (shown(drawn), f"{shown(drawn)}/1/draw.json"):
            assert site.officer(person).get(page).status_code == 404, (person, page)
    assert "/mailbox/draw" in mailbox(site, drawn.reporter).get("/mailbox").content.decode()
    assert f"/cases/{drawn.code}/ceremony/panel" in site.page("c04", f"/cases/{drawn.code}")


@pytest.mark.django_db
def test_both_sides_read_who_sits_once_they_can_challenge_them(site: Site) -> None:
    """Before the panel is formed nobody is named to them; then they are, on the draw and where they challenge."""
    drawn = walk_to(site.club, "drawn")
    assert "Who sits" not in mailbox(site, drawn.reporter).get("/mailbox/draw").content.decode()
    formed = walk_to(site.club, "formed")
    names = [site.club.house.roll.current().people[one].name for one in panel_of(site.club, formed).values()]
    party = mailbox(site, formed.reporter)
    page = party.get("/mailbox/draw").content.decode()
    assert [name for name in names if name in page] == names
    assert names[0] in party.get("/mailbox/do/challenge-made").content.decode()
    done = party.get("/mailbox").content.decode()
    assert [name for name in names if name in done] == names
    assert ">panel-1" not in done
    member = next(iter(panel_of(site.club, formed).values()))
    assert names[0] in site.page(member, shown(formed))


@pytest.mark.django_db
def test_a_second_round_is_seen_as_one(site: Site) -> None:
    """It says why it was drawn, and who follows whom in the first is told without a reason."""
    way = walk_to(site.club, "drawn")
    client = site.officer("c04")
    for _ in range(5):
        for person in dict.fromkeys(panel_of(site.club, way).values()):
            site.officer(person).post(f"/cases/{way.code}/seat", {"answer": "aside"})
        site.page("c04", f"/cases/{way.code}")
        if step_of(site, way.code) == "fix":
            break
    assert "alternates of this round have run out" in site.page("c04", shown(way))
    page = site.page("c04", shown(way))
    assert "stood aside" in page
    assert "Nobody is asked why" in page
    refused = client.post(seats(way), {"step": "fix"})
    assert refused.status_code in {302, 422}
