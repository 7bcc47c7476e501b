"""The soak: simulated people in all roles use a site for an hour, while nearly everything that can fail fails.

    python -m tests.soak [--minutes 60] [--people 50] [--kills 200] [--database sqlite] [--seed 1]

Half of the time nothing fails, and memory is watched; then come bad days, then kills. In the end everything
that anybody was promised is looked for. It ends with 1 where anything is lost, doubled or leaked.
"""

from __future__ import annotations

import argparse
import secrets
import sys
import tempfile
from pathlib import Path

from tests.soak.running import Plan, soak

DAYS = 1.8
"""Days that pass in a minute: more, and everybody only signs in anew; fewer, and no case comes to its end."""


def main() -> int:
    """Run it once, and return the exit status."""
    words = argparse.ArgumentParser(
        prog="python -m tests.soak", description="Use a site for long, and disturb it."
    )
    words.add_argument("--minutes", type=float, default=60.0, help="of use")
    words.add_argument("--people", type=int, default=50, help="who use it at the same time")
    words.add_argument("--kills", type=int, default=200, help="of web, worker and database at random moments")
    words.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    words.add_argument("--seed", type=int, default=0, help="of what people do and when; 0: another one each time")
    words.add_argument("--think", type=float, default=12.0, help="seconds between two errands of one person")
    words.add_argument("--days", type=float, help="that pass by the site's clock; 1.8 a minute, if not said")
    given = words.parse_args()
    plan = Plan(
        given.minutes * 60,
        given.people,
        given.kills,
        given.database,
        given.seed or secrets.randbelow(10**6),
        given.think,
        given.days or DAYS * given.minutes,
    )
    with tempfile.TemporaryDirectory(prefix="fairhearing-soak-") as folder:
        outcome = soak(plan, Path(folder), lambda says: print(says, flush=True))
    print("\n".join(outcome.lines()), flush=True)
    return 0 if outcome.good else 1


if __name__ == "__main__":
    sys.exit(main())
