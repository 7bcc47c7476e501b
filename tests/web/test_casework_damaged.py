"""A case that does not hold together: its officer is warned, and the other cases stay open."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairhearing.identifiers import CaseCode
from fairhearing.web.house import Rooms
from tests.shut_out import shut_out
from tests.walking import act
from tests.web.conftest import Browser
from tests.web.officers import Site, stand

pytestmark = pytest.mark.django_db
WARNING = "A case of yours is damaged"


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


def blob_of(site: Site, home: Path, code: CaseCode, compartment: str) -> Path:
    """Return where the newest sealed part of a case lies on disk."""
    with site.club.house.books.reading() as ledger:
        digests = [digest for name, _, digest in ledger.acts(code)[-1].public.files if name == compartment]
    (path,) = home.rglob(digests[0])
    return path


@pytest.mark.parametrize("altered", [True, False], ids=["altered", "gone"])
def test_the_officer_is_warned_and_the_others_stay_open(site: Site, tmp_path: Path, *, altered: bool) -> None:
    """One altered byte, or a file that is gone: the code, what to do, and every other case as before."""
    _, sound = site.club.report()
    _, broken = site.club.report()
    act(site.club, site.club.officers["c04"], broken, "category-set", value="bullying", reason="Again.")
    assert WARNING not in site.page("c04", "/cases")
    path = blob_of(site, tmp_path, broken, "what")
    kept = path.read_bytes()
    path.unlink()
    if altered:
        path.write_bytes(kept[:-1] + bytes([kept[-1] ^ 1]))
    page = site.page("c04", "/cases")
    assert WARNING in page
    assert f"/cases/{sound}" in page
    assert f"/cases/{broken}" not in page
    assert str(broken) in page
    assert "Tell the overseers today" in page
    assert "Nothing was deleted because of that" in page
    path.unlink(missing_ok=True)
    path.write_bytes(kept)
    healed = site.page("c04", "/cases")
    assert WARNING not in healed
    assert f"/cases/{broken}" in healed


def test_nobody_else_learns_of_it(site: Site, tmp_path: Path) -> None:
    """To a receiver who is off the roster the case does not exist, damaged or not."""
    _, broken = site.club.report()
    path = blob_of(site, tmp_path, broken, "what")
    path.unlink()
    for person in ("c03", "c05", "c09"):
        page = site.page(person, "/cases")
        assert WARNING not in page
        assert str(broken) not in page


def test_where_every_case_is_damaged_the_page_still_stands(site: Site, tmp_path: Path) -> None:
    """It does not say that there is none."""
    _, broken = site.club.report()
    blob_of(site, tmp_path, broken, "what").unlink()
    page = site.page("c04", "/cases")
    assert WARNING in page
    assert "No case is open to you" not in page


def test_what_keeps_somebody_from_being_let_in_leaves_every_other_case_in_the_list(site: Site) -> None:
    """Keys that the officer was not given: the list and the case say so in place of failing."""
    _, sound = site.club.report()
    words, stuck = site.club.report()
    shut_out(site.club, words, stuck)
    page = site.page("c04", "/cases")
    assert f"/cases/{sound}" in page
    assert f"/cases/{stuck}" in page
    assert "This part of the case is not open to you." in site.page("c04", f"/cases/{stuck}")
