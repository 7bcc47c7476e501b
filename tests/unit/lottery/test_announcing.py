"""Sources against their announcement."""

from __future__ import annotations

import pytest

from fairhearing.lottery import Announced, LotteryError, Source
from fairhearing.lottery.announcing import check_announced, check_sources
from tests.unit.lottery.test_drand import ROUND_1000, ROUND_1001

BEACON = "drand quicknet round 1000"


@pytest.mark.parametrize(
    ("committed", "published", "known"),
    [
        ("2026-06-01", "2026-06-02", False),
        ("2026-06-01", "2026-06-01", True),
        ("2026-06-01", "2026-05-31", True),
        ("2026-06-01", "2026-06-01T23:00Z", True),
        ("2026-06-01T10:00Z", "2026-06-01", True),
        ("2026-06-01T10:00:00Z", "2026-06-01T10:00Z", True),
        ("2026-06-01T10:00Z", "2026-06-01T10:01Z", False),
        ("9999-12-31", "9999-12-31", True),
    ],
)
def test_a_value_known_before_the_commitment_is_refused_by_its_date(
    committed: str, published: str, known: bool
) -> None:
    """The day of the commitment is too early too, unless both give the hour."""
    sources = (Source("a", "1", published),)
    if known:
        with pytest.raises(LotteryError, match="known before") as caught:
            check_sources(sources, (), committed)
        assert published in caught.value.why
    else:
        check_sources(sources, (), committed)


def test_sources_are_those_that_were_announced() -> None:
    """In their order; a fallback only with a reason."""
    announced = (Announced("a", "2026-06-02", "b"), Announced("c", "2026-06-02"))
    day = "2026-06-02"
    check_sources((Source("a", "1", day), Source("c", "1", day)), announced, "2026-06-01")
    check_sources((Source("b", "1", day, "a was not drawn"), Source("c", "1", day)), announced, "2026-06-01")
    for wrong in (
        (Source("a", "1", day),),
        (Source("c", "1", day), Source("a", "1", day)),
        (Source("b", "1", day), Source("c", "1", day)),
        (Source("a", "1", day), Source("d", "1", day, "because")),
    ):
        with pytest.raises(LotteryError, match="The plan names"):
            check_sources(wrong, announced, "2026-06-01")


@pytest.mark.parametrize(
    ("committed", "known"),
    [
        ("2023-08-22", False),
        ("2023-08-23", True),
        ("2023-08-23T15:59:23Z", False),
        ("2023-08-23T15:59:24Z", True),
    ],
)
def test_a_round_of_the_beacon_has_its_own_time(committed: str, known: bool) -> None:
    """Whatever day is written beside it; announced or given, it must lie after the plan."""
    given = (Source(BEACON, ROUND_1000, "2099-01-01"),)
    announced = (Announced("lottery", "2023-08-30", BEACON),)
    if not known:
        check_sources(given, (), committed)
        check_announced(announced, committed)
        return
    with pytest.raises(LotteryError, match="known before"):
        check_sources(given, (), committed)
    with pytest.raises(LotteryError, match="known already"):
        check_announced(announced, committed)


def test_a_round_that_the_beacon_did_not_sign_is_refused() -> None:
    """Another round's signature under its name."""
    with pytest.raises(LotteryError, match="not what the beacon signed"):
        check_sources((Source(BEACON, ROUND_1001, "2023-08-23"),), (), "2023-08-22")
