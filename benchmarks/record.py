"""How fast the record takes entries in and proves them, beside pymerkle where it is installed.

    python benchmarks/record.py [--peer PYTHON]

PYTHON is the interpreter of an environment of its own that has pymerkle (GPL, so it is never in ours).
Goals at 100,000 entries: 450,000 entries/s, 20 us a proof; what counts is the ratio, in one run.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from time import perf_counter

from fairhearing.record import FolderStore, Log, TileStore

ENTRIES = 100_000
PROOFS = 20_000
STEP = 7919
"""A prime, so that the entries that are proved lie all over the log."""
ROUNDS = 5
PEER = """
import json, sys
from time import perf_counter
from hashlib import sha256
from pymerkle import InmemoryTree
count, proofs, step = map(int, sys.argv[1:])
entries = [sha256(at.to_bytes(4, "big")).digest() for at in range(count)]
tree = InmemoryTree(algorithm="sha256")
start = perf_counter()
for entry in entries:
    tree.append_entry(entry)
appended = perf_counter() - start
start = perf_counter()
for at in range(proofs):
    tree.prove_inclusion(at * step % count + 1, count)
print(json.dumps([appended / count, (perf_counter() - start) / proofs]))
"""


class Memory:
    """A TileStore in memory, so that the disk is measured by itself."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def read(self, path: str) -> bytes | None:
        return self.files.get(path)

    def write(self, path: str, data: bytes) -> None:
        self.files[path] = data


def _entries() -> list[bytes]:
    return [sha256(at.to_bytes(4, "big")).digest() for at in range(ENTRIES)]


def _hashing(entries: list[bytes]) -> float:
    """Return the seconds an entry that its two hashes alone take."""
    start = perf_counter()
    leaves = [sha256(b"\0" + entry).digest() for entry in entries]
    for at in range(len(leaves)):
        sha256(b"\1" + leaves[at] + leaves[at - 1]).digest()
    return (perf_counter() - start) / len(entries)


def _append(store: TileStore, entries: list[bytes]) -> tuple[float, Log]:
    log = Log(store)
    start = perf_counter()
    log.append(entries)
    return (perf_counter() - start) / len(entries), log


def _prove(log: Log) -> float:
    log.inclusion(0)
    start = perf_counter()
    for at in range(PROOFS):
        log.inclusion(at * STEP % ENTRIES)
    return (perf_counter() - start) / PROOFS


def _peer(python: str) -> tuple[float, float]:
    words = [python, "-c", PEER, str(ENTRIES), str(min(PROOFS, 2000)), str(STEP)]
    appended, proved = json.loads(subprocess.run(words, capture_output=True, check=True).stdout)
    return appended, proved


def main() -> None:
    """Print one line a figure; the best of several rounds counts."""
    words = argparse.ArgumentParser(description="Append and prove, beside pymerkle.")
    words.add_argument("--peer", help="interpreter of an environment that has pymerkle")
    peer = words.parse_args().peer
    entries = _entries()
    hashing = min(_hashing(entries) for _ in range(ROUNDS))
    rounds = [_append(Memory(), entries) for _ in range(ROUNDS)]
    appended, proved = min(each for each, _ in rounds), min(_prove(log) for _, log in rounds)
    with tempfile.TemporaryDirectory() as folder:
        on_disk, _ = _append(FolderStore(Path(folder) / "record"), entries)
    print(f"hashing alone         {1 / hashing:12,.0f} entries/s")
    print(f"append in memory      {1 / appended:12,.0f} entries/s  (goal 450,000)")
    print(f"append to disk, fsync {1 / on_disk:12,.0f} entries/s")
    print(f"inclusion proof       {proved * 1e6:12.1f} us         (goal 20)")
    if peer is None:
        print("pymerkle was not run: name the interpreter of its environment with --peer")
        sys.exit(0)
    peer_appended, peer_proved = _peer(peer)
    print(f"pymerkle append       {1 / peer_appended:12,.0f} entries/s  ratio {peer_appended / appended:.1f}")
    print(f"pymerkle proof        {peer_proved * 1e6:12.1f} us         ratio {peer_proved / proved:.1f}")


if __name__ == "__main__":
    main()
