"""In which language a page is shown, and how somebody chooses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, override

from fairhearing.errors import InputError
from fairhearing.web.environment import languages_of
from fairhearing.web.speaking import listed
from fairhearing.web.tags import names

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
ENGLISH_WORDS = (
    "The words are English, in whatever language you read this site. Copy them letter by letter, exactly as they "
    "stand; you need not know what they mean."
)


def _start(client: Client, wishes: str, page: str = "/") -> str:
    return client.get(page, headers={"accept-language": wishes}).content.decode()


def test_a_page_is_shown_as_the_browser_asks(browser: Browser) -> None:
    """The browser's first wish that the site has counts, a country's form of a language as the language."""
    assert '<html lang="fr" dir="ltr">' in _start(browser(), "de, fr-CA;q=0.8, en;q=0.5")
    assert '<html lang="ar" dir="rtl">' in _start(browser(), "ar")
    assert '<html lang="en" dir="ltr">' in _start(browser(), "de")
    assert '<html lang="en" dir="ltr">' in _start(browser(), "*;;q=x")


def test_the_language_ends_with_the_request(browser: Browser) -> None:
    """Whoever comes next and wishes for nothing gets English, also on the page of an error."""
    _start(browser(), "ar")
    assert 'lang="en"' in browser().get("/").content.decode()
    assert 'lang="en"' in browser().get("/nothing-here").content.decode()


@pytest.mark.parametrize("page", ["/", "/nothing-here", "/mailbox", "/accounts/login"])
def test_nothing_keeps_a_language_over_requests(browser: Browser, page: str) -> None:
    """After a page, a refusal or a way elsewhere the thread speaks what it spoke before."""
    before = get_language()
    browser().get(page, headers={"accept-language": "fr"})
    assert get_language() == before


def test_a_choice_holds_for_the_browser(browser: Browser) -> None:
    """The cookie holds the code alone, goes to this site only, ends with the browser; the page is shown again."""
    client = browser()
    answer = client.post("/language", {"language": "es", "next": "/open"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/open")
    cookie = answer.cookies["__Host-language"]
    assert cookie.value == "es"
    assert (cookie["samesite"], cookie["httponly"], cookie["secure"], cookie["path"]) == (
        "Strict",
        True,
        True,
        "/",
    )
    assert (cookie["max-age"], cookie["expires"], cookie["domain"]) == ("", "", "")
    assert set(answer.cookies) == {"__Host-language"}
    assert 'lang="es"' in _start(client, "fr")


@pytest.mark.parametrize(
    "page", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:x", "", "/\\x.example"]
)
def test_a_choice_leads_nowhere_else(browser: Browser, page: str) -> None:
    """An address of another site is not followed."""
    answer = browser().post("/language", {"language": "es", "next": page})
    assert answer.headers["Location"] == "/"


def test_what_is_not_offered_cannot_be_chosen(browser: Browser) -> None:
    """A language that the site has not answers as whatever is not there."""
    answer = browser().post("/language", {"language": "de"})
    assert answer.status_code == 404
    assert not answer.cookies


def test_arabic_is_offered_where_it_is_complete(browser: Browser) -> None:
    """On pages of those who work on cases the next wish counts, and the foot does not offer it."""
    assert 'value="ar"' in _start(browser(), "en", "/report")
    for page in ("/accounts/login", "/enrol"):
        text = _start(browser(), "ar, es;q=0.5", page)
        assert 'lang="es" dir="ltr"' in text
        assert 'value="ar"' not in text


def test_nothing_is_lost_by_choosing(browser: Browser) -> None:
    """The answer to a form has no chooser: choosing would lose what was typed."""
    answer = browser().post("/report", {"text": ""})
    assert answer.status_code == 422
    assert 'action="/language"' not in answer.content.decode()


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [
        ("en", "14 November 2026", "14 November 2026, 09:05"),
        ("fr", "14 novembre 2026", "14 novembre 2026, 09:05"),
        ("es", "14 de noviembre de 2026", "14 de noviembre de 2026, 09:05"),
        ("ar", "14 نوفمبر 2026", "14 نوفمبر 2026، 09:05"),
    ],
)
def test_a_day_is_written_as_a_language_writes_it(language: str, day: str, moment: str) -> None:
    """Spanish has its two “de”, Arabic its own comma, and nobody the month before the day."""
    at = datetime(2026, 11, 14, 9, 5)  # noqa: DTZ001  # how it is written does not depend on where
    with override(language):
        assert (date_format(at), date_format(at, "DATETIME_FORMAT")) == (day, moment)


def test_names_are_told_apart_as_a_language_does(browser: Browser) -> None:
    """Arabic has its own comma, and a Latin name keeps its own direction; what somebody typed stays text."""
    assert (listed(()), listed(["Place"]), listed(["a", "b", "c"])) == ("", "Place", "a, b, c")
    with override("ar"):
        assert listed(["Place"]) == "Place"
        assert listed(["a", "b", "c"]) == "a، b، c"
        assert names(["The <Club>", "Board"]) == "<bdi>The &lt;Club&gt;</bdi>، <bdi>Board</bdi>"
    assert "</bdi>، <bdi>" in _start(browser(), "ar", "/open/procedure")


@pytest.mark.parametrize("page", ["/mailbox/open", "/letter"])
def test_english_words_are_called_english(browser: Browser, page: str) -> None:
    """Where words of the list are typed, the page says that they are English; the fields run as English does."""
    text = _start(browser(), "ar", page)
    assert 'lang="en" dir="ltr"' in text
    assert "The words are English" not in _start(browser(), "en", page)
    with override("ar"):
        assert gettext(ENGLISH_WORDS) in text


def test_caches_are_told(browser: Browser) -> None:
    """A page says that it depends on the wish, and in which language it is."""
    answer = browser().get("/", headers={"accept-language": "fr"})
    assert {"Accept-Language", "Cookie"} <= {name.strip() for name in answer.headers["Vary"].split(",")}
    assert answer.headers["Content-Language"] == "fr"


@pytest.mark.parametrize("wish", ["en", "fr", "es", "ar"])
def test_what_is_not_there_is_the_same_in_each_language(browser: Browser, wish: str) -> None:
    """Within a language the page of a case that never was is byte for byte that of any other address."""
    pages = [browser().get(page, headers={"accept-language": wish}) for page in ("/no-such-page", "/nor-this/one")]
    assert [page.status_code for page in pages] == [404, 404]
    assert pages[0].content == pages[1].content
    assert f'lang="{wish}"' in pages[0].content.decode()


def test_a_site_offers_what_it_sets() -> None:
    """English is always there; without a setting all are; a language without catalogue is refused by name."""
    assert [code for code, _name in languages_of({})] == ["en", "fr", "es", "ar"]
    assert [code for code, _name in languages_of({"FAIRHEARING_LANGUAGES": "es, fr"})] == ["en", "fr", "es"]
    with pytest.raises(InputError, match="'de'"):
        languages_of({"FAIRHEARING_LANGUAGES": "de"})
