"""Who gets to see what: the whole table."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from fairhearing.web.permissions import EXAMPLES, ROLES, ROUTES

ACCESS = {"public", "receipt", "signed_in", "unlocked", "overseer", "administrator"}


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern)
        else:
            yield pattern


PATTERNS = {pattern.name or str(pattern.pattern): pattern for pattern in _patterns(get_resolver())}
NEED_A_CASE = {name for name, found in PATTERNS.items() if set(found.pattern.converters) - set(EXAMPLES)}


def test_every_route_is_in_the_table() -> None:
    """A page that nobody gave a row to fails here, and so does a row without a page."""
    assert sorted(PATTERNS) == sorted(ROUTES)


def test_every_view_says_whom_it_is_for() -> None:
    """Each view carries exactly one of the access decorators."""
    assert [
        name for name, found in PATTERNS.items() if getattr(found.callback, "access", None) not in ACCESS
    ] == []


def test_no_view_carries_two() -> None:
    """The view inside the decorator has no other one."""
    inside = {name: getattr(found.callback, "__wrapped__", None) for name, found in PATTERNS.items()}
    assert [name for name, view in inside.items() if hasattr(view, "access")] == []


@pytest.mark.parametrize("role", ROLES)
def test_statuses_are_those_of_the_table(role: str, as_role: Callable[[str], Client]) -> None:
    """A GET of each page that needs no case answers each role as the table says."""
    client = as_role(role)
    routes = [name for name in PATTERNS if name not in NEED_A_CASE]
    answers = {
        name: client.get(reverse(name, kwargs={key: EXAMPLES[key] for key in PATTERNS[name].pattern.converters}))
        for name in routes
    }
    assert {name: answer.status_code for name, answer in answers.items()} == {
        name: ROUTES[name][role] for name in routes
    }
