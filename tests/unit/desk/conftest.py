"""A club on fakes of the ports."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from fairhearing.procedure import load
from tests.club import START, Club, organisation, settle
from tests.fakes import fake_house
from tests.walking import Way, walk_to


@pytest.fixture
def club() -> Club:
    """A fresh house whose people have the same keys in every test."""
    return settle(fake_house(organisation(), load("model-small"), START))


@pytest.fixture
def walk(club: Club) -> Callable[..., Way]:
    """Walk a case of the club up to a step."""
    return partial(walk_to, club)
