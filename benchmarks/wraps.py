"""How long a reader takes to try a wrap, beside trying an age file with pyrage; prints milliseconds and a ratio.

Run as `python benchmarks/wraps.py`. An index of what opened (`PersonIndex`) is there because of this number.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import pyrage

from fairhearing.sealing import (
    COUNTS,
    Identity,
    WrapContext,
    age_recipient,
    make_wraps,
    new_identity,
    open_wraps,
    seal_to,
)


class System:
    def token(self, length: int) -> bytes:
        return os.urandom(length)


def milliseconds(work: Callable[[], object], times: int) -> float:
    """Return the CPU time of one call, the best of five rounds."""
    rounds = []
    for _ in range(5):
        start = time.process_time()
        for _ in range(times):
            work()
        rounds.append((time.process_time() - start) / times * 1000)
    return min(rounds)


def refused_by_pyrage(sealed: bytes, identity: pyrage.x25519.Identity) -> bool:
    try:
        pyrage.decrypt(sealed, [identity])
    except pyrage.DecryptError:
        return True
    return False


def main() -> None:
    randomness = System()
    context = WrapContext("case", "what", 0)
    epoch, stranger = new_identity(randomness), new_identity(randomness)
    readers = [new_identity(randomness) for _ in range(5)]
    recipients = [reader.recipient for reader in readers]
    each = 0.0
    for count in COUNTS:
        blob = make_wraps(epoch, (recipients * count)[: count - 5], context, randomness)
        tried = milliseconds(lambda blob=blob: open_wraps(blob, stranger, context), max(4, 512 // count))
        each = tried / count
        print(f"{count:4} wraps: tried in {tried:8.3f} ms, {each:.3f} ms each")
    made = milliseconds(lambda: make_wraps(epoch, recipients, context, randomness), 20)
    print(f"a row of {COUNTS[0]} for 5 readers made in {made:.3f} ms")
    sealed = seal_to(epoch.recipient, b"")
    theirs = pyrage.x25519.Identity.from_str(Identity(stranger.secret).to_age())
    peer = milliseconds(lambda: refused_by_pyrage(sealed, theirs), 500)
    print(f"pyrage, one age file of recipient {age_recipient(epoch.recipient)[:8]}… refused in {peer:.3f} ms")
    print(f"ratio: a wrap takes {each / peer:.2f} of an age file's try, and {512 / len(sealed):.2f} of its room")


if __name__ == "__main__":
    main()
