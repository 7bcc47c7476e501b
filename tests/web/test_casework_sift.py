"""A person who was only described: the sifter sees who and not what, names them, or hands it on."""

from __future__ import annotations

import pytest

from fairhearing.identifiers import CaseCode
from fairhearing.web.house import Rooms
from tests.web.conftest import Browser
from tests.web.officers import Site, stand

SECRET = "zqxplanted happened there"
DESCRIBED = "The tall one who keeps the keys"


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


@pytest.fixture
def code(site: Site) -> CaseCode:
    return site.club.report(text=SECRET, respondents=(), described=DESCRIBED)[1]


@pytest.mark.django_db
def test_the_sifter_sees_who_and_not_what(site: Site, code: CaseCode) -> None:
    """The description is on the sifter's pages, what happened on none of them; the receivers see nothing."""
    assert "A person was only described." in site.page("x01", "/cases")
    page = site.page("x01", f"/cases/{code}/sift")
    assert DESCRIBED in page
    assert "Gorse Seven" in page
    for path in ("/cases", f"/cases/{code}", f"/cases/{code}/sift"):
        assert SECRET not in site.page("x01", path)
    for path in ("sides", "procedure", "case.yaml"):
        assert site.officer("x01").get(f"/cases/{code}/{path}").status_code == 404
    assert code not in site.page("c04", "/cases")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"outcome": "named", "name": "Maple Thirteen"}, "does not stand for one person"),
        ({"outcome": "named", "name": "Nobody Here"}, "does not stand for one person"),
        ({"outcome": "named", "name": " "}, "or say that nobody could be named"),
        ({}, "Something has to be put right"),
    ],
)
def test_a_name_that_is_not_one_persons_is_asked_again(
    site: Site, code: CaseCode, typed: dict[str, str], says: str
) -> None:
    """Two people of one name, nobody, or no name come back with what was typed."""
    answer = site.officer("x01").post(f"/cases/{code}/sift", typed)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert typed.get("name", "").strip() in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "reader", "stranger"),
    [({"outcome": "named", "name": "fir six"}, "c04", "c03"), ({"outcome": "nobody"}, "c03", "c05")],
)
def test_once_named_or_handed_on_those_who_are_free_can_read_it(
    site: Site, code: CaseCode, typed: dict[str, str], reader: str, stranger: str
) -> None:
    """A receiver who is a friend of the person named stays out; where nobody is named, both receivers read it."""
    answer = site.officer("x01").post(f"/cases/{code}/sift", typed)
    assert answer.status_code == 302
    assert SECRET in site.page(reader, f"/cases/{code}")
    assert site.officer(stranger).get(f"/cases/{code}").status_code == 404
    assert site.officer("x01").get(f"/cases/{code}/sift").status_code == 404
    assert SECRET not in site.page("x01", f"/cases/{code}")
