"""Rounds of the beacon."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from fairhearing.errors import Where
from fairhearing.lottery import LotteryError
from fairhearing.lottery.drand import QUICKNET, check_round, round_at, round_of, time_of

ROUND_1000 = "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39"
ROUND_1001 = "b33bf3667cbd5a82de3a24b4e0e9fe5513cc1a0e840368c6e31f5fcfa79bea03f73896b25883abf2853d10337fb8fa41"
HERE = Where("s")


def test_the_chain_is_that_of_its_digest() -> None:
    """Period, genesis, key and group give the digest by which the chain is known."""
    told = QUICKNET.period.to_bytes(4, "big") + QUICKNET.genesis.to_bytes(8, "big")
    told += bytes.fromhex(QUICKNET.public_key + QUICKNET.group) + QUICKNET.name.encode()
    assert sha256(told).hexdigest() == QUICKNET.digest


def test_rounds_that_the_beacon_signed_are_taken() -> None:
    """Two rounds as they were published."""
    check_round(1000, ROUND_1000, HERE)
    check_round(1001, ROUND_1001, HERE)


def test_checking_leaves_the_process_as_deep_as_it_was() -> None:
    """In a process of its own: what is nested deeper than Python's own limit is refused afterwards as before."""
    program = (
        "import json, sys\n"
        "from fairhearing.errors import Where\n"
        "from fairhearing.lottery.drand import check_round\n"
        f"deepest = sys.getrecursionlimit(); check_round(1000, '{ROUND_1000}', Where('s'))\n"
        "assert sys.getrecursionlimit() == deepest\n"
        "try: json.loads('[' * 100_000)\n"
        "except RecursionError: print('refused')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "refused\n"


@pytest.mark.parametrize(
    "signature",
    [
        ROUND_1001,
        ROUND_1000[:-2],
        ROUND_1000.upper(),
        ROUND_1000[:-1] + "8",
        "c0" + "00" * 47,
        "00" * 48,
        "80" + "00" * 47,
    ],
)
def test_anything_else_is_refused(signature: str) -> None:
    """Another round, a digit fewer, capitals, another point, no point, one outside of the group."""
    with pytest.raises(LotteryError, match="not what the beacon signed as round 1000"):
        check_round(1000, signature, HERE)


def test_a_round_is_named_with_its_chain() -> None:
    """Other sources are none; a chain that is not pinned is refused."""
    assert round_of("drand quicknet round 1000", HERE) == 1000
    assert round_of("National lottery", HERE) is None
    for name in ("drand round 1000", "drand other round 1000", "Drand quicknet round 1", "drand quicknet round 0"):
        with pytest.raises(LotteryError, match="no round of a beacon"):
            round_of(name, HERE)


def test_a_round_has_its_time() -> None:
    """The first at genesis, another every three seconds."""
    assert time_of(1) == datetime(2023, 8, 23, 15, 9, 27, tzinfo=UTC)
    assert time_of(1000) == datetime(2023, 8, 23, 15, 59, 24, tzinfo=UTC)


def test_the_first_round_at_an_instant_or_after_it() -> None:
    """At its own instant it is the round itself; before the beacon began it is the first."""
    assert round_at(time_of(1000)) == 1000
    assert round_at(time_of(1000) + timedelta(seconds=1)) == 1001
    assert round_at(datetime(2020, 1, 1, tzinfo=UTC)) == 1
